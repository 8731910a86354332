"""A name, or what stands for one, in one article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.span import Span

MentionForm = Literal["name", "adjective", "description", "pronoun", "outlet"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Someone or something that may be a party, where it stands.

    `text` is what is printed. `name` is the proper name in it without titles, or None ("he", "the
    minister"); of a description whose office had one known holder that day, that holder's, with `why`.
    `title` is the office or role printed with the name. `kind` is a first guess at the party's kind.
    `refers_to` is the mention of the same article that this one stands for, with `why`.
    An article's outlet has a mention of form `outlet`; where no characters print it, `span` is None.
    """

    id: str
    article: str
    text: str
    span: Span | None
    form: MentionForm
    kind: str
    name: str | None = None
    title: str | None = None
    refers_to: str | None = None
    why: str = ""
