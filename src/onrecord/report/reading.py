"""One article in the terminal: its statements marked, and below each paragraph who says what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rich.text import Text

from onrecord.model import Party
from onrecord.report import dates, listing, wording
from onrecord.report.account import text_order
from onrecord.report.segments import Mark, Paragraph, blocks, marks_of, segments
from onrecord.report.told import UNNAMED_OUTLET, Teller, Told
from onrecord.report.visible import in_line, shown

if TYPE_CHECKING:
    from onrecord.model import Article, Mention, Reading, Statement
    from onrecord.report.sheet import Sheet

STYLES = {"source": "bold underline", "cue": "italic magenta", "content": "cyan"}
NESTED = "yellow"
"""The colour of content that lies in the content of another statement."""
EXCERPT = 70
"""Characters of a statement's words that are repeated under its paragraph."""


def tell(reading: Reading) -> tuple[Told, ...]:
    """The attributed statements of one article read alone: a speaker is whom the mention stands for there."""
    mentions = {mention.id: mention for mention in reading.mentions}
    settled = [_settled(statement, mentions) for statement in reading.statements]
    names = {party.id: party for _, parties in settled for party in parties}
    statements = [statement for statement, _ in settled]
    teller = Teller(reading.article, statements, names)
    attributed = sorted((s for s in statements if s.is_attributed), key=text_order)
    return tuple(teller.tell(statement, number) for number, statement in enumerate(attributed, 1))


def write(sheet: Sheet, reading: Reading) -> None:
    """The article, paragraph by paragraph."""
    article = reading.article
    told = tell(reading)
    own = len(reading.statements) - len(told)
    _head(sheet, article, len(told), own)
    marks = tuple(mark for one in told for mark in marks_of(one))
    for block in blocks(article, marks):
        if block.is_folded:
            sheet.gap()
            sheet.line((f"[left aside: {block.size:,} characters of furniture]", "dim"))
            continue
        for paragraph in block.paragraphs:
            sheet.gap()
            _paragraph(sheet, article, paragraph, marks)
            for one in told:
                if paragraph.span.start <= one.statement.hull.start < paragraph.span.end:
                    _note(sheet, article, one)


def as_json(reading: Reading) -> dict[str, Any]:
    """The article's facts and its attributed statements, as one JSON object."""
    article = reading.article
    told = tell(reading)
    return {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "outlet": article.outlet,
        "byline": article.byline,
        "language": article.language,
        "is_read": article.is_read,
        "published": {"from": article.published.start, "to": article.published.end},
        "published_why": [evidence.why for evidence in article.published_basis],
        "statements": [listing.as_json(one) for one in told],
        "own": len(reading.statements) - len(told),
    }


def _settled(statement: Statement, mentions: dict[str, Mention]) -> tuple[Statement, list[Party]]:
    """The statement with parties made up of the mentions that its voices stand for, where there are some."""
    first, *others = (_party(voice, mentions) for voice in (statement.voice, *statement.more_voices))
    parties = [party for party in (first, *others) if party is not None]
    more = tuple(party.id for party in others if party is not None) if first else ()
    return replace(statement, speaker=first.id if first else None, more_speakers=more), parties


def _party(voice: str | None, mentions: dict[str, Mention]) -> Party | None:
    """The party of the mention that a voice stands for in the end; None for a pronoun that stays one."""
    mention = mentions.get(voice or "")
    seen: set[str] = set()
    while mention and mention.refers_to in mentions and mention.id not in seen:
        seen.add(mention.id)
        mention = mentions[mention.refers_to]
    if mention is None or mention.form == "pronoun":
        return None
    return Party(mention.id, mention.name or mention.text, "person", (mention.id,))


def _head(sheet: Sheet, article: Article, told: int, own: int) -> None:
    sheet.line((in_line(article.title or article.path), "bold"))
    outlet = in_line(article.outlet) if article.outlet else UNNAMED_OUTLET
    why = "; ".join(in_line(evidence.why) for evidence in article.published_basis)
    published = f"{dates.in_words(article.published)}{f' ({why})' if why else ''}"
    sheet.line((f"{outlet}, {published}, {in_line(article.path)}", "dim"))
    if not article.is_read:
        sheet.line(("Not read for statements: its language isn't one that is read.", "italic"))
        return
    rest = f"; {own:,} of the article's own, not listed" if own else ""
    sheet.line((f"{wording.count(told, 'statement')} by others{rest}", "dim"))
    if sheet.has_styles and told:
        legend = [*STYLES.items(), ("content within content", NESTED), ("furniture", "dim")]
        sheet.line(Text("  ").join(Text(word, style) for word, style in legend))


def _paragraph(sheet: Sheet, article: Article, paragraph: Paragraph, marks: tuple[Mark, ...]) -> None:
    base = {"furniture": "dim", "title": "bold", "byline": "dim", "dateline": "dim"}.get(paragraph.kind, "")
    text = Text(style=base)
    for piece, holding in segments(paragraph.span, marks):
        text.append(shown(piece.of(article.text)), _style(holding))
    sheet.line(text)


def _style(holding: tuple[Mark, ...]) -> str:
    """Content first, so that source and cue inside it stay visible over it."""
    contents = sum(mark.role == "content" for mark in holding)
    styles = [NESTED if contents > 1 else STYLES["content"]] if contents else []
    styles += [STYLES[role] for role in ("source", "cue") if any(mark.role == role for mark in holding)]
    return " ".join(styles)


def _note(sheet: Sheet, article: Article, told: Told) -> None:
    statement = told.statement
    tags = "".join(f", {tag}" for tag in wording.tags(statement))
    sheet.line(
        (f"{told.number} ", "dim"), (told.route, "bold"), ": ", (told.does, "italic"),
        f" {wording.shorten(told.words, EXCERPT)}", (f" ({told.said}{tags}, line {told.line})", "dim"),
        indent=4,
    )  # fmt: skip
    if told.reason:
        sheet.line((f"speaker not settled: {told.reason}", "dim italic"), indent=6)
    if not sheet.has_styles:
        roles = {"source": statement.source, "cue": statement.cue}
        named = [f"{role} ‘{in_line(span.of(article.text))}’" for role, span in roles.items() if span]
        sheet.line(", ".join(named), indent=6)
