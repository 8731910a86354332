"""Made-up readings and ledgers: a quarrel about a ferry, told by invented outlets."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from onrecord.model import (
    About,
    Article,
    Claim,
    Conflict,
    Echo,
    Entry,
    Evidence,
    Interval,
    Links,
    Membership,
    Mention,
    NewsStory,
    Party,
    Passage,
    Place,
    Position,
    Quantity,
    Reading,
    Reason,
    Region,
    Span,
    Statement,
    Suspicion,
    TimeExpression,
    Toponym,
    Turn,
    content_id,
)

DAY = Interval("2031-05-04", "2031-05-04")


def article(text: str, path: str = "ferry.txt", **facts: object) -> Article:
    """An article of this text; its id as `ingest` makes it, of text and outlet."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    known = {"outlet": "Harbour Lantern", "language": "en", "published": DAY, **facts}
    id = content_id("article", digest, known["outlet"] or "", "", "")
    return Article(id=id, path=path, sha256=digest, text=text, text_sha256=digest, **known)  # type: ignore[arg-type]


def find(text: str, words: str) -> Span:
    """Where the words first stand in the text."""
    return Span(text.index(words), text.index(words) + len(words))


@dataclass(frozen=True)
class Line:
    """One attributed line of an article: who, by which cue, what; all of them printed in its text."""

    source: str
    cue: str
    content: str


def reading(art: Article, *lines: Line) -> Reading:
    """A reading with a mention of each source, a statement of each line, and the outlet's own mention."""
    outlet = Mention(
        id=content_id("mention", art.id, "outlet"),
        article=art.id,
        text=art.outlet or "",
        span=None,
        form="outlet",
        kind="outlet",
        name=art.outlet,
    )
    mentions, statements = [outlet], list[Statement]()
    for line in lines:
        span = find(art.text, line.source)
        voice = Mention(
            content_id("mention", art.id, span), art.id, line.source, span, "name", "person", line.source
        )
        mentions.append(voice)
        statements.append(
            Statement(
                id=content_id("statement", art.id, line),
                article=art.id,
                content=(find(art.text, line.content),),
                source=span,
                cue=find(art.text, line.cue),
                voice=voice.id,
                speaker_why="the name stands beside the cue",
                said=Interval(None, "2031-05-04"),
            )
        )
    return Reading(art, tuple(statements), tuple(mentions))


def many(count: int, lines: int = 3) -> list[Reading]:
    """So many readings, each of its own article with so many attributed lines; the same each time."""
    found = []
    for nth in range(count):
        said = [
            Line(f"Skipper {nth}x{row}", f"told{row}", f"ferry {nth * row % 97} stays in port")
            for row in range(lines)
        ]
        text = "Ferry news.\n\n" + "".join(f"{one.source} {one.cue} us: {one.content}.\n" for one in said)
        outlet = ("Harbour Lantern", "Tidewater Post", "Sound Courier")[nth % 3]
        art = article(text, f"pile/{nth:05}.txt", outlet=outlet, title=f"Ferry news {nth}")
        found.append(reading(art, *said))
    return found


TEXT = (
    "Ferry row deepens 🚢\n"
    "By Ada Quill\n"
    "\n"
    "PORT MERE — The Tidewater Post wrote that Mayor Orla Venn “will close the quay by 9 May”, "
    "and that 300 workers would go. Venn denied it. “Nobody loses a job,” she said.\n"
)


def whole() -> tuple[list[Reading], list[Party], Links]:
    """Two articles in which every field of every noun is filled, with their parties and links."""
    first, second = _told_by_lantern(), _told_by_post()
    venn = [one.mentions[1].id for one in (first, second)]
    parties = [
        Party(
            content_id("party", "Venn"),
            "Orla Venn",
            "person",
            tuple(sorted(venn)),
            ("same surname, same office",),
        ),
        Party(content_id("party", "Lantern"), "Harbour Lantern", "outlet", (first.mentions[0].id,)),
        Party(
            content_id("party", "Post"),
            "Tidewater Post",
            "outlet",
            tuple(sorted((second.mentions[0].id, first.mentions[2].id))),
        ),
    ]
    return [first, second], parties, _links(first, second, parties[0])


