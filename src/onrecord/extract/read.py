"""Parsed text -> what it says: statements, and the mentions of those who say it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from onrecord.extract.mentions.find import mention_id, named
from onrecord.extract.places import toponyms
from onrecord.extract.quantities import quantities
from onrecord.extract.quoting import quoted
from onrecord.extract.speakers.cast import Cast
from onrecord.extract.speakers.find import speakers
from onrecord.extract.speakers.pronouns import people_meant
from onrecord.extract.statements.about import with_about
from onrecord.extract.statements.amounts import amount, own_amount
from onrecord.extract.statements.assertions import is_quotation, own_sentences
from onrecord.extract.statements.nesting import content_length, holders
from onrecord.extract.statements.said import narrowed, said
from onrecord.extract.times import times
from onrecord.model import Interval, Mention, Reading, Statement, content_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.speakers.find import Speakers
    from onrecord.language import Parsed
    from onrecord.model import Act, Attribution, RegionKind, Span

_HELD: frozenset[str] = frozenset({"believe", "intend", "know", "expect"})
"""Acts that are held rather than uttered: a day beside them is not when they were said."""


def read(parsed: Parsed) -> Reading:
    """All that is read out of one article."""
    from onrecord.extract.attribution import find

    return read_with(parsed, find(parsed))


def read_with(parsed: Parsed, attributions: Sequence[Attribution]) -> Reading:
    """The reading of an article whose attributions are known, whoever found them."""
    sources = [attribution.source for attribution in attributions if attribution.source]
    names = named(parsed, sources)
    outlet = outlet_mention(parsed)
    cast = Cast(parsed, names)
    within = holders(attributions)
    spoken = speakers(cast, attributions, within)
    own = list(_own(cast, attributions, outlet))
    attributed = list(_attributed(cast, attributions, within, spoken, own))
    spoken_for = {m.span: m for m in spoken.mentions if m.span and m.form == "pronoun"}
    meant = people_meant(cast, spoken_for)
    mentions = {m.id: m for m in (*names, *meant, *spoken.mentions, *((outlet,) if outlet else ()))}
    found_times = times(parsed, _speech(cast, attributed))
    counted = quantities(parsed, [time.span for time in found_times])
    return Reading(
        parsed.article,
        tuple(
            with_about(
                parsed.article.text,
                sorted({s.id: s for s in (*attributed, *own)}.values(), key=_order),
                found_times,
                counted,
            )
        ),
        tuple(
            sorted(
                mentions.values(),
                key=lambda m: (m.span.start, m.span.end, m.id) if m.span else (-1, -1, m.id),
            )
        ),
        found_times,
        toponyms(parsed, names),
    )


def _speech(cast: Cast, statements: Sequence[Statement]) -> list[tuple[Span, Interval]]:
    """The words in quotation marks of which it is said when they were spoken, each with that time."""
    return [
        (quotation.span, statement.said)
        for statement in statements
        if statement.said.is_bounded and statement.quoted != "indirect"
        for span in statement.content
        for quotation in cast.quotations.meeting(span)
    ]


def outlet_mention(parsed: Parsed) -> Mention | None:
    """The article's outlet as a mention that no characters print, or None where it isn't known."""
    article = parsed.article
    if not article.outlet:
        return None
    return Mention(
        id=mention_id(article.id, None, "outlet"),
        article=article.id,
        text=article.outlet,
        span=None,
        form="outlet",
        kind="outlet",
        name=article.outlet,
        why="the article's outlet",
    )


def statement_id(article: str, content: Sequence[Span], source: Span | None, cue: Span | None) -> str:
    """The id of a statement: the same article and spans have the same one."""
    spans = [f"{span.start}-{span.end}" if span else "" for span in (source, cue, *content)]
    return content_id("statement", article, *spans)


def _attributed(
    cast: Cast,
    attributions: Sequence[Attribution],
    within: Sequence[int | None],
    spoken: Speakers,
    own: Sequence[Statement],
) -> Iterator[Statement]:
    parsed, voices = cast.parsed, spoken.voices
    amounts = [
        amount(parsed.article.text, attribution, voice.mention)
        for attribution, voice in zip(attributions, voices, strict=True)
    ]
    times = _times(cast, attributions, within, [what.act for what in amounts])
    ids = [statement_id(parsed.article.id, a.content, a.source, a.cue) for a in attributions]
    for number, attribution in enumerate(attributions):
        voice = voices[number]
        what = amounts[number]
        holder = within[number]
        yield Statement(
            id=ids[number],
            article=parsed.article.id,
            content=attribution.content,
            source=attribution.source,
            cue=attribution.cue,
            voice=voice.mention.id if voice.mention else None,
            more_voices=tuple(mention.id for mention in spoken.more[number]),
            speaker_why=voice.why,
            quoted=quoted(cast.quotations, attribution.content),
            act=what.act,
            polarity=what.polarity,
            commitment=what.commitment,
            within=ids[holder] if holder is not None else _own_around(attribution, own),
            said=times[number],
            region=_region(cast, attribution.content[0]),
        )


def _times(
    cast: Cast, attributions: Sequence[Attribution], within: Sequence[int | None], acts: Sequence[Act]
) -> list[Interval]:
    """When each was said; words inside others' words no later than these, from the outside in."""
    published = cast.parsed.article.published
    found = [
        Interval(None, published.end) if act in _HELD else said(cast, attribution)
        for act, attribution in zip(acts, attributions, strict=True)
    ]
    outermost_first = sorted(range(len(found)), key=lambda n: -content_length(attributions[n].content))
    for number in outermost_first:
        holder = within[number]
        if holder is not None:
            found[number] = narrowed(found[number], found[holder])
    return found


