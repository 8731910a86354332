"""How acts, kinds and counts are said to a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.language import lexicon
from onrecord.model import Span
from onrecord.report.dates import between, in_words
from onrecord.report.visible import in_line

if TYPE_CHECKING:
    from onrecord.model import Interval, Statement
    from onrecord.report.account import Account
    from onrecord.report.views.claims import Claimed
    from onrecord.report.views.front import Front

VERBS = {
    "say": "says", "report": "reports", "announce": "announces", "deny": "denies", "confirm": "confirms",
    "claim": "claims", "allege": "alleges", "accuse": "accuses", "promise": "promises",
    "threaten": "threatens", "demand": "demands", "propose": "proposes", "agree": "agrees",
    "refuse": "refuses", "warn": "warns", "expect": "expects", "believe": "believes", "ask": "asks",
    "know": "knows", "intend": "intends", "praise": "praises", "criticise": "criticises",
    "other": "speaks of",
}  # fmt: skip
"""The acts of the model in the third person; where there is a cue, "other" is told by the cue itself."""
_NEGATIVE = frozenset({"deny", "refuse"})
"""Acts that say by themselves that something isn't so."""
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_LONGEST_CUE = 8
"""Words of a cue that is told as printed: of a longer one the act is told."""
QUOTED = {"direct": "quoted", "mixed": "partly quoted", "indirect": "in the article's words"}
COMMITMENT = {"certain": "", "probable": "held probable", "possible": "held possible", "unknown": "left open"}
KINDS = {
    "person": "person", "organisation": "organisation", "group": "group", "government": "government",
    "outlet": "outlet", "place-as-actor": "place, as an actor",
}  # fmt: skip


STANCES = {"asserts": "asserts", "denies": "denies", "doubts": "doubts"}
STANCES_OF_MANY = {"asserts": "assert", "denies": "deny", "doubts": "doubt"}
LEANINGS = {
    "for": "for", "against": "against", "conditional": "on a condition", "open": "leaves it open",
    "told": "tells",
}  # fmt: skip
"""What a line of a track amounts to."""
SIDES = {"asserts": "for it", "denies": "against it", "doubts": "in doubt"}
"""How a party stands to an issue with a line."""
CONFLICTS = {
    "number": "Two counts", "polarity": "Said and denied", "time": "Two times", "place": "Two places",
    "actor": "Two descriptions", "commitment": "Certain and open",
}  # fmt: skip
"""What two statements in conflict differ in."""
ECHOES = {
    "identical": "the same text", "revision": "a revision of the other", "excerpt": "a part of the other",
    "reworded": "the other, reworded",
}  # fmt: skip
ORIGINS = {
    "party": "named speaker", "wire": "agency", "outlet": "outlet", "article": "an article’s own account",
    "nameless": "source not named",
}  # fmt: skip
"""The first word of an origin's key."""
COUNTED = {
    "read": "articles read for statements", "undated": "articles of no settled date",
    "inputs": "files and addresses", "outlets": "named outlets",
    "statements": "statements, the articles’ own among them", "attributed": "statements by somebody",
    "times": "expressions of time", "parties": "parties, silent ones among them",
    "speakers": "parties that speak", "conflicts": "pairs of lines in conflict, updates among them",
    "open_conflicts": "pairs of lines in open conflict", "matters": "disagreements, updates among them",
    "open_matters": "open disagreements", "echoes": "pairs of articles that share text",
    "rejections": "inputs not read",
}  # fmt: skip
"""What a ledger counts, where its own word for it doesn't say all."""
NAMED = 3
"""Origins named with a claim (further ones are counted), and parties and places on the front page."""
PRECISIONS = {
    "point": "a point", "settlement": "a settlement", "region": "somewhere in a region",
    "country": "somewhere in a country",
}  # fmt: skip