def _told_by_lantern() -> Reading:
    art = article(
        TEXT,
        "lantern/ferry.txt",
        title="Ferry row deepens 🚢",
        byline="By Ada Quill",
        url="https://lantern.example/1",
    )
    art = replace(
        art,
        regions=(
            Region(find(TEXT, "Ferry row deepens 🚢"), "title", "first line"),
            Region(find(TEXT, "By Ada Quill"), "byline", "starts with By"),
            Region(Span(TEXT.index("PORT MERE"), len(TEXT.rstrip())), "body", "full sentences"),
        ),
        published_basis=(Evidence("manifest.jsonl"), Evidence("a day is named", find(TEXT, "9 May"))),
        credits=("Tidewater Post",),
    )
    base = reading(art, Line("Mayor Orla Venn", "will close", "the quay by 9 May"))
    paper = Mention(
        content_id("mention", art.id, "paper"),
        art.id,
        "The Tidewater Post",
        find(TEXT, "The Tidewater Post"),
        "name",
        "organisation",
        "Tidewater Post",
    )
    she = Mention(
        content_id("mention", art.id, "she"),
        art.id,
        "she",
        find(TEXT, "she"),
        "pronoun",
        "person",
        refers_to=base.mentions[1].id,
        why="nearest woman named",
    )
    outer = Statement(
        id=content_id("statement", art.id, "outer"),
        article=art.id,
        content=(
            find(TEXT, "Mayor Orla Venn “will close the quay by 9 May”"),
            find(TEXT, "300 workers would go"),
        ),
        source=paper.span,
        cue=find(TEXT, "wrote"),
        voice=paper.id,
        speaker_why="subject of the cue",
        quoted="mixed",
        act="report",
        said=DAY,
        about=About(
            Interval("2031-05-09", "2031-05-09"),
            (content_id("place", "Port Mere"),),
            (Quantity(find(TEXT, "300"), 300.0, "workers"),),
        ),
    )
    inner = replace(
        base.statements[0], within=outer.id, act="intend", commitment="probable", about=About(Interval())
    )
    own = Statement(
        content_id("statement", art.id, "own"),
        art.id,
        (find(TEXT, "Ferry row deepens"),),
        voice=base.mentions[0].id,
        said=DAY,
        region="title",
    )
    orphan = Statement(
        content_id("statement", art.id, "orphan"),
        art.id,
        (find(TEXT, "Nobody loses a job"),),
        cue=find(TEXT, "said"),
        quoted="direct",
        polarity="denied",
        about=About(quantities=(Quantity(find(TEXT, "a job"), 0.1 + 0.2, "job"),)),
    )
    time = TimeExpression(
        art.id,
        find(TEXT, "9 May"),
        "DATE",
        "2031-05-09",
        Interval("2031-05-09", "2031-05-09"),
        "published 2031-05-04",
    )
    mere = Toponym(
        id=content_id("toponym", art.id, "Port Mere"),
        article=art.id,
        span=base.mentions[1].span or Span(0, 1),
        place=content_id("place", "Port Mere"),
        name="Port Mere",
        known_as="Port Mere",
        country="NZ",
        lat=-41.25,
        lon=174.5,
        precision="settlement",
        geonameid=123,
        why="the only place of this name",
    )
    return Reading(
        art, (outer, inner, own, orphan), (base.mentions[0], base.mentions[1], paper, she), (time,), (mere,)
    )


def _told_by_post() -> Reading:
    text = "Mayor Orla Venn denied that she will close the quay. Port Mere waits.\n"
    art = article(
        text, "post/ferry.txt", outlet="Tidewater Post", published=Interval("2031-05-05", "2031-05-06")
    )
    base = reading(art, Line("Mayor Orla Venn", "denied", "she will close the quay"))
    return replace(base, statements=(replace(base.statements[0], act="deny", polarity="denied"),))


def _links(first: Reading, second: Reading, venn: Party) -> Links:
    outer, inner, denial = first.statements[0], first.statements[1], second.statements[0]
    claim = Claim(
        id=content_id("claim", "closes"),
        gist=inner.id,
        statements=tuple(sorted([(inner.id, "asserts"), (outer.id, "doubts"), (denial.id, "denies")])),
        outlets=2,
        origin_of=tuple(sorted([(inner.id, "Tidewater Post"), (denial.id, "Orla Venn")])),
        origin_why=((denial.id, "Orla Venn says so"),),
    )
    a, b = sorted((first.article.id, second.article.id))
    return Links(
        places=(
            Place(
                content_id("place", "Port Mere"),
                "Port Mere",
                (first.toponyms[0].id,),
                "NZ",
                -41.25,
                174.5,
                "settlement",
                123,
            ),
            Place(content_id("place", "the quay"), "the quay", ()),
        ),
        claims=(claim,),
        conflicts=(
            Conflict(
                content_id("conflict", 1),
                inner.id,
                denial.id,
                "polarity",
                "open",
                "one says it closes, the other denies it",
            ),
        ),
        echoes=(Echo(a, b, "reworded", (Passage(Span(0, 5), Span(3, 9)),), "a passage in other words"),),
        stories=(
            NewsStory(
                content_id("story", a),
                b,
                (
                    Membership(a, 0.5, (Reason("names Orla Venn, as the other article does", 0.5),)),
                    Membership(
                        b,
                        0.25,
                        (
                            Reason("names Orla Venn, as the other article does", 0.5),
                            Reason("came out 90 days from the others (2031-05-04)", -0.25),
                        ),
                    ),
                ),
            ),
        ),
        suspicions=(Suspicion(a, (Evidence("paragraphs that jump"), Evidence("a calque", Span(2, 5)))),),
        positions=(
            Position(
                party=venn.id,
                issue="closing the quay",
                claims=(claim.id,),
                track=(
                    Entry(inner.id, "asserts", DAY),
                    Entry(denial.id, "denies", Interval(None, "2031-05-06"), "against", denial.content[0]),
                ),
                changes=(Turn(inner.id, denial.id, "asserts, then denies"),),
            ),
        ),
    )
