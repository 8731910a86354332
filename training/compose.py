"""Nested attributions made from flat ones: a sentence that attributes something takes the place of a content.

PolNeAR does not annotate what is said inside a content. A model trained on it alone learns that nothing is,
and chains ("the agency said the ministry denied that...") are lost. Here both links are known, because both
were annotated as outermost ones somewhere.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from training.corpora import Document, Relation, Span

_SENTENCE = re.compile(r"(?:^|(?<=[.!?]\s)|(?<=\n))([A-Z][^\n“”\"]{30,260}?[.])(?=\s+[A-Z“\"]|\n|$)")
_KEEPS_CAPITAL = re.compile(r"I\b|[A-Z]+\b(?<!A)|(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep)\.")
_FUNCTION_WORD = re.compile(
    r"(?:the|a|an|he|she|it|they|we|you|in|on|at|but|and|his|her|their|its|our|some|many|most|all|no|this|that|these"
    r"|those|there|as|for|after|before|when|while|if|since|although|one|two|other|several|such|more|last|by|to|from)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Donor:
    """A sentence with the relations that lie wholly in it; offsets into the sentence."""

    text: str
    relations: tuple[Relation, ...]


def _all_spans(relation: Relation) -> tuple[Span, ...]:
    return (*relation.source, *relation.cue, *relation.content)


def _moved(relation: Relation, by: int) -> Relation:
    move = lambda spans: tuple((s + by, e + by) for s, e in spans)  # noqa: E731
    return Relation(move(relation.source), move(relation.cue), move(relation.content))


def donors(documents: Sequence[Document]) -> list[Donor]:
    """Sentences without quotation marks that hold one relation or more, each entirely."""
    out = []
    for doc in documents:
        for match in _SENTENCE.finditer(doc.text):
            start, end = match.span(1)
            touching = [
                r for r in doc.relations or () if any(s < end and start < e for s, e in _all_spans(r))
            ]
            whole = all(start <= s and e <= end for r in touching for s, e in _all_spans(r))
            if touching and whole and all(r.source and r.cue and r.content for r in touching):
                out.append(Donor(match[1], tuple(_moved(r, -start) for r in touching)))
    return out


def _continued(donor: Donor) -> str:
    """The sentence as it stands after "that": a function word loses its capital, no letter is added."""
    text = donor.text
    lowers = _FUNCTION_WORD.match(text) and not _KEEPS_CAPITAL.match(text)
    return text[0].lower() + text[1:] if lowers else text


def _replaceable(doc: Document) -> list[tuple[int, str]]:
    """(number, introduction) of relations whose only content follows its cue and is a clause."""
    out = []
    for number, relation in enumerate(doc.relations or ()):
        if len(relation.content) != 1 or len(relation.cue) != 1 or not relation.source:
            continue
        start, end = relation.content[0]
        content, after = doc.text[start:end], doc.text[end : end + 2]
        follows = 0 <= start - relation.cue[0][1] <= 3
        if "\n" in content or not follows:
            continue
        if content.startswith("that ") and (content.endswith(".") or after[:1] == "."):
            out.append((number, "that "))
        elif content[:1] in '“"' and content[-1:] in '”"' and len(content) > 30:
            out.append((number, content[:1]))
        elif doc.text[start - 1 : start] in '“"' and after[:1] in '”"' and len(content) > 30:
            out.append((number, ""))
    return out


def _inserted(intro: str, donor: Donor, closing: str) -> tuple[str, tuple[Relation, ...]]:
    body = _continued(donor) if intro == "that " else donor.text
    if intro == "that ":
        body = body[:-1]  # the host's own full stop stands after the content
    relations = tuple(_moved(_clipped(r, len(body)), len(intro)) for r in donor.relations)
    return intro + body + closing, relations


def _clipped(relation: Relation, limit: int) -> Relation:
    clip = lambda spans: tuple((s, min(e, limit)) for s, e in spans)  # noqa: E731
    return Relation(clip(relation.source), clip(relation.cue), clip(relation.content))


def _shifted(relation: Relation, at: int, old_end: int, by: int) -> Relation | None:
    """A host relation after text[at:old_end] was replaced; None where a span ends inside what went."""

    def move(span: Span) -> Span | None:
        s, e = span
        if e <= at:
            return span
        if s >= old_end:
            return (s + by, e + by)
        return (s, e + by) if s <= at and old_end <= e else None

    roles = [[move(x) for x in spans] for spans in (relation.source, relation.cue, relation.content)]
    if any(x is None for role in roles for x in role):
        return None
    return Relation(*(tuple(x for x in role if x) for role in roles))


def _replaced(doc: Document, number: int, intro: str, donor: Donor) -> Document | None:
    start, end = (doc.relations or ())[number].content[0]
    old = doc.text[start:end]
    full_stop = "." if intro == "that " and old.endswith(".") else ""
    new, inner = _inserted(intro, donor, full_stop or ({"“": "”", '"': '"'}.get(intro, "")))
    by = len(new) - (end - start)
    hosts = []
    for i, relation in enumerate(doc.relations or ()):
        moved = _shifted(relation, start, end, by)
        if moved is None and i == number:
            return None
        if moved is not None:
            hosts.append(moved)
    text = doc.text[:start] + new + doc.text[end:]
    return replace(doc, text=text, relations=(*hosts, *(_moved(r, start) for r in inner)))


def compose(documents: Sequence[Document], seed: int, share: float = 0.5) -> Iterator[Document]:
    """Each article with `share` of its replaceable contents replaced; articles without one are left out."""
    rng = random.Random(seed)  # noqa: S311 - an order, not a secret
    pool = donors(documents)
    for doc in documents:
        chosen = [x for x in _replaceable(doc) if rng.random() < share]
        new = doc
        # from the end backwards, so that the offsets of what is still to be replaced stay right
        for number, intro in sorted(
            chosen, key=lambda x: (doc.relations or ())[x[0]].content[0], reverse=True
        ):
            target = (doc.relations or ())[number]
            at = next((i for i, r in enumerate(new.relations or ()) if r == target), None)
            if at is not None:
                new = _replaced(new, at, intro, rng.choice(pool)) or new
        if new is not doc:
            yield replace(new, name=f"{doc.name}+{seed}", corpus="composed")
