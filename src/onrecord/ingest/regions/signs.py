"""The signs by which a line is furniture or story, each with a weight and its reason.

Weights add up; above zero they speak for furniture. They are set by hand: a sign that alone is sure (a
button's whole label) weighs more than a paragraph's length speaks against it (4), a usual one less.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from onrecord.ingest.regions.words import boilerplate, plain, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.ingest.regions.lines import Line


_QUOTED = re.compile(r"[“\"«][^”\"»]*(?:[”\"»]|$)")


class Sign(NamedTuple):
    """How strongly one sign speaks for furniture (below zero: against), and why."""

    weight: float
    why: str


@dataclass(frozen=True)
class Page:
    """A text's lines with what the signs ask of the whole.

    `first` and `last` are the numbers of the first and last line of running text (`len(lines)` and -1 where
    there is none); `recurring` are the folded lines that many articles of the container have, `notices` the
    phrases of boilerplate in each line, outside of quotation marks; `comments` is the number of the first
    line that closes a reader's comment (`len(lines)` where there is none).
    """

    lines: list[Line]
    recurring: frozenset[str] = frozenset()
    first: int = field(init=False)
    last: int = field(init=False)
    times: Counter[str] = field(init=False)
    notices: list[list[str]] = field(init=False)
    comments: int = field(init=False)

    def __post_init__(self) -> None:
        notices = [boilerplate(_QUOTED.sub(" ", line.text)) for line in self.lines]
        prose = [k for k, line in enumerate(self.lines) if line.is_prose and not notices[k]]
        object.__setattr__(self, "notices", notices)
        object.__setattr__(self, "first", prose[0] if prose else len(self.lines))
        object.__setattr__(self, "last", prose[-1] if prose else -1)
        closing = (k for k, line in enumerate(self.lines) if _COMMENT.search(line.text))
        object.__setattr__(self, "comments", next(closing, len(self.lines)))
        object.__setattr__(self, "times", Counter(line.folded for line in self.lines if line.folded))

    def is_outside(self, k: int) -> bool:
        """Whether line `k` stands before or after all running text."""
        return k < self.first or k > self.last


_COMMENT = re.compile(r"\d (?:am|pm|a\.m\.|p\.m\.) \| (?:Report abuse|Reply)\b", re.IGNORECASE)
"""What a page prints below a reader's comment: "at 8:10 am | Report abuse |"."""
_LINK = re.compile(r"\[[^\]\[]*\]\([^()\s]*\)|<?\b(?:https?://|www\.)\S+|\b[\w.+-]+@[\w-]+\.\w+")
_BARE_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+>?|[\w.+-]+@[\w-]+(?:\.\w+)+")
_HASHTAGS = re.compile(r"(?:[#@]\w+[\s,]*)+")
_LABEL = re.compile(r"([A-Z][\w' -]{1,24}?)\s*:(.*)", re.DOTALL)
_SEPARATORS = re.compile(r"\s[|>»·•/]+(?:\s|$)|\t+|\s{4,}")
_SHARES = re.compile(
    r"\d+ (?:of|/) \d+|(?:tweet|pin|like|email|google)s? \d+"
    r"|(?:\d[\d.,]*\s?[km]?\)?\s+)?(?:shares?|comments?|views|likes|reads|retweets|min read)"
    r"(?:\s+\d[\d.,]*[km]?)?",
    re.I,
)
_BRACKETED = re.compile(r"\[[^\[\]()]{12,}\]")
_COPYRIGHT = re.compile(r"(?:copyright|©|\(c\))[^.]{0,60}\b(?:19|20)\d\d\b|©", re.I)
_ARROWS = "»›►▶→⇒"
_END_STOP = (".", "!", "…", "”", '"', "’", "'", ":", ";", ",")


def prose(page: Page, k: int) -> Sign | None:
    """Running text: a sentence's length and full stop speak for the story."""
    line = page.lines[k]
    if line.is_prose:
        return Sign(-4.0, "running text")
    if line.stopped and line.words >= 8:
        return Sign(-3.0, "a whole sentence")
    return Sign(-1.0, "a line of its own")


def whole_label(page: Page, k: int) -> Sign | None:
    """The line as a whole is a button, a label or the heading of a box."""
    folded = page.lines[k].folded
    if folded in words().whole or (page.lines[k].words <= 4 and _SHARES.fullmatch(folded)):
        return Sign(6.0, f"“{folded}” is a button or label")
    return None


_BEFORE_HEADLINES = frozenset({"live:", "watch:", "video:"})
"""What stands before the headline itself where it opens the page: "Live: Ministry confirms deaths"."""
_SHORT_LABEL = 4
"""Words of a line that is no more than such a label and a heading, at most."""


