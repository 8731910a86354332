"""How many rewordings of real articles are found as echoes, at five strengths, and how many pairs are false.

    python bench/rewordings.py STORY_FOLDER [STORY_FOLDER ...]

Each article of the folders is reworded by rule: 1 spelling and punctuation; 2 a third of the words that have
a stand-in, and who-said-it moved; 3 all of them, a sixth of the sentences left out; 4 neighbouring sentences
and the halves of each swapped, quotations made plain words, one in seven of the other longer words changed
for any other (as for a stand-in that our list hasn't), three in ten sentences left out; 5 the phrases of each
sentence and the paragraphs shuffled, one in three of the other longer words changed, half the sentences left
out, and a quarter put in from another article word for word.

Compared at a time are the articles and their rewordings of one strength. Printed are the share of rewordings
found as an echo of their original, the longest run of words that the two share (median), and the pairs
found whose originals have nothing to do with each other. The same input gives the same figures.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import statistics
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import ingest, language
from onrecord.ingest import IngestOptions
from onrecord.link.echoes import echoes
from onrecord.model import Article, Region, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = Path(__file__).with_name("rewordings_words.txt")
STRENGTHS = (1, 2, 3, 4, 5)
SPELLINGS = {
    "neighborhood": "neighbourhood", "center": "centre", "organization": "organisation",
    "defense": "defence", "program": "programme", "don't": "do not", "didn't": "did not",
    "wasn't": "was not", "couldn't": "could not", "percent": "per cent", "isis": "IS", "u.s": "US",
    "mr": "", "toward": "towards", "kilometers": "kilometres",
}  # fmt: skip
SAID = re.compile(
    r"^(?P<what>.{30,}?),? (?P<who>(?:[A-Z][\w.’'-]*|the \w+)(?: [\w.’'-]+){0,3}? said)"
    r"(?P<when>[^,]{0,40})\.$"
)
PHRASE = re.compile(
    r"(?<=,) | (?=(?:in|on|at|for|with|from|by|after|when|while|who|which|that|and|but|as|to|of|near) )"
)
CHANGED = {4: 0.15, 5: 0.33}


def main() -> None:
    """Print a line for each strength."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+")
    originals = _articles(parser.parse_args().folders)
    print(f"{len(originals)} originals\nstrength  recall  longest run  false pairs  pairs")
    for strength in STRENGTHS:
        _measure(originals, strength)


def _measure(originals: Sequence[Article], strength: int) -> None:
    reworded, allowed = {}, set()
    for at, article in enumerate(originals):
        other = originals[(at + 7) % len(originals)]
        reworded[article.id] = _reworded(article, other, strength)
        allowed.add((min(article.id, other.id), max(article.id, other.id)))
    of = {made.id: source for source, made in reworded.items()}
    allowed = allowed if strength == max(STRENGTHS) else set()
    allowed |= {(echo.a, echo.b) for echo in echoes(originals)}
    found = [sorted((of.get(e.a, e.a), of.get(e.b, e.b))) for e in echoes([*originals, *reworded.values()])]
    hits = {a for a, b in found if a == b}
    wrong = [(a, b) for a, b in found if a != b and (a, b) not in allowed]
    runs = [_longest(article, reworded[article.id]) for article in originals]
    print(
        f"{strength:8}  {len(hits) / len(originals):6.3f}  {statistics.median(runs):11.0f}"
        f"  {len(wrong):11}  {len(found):5}"
    )


def _articles(folders: Sequence[str]) -> list[Article]:
    found = [one for one in ingest.read(tuple(folders), IngestOptions()) if isinstance(one, Article)]
    return sorted(found, key=lambda article: article.id)


def _body(article: Article) -> list[list[str]]:
    """Paragraphs of sentences."""
    paragraphs: dict[int, list[str]] = {}
    for sentence in language.parse(article).sentences:
        if sentence.region == "body":
            paragraphs.setdefault(sentence.paragraph, []).append(
                sentence.span.of(article.text).replace("\n", " ")
            )
    return list(paragraphs.values())


