"""A document and what was surveyed around it -> an article."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from onrecord.ingest.language import READ, detect
from onrecord.ingest.published import Scene, solve
from onrecord.ingest.regions import Asked, credits_of, layout, outlet_of
from onrecord.model.article import Article
from onrecord.model.identity import content_id
from onrecord.model.interval import OPEN

if TYPE_CHECKING:
    from onrecord.ingest.document import Document, Known
    from onrecord.ingest.survey import Survey


def article(document: Document, survey: Survey) -> Article:
    """The article that a document is: its text verbatim, with regions, title, outlet, credits, publication.

    `survey` must have seen the document's container; what it says of an unknown one is nothing.
    """
    known, text = document.known, document.text
    around = survey.of(document)
    cut = layout(text, Asked(known.title, known.outlet, document.blocks, around.is_recurring))
    habit = survey.habit(document)
    order = habit.order if habit else around.order
    why = habit.why if habit else ""
    found = solve(Scene(text, cut.regions, known, order, around.neighbours, why))
    language = detect(text) or known.language
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(
        id=_id(digest, known),
        path=document.path,
        sha256=document.sha256,
        text=text,
        text_sha256=digest,
        language=language,
        is_read=language is None or language in READ,
        title=known.title or (" ".join(cut.title.of(text).split()) if cut.title else None),
        byline=known.byline or ("; ".join(dict.fromkeys(cut.bylines)) or None),
        outlet=known.outlet or outlet_of(text, cut),
        url=known.url,
        published=found.interval,
        published_basis=found.basis,
        regions=cut.regions,
        credits=credits_of(text, cut, known),
        habit=habit,
    )


def _id(digest: str, known: Known) -> str:
    """The id: one for exact copies; a page crawled on two days ("no later than then") stays one article."""
    published = known.published if known.published.is_bounded else OPEN
    return content_id("article", digest, known.outlet or "", published.start or "", published.end or "")