def count(number: int, one: str, many: str = "") -> str:
    """ "1 article", "1,204 articles"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def outlets(account: Account) -> str:
    """ "from 4 outlets, 1 of them naming none" about the articles."""
    if not account.named_outlets:
        return "from no named outlet"
    without = account.without_outlet
    named = f"from {count(account.named_outlets, 'outlet')}"
    return (
        f"{named} ({count(without, 'article')} {'names' if without == 1 else 'name'} none)"
        if without
        else named
    )


def publication(account: Account) -> str:
    """When the articles came out, as `came_out` says it."""
    return came_out(account.published, len(account.clippings), account.undated)


def came_out(published: Interval, articles: int, undated: int) -> str:
    """ ", published on 9 Sept 2016" of all; "; 1 published on 14 Nov 2015, 35 of no settled date" of some.

    `published` holds the articles of settled date alone; it never speaks for the others.
    """
    if undated == articles:
        return "; no date of publication is settled"
    if not undated:
        return f", published {between(published)}"
    return f"; {articles - undated:,} published {between(published)}, {undated:,} of no settled date"


def dated(published: Interval, articles: int, undated: int) -> str:
    """The same in a list: "7 Sept 2016", "14 Nov 2015 for 1 of 35, the rest not settled", "not settled"."""
    if undated == articles:
        return "date not settled"
    rest = f" for {articles - undated:,} of {articles:,}, the rest not settled" if undated else ""
    return f"{in_words(published)}{rest}"


def disagreements(still_open: int, updates: int, pairs: int) -> str:
    """ "31 open disagreements and 29 updates, in 871 pairs of lines", wherever they are counted.

    Both are told once, however many pairs of lines tell them; an update is one that a later line settles.
    """
    told = count(still_open, "open disagreement")
    if updates:
        told = f"{told} and {count(updates, 'update')}"
    return told if pairs == still_open + updates else f"{told}, in {pairs:,} pairs of lines"


def further(more: int, updates: int) -> str:
    """ "and 24 more pairs of lines on this, 6 of them updates"; nothing where there is no more."""
    if not more:
        return ""
    told = f"and {count(more, 'more pair of lines', 'more pairs of lines')} on this"
    if not updates:
        return told
    if updates == more:
        return f"{told}, {'an update' if more == 1 else 'all of them updates'}"
    return f"{told}, {updates:,} of them {'an update' if updates == 1 else 'updates'}"


def in_short(account: Account, front: Front) -> str:
    """How many of what a reader wants first there are: "6 claims agreed by several origins; …"."""
    turns, told = len(front.turned), account.conflicts
    return "; ".join(
        (
            f"{count(len(front.agreed), 'claim')} agreed by several origins",
            disagreements(told.number_open, told.number_settled, len(told.pairs)),
            count(turns, "turn of position", "turns of position") if turns else "no turn of position",
            f"{count(len(front.hanging), 'claim')} in several outlets from one origin.",
        )
    )


LOOSELY = "loosely held together"
"""Said of a claim whose lines may as well say two things."""


def loose(number: int) -> str:
    """How many claims of several origins are not told as agreed."""
    are = "is" if number == 1 else "are"
    told = f"{count(number, 'more claim')} of several origins {are} {LOOSELY}"
    return f"{told}: the lines may as well say two things"


def reach(articles: int, outlet_count: int) -> str:
    """ "in 3 articles, 2 outlets"; outlets are left out where none is named."""
    where = f"in {count(articles, 'article')}"
    return f"{where}, {count(outlet_count, 'outlet')}" if outlet_count else where


def origins(claimed: Claimed, letters: int | None = None) -> str:
    """ "3 independent origins, in 2 outlets: Ana Ober; the port; The Post", the first few by name.

    A name is cut to so many `letters`: of some it is a headline.
    """
    names = [origin.name if letters is None else shorten(origin.name, letters) for origin in claimed.origins]
    rest = len(names) - NAMED
    more = f" and {rest} more" if rest > 0 else ""
    told = count(len(names), "independent origin")
    return f"{told}, in {carried(claimed)}: {'; '.join(names[:NAMED])}{more}"


def carried(claimed: Claimed) -> str:
    """ "3 outlets", "2 outlets and 1 article that names none" about what carries a claim."""
    named = sum(carrier.is_named for carrier in claimed.carriers)
    return carriers(named, len(claimed.carriers) - named)


def carriers(named: int, nameless: int) -> str:
    """The same of so many named outlets and so many articles that name none."""
    rest = f"{count(nameless, 'article')} that {'names' if nameless == 1 else 'name'} "
    if not named:
        return f"{rest}no outlet"
    return count(named, "outlet") + (f" and {rest}none" if nameless else "")


def does(statement: Statement, text: str) -> str:
    """What the speaker does: "says", "does not intend", or the cue as printed where that tells more.

    It isn't done where the cue denies it ("didn't want", not "said that it wasn't"), or denies a denial.

    `text` is the article's. "Ordered" is told as ‘ordered’, and not as the act that it comes under. A cue
    that isn't a verb ("according to"), or tells what is done *by* the speaker, says nothing right behind a
    name; nor does any where no source is printed.
    """
    cue = statement.cue
    if cue is None:
        return VERBS.get(statement.act, statement.act)
    printed = in_line(cue.of(text))
    if statement.act == "other":
        return f"‘{printed}’"
    as_told = "affirmed" if statement.act in _NEGATIVE else "denied"
    is_turned = statement.polarity == as_told and lexicon.is_negated(text, cue)
    if statement.source is not None and _tells_more(statement, printed, is_turned=is_turned):
        return f"‘{printed}’"
    return f"does not {statement.act}" if is_turned else VERBS[statement.act]


def _tells_more(statement: Statement, cue: str, *, is_turned: bool) -> bool:
    """Whether the cue is an active verb, and not just that of its act."""
    words = cue.split()
    if len(words) > _LONGEST_CUE or words[-1].lower() == "by":
        return False
    if is_turned and not lexicon.is_negated(cue, Span(0, len(cue))):
        return False
    known = lexicon.cue_in(words)
    if known is None or known.kind in ("noun", "phrase") or lexicon.lemma(words[-1]) == statement.act:
        return False
    return _BE.isdisjoint(word.lower() for word in words[:-1]) or not words[-1].endswith("ed")


def tags(statement: Statement) -> tuple[str, ...]:
    """What else a reader should know of a statement: how it is quoted, whether denied, how firmly held."""
    denied = "denied" if statement.polarity == "denied" else ""
    found = (QUOTED.get(statement.quoted, ""), denied, COMMITMENT.get(statement.commitment, ""))
    return tuple(tag for tag in found if tag)


def reason(text: str) -> str:
    """A reason on one line; a quotation that stands within one of its own quotations has single marks."""
    shown, depth = "", 0
    for character in in_line(text):
        if character == "”":
            shown += "’" if depth > 1 else "”"
            depth = max(0, depth - 1)
        elif character == "“":
            shown += "‘" if depth else "“"
            depth += 1
        else:
            shown += character
    return shown


def shorten(text: str, limit: int) -> str:
    """The text, cut at a word to at most `limit` characters, an ellipsis telling that it was cut.

    A quotation that the cut leaves open is closed again.
    """
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    head, blank, _ = cut.rpartition(" ")
    kept = (head if blank and len(head) > limit // 2 else cut).rstrip(" ,;:–—")
    return f"{kept}…{'”' if kept.count('“') > kept.count('”') else ''}"