def _reworded(article: Article, other: Article, strength: int) -> Article:
    chance = random.Random(f"{article.text_sha256} {strength}")  # noqa: S311 (no secret)
    table = _table()
    dropped = {1: 0.0, 2: 0.0, 3: 1 / 6, 4: 0.3, 5: 0.5}[strength]
    paragraphs = []
    for paragraph in _body(article):
        kept = [_sentence(s, strength, table, chance) for s in paragraph if chance.random() >= dropped]
        if strength >= 4 and len(kept) > 1:
            kept[0], kept[1] = kept[1], kept[0]
        if kept:
            paragraphs.append(" ".join(kept))
    if strength == 5:
        paragraphs += [" ".join(p) for p in _body(other)][: len(paragraphs) // 4]
        chance.shuffle(paragraphs)
    text = "\n\n".join(paragraphs) or "Nothing is left."
    sha = hashlib.sha256(text.encode()).hexdigest()
    body = (Region(Span(0, len(text)), "body"),)
    return Article(f"reworded-{strength}-{article.id}", article.path, sha, text, sha, "en", regions=body)


def _sentence(sentence: str, strength: int, table: dict[str, str], chance: random.Random) -> str:
    share = {1: 0.0, 2: 1 / 3}.get(strength, 1.0)
    others = list(table.values())

    def stand_in(match: re.Match[str]) -> str:
        word = match[0]
        instead = SPELLINGS.get(word.lower())
        if instead is None and chance.random() < share:
            instead = table.get(word.lower())
        if (
            instead is None
            and len(word) > 4
            and word.islower()
            and chance.random() < CHANGED.get(strength, 0)
        ):
            instead = chance.choice(others)
        if instead is None:
            return word
        return instead[:1].upper() + instead[1:] if word[0].isupper() else instead

    if strength >= 2:
        said = SAID.match(sentence)
        if said:
            what = said["what"]
            sentence = (
                f"{said['who'][0].upper()}{said['who'][1:]}{said['when']} that {what[0].lower()}{what[1:]}."
            )
    if strength >= 4:
        sentence = re.sub(r"[\"“”]", "", sentence)
        sentence = re.sub(r", (?:and|but|which|who) ", ". This ", sentence, count=1)
        sentence = _turned(sentence, strength, chance)
    text = re.sub(r"[A-Za-z][A-Za-z'.]*[A-Za-z]|[A-Za-z]", stand_in, sentence)
    return re.sub(r" - | – | — ", ", ", text.replace("’", "'"))


def _turned(sentence: str, strength: int, chance: random.Random) -> str:
    """The sentence with its phrases in another order: halves swapped, or all shuffled."""
    stop = sentence[-1:] if sentence[-1:] in ".?!" else ""
    phrases = [phrase.strip(" ,") for phrase in PHRASE.split(sentence.rstrip(".?!")) if phrase.strip(" ,")]
    if strength < 5:
        half = len(phrases) // 2
        phrases = phrases[half:] + phrases[:half]
    else:
        chance.shuffle(phrases)
    return " ".join(filter(None, phrases)) + stop


def _table() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in WORDS.read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            first, second, *_ = row.split()
            found.setdefault(first, second)
    return found


def _longest(a: Article, b: Article) -> int:
    """Words of the longest run that two articles share."""
    one, other = ([w.lower() for w in re.findall(r"\w+", article.text)] for article in (a, b))
    best = 0
    last: dict[int, int] = {}
    places: dict[str, list[int]] = {}
    for j, word in enumerate(other):
        places.setdefault(word, []).append(j)
    for word in one:
        now = {j: last.get(j - 1, 0) + 1 for j in places.get(word, [])}
        best = max(best, *now.values(), 0) if now else best
        last = now
    return best


if __name__ == "__main__":
    main()
