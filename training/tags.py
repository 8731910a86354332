"""Counts the words of the tagger: `python -m training.tags`.

Reads the training parts of UD English-EWT and -GUM and writes `tag_lexicon.txt` and `tag_transitions.txt`:
counts only, no text.
"""

import argparse
import gzip
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from onrecord.language.lexicon import _forms as forms_of_cues
from onrecord.language.lexicon import cues, lemma

MERGED = {
    "NNS": "NN", "NNPS": "NNP", "JJR": "JJ", "JJS": "JJ", "RBR": "RB", "RBS": "RB", "PDT": "DT", "WDT": "WP",
    "WP$": "WP", "FW": "NN", "NFP": ":", "SYM": ":", "ADD": "NN", "LS": "CD", "GW": "NN", "XX": "NN",
    "AFX": "JJ", "HYPH": ":", "-LRB-": "(", "-RRB-": ")", "$": "CD", "``": '"', "''": '"',
}  # fmt: skip
OPEN_CLASS = frozenset(["NN", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "JJ", "RB"])
LEAST_WORD, RARE, LEAST_ENDING = 3, 3, 12
"""Below which a word is left out, up to which its ending counts, below which an ending is left out."""
SOURCE = (
    "Counted by us over the training parts of UD English-EWT (CC BY-SA 4.0) and UD English-GUM (see their\n"
    "# licences): counts only, no text. Tags are Penn Treebank tags, some merged (NNS under NN, WDT under WP "
    "and so on).\n"
)  # fmt: skip

Sentence = list[tuple[str, str]]


def sentences(path: Path) -> Iterator[Sentence]:
    """The words of each sentence with their merged tags."""
    now: Sentence = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if line == "\n" and now:
                yield now
                now = []
            elif cells[0].isdigit():
                now.append((cells[1], MERGED.get(cells[4], cells[4])))


def count(read: list[Sentence]) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    """Tags of each lower-case word, and tags that follow each tag ("^" begins, "$" ends a sentence)."""
    words: dict[str, Counter[str]] = defaultdict(Counter)
    follows: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in read:
        last = "^"
        for word, tag in sentence:
            follows[last][tag] += 1
            words[word.lower()][tag] += 1
            last = tag
        follows[last]["$"] += 1
    return words, follows


def endings(words: dict[str, Counter[str]]) -> dict[str, Counter[str]]:
    """How many rare words of an open class end in which one to four letters."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for word, tags in words.items():
        if tags.total() <= RARE and word.isalpha():
            for tag in (tag for tag in tags if tag in OPEN_CLASS):
                for length in range(1, min(4, len(word) - 3) + 1):
                    found[word[-length:]][tag] += 1
    return found


def smooth(words: dict[str, Counter[str]]) -> None:
    """News has forms that these treebanks show in one use only: past and -s forms, of cues above all."""
    for word, tags in words.items():
        if word.endswith("ed") and (tags["VBD"] or tags["VBN"]) and tags.total() >= LEAST_WORD:
            tags.update({"VBD": 4, "VBN": 4})
        if word.endswith("s") and tags["VBZ"] and tags["NN"]:
            tags["VBZ"] += 3
    for word in list(forms_of_cues()):
        seen = words.get(word, Counter())
        if (
            lemma(word) in cues()
            and word != lemma(word)
            and not word.endswith(("ing", "s"))
            and seen.total() >= LEAST_WORD
        ):
            seen.update({"VBD": 6, "VBN": 1})  # fmt: skip


def rows(words: dict[str, Counter[str]], share: float, least: int, prefix: str = "") -> Iterator[str]:
    """A line for each word: its tags, the most frequent first, those of less than `share` left out."""
    for word, tags in sorted(words.items()):
        if tags.total() < least or not any(c.isalpha() for c in word) or ":" in word:
            continue
        floor = max(1, share * tags.total()) if not prefix else share * tags.total()
        yield f"{prefix}{word} " + " ".join(f"{tag}:{n}" for tag, n in tags.most_common() if n >= floor)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/language/data"))
    args = parser.parse_args()
    names = ("ewt_train", "gum_train")
    read = [s for name in names for s in sentences(args.data / "syntax" / f"{name}.conllu.gz")]
    words, follows = count(read)
    of_endings = endings(words)
    smooth(words)
    lexicon = [*rows(words, 0.01, LEAST_WORD), *rows(of_endings, 0.03, LEAST_ENDING, "-")]
    head = "# How often each word form (three times or more; lower case) has which part of speech; "
    head += "endings of rare words\n"
    (args.out / "tag_lexicon.txt").write_text(f'{head}# begin with "-". {SOURCE}' + "\n".join(lexicon) + "\n")
    tags = sorted({tag for after in words.values() for tag in after})
    lines = [f"{a} " + " ".join(f"{b}={follows[a][b]}" for b in tags if follows[a][b]) for a in ["^", *tags]]
    head = "# How often a part of speech (first on the line; ^ begins a sentence) is followed by which.\n"
    (args.out / "tag_transitions.txt").write_text(f"{head}# {SOURCE}" + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
