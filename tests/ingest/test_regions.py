"""Texts cut into regions: tables of made-up lines and what each is, and figures on a real story."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from onrecord.ingest.regions.layout import Asked, layout
from onrecord.model import Region, Span

if TYPE_CHECKING:
    from pathlib import Path

PROSE = (
    "The governor of the northern province told reporters that the bridge over the river would be closed for "
    "another week while engineers look for cracks in its two oldest piers."
)
MORE = (
    "Villagers on the far bank, who have relied on two small ferries since the spring flood, said that the "
    "boats were full by six in the morning and that the school had lost half of its pupils."
)
STORY = f"Bridge over Salm to stay closed, governor says\n\n{PROSE}\n\n{MORE}\n"


def kinds(text: str, **asked: str) -> dict[str, str]:
    """The kind of each line (or part of one) that is no body."""
    return {r.span.of(text): r.kind for r in layout(text, Asked(**asked)).regions if r.kind != "body"}  # type: ignore[arg-type]


HEAD_OR_FOOT = [
    ("Share", "furniture"),
    ("Tweet this", "furniture"),
    ("Advertisement", "furniture"),
    ("12 comments", "furniture"),
    ("Would you like to make this your usual edition?", "furniture"),
    ("Read more:", "furniture"),
    ("Related stories", "furniture"),
    ("Skip to main content", "furniture"),
    ("Home | World | Sport | Weather | Business", "furniture"),
    ("Home > World > Northern Province", "furniture"),
    ("Tags: [bridges](#), [Salm](#), [floods](#)", "furniture"),
    ("Media ID: 4711", "furniture"),
    ("Share 12", "furniture"),
    ("1 of 12", "furniture"),
    ("Like Us On Facebook", "furniture"),
    ("» Ferry sinks in the Salm", "furniture"),
    ("READ MORE: Ferry sinks in the Salm", "furniture"),
    ("You are here: Home", "furniture"),
    ("Copyright © 2019 The Salm Courier. All rights reserved.", "furniture"),
    (
        "This site uses cookies. By continuing to use this website you agree to our policy.",
        "furniture",
    ),
    ("Sign up for our newsletter and get the day's stories in your inbox.", "furniture"),
    ("The original source of this article is [The Salm Courier](#)", "furniture"),
    ("For media inquiries: desk@salmcourier.example", "furniture"),
    ("https://salmcourier.example/donate", "furniture"),
    ("#bridges #salm #ferries", "furniture"),
    ("By Nadia Vell", "byline"),
    ("Nadia Vell, Staff Writer", "byline"),
    ("Nadia Vell and Jon Doe, Reuters", "byline"),
    ("Reuters", "byline"),
    ("Published: 3 March 2019 10:45 GMT", "byline"),
    ("The Salm Courier, March 3, 2019", "byline"),
    ("Pupils wait for a ferry at the broken bridge, March 1, 2019. (AP Photo/Jon Doe)", "caption"),
    ("© Jon Doe / Reuters", "caption"),
    ("File photo of the bridge over the Salm. Image: Jon Doe.", "caption"),
]


@pytest.mark.parametrize(("line", "kind"), HEAD_OR_FOOT)
@pytest.mark.parametrize("at", ["under the title", "at the foot"])
def test_a_line_beside_the_story_is_known(line: str, kind: str, at: str) -> None:
    title, body = STORY.split("\n\n", 1)
    text = f"{title}\n\n{line}\n\n{body}" if at == "under the title" else f"{STORY}\n{line}\n"
    assert kinds(text) == {title: "title", line: kind}


LONG_FURNITURE = [
    "If you value our work, please support independent reporting from the valley: make a donation via "
    "https://salmcourier.example/donate or PayPal. Without your help we can't go on.",
    "Disclaimer: The views expressed in this article are the author's own and do not necessarily reflect "
    "those of the Courier, which is not responsible for the content of external sites.",
    "This page contains copyrighted material the use of which has not been authorized by the copyright "
    "owner. We believe this to be a fair use for research and educational purposes, without profit.",
]


@pytest.mark.parametrize("line", LONG_FURNITURE)
def test_a_paragraph_of_boilerplate_is_furniture(line: str) -> None:
    assert kinds(f"{STORY}\n{line}\n")[line] == "furniture"


STORY_LINES = [
    "“We can't share this bridge with anyone until it is safe,” the engineer said.",
    "He asked readers to donate blankets to the school.",
    "The court ruled that the copying was fair use and that the copyright owner had no claim to the maps.",
    "The company said that it would subscribe to the new safety standard by June.",
    "“Please support us,” read a banner that villagers had hung from the rail.",
    "She lost her home.",
    "The investigation",
    "What we know",
    "Salah Brann, 26",
    "The minister's remarks were first published in the daily Salm Courier, which did not name its source.",
    "The video, which was shared on Facebook, shows the pier sinking by a hand's breadth.",
    "Related charges against two contractors were dropped last year, prosecutors said on Monday.",
]


@pytest.mark.parametrize("line", STORY_LINES)
def test_a_line_of_the_story_is_none(line: str) -> None:
    text = STORY.replace(PROSE, f"{PROSE}\n\n{line}")
    assert kinds(text) == {"Bridge over Salm to stay closed, governor says": "title"}


def test_the_teaser_of_another_story_after_the_end() -> None:
    text = f"{STORY}\nThe council met late into the night.\n\nMinister and union agree on new Salm ferry\n"
    assert kinds(text)["Minister and union agree on new Salm ferry"] == "furniture"


def test_headlines_under_a_heading_are_furniture() -> None:
    text = f"{STORY}\nRelated stories\n\nFerry breaks down in mid river\nWho pays for the new bridge?\n"
    assert [kind for line, kind in kinds(text).items() if "?" in line or "Ferry" in line] == ["furniture"] * 2


def test_a_menu_of_short_lines_is_furniture() -> None:
    menu = ["World", "Asia", "Africa", "Middle East", "Europe", "Americas", "Sport", "Arts"]
    found = kinds("\n".join(menu) + "\n\n" + STORY)
    assert all(found[item] == "furniture" for item in menu)


DATELINES = [
    ("ANKARA, Turkey (Reuters) — ", "ANKARA, Turkey (Reuters) —"),
    ("ANKARA, Moscow – ", "ANKARA, Moscow –"),
    ("Ankara, Moscow – ", "Ankara, Moscow –"),
    ("PARIS—", "PARIS—"),
    ("ST.-DENIS, France — ", "ST.-DENIS, France —"),
    ("SALMTON, N.Y., Sept. 26 (UPI) — ", "SALMTON, N.Y., Sept. 26 (UPI) —"),
    ("Nairobi, Jun 16 2022 (IPS) - ", "Nairobi, Jun 16 2022 (IPS) -"),
    ("BEIJING, July 18 (Xinhua) -- ", "BEIJING, July 18 (Xinhua) --"),
    ("Mexico City (AFP) – ", "Mexico City (AFP) –"),
    ("LODZ (AP) -- ", "LODZ (AP) --"),
    ("LODZ, (AP) -- ", "LODZ, (AP) --"),
    ("ULM (dpa) - ", "ULM (dpa) -"),
]


@pytest.mark.parametrize(("printed", "expected"), DATELINES)
def test_a_dateline_is_cut_from_its_paragraph(printed: str, expected: str) -> None:
    text = STORY.replace(PROSE, printed + PROSE)
    assert [r.span.of(text) for r in layout(text).regions if r.kind == "dateline"] == [expected]


@pytest.mark.parametrize(
    "alone", ["SALMTON, Salm (AP) _", "SALMTON, August 7 (Xinhua) --", "SALMTON (AP ) _", "SALMTON _"]
)
def test_a_dateline_may_have_a_line_of_its_own(alone: str) -> None:
    found = layout(f"\n\n{alone}\n\n{PROSE}\n\n{MORE}\n")
    assert [r.kind for r in found.regions] == ["dateline", "body"]
    assert found.agencies == (("AP",) if "AP" in alone else ("Xinhua",) if "Xinhua" in alone else ())


@pytest.mark.parametrize(
    "alone", ["SALMTON", "Salmton --", "SALM: --", "ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN --"]
)
def test_a_line_without_place_in_capitals_and_dash_is_no_dateline(alone: str) -> None:
    assert "dateline" not in kinds(f"{alone}\n\n{PROSE}\n\n{MORE}\n").values()


NO_DATELINES = [
    "The Salm – the longest river of the province – ",
    "Ban Ki-Vell – the envoy – said that ",
    "Ben Vell just dropped a 3-",
    "Since 5: ",
]


@pytest.mark.parametrize("start", NO_DATELINES)
def test_what_only_looks_like_a_dateline_stays(start: str) -> None:
    text = STORY.replace(PROSE, start + PROSE)
    assert "dateline" not in kinds(text).values()


TITLES = [
    ("Bridge stays closed\n\n" + PROSE, "Bridge stays closed"),
    ("Share\n\nBridge stays closed for now\n\n" + PROSE, "Bridge stays closed for now"),
    ("Bridge stays closed for now | THE SALM COURIER\n\n" + PROSE, "Bridge stays closed for now"),
    ("Bridge stays closed for now - The Salm Times\n\n" + PROSE, "Bridge stays closed for now"),
    ("Salm News | The Salm\n\nBridge stays closed today | The Salm\n\n" + PROSE, "Bridge stays closed today"),
    (PROSE + "\n\n" + MORE + "\n\nSalm bridge is closed 03.11.2016\n\nShare", "Salm bridge is closed"),
    (
        "The Salm\nNews from the river since 1921\nHome | Log in\n\nBridge stays closed for now\n\n" + PROSE,
        "Bridge stays closed for now",
    ),
    ("Is the bridge safe?\n\n" + PROSE, "Is the bridge safe?"),
    ("Live: Salm bridge stays closed for now\n\n" + PROSE, "Live: Salm bridge stays closed for now"),
    ("Live: Salm\n\nBridge stays closed for now\n\n" + PROSE, "Bridge stays closed for now"),
    (PROSE + "\n\n" + MORE, None),
    ("", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_the_title_is_found(text: str, title: str | None) -> None:
    span = layout(text).title
    assert (span and span.of(text)) == title


def test_a_known_title_is_found_where_it_runs_into_the_text() -> None:
    text = "Thu Sep 5 2013 Bridge Stays Closed. " + PROSE
    cut = layout(text, Asked(title="Bridge stays closed"))
    assert cut.title is not None
    assert cut.title.of(text) == "Bridge Stays Closed."
    assert [region.kind for region in cut.regions] == ["byline", "title", "body"]


def test_from_the_first_readers_comment_on_all_is_furniture() -> None:
    first = "The ferry is a shame for the valley and he ought to go. May 4, 2031 at 7:57 pm | Report abuse |"
    second = "The governor said last year that the old bridge was safe, and now he says that he knew of it."
    assert set(kinds(f"{STORY}\n{first}\n{second}\n").items()) >= {
        (first, "furniture"),
        (second, "furniture"),
    }
    assert second not in kinds(f"{STORY}\n{second}\n")


def test_lines_that_recur_in_the_container_are_furniture() -> None:
    text = f"{STORY}\nValley voices every morning at seven\n"
    cut = layout(text, Asked(is_recurring=lambda line: line == "valley voices every morning at seven"))
    assert cut.regions[-1].kind == "furniture"
    assert "other articles" in cut.regions[-1].why


def test_regions_settled_by_a_page_stand() -> None:
    text = f"Salm\n\n{PROSE}\n"
    cut = layout(text, Asked(blocks=[Region(Span(0, 4), "furniture", "nav")]))
    assert cut.regions[0] == Region(Span(0, 4), "furniture", "nav")


ODD = [
    "",
    " \n\t\r\n",
    "x",
    "😀 😀 😀\n\n😀",
    "هذا نص عربي قصير عن الجسر.\n\nنُشر في ٣ مارس ٢٠١٩",
    "a" * 5_000_000,
    "word " * 1_000_000,
    "A-B-C-D-E-F-" * 5_000,
    "[" * 20_000 + "](" * 20_000,
    "A. " * 100_000,
    "(((((((" * 20_000,
    "1.2.3.4.5.6.7.8.9.10." * 5_000,
    "\n".join(["January"] * 20_000),
    "\u2028\u2029\x0b\x0c\x85 text \ufffd\ud800",
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_regions_cover_everything_whatever_the_text(text: str) -> None:
    at = 0
    for region in layout(text).regions:
        assert not text[at : region.span.start].strip()
        assert region.span.of(text) == region.span.of(text).strip()
        at = region.span.end
    assert not text[at:].strip()


def test_furniture_of_a_real_story(shared: Path) -> None:
    """At least nine tenths of the furniture's characters are found, at most 2 % of the others taken."""
    folder = shared / "stories" / "raqqa"
    found = missed = taken = other = 0
    for row in map(json.loads, (folder / "gold" / "articles.jsonl").read_text("utf-8").splitlines()):
        text = (folder / "articles" / row["article"]).read_bytes().decode("utf-8")
        gold = {
            k for span in row["furniture"] for k in range(span["start"], span["end"]) if not text[k].isspace()
        }
        regions = layout(text).regions
        got = {
            k
            for r in regions
            if r.kind == "furniture"
            for k in range(r.span.start, r.span.end)
            if not text[k].isspace()
        }
        found, missed, taken = found + len(gold & got), missed + len(gold - got), taken + len(got - gold)
        other += sum(1 for k, c in enumerate(text) if not c.isspace() and k not in gold)
    assert found >= 0.9 * (found + missed)
    assert taken <= 0.02 * other