def beginning(page: Page, k: int) -> Sign | None:
    """The line begins as buttons, notices and invitations do."""
    line = page.lines[k]
    lowered = plain(line.text[:120]).lower().replace("’", "'").lstrip("*•·-–—[( ")
    table = words().begins
    at = bisect_right(table, lowered) - 1
    while at >= 0 and table[at][:1] == lowered[:1]:
        start = table[at]
        if k == 0 and start in _BEFORE_HEADLINES and line.words > _SHORT_LABEL:
            return None
        if lowered.startswith(start) and not (
            start[-1].isalnum() and lowered[len(start) : len(start) + 1].isalnum()
        ):
            weight = 4.5 if line.words <= 12 else 2.5 if line.words <= 30 else 1.5
            if line.stopped and line.words > 12 and not page.is_outside(k):
                weight -= 2.0
            return Sign(weight, f"begins “{start}”")
        at -= 1
    return None


def notice(page: Page, k: int) -> Sign | None:
    """Phrases of legal notices, pleas and sign-ups, outside of quotation marks."""
    line = page.lines[k]
    hits = page.notices[k]
    if not hits:
        return None
    per_word = 1.0 if line.words < 60 else 0.8
    weight = (1.5 + 2.2 * (len(hits) - 1)) * per_word + (0.7 if page.is_outside(k) else 0.0)
    return Sign(min(weight, 9.0), "boilerplate: " + ", ".join(f"“{hit}”" for hit in hits[:3]))


def copyright_line(page: Page, k: int) -> Sign | None:
    """A copyright sign with its year or owner."""
    line = page.lines[k]
    if line.words <= 30 and _COPYRIGHT.search(line.text[:200]):
        return Sign(4.0, "a copyright line")
    return None


def links(page: Page, k: int) -> Sign | None:
    """The share of the line's characters that links and addresses take."""
    text = page.lines[k].text
    if "](" not in text and "://" not in text and "www." not in text and "@" not in text:
        return None
    share = sum(len(match[0]) for match in _LINK.finditer(text)) / len(text)
    if _BARE_ADDRESS.fullmatch(text):
        return Sign(5.0, "nothing but an address")
    if share >= 0.75 and page.lines[k].words <= 25:
        return Sign(4.0, "made of links")
    if share >= 0.4 and page.lines[k].words <= 40:
        return Sign(2.5, "mostly links")
    return Sign(1.0, "holds links") if share >= 0.1 else None


def label(page: Page, k: int) -> Sign | None:
    """A label with its value, as catalogues and tag lists have them."""
    line = page.lines[k]
    match = _LABEL.match(plain(line.text[:200])) if line.words <= 25 else None
    if match is None or (name := match[1].strip().lower()) not in words().labels:
        return None
    if name in ("source", "sources", "share") and line.words > 5:
        return None
    return Sign(5.0 if not line.stopped else 2.0, f"labelled “{match[1].strip()}”")


def navigation(page: Page, k: int) -> Sign | None:
    """Short items in a row, parted by bars, arrows or gaps."""
    line = page.lines[k]
    if line.stopped or line.words > 40:
        return None
    items = [item for item in _SEPARATORS.split(line.text) if item]
    parted = len(_SEPARATORS.findall(line.text))
    if parted >= 2 and all(len(item.split()) <= 5 for item in items):
        return Sign(4.0, "a row of links")
    if _HASHTAGS.fullmatch(line.text):
        return Sign(4.5, "nothing but tags")
    return None


def run_of_labels(page: Page, k: int) -> Sign | None:
    """Three and more very short lines after each other, none of them a sentence: a menu."""
    if not _is_item(page.lines[k]):
        return None
    low = high = k
    while low > 0 and k - low < 6 and _is_item(page.lines[low - 1]):
        low -= 1
    while high + 1 < len(page.lines) and high - k < 6 and _is_item(page.lines[high + 1]):
        high += 1
    length = high - low + 1
    if length < 4:
        return None
    return Sign(2.0 if length < 7 else 3.5, f"one of {length} short lines in a row")


def _is_item(line: Line) -> bool:
    return (
        line.words <= 4
        and not line.text.endswith(_END_STOP)
        and not line.text[:1].isdigit()
        and len(line.text) > 1
    )


def run_of_headlines(page: Page, k: int) -> Sign | None:
    """Three and more headlines after each other amid the story: links to other stories."""
    if k <= page.first or not _is_titled(page.lines[k]):
        return None
    low = high = k
    while low > 0 and k - low < 4 and _is_titled(page.lines[low - 1]):
        low -= 1
    while high + 1 < len(page.lines) and high - k < 4 and _is_titled(page.lines[high + 1]):
        high += 1
    return Sign(3.0, f"one of {high - low + 1} headlines in a row") if high - low >= 2 else None


