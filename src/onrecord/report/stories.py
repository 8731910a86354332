"""The stories of a ledger as lines for a reader, and as JSON for a program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.report.dates import hull, in_words
from onrecord.report.lines import title_of
from onrecord.report.visible import in_line
from onrecord.report.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ledger import Ledger
    from onrecord.model import Article, Interval, Membership, NewsStory
    from onrecord.report.sheet import Sheet

MAIN = 5
"""Parties, and places, that are given for a story."""


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story: its id, title (else its path), path, when it came out, and why it is there."""

    id: str
    title: str
    path: str
    published: Interval
    membership: Membership


@dataclass(frozen=True, slots=True)
class ToldStory:
    """A story for a reader: its title, its articles as they came out, and whom and what places most name."""

    id: str
    title: str
    members: tuple[Member, ...]
    outlets: int
    published: Interval
    parties: tuple[str, ...]
    places: tuple[str, ...]


def tell_stories(ledger: Ledger) -> tuple[ToldStory, ...]:
    """All stories, those of most articles first, of as many the one that came out first."""
    told = [_tell(ledger, one) for one in ledger.stories()]
    return tuple(sorted(told, key=lambda one: (-len(one.members), one.published.start or "9999", one.id)))


def tell_alone(ledger: Ledger) -> Iterator[Article]:
    """The articles that fit no story, as they came out; those that aren't read fit none."""
    return (article for article in ledger.articles() if ledger.story_of(article.id) is None)


def write(sheet: Sheet, told: ToldStory, *, with_reasons: bool) -> None:
    """A story: its title; how many articles, of how many outlets, from when to when; whom and where."""
    sheet.line((told.title, "bold"))
    outlets = f", {count(told.outlets, 'outlet')}" if told.outlets else ""
    sheet.line(f"{count(len(told.members), 'article')}{outlets}, {in_words(told.published)}", indent=4)
    for what, names in (("parties", told.parties), ("places", told.places)):
        if names:
            sheet.line((f"{what}: ", "dim"), "; ".join(names), indent=4)
    sheet.line(("id: ", "dim"), told.id, indent=4)
    for member in told.members if with_reasons else ():
        score = f"{member.membership.score:.2f}"
        sheet.line(f"{score}  {member.title}, {in_words(member.published)}, {member.path}", indent=4)
        for reason in member.membership.reasons:
            sheet.line((f"{reason.score:+.2f} {in_line(reason.why)}", "dim"), indent=10)


def as_json(told: ToldStory) -> dict[str, Any]:
    """The same for a program, each article with its reasons."""
    return {
        "id": told.id,
        "title": told.title,
        "outlets": told.outlets,
        "published": _interval(told.published),
        "parties": list(told.parties),
        "places": list(told.places),
        "articles": [
            {
                "id": member.id,
                "title": member.title,
                "path": member.path,
                "published": _interval(member.published),
                "score": member.membership.score,
                "reasons": [{"why": one.why, "score": one.score} for one in member.membership.reasons],
            }
            for member in told.members
        ],
    }


def _tell(ledger: Ledger, story: NewsStory) -> ToldStory:
    articles = {one.article: ledger.article(one.article) for one in story.members}
    members = [
        Member(one.article, title_of(article), in_line(article.path), article.published, one)
        for one in story.members
        for article in (articles[one.article],)
    ]
    members.sort(key=lambda one: (one.published.start or one.published.end or "9999", one.id))
    return ToldStory(
        story.id,
        title_of(articles[story.head]),
        tuple(members),
        len({article.outlet for article in articles.values() if article.outlet}),
        hull(article.published for article in articles.values()),
        tuple(in_line(one.name) for one in ledger.named_in_story(story.id, "parties", MAIN)),
        tuple(in_line(one.name) for one in ledger.named_in_story(story.id, "places", MAIN)),
    )


def _interval(interval: Interval) -> dict[str, str | None]:
    return {"from": interval.start, "to": interval.end}
