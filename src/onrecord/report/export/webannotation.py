"""W3C Web Annotations: each statement pinned to the characters of its article, by place and by words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.ledger import StatementQuery
from onrecord.report import wording
from onrecord.report.export.files import in_document, of_lines
from onrecord.report.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onrecord.ledger import Ledger
    from onrecord.model import Article, Span, Statement
    from onrecord.report.export.files import Json

AROUND = 32
"""Characters of prefix and suffix, as other annotation tools have them."""
OURS = "urn:onrecord:"
CONTEXT: list[object] = ["http://www.w3.org/ns/anno.jsonld", {"onrecord": f"{OURS}term:"}]
"""The context of the recommendation, and a prefix for what it has no word for."""


def _pieces(ledger: Ledger) -> Iterator[str]:
    """One collection with one page, which holds all."""
    names = {party.id: in_line(party.name) for party in ledger.each_party()}
    page: Json = {
        "@context": CONTEXT,
        "id": f"{OURS}statements",
        "type": "AnnotationPage",
        "startIndex": 0,
    }
    yield from in_document(page, "items", _annotations(ledger, names))


def _annotations(ledger: Ledger, names: Mapping[str, str]) -> Iterator[Json]:
    for article in ledger.articles():
        source = _source(article)
        for one in ledger.statements(StatementQuery(article=article.id)):
            yield _annotation(one, names, Target(article, source))


def _source(article: Article) -> Json:
    """The article's text. It isn't its web page: offsets count in what was taken out of that."""
    found: Json = {
        "id": f"{OURS}article:{article.id}",
        "type": "Text",
        "format": "text/plain",
        "onrecord:textSha256": article.text_sha256,
        "onrecord:path": article.path,
    }
    facts = {"language": article.language, "onrecord:url": article.url, "onrecord:outlet": article.outlet}
    return {**found, **{name: fact for name, fact in facts.items() if fact}}


class Target:
    """Points to the characters of one article."""

    def __init__(self, article: Article, source: Json) -> None:
        self.text, self._source = article.text, source

    def at(self, span: Span) -> Json:
        """The characters by place (code points of the text) and by words."""
        quote: Json = {"type": "TextQuoteSelector", "exact": span.of(self.text)}
        if before := self.text[max(0, span.start - AROUND) : span.start]:
            quote["prefix"] = before
        if after := self.text[span.end : span.end + AROUND]:
            quote["suffix"] = after
        place = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
        return {"type": "SpecificResource", "source": self._source, "selector": [place, quote]}


def _annotation(one: Statement, names: Mapping[str, str], target: Target) -> Json:
    found: Json = {
        "id": f"{OURS}statement:{one.id}",
        "type": "Annotation",
        "motivation": "identifying" if one.is_attributed else "highlighting",
        "body": _body(_in_words(one, target.text, names)),
        "target": [target.at(span) for span in one.content],
    }
    for name, span in (("source", one.source), ("cue", one.cue)):
        if span:
            found[f"onrecord:{name}"] = target.at(span)
    if speakers := [{"id": f"{OURS}party:{party}"} for party in one.speakers]:
        found["onrecord:speaker"] = speakers[0] if len(speakers) == 1 else speakers
    if one.within:
        found["onrecord:within"] = {"id": f"{OURS}statement:{one.within}"}
    plain = {
        "act": one.act, "polarity": one.polarity, "commitment": one.commitment, "quoted": one.quoted,
        "saidFrom": one.said.start, "saidTo": one.said.end,
    }  # fmt: skip
    found.update({f"onrecord:{name}": fact for name, fact in plain.items() if fact})
    return found


def _body(value: str) -> Json:
    return {"type": "TextualBody", "format": "text/plain", "language": "en", "value": value}


def _in_words(one: Statement, text: str, names: Mapping[str, str]) -> str:
    """ "Orla Venn denies" and what else a reader should know of it."""
    speaker = " and ".join(names[id] for id in one.speakers if id in names) or "speaker not settled"
    does = wording.does(one, text) if one.is_attributed else "its own assertion"
    return "; ".join((f"{speaker}: {does}", *wording.tags(one)))


FILES = (of_lines("annotations.jsonld", _pieces),)