def _is_titled(line: Line) -> bool:
    """Whether a line has the capitals of an American headline and no full stop."""
    if not 4 <= line.words <= 22 or line.text.endswith(_END_STOP) or ". " in line.text:
        return False
    long = [word for word in line.text.split() if len(word) > 3]
    return bool(long) and sum(1 for word in long if word.strip("‘'“\"(")[:1].isupper()) >= 0.8 * len(long)


def capitals(page: Page, k: int) -> Sign | None:
    """A row of capitalised words without any that link them: a menu on one line."""
    line = page.lines[k]
    if k <= page.first or line.stopped or not 7 <= line.words <= 40:
        return None
    if all(word[:1].isupper() or not word[:1].isalnum() for word in line.text.split()):
        return Sign(2.0, "a row of names")
    return None


def repeated(page: Page, k: int) -> Sign | None:
    """The same line three times and more in one text."""
    line = page.lines[k]
    times = page.times[line.folded]
    if times >= 3 and line.words >= 2:
        return Sign(1.5 if line.stopped and line.words < 12 else 3.0, f"stands here {times} times")
    return None


def recurring(page: Page, k: int) -> Sign | None:
    """The same line in many articles of the same container."""
    line = page.lines[k]
    if line.folded and line.folded in page.recurring:
        return Sign(5.0 if line.words <= 25 else 4.5, "stands in other articles of this source as well")
    return None


def bracketed(page: Page, k: int) -> Sign | None:
    """A headline in square brackets, a link to another story."""
    line = page.lines[k]
    if line.words <= 25 and not line.stopped and _BRACKETED.fullmatch(line.text):
        return Sign(4.0, "a headline in brackets")
    return None


def teaser(page: Page, k: int) -> Sign | None:
    """A headline of another story: after the body, before a “read more”, or ended like a live page's."""
    line = page.lines[k]
    if line.words > 25:
        return None
    if line.text[:1] in _ARROWS and not line.stopped and line.is_short:
        return Sign(3.5, "a link to another page")
    if k <= page.first:
        return None
    ended = plain(line.text).lower().rstrip()
    if not line.stopped and any(ended.endswith((f"– {e}", f"— {e}", f"- {e}")) for e in words().teaser_ends):
        return Sign(4.0, "a headline of another page")
    for ahead in (1, 2):
        after = page.lines[k + ahead].folded if k + ahead < len(page.lines) else ""
        if (
            after.startswith(("read more", "continue reading", "read full story"))
            and not line.stopped
            and line.is_short
        ):
            return Sign(4.0, "leads to a “read more”")
    return _last_headline(page, k)


def _last_headline(page: Page, k: int) -> Sign | None:
    """The last line of all, a headline after paragraphs that end as sentences do."""
    line = page.lines[k]
    if k != len(page.lines) - 1 or not line.is_short or line.words < 4 or not line.after_gap:
        return None
    text = plain(line.text)
    if text.endswith(_END_STOP) or ":" in text[-2:] or not text[:1].isupper() or k < 3:
        return None
    before = page.lines[max(0, k - 6) : k]
    if sum(1 for one in before if one.stopped) < len(before) / 2:
        return None
    names = sum(1 for word in text.split()[1:] if word[:1].isupper())
    if text.endswith("?"):
        return Sign(3.5, "a headline after the story's end") if names >= 2 else None
    return (
        Sign(4.0, "a headline after the story's end")
        if names >= 1
        else Sign(2.0, "a last line without a full stop")
    )


def comments(page: Page, k: int) -> Sign | None:
    """From the first reader's comment on: no outlet says what they say."""
    return Sign(6.0, "among readers' comments") if k >= page.comments else None


def box(page: Page, k: int) -> Sign | None:
    """Short lines under a heading like “Related stories”."""
    line = page.lines[k]
    if line.stopped or line.words > 20:
        return None
    for back in range(1, 7):
        if k - back < 0:
            return None
        above = page.lines[k - back]
        if above.folded in words().opens_links:
            return Sign(3.0, f"stands under “{above.folded}”")
        if above.stopped or above.words > 20:
            return None
    return None


def place(page: Page, k: int) -> Sign | None:
    """Before and after all running text is where furniture stands."""
    if page.is_outside(k) and page.lines[k].is_short and page.last >= 0:
        return Sign(0.5, "outside of the running text")
    return None


SIGNS: tuple[Callable[[Page, int], Sign | None], ...] = (
    prose, whole_label, beginning, notice, copyright_line, links, label, navigation, run_of_labels,
    run_of_headlines, capitals, repeated, recurring, bracketed, teaser, comments, box, place,
)  # fmt: skip


def weigh(page: Page, k: int) -> tuple[float, str]:
    """How strongly line `k` looks like furniture, and the strongest reasons for it in words."""
    found = [sign for one in SIGNS if (sign := one(page, k)) is not None]
    speaking = sorted((sign for sign in found if sign.weight > 0), key=lambda sign: -sign.weight)
    return sum(sign.weight for sign in found), "; ".join(sign.why for sign in speaking[:2])
