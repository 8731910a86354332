"""The page as a file: self-contained, inert, small, and legible by measure."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from importlib.resources import files
from typing import TYPE_CHECKING

import attacks
import pytest
from tests.ledgers_made_up import whole

from drafts import Draft, How, parties
from onrecord.ledger import Ledger
from onrecord.model import Claim, Conflict, Entry, Interval, Links, Position
from onrecord.report.account import Account, account
from onrecord.report.page import page

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.model import Party


class _Tags(HTMLParser):
    """All tags with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def tags(html: str) -> list[tuple[str, dict[str, str | None]]]:
    reader = _Tags()
    reader.feed(html)
    return reader.tags


def test_the_same_account_gives_the_same_page(told: Account) -> None:
    assert page(told, "strike") == page(told, "strike")


def test_nothing_points_outside_the_file(told: Account) -> None:
    for tag, attributes in tags(page(told, "strike")):
        assert tag not in {"img", "iframe", "object", "embed", "base", "video", "audio", "source"}
        assert not any(name.startswith("on") or name == "style" for name in attributes), (tag, attributes)
        for name in ("href", "src", "action", "srcset"):
            value = attributes.get(name)
            assert value is None or value.startswith("#") or value == "data:,", (tag, attributes)


def test_the_policy_names_our_own_style_and_script_only(told: Account) -> None:
    html = page(told, "strike")
    policy = next(a["content"] for t, a in tags(html) if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        found = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert len(found) == 1
        digest = base64.b64encode(hashlib.sha256(found[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


@pytest.fixture(params=["strike", "ferry", "attack"])
def any_story(request: pytest.FixtureRequest, told: Account, tmp_path: Path) -> Account:
    """A story of statements alone; one in which every noun is filled; one in which all words are attacks."""
    if request.param == "strike":
        return told
    path = tmp_path / "story.db"
    if request.param == "ferry":
        readings, those, links = whole()
        with Ledger.create(path) as ledger:
            ledger.append(readings)
            ledger.relink(those)
            ledger.write_links(links)
    else:
        attacks.write(path)
    with Ledger.open(path) as ledger:
        return account(ledger)


def test_every_link_has_its_target(any_story: Account) -> None:
    found = tags(page(any_story, "story"))
    ids = [attributes["id"] for _, attributes in found if attributes.get("id")]
    assert len(ids) == len(set(ids))
    for _, attributes in found:
        href = attributes.get("href") or ""
        assert not href.startswith("#") or href[1:] in ids, href
        for name in ("aria-labelledby", "for"):
            assert attributes.get(name) is None or attributes[name] in ids


def test_an_article_that_looks_stitched_is_said_to(tmp_path: Path) -> None:
    readings, those, links = whole()
    with Ledger.create(tmp_path / "story.db") as ledger:
        ledger.append(readings)
        ledger.relink(those)
        ledger.write_links(links)
        html = page(account(ledger), "story")
    assert html.count("Looks put together from other articles, or translated, by a machine") == 1
    assert "1 article that looks put together from others" in html
    assert html.count("paragraphs that jump") == 2


def test_an_empty_ledger_makes_a_page_that_says_so() -> None:
    html = page(Account((), (), (), (), ()), "empty")
    assert "Nothing was read, so there is nothing on record." in html
    assert "There is no article to show." in html


def two_hundred(folder: Path) -> str:
    """The page of two hundred articles with thirteen statements each, in claims, conflicts and positions."""
    drafts = []
    for i in range(200):
        lines = [f"Speaker {i % 40} said in hall {n} that {'the harbour would open ' * 6}" for n in range(13)]
        filler = (
            "The tide came in and went out again, and nobody on the quay had anything to add to it. " * 40
        )
        draft = Draft(
            "\n\n".join([f"Day {i}", *lines, filler]),
            f"a/long/folder/of/articles/{i:03}.txt",
            f"Paper {i % 20}",
        )
        draft.published = Interval("2031-03-03", "2031-03-09")
        for n in range(13):
            start = draft.text.index(f"in hall {n} ")
            words = draft.text[start : draft.text.index("\n\n", start)].strip()
            draft.says(f"Speaker {i % 40}", (words,), (None, f"in hall {n}"), How(said=draft.published))
        drafts.append(draft)
    with Ledger.create(folder / "large.db") as ledger:
        ledger.append(draft.reading() for draft in drafts)
        ledger.relink(parties(drafts, {}))
        ledger.write_links(_many_links([one.id for one in ledger.statements()], ledger.parties()))
        return page(account(ledger), "large")


def test_two_hundred_articles_stay_under_five_megabytes(tmp_path: Path) -> None:
    html = two_hundred(tmp_path)
    assert html.count('class="card"') == 2600
    assert len(html.encode()) < 5_000_000


def _many_links(ids: list[str], speakers: tuple[Party, ...]) -> Links:
    """Every statement in a claim of four, a hundred conflicts, and a position of each speaker."""
    fours = [ids[n : n + 4] for n in range(0, len(ids), 4)]
    return Links(
        claims=tuple(
            Claim(
                f"claim{n:012}",
                four[0],
                tuple((id, "asserts") for id in sorted(four)),
                4,
                tuple((id, f"outlet:Paper {i % 3}") for i, id in enumerate(sorted(four))),
            )
            for n, four in enumerate(fours)
        ),
        conflicts=tuple(
            Conflict(f"c{n}", min(four[:2]), max(four[:2]), "number", "open", "two counts of one thing")
            for n, four in enumerate(fours[:100])
        ),
        positions=tuple(
            Position(
                party.id,
                f"issue {n % 9}",
                (),
                tuple(Entry(id, "asserts", Interval(), "for") for id in fours[n]),
            )
            for n, party in enumerate(speakers)
        ),
    )


def _luminance(colour: str) -> float:
    """As WCAG 2 defines it, of #rrggbb or #rgb."""
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(a: str, b: str) -> float:
    light, dark = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


CSS = files("onrecord.report").joinpath("templates", "page.css").read_text("utf-8")
PALETTES = [
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", block))
    for block in re.findall(r"\{([^{}]*--paper:[^{}]*)\}", CSS)
]


@pytest.mark.parametrize("palette", PALETTES, ids=["light", "dark", "dark-by-system", "print"])
@pytest.mark.parametrize(
    ("text", "grounds"),
    [
        ("ink", ("paper", "sheet", "straw", "straw-deep")),
        ("soft", ("paper", "sheet")),
        ("accent", ("paper", "sheet", "straw", "straw-deep")),
        ("lit-ink", ("lit",)),
        ("paper", ("accent",)),
    ],
)
def test_text_has_the_contrast_of_wcag_aa(
    palette: dict[str, str], text: str, grounds: tuple[str, ...]
) -> None:
    for ground in grounds:
        assert _contrast(palette[text], palette[ground]) >= 4.5, (text, ground)


@pytest.mark.parametrize("palette", PALETTES, ids=["light", "dark", "dark-by-system", "print"])
def test_role_lines_have_the_contrast_of_graphics(palette: dict[str, str]) -> None:
    for line, grounds in (("source", "straw"), ("cue", "straw"), ("soft", "sheet"), ("line", "straw")):
        for ground in ("paper", grounds):
            assert _contrast(palette[line], palette[ground]) >= 3, (line, ground)
