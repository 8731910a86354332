"""The brief in Markdown: every line has footnotes that say outlet, date, place and the words themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.report import wording
from onrecord.report.account import account, telling
from onrecord.report.export.files import of_lines
from onrecord.report.export.leading import Leading
from onrecord.report.export.plain import plain
from onrecord.report.told import UNNAMED_OUTLET

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from onrecord.ledger import Ledger
    from onrecord.report.account import Account, Speaker
    from onrecord.report.told import Told


def _lines(ledger: Ledger) -> Iterator[str]:
    told = account(ledger)
    leading = Leading(told)
    yield from _head(told)
    yield from leading.lines()
    if told.speakers:
        yield "\n## By party\n"
    for speaker in told.speakers:
        yield from _speaker(speaker)
    yield from _unresolved(told.unresolved)
    yield from _not_read(told)
    yield from _footnotes(told, leading.used)


def _head(told: Account) -> Iterator[str]:
    yield "# Who said what\n\n"
    if not told.clippings:
        yield "Nothing was read, so there is nothing on record.\n"
        return
    articles = wording.count(len(told.clippings), "article")
    yield plain(f"{articles} {wording.outlets(told)}{wording.publication(told)}.") + "\n"
    settled = wording.count(len(told.told) - len(told.unresolved), "statement")
    by = wording.count(len(told.speakers), "party", "parties")
    own = wording.count(told.own, "assertion")
    unsettled = f"{len(told.unresolved):,} whose speaker the text doesn't settle"
    yield plain(f"{settled} by {by}; {unsettled}; {own} of the articles' own, not listed here.") + "\n"


def _speaker(speaker: Speaker) -> Iterator[str]:
    kind = wording.KINDS.get(speaker.party.kind, speaker.party.kind)
    where = wording.reach(speaker.articles, speaker.outlets)
    yield f"\n### {plain(speaker.name)}\n\n"
    yield plain(f"{kind}: {wording.count(len(speaker.told), 'statement')} {where}") + "\n\n"
    for group in _alike(speaker.told):
        one = group[0]
        yield f"- {plain(speaker.name)} {plain(one.does)}: {plain(one.words)}{_marks(group)}\n"


def _unresolved(those: Sequence[Told]) -> Iterator[str]:
    if those:
        yield "\n## Speaker not settled by the text\n\n"
    for group in _alike(those):
        one = group[0]
        yield f"- {plain(one.speaker.name)} {plain(one.does)}: {plain(one.words)}{_marks(group)}"
        yield f" {plain(f'({one.reason})')}\n"


def _alike(those: Iterable[Told]) -> list[list[Told]]:
    """What is said word for word alike together, the most telling first."""
    groups: dict[tuple[str, str, str], list[Told]] = {}
    for one in sorted(those, key=telling):
        groups.setdefault((one.does, one.words.casefold(), one.reason), []).append(one)
    return list(groups.values())


def _marks(group: Iterable[Told]) -> str:
    return "".join(f"[^{one.number}]" for one in group)


def _not_read(told: Account) -> Iterator[str]:
    lines = [(one.path, one.reason) for one in told.rejections]
    lines += [
        (one.article.path, "kept, but not read for statements: its language isn't one that is read")
        for one in told.unread
    ]
    if lines:
        yield "\n## Not read\n\n"
    for path, reason in lines:
        yield f"- {plain(path)}: {plain(reason)}\n"


def _footnotes(told: Account, used: Mapping[int, Told]) -> Iterator[str]:
    """Outlet, publication, place, when it was said, the way it came, and the words.

    They are of all that somebody says, and of those assertions of the articles' own that are told.
    """
    if told.told:
        yield "\n"
    for one in told.lines:
        if one.statement.is_attributed or one.number in used:
            outlet = one.outlet or UNNAMED_OUTLET
            facts = f"{outlet}, published: {one.published}, {one.where}; said: {one.said}; {one.route}"
            yield f"[^{one.number}]: {plain(facts)} — {plain(one.words)}\n"


FILES = (of_lines("brief.md", _lines),)
