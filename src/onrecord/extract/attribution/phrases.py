"""Noun phrases by simple rules: backwards from a verb to its subject, forwards to an object."""

from __future__ import annotations

from onrecord.extract.attribution.line import FINITE, NOMINAL, VERBAL, Line
from onrecord.language.lexicon import words

SUBJECTS = frozenset(
    {"he", "she", "it", "they", "i", "we", "you", "who", "one", "everyone", "nobody", "someone"}
)
_ATTACH = frozenset(
    {
        "of",
        "in",
        "for",
        "at",
        "from",
        "with",
        "on",
        "to",
        "near",
        "against",
        "between",
        "among",
        "within",
        "behind",
        "under",
        "by",
    }
)
_LEFT = frozenset({"NN", "NNP", "CD", "DT", "JJ"})
_LEFT_OF_AND = frozenset({"NN", "NNP", "CD", "PRP", ")"})
_ARTICLES = frozenset({"the", "a", "an", "every", "no"})
_PREDETERMINERS = frozenset({"all", "both", "half", "many", "such"})

MAX_BRACKET = 16
"""Tokens in brackets inside a noun phrase at most."""
MAX_PHRASE = 40
"""Tokens of a noun phrase at most, so that looking for one takes bounded time."""


def is_time(word: str) -> bool:
    """Whether a word names a day, month or the like, and so isn't who acts."""
    return word in words("time_words.txt") or (len(word) == 4 and word.isdigit() and word[:2] in ("19", "20"))


def before(line: Line, end: int, lo: int) -> int | None:
    """Where the noun phrase begins that ends right before `end`, or None; it doesn't reach left of `lo`."""
    last = end - 1
    if last < lo:
        return None
    if line.tags[last] == "PRP" or line.words[last] in SUBJECTS:
        return last if line.words[last] in SUBJECTS else None
    if (line.tags[last] not in NOMINAL and line.tags[last] not in ("DT", ")", '"')) or line.tags[
        last
    ] == "PRP$":
        return None
    start, k, closed = end, last, False
    while k >= max(lo, end - MAX_PHRASE):
        step = _step_left(line, k, start, lo, closed)
        if step is None:
            break
        k, start, closed = step
    return _trimmed(line, start, end)


_Step = tuple[int, int, bool]
"""Next position to the left, start of the phrase so far, whether its determiner has been met."""


def _step_left(line: Line, k: int, start: int, lo: int, closed: bool) -> _Step | None:
    """One token (or bracket, or short quotation) further left; None where the phrase begins at `start`."""
    tag, word = line.tags[k], line.words[k]
    if not closed and (step := _within(line, k, start, lo)):
        return step
    if tag == "DT" and line.quoted[k] == line.quoted[start - 1] and (not closed or word in _PREDETERMINERS):
        return k - 1, k, True
    if tag == "PRP" and line.tag(k + 1) == "CC" and word in SUBJECTS:
        return k - 1, k, True
    return _linked(line, k, lo) if start == k + 1 and k > lo else None


def _within(line: Line, k: int, start: int, lo: int) -> _Step | None:
    """A step inside one phrase: over nouns, adjectives, numbers, a possessor, a few quoted words."""
    tag = line.tags[k]
    if line.closes(k) and start == k + 1 and line.tag(k - 1) not in (",", "."):
        opening = next((j for j in range(k - 1, max(lo, k - 6) - 1, -1) if line.opens(j)), None)
        return (opening - 1, opening, False) if opening is not None else None
    if line.quoted[k] != line.quoted[start - 1]:
        return None
    if tag in NOMINAL and not _is_break(line, k, start):
        return k - 1, k, tag == "PRP$"
    if tag in ("VBN", "VBG", "RB") and line.tag(k + 1) in ("NN", "NNP", "JJ") and k > lo:
        return (k - 1, k, False) if line.tags[k - 1] in ("DT", "JJ", "PRP$", "POS", "CD") else None
    return None


def _linked(line: Line, k: int, lo: int) -> _Step | None:
    """A step over what ties a phrase to one on its left: brackets, a preposition, "and", a list's comma."""
    tag, word, left = line.tags[k], line.words[k], line.tags[k - 1]
    if tag == ")":
        opening = next((j for j in range(k - 1, max(lo, k - MAX_BRACKET), -1) if line.tags[j] == "("), None)
        return (opening - 1, opening, False) if opening is not None and opening > lo else None
    if tag == "IN" and left in ("VBN", "VBG") and k - 2 >= lo and line.tags[k - 2] in ("NN", "NNP"):
        return k - 2, k - 1, False
    links = (
        (tag == "IN" and word in _ATTACH and left in _LEFT and not is_time(line.words[k - 1]))
        or (tag == "," and left == "NNP" == line.tag(k + 1) and "CC" in line.tags[k : k + 7])
        or (
            tag == "CC"
            and word in ("and", "or", "&")
            and (left in _LEFT_OF_AND or left == "JJ" == line.tag(k + 1))
            and not _has_finite(line, lo, k)
        )
    )
    return (k - 1, k, False) if links else None


