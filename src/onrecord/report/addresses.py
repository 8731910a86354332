"""Where a link leads: the page's anchors; the application has addresses of its own of the same shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from onrecord.report.account import Account
    from onrecord.report.disputes import Dispute
    from onrecord.report.told import Told


class Addresses(Protocol):
    """What a template asks when it makes a link; each gives an address."""

    def passage(self, told: Told) -> str:
        """The statement's characters in its article."""

    def party(self, id: str) -> str:
        """The statements of a party."""

    def article(self, id: str) -> str:
        """An article."""

    def claim(self, id: str) -> str:
        """A claim with its lines."""

    def conflict(self, dispute: Dispute) -> str:
        """Two statements side by side."""

    def track(self, key: str) -> str:
        """A party's track on an issue."""

    def place(self, id: str) -> str:
        """A place with the lines about it."""

    def view(self, name: str) -> str:
        """A whole view: "claims", "sources"."""


class Anchors:
    """Addresses within one page."""

    def __init__(self, account: Account) -> None:
        self._articles = {clipping.article.id: clipping.number for clipping in account.clippings}
        self._parties = {speaker.party.id: n for n, speaker in enumerate(account.speakers, 1)}

    def passage(self, told: Told) -> str:
        """The statement's mark, by its number."""
        return f"#t{told.number}"

    def party(self, id: str) -> str:
        """The party's group of statements, or all statements where it has none."""
        return f"#p{self._parties[id]}" if id in self._parties else "#statements"

    def article(self, id: str) -> str:
        """The article, by its number."""
        return f"#a{self._articles[id]}"

    def claim(self, id: str) -> str:
        """The claim's entry."""
        return f"#claim-{id}"

    def conflict(self, dispute: Dispute) -> str:
        """The entry of its disagreement."""
        return f"#conflict-{dispute.conflict.matter}"

    def track(self, key: str) -> str:
        """The track's entry."""
        return f"#track-{key}"

    def place(self, id: str) -> str:
        """The place's entry."""
        return f"#place-{id}"

    def view(self, name: str) -> str:
        """The view."""
        return f"#{name}"
