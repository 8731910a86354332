"""A ledger that fills every noun, and in which strangers wrote what hurts careless programs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import drafts
import strike
from ledgers_made_up import Line, article, many, reading, whole
from onrecord.ledger import Ledger
from onrecord.model import Rejection
from onrecord.report.export import export

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from onrecord.model import Reading

EVIL = (
    '=HYPERLINK("http://x.invalid") said: +1 for \0\x0b\x1b[2J \ufffe <script>alert(1)</script> & ]]> '
    "*all* [x](y), \U0001f6a2 it \u202eends\u202c.\r\n'@SUM warned: -2 per \u201ccent\u201d.\n"
)

TITLE = "# =1+1 ]]> *bold* www.x.invalid :boom:"


def hostile() -> Reading:
    """Formulas, marks, tags, controls and a character that is none."""
    told = article(
        EVIL,
        "-evil.txt",
        outlet="+Post & <b>",
        title="# =1+1 ]]> *bold* www.x.invalid :boom:",
        byline="By @who",
    )
    told = replace(told, url="javascript:alert(1)")
    return reading(
        told,
        Line('=HYPERLINK("http://x.invalid")', "said", EVIL[EVIL.index("+1") : EVIL.index(".\r\n")]),
        Line("'@SUM", "warned", "-2 per \u201ccent\u201d"),
    )


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Ledger]:
    """The ledger."""
    readings, parties, links = whole()
    evil, story = hostile(), strike.strike()
    parties += drafts.parties(story, {"Nordline Agency": "organisation", "Harbour Post": "outlet"})
    sums = [replace(parties[0], id=f"evil{n}", name=one.text, kind="group", mentions=(one.id,))
            for n, one in enumerate(evil.mentions)]  # fmt: skip
    claim = links.claims[0]
    members = (*claim.statements, *((one.id, "asserts") for one in evil.statements))
    origins = (*claim.origin_of, (evil.statements[0].id, f"article:{evil.article.id}"))
    wider = replace(claim, statements=tuple(sorted(members)), origin_of=origins)
    with Ledger.create(tmp_path / "full.ledger") as made:
        made.append([*readings, *many(2), evil, *(draft.reading() for draft in story)])
        made.reject([Rejection("a*b/scan.pdf\x1b[2J", "NotText", "binary content <PDF>")])
        made.relink([*parties, *sums])
        made.write_links(replace(links, claims=(wider,)))
        yield made


@pytest.fixture
def exported(full: Ledger, tmp_path: Path) -> Callable[[str], Path]:
    """Writes the ledger in a format; gives the folder."""

    def write(form: str) -> Path:
        export(full, tmp_path / form, form)
        return tmp_path / form

    return write


@pytest.fixture
def nothing(tmp_path: Path) -> Callable[[str], Path]:
    """Writes an empty ledger in a format; gives the folder."""

    def write(form: str) -> Path:
        with Ledger.create(tmp_path / "nothing.ledger") as empty:
            export(empty, tmp_path / f"no-{form}", form)
        return tmp_path / f"no-{form}"

    return write
