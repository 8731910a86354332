"""A made-up story about a dockers' strike, in a ledger: chains, an orphan, a hostile article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafts import Draft, How, parties
from onrecord.ledger import Ledger
from onrecord.model import Interval, Rejection

if TYPE_CHECKING:
    from pathlib import Path

MONDAY, TUESDAY = "2031-03-03", "2031-03-04"

POST = """Dockers of Corvell refuse the new fees

By Ada Renn

Share

Harbour minister Petra Oskar told reporters in Corvell on Monday: “Nobody will be sent home, and that is a
promise I make to every crane driver and to every clerk who walks through this gate.”

The Nordline Agency reported that Oskar had offered the dockers “a fair share” of the fees. The union, said
its speaker Ilvar Sand, had never seen such an offer.

Ships were still waiting off the mole in the evening.

All articles of the Harbour Post may be read at home and at sea. Whoever prints them elsewhere
needs our leave, given in writing and never by telephone, and names the Harbour Post as the place
where they first stood.
"""

WIRE = """CORVELL. Petra Oskar denied that any ship had been turned away.

“We will not wait”, he said, “until the tide decides for us.”

Sand believes the talks may fail.
"""

HOSTILE = (
    'Cargo <script>alert("x")</script> of {{7*7}} & {% raw %}\n\n'
    'Captain Odo Brandt said "<img src=x onerror=alert(1)> </script><b>free</b>" \x1b[31mred\x07 '
    "and \u202eterces\u202c.\r\n\r\n"
    "See javascript:alert(2) or http://tracker.invalid/pixel.gif for more \x9b31m.\n"
)


def strike() -> list[Draft]:
    """The articles of the story."""
    post = Draft(
        POST, "strike/post.txt", "Harbour Post", "Dockers of Corvell refuse the new fees",
        Interval(TUESDAY, TUESDAY),
        kinds=(
            ("Dockers of Corvell refuse the new fees", "title"),
            ("By Ada Renn", "byline"),
            ("Share", "furniture"),
            (POST[POST.index("All articles") :].strip(), "furniture"),
        ),
    )  # fmt: skip
    on_monday = Interval(MONDAY, MONDAY)
    promise = POST[POST.index("“Nobody") : POST.index("gate.”") + len("gate.”")]
    post.says(
        "Petra Oskar",
        (promise,),
        ("Harbour minister Petra Oskar", "told"),
        How("promise", "direct", said=on_monday),
    )
    offer = "Oskar had offered the dockers “a fair share” of the fees"
    by_agency = post.says(
        "Nordline Agency",
        (offer,),
        ("The Nordline Agency", "reported"),
        How("report", said=Interval(None, TUESDAY)),
    )
    post.says(
        "Petra Oskar",
        ("the dockers “a fair share” of the fees",),
        (None, "offered"),
        How("propose", "mixed", commitment="unknown", said=Interval(None, TUESDAY)),
        within=by_agency,
    )
    post.says(
        "Ilvar Sand",
        ("The union", "had never seen such an offer"),
        ("its speaker Ilvar Sand", "said"),
        How("deny", polarity="denied", said=Interval(None, TUESDAY)),
    )
    post.says("Harbour Post", ("Ships were still waiting off the mole in the evening",), (None, None))
    wire = Draft(
        WIRE, "strike/wire.txt", None, None, Interval(MONDAY, "2031-03-09"), kinds=(("CORVELL", "dateline"),)
    )
    wire.says(
        "Petra Oskar",
        ("any ship had been turned away",),
        ("Petra Oskar", "denied"),
        How("deny", polarity="denied", said=Interval(None, "2031-03-09")),
    )
    wire.says(
        None,
        ("“We will not wait”", "“until the tide decides for us.”"),
        ("he", "said"),
        How("refuse", "direct", "denied", why="an orphan “he”: no man has been named before it"),
    )
    wire.says(
        "Ilvar Sand", ("the talks may fail",), ("Sand", "believes"), How("believe", commitment="possible")
    )
    hostile = Draft(
        HOSTILE,
        "strike/<b>evil\u202etxt.exe\x1b[2J",
        'Evil & <Sons> "Ltd"',
        "Cargo <script>alert(1)</script>",
        Interval("2031-03-10", "2031-03-10"),
    )
    evil = HOSTILE[HOSTILE.index('"<img') : HOSTILE.index("\u202c.") + 1]
    hostile.says("Odo </script><script>Brandt", (evil,), ("Captain Odo Brandt", "said"), How(quoted="mixed"))
    french = Draft("Les dockers de Corvell attendent.\n", "strike/attente.txt", "Le Quai", is_read=False)
    return [post, wire, hostile, french]


def write(path: Path) -> Path:
    """The story in a ledger."""
    drafts = strike()
    kinds = {"Nordline Agency": "organisation", "Harbour Post": "outlet"}
    with Ledger.create(path) as ledger:
        ledger.append(draft.reading() for draft in drafts)
        ledger.reject([Rejection("strike/scan.pdf\x1b[2J", "NotText", "binary content (PDF)")])
        ledger.relink(parties(drafts, kinds))
    return path
