"""A text as read -> a spaCy document. Imported only where spaCy is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.pipeline.text import ReadText


def document(read: ReadText) -> Any:
    """The `Doc`: its text is the text given; white space and furniture between words are tokens too."""
    import spacy
    from spacy.tokens import Doc, Span

    pieces, number_of = _pieces(read)
    texts = [text for text, _, _ in pieces]
    at = {word: piece for piece, word in enumerate(number_of) if word is not None}
    tags = [read.words[word] if word is not None else None for word in number_of]
    doc = Doc(
        spacy.blank("en").vocab,
        words=texts,
        spaces=[space for _, space, _ in pieces],
        pos=[word.upos if word else "SPACE" for word in tags],
        heads=[at[word.head] if word else piece for piece, word in enumerate(tags)],
        deps=[_relation(word.deprel) if word else "dep" for word in tags],
    )
    starts = {start: piece for piece, (_, _, start) in enumerate(pieces)}
    ends = {start + len(text): piece for piece, (text, _, start) in enumerate(pieces)}
    doc.set_ents([Span(doc, starts[name.start], ends[name.end] + 1, label=name.kind) for name in read.names])
    return doc


def _relation(name: str) -> str:
    return "ROOT" if name == "root" else name


def _pieces(read: ReadText) -> tuple[list[tuple[str, bool, int]], list[int | None]]:
    """(text, whether a space follows, start) of each token, and the number of the word that it is."""
    text, at = read.text, 0
    pieces: list[tuple[str, bool, int]] = []
    number_of: list[int | None] = []
    for word in read.words:
        if word.start > at:
            pieces.append((text[at : word.start], False, at))
            number_of.append(None)
        space = text[word.end : word.end + 1] == " "
        pieces.append((word.text, space, word.start))
        number_of.append(word.number)
        at = word.end + space
    if at < len(text):
        pieces.append((text[at:], False, at))
        number_of.append(None)
    return pieces, number_of
