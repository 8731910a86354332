"""Made-up reports on made-up events, for tests of echoes and origins."""

from __future__ import annotations

import hashlib

from onrecord.model import Article, Interval, Region, Span, content_id


def _unwrapped(text: str) -> str:
    """The paragraphs of a text, each on one line."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))


FERRY = _unwrapped("""
The ferry Aldana ran aground off Port Mirel on Tuesday with 212 passengers aboard, the coast guard
of Vesna said.

Captain Teodor Halvek told rescuers that the rudder had jammed at 04.20, ten minutes after the ship
left the quay at Sorrow Point.

Three tugboats pulled the Aldana free at noon and towed her to the dry dock in Karsund, where
inspectors found a crack of 40 centimetres in the hull.

Eleven people were treated for cuts and bruises at the Saint Oda clinic. A cook, Milan Drost, is
still missing.

The owner, Northern Straits Lines, has withdrawn its four other ships from service until the rudders
are inspected.

Vesna's transport ministry had warned the company twice in March about worn bearings, according to a
letter seen by this newspaper.
""")

FERRY_REWORDED = _unwrapped("""
With 212 passengers on board the Aldana, a ferry, went aground near Port Mirel on Tuesday; so the
coast guard of Vesna says.

The rudder jammed at 04.20, Captain Teodor Halvek has told his rescuers, and that was ten minutes
out from the quay of Sorrow Point.

At noon the ship was pulled off by three tugboats. They towed the Aldana to Karsund and its dry
dock, and in her hull inspectors discovered a 40 centimetres long crack.

At the clinic of Saint Oda eleven people had bruises and cuts treated, while the cook Milan Drost
was missing.

Northern Straits Lines, which owns her, withdraws four other ships from its service till somebody
has inspected their rudders.

A letter shows that twice in March the company had been warned about its worn bearings by the
ministry of transport in Vesna.
""")

FERRY_ELSEWHERE = _unwrapped("""
Families waited in the rain at Port Mirel on Wednesday for news of the missing cook of the Aldana.

"He can swim, he always could," said his sister Ana Drost, holding a photograph.

Divers searched the harbour until dark. The water there is nine degrees, and the current is strong
at this time of the year, said a fisherman.

The mayor, Ilse Brandt, promised a counsellor to every passenger and asked the capital for money.

A shop on the quay gave out soup. Schools in the town opened late.

On Thursday parliament will debate who may run ships in the strait, an old quarrel between the coast
and the capital.
""")

DAM = _unwrapped("""
Engineers lowered the lake behind the Brezna dam by two metres on Friday after a crack was seen in
its eastern wall.

Some 3,400 people in the villages of Lower Brezna and Hask were told to sleep at relatives' houses
on higher ground.

The crack is as long as a bus and no wider than a thumb, the dam's keeper, Pavel Orsk, said.

A commission of five will decide on Monday whether the turbines may run again.
""")

QUOTE = (
    '"We will not leave this valley, not for a dam and not for a minister, because our parents are buried '
    'here and our children will be born here, and nobody in the capital has ever asked us," Ruza Tamm said'
)


def article(text: str, name: str = "a", **facts: object) -> Article:
    """An article of this text, all of it body unless `regions` say otherwise."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    known: dict[str, object] = {
        "language": "en",
        "outlet": name,
        "regions": (Region(Span(0, len(text)), "body"),) if text else (),
        **facts,
    }
    return Article(content_id("article", digest, name), f"{name}.txt", digest, text, digest, **known)  # type: ignore[arg-type]


def day(iso: str) -> Interval:
    """The interval of one day."""
    return Interval(iso, iso)