def _is_break(line: Line, k: int, start: int) -> bool:
    """Whether the word at `k` ends an adverbial and the phrase begins after it ("On Tuesday | officials")."""
    if start != k + 1 or start >= len(line) or line.tags[start] in ("POS", "IN"):
        return False
    if line.words[k].endswith("th") and line.words[k][0].isdigit() and is_time(line.word(k - 1)):
        return True
    if not is_time(line.words[k]):
        return False
    first = k
    while first > 0 and is_time(line.words[first - 1]):
        first -= 1
    return line.tags[start] in ("NNP", "DT", "PRP") or line.word(first - 1) == "on"


def _has_finite(line: Line, lo: int, hi: int) -> bool:
    for k in range(hi - 1, max(lo, hi - MAX_PHRASE) - 1, -1):
        if line.tags[k] in FINITE:
            return True
        if line.tags[k] in (",", '"', ":"):
            return False
    return False


def _trimmed(line: Line, start: int, end: int) -> int | None:
    """Without what can't begin a phrase; None where no noun is left or it is a time."""
    while start < end and (line.tags[start] in ("IN", "CC", "POS", ")", "RB") or line.words[start] in (",",)):
        start += 1
    if line.words[start] == "that" and end - start > 1 and line.tag(start - 1) in VERBAL:
        start += 1
    if line.word(start - 1) == "least" and line.word(start - 2) == "at":
        start -= 2
    body = range(start, end)
    if not any(
        line.tags[k] in ("NN", "NNP", "CD", "DT", "JJ") and line.words[k] not in _ARTICLES for k in body
    ):
        return None
    if all(is_time(line.words[k]) or line.tags[k] in ("DT", "CD", "JJ") for k in body) and any(
        is_time(line.words[k]) for k in body
    ):
        return None
    return start


def after(line: Line, start: int, hi: int, *, attach: frozenset[str] = _ATTACH) -> int:
    """Where the noun phrase ends that begins at `start`; `start` itself where none does."""
    if start >= hi:
        return start
    if line.tags[start] == "PRP":
        return start + 1
    end = _core(line, start, hi)
    while start < end < hi and end - start < MAX_PHRASE:
        tag, word = line.tags[end], line.words[end]
        if tag == "(":
            closing = next((j for j in range(end, min(hi, end + MAX_BRACKET)) if line.tags[j] == ")"), None)
            more = closing + 1 if closing is not None else end
        elif (tag in ("IN", "TO") and word in attach) or (tag == "CC" and word in ("and", "or", "&")):
            more = _core(line, end + 1, hi)
            if more == end + 1 or (tag == "CC" and line.tag(more) in FINITE) or is_time(line.words[more - 1]):
                more = end
        else:
            more = end
        if more == end:
            break
        end = more
    return end


def _core(line: Line, start: int, hi: int) -> int:
    """The end of one phrase without attachments."""
    k = start
    noun = False
    while k < hi and k - start < MAX_PHRASE:
        tag = line.tags[k]
        if tag == "CD" and k > start and line.tags[k - 1] == "NNP" and line.words[k].isalpha():
            break
        if tag in ("NN", "NNP", "CD") or (tag == "PRP" and k == start):
            noun = True
        elif tag == "POS":
            noun = False
        elif (
            line.opens(k)
            or (line.closes(k) and line.quoted[start] != line.quoted[k])
            or (line.is_mark(k) and k > start)
        ):
            pass
        elif tag in ("DT", "PRP$"):
            if noun or (
                k > start and line.words[k - 1] not in _PREDETERMINERS and line.tags[k - 1] not in ("DT", '"')
            ):
                break
        elif not (
            tag in ("JJ",) or (tag in ("VBN", "VBG", "RB") and line.tag(k + 1) in ("NN", "NNP", "JJ", "VBN"))
        ):
            break
        if noun and tag == "NN" and is_time(line.words[k]) and k > start and line.tags[k - 1] == "NNP":
            break
        k += 1
    while k > start and line.tags[k - 1] in ("RB", "JJ") and not noun and line.tags[k - 1] == "RB":
        k -= 1
    if k > start and not noun and not any(t in ("DT", "JJ", "NN", "NNP", "CD") for t in line.tags[start:k]):
        return start
    return k