def _own(cast: Cast, attributions: Sequence[Attribution], outlet: Mention | None) -> Iterator[Statement]:
    """The article's own assertions; a sentence in quotation marks is someone else's, not said whose.

    So is a headline of which some words are: "Norway and Sweden 'ready to talk'".
    """
    article = cast.parsed.article
    for sentence, span in own_sentences(cast.parsed, attributions):
        what = own_amount(article.text, (span,))
        is_title = sentence.region == "title"
        is_someone_elses = is_quotation(cast.quotations, span) or (is_title and _quotes(cast, span))
        voice = None if is_someone_elses else outlet
        yield Statement(
            id=statement_id(article.id, (span,), None, None),
            article=article.id,
            content=(span,),
            voice=voice.id if voice else None,
            speaker_why=_own_why(is_someone_elses, voice),
            quoted=quoted(cast.quotations, (span,)) if is_someone_elses else "indirect",
            act="say" if is_someone_elses else what.act,
            polarity=what.polarity,
            commitment=what.commitment,
            said=Interval(None if is_someone_elses else article.published.start, article.published.end),
            region=sentence.region,
        )


def _quotes(cast: Cast, span: Span) -> bool:
    """Whether several words of it stand in quotation marks."""
    return quoted(cast.quotations, (span,)) != "indirect"


def _own_why(is_someone_elses: bool, outlet: Mention | None) -> str:
    if is_someone_elses:
        return "words in quotation marks, whose is not said"
    return "the article's own words" if outlet else "the article's own words; its outlet is not known"


def _own_around(attribution: Attribution, own: Sequence[Statement]) -> str | None:
    """The own assertion in whose sentence the attribution lies, or None."""
    hull = attribution.hull
    number = bisect_right(own, hull.start, key=lambda statement: statement.content[0].start) - 1
    return own[number].id if number >= 0 and own[number].content[0].holds(hull) else None


def _region(cast: Cast, span: Span) -> RegionKind:
    number = cast.sentence_at(span.start)
    return cast.parsed.sentences[number].region if number is not None else "body"


def _order(statement: Statement) -> tuple[int, int, str]:
    return statement.content[0].start, statement.content[-1].end, statement.id
