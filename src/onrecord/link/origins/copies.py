"""Which article had a passage first, of those that share it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.link.parties.groups import Groups

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.link.story import Line, Story
    from onrecord.model import Article, Echo, Span


class Copies:
    """Articles that are one text hang together as wholes, others by the passages that they share."""

    def __init__(self, story: Story, echoes: Iterable[Echo]) -> None:
        self._articles = story.articles
        self._whole: Groups[str] = Groups(lambda _a, _b: True)
        self._parts: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for article in story.articles:
            self._whole.add(article)
        for echo in echoes:
            if echo.a not in story.articles or echo.b not in story.articles:
                continue
            if echo.kind in ("identical", "revision"):
                self._whole.join(echo.a, echo.b, "")
            for passage in echo.passages:
                self._parts[echo.a].append((passage.a, echo.b))
                self._parts[echo.b].append((passage.b, echo.a))
        self._first: dict[str, Article] = {}
        for members, _ in self._whole.groups():
            leader = min((story.articles[id] for id in members), key=_earliest)
            self._first.update(dict.fromkeys(members, leader))

    def first(self, line: Line) -> Article:
        """The earliest of the articles that have the line's words, as far as their dates tell; else by id."""
        with_it = {line.article.id} | {
            other
            for span, other in self._parts.get(line.article.id, ())
            if any(span.meets(part) for part in line.statement.content)
        }
        return min((self._first.get(id, self._articles[id]) for id in with_it), key=_earliest)


def _earliest(article: Article) -> tuple[str, str]:
    return article.published.end or "9999", article.id
