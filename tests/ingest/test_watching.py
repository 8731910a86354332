"""Looking at feeds and folders: when, what counts as new, and how a host that fails is left alone."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from fake_clock import FakeClock
from onrecord.errors import BrokenInput, FetchError, FetchRefused, MissingInput
from onrecord.ingest.options import Limits
from onrecord.ingest.watching import Lookout, Watched, read_sources
from onrecord.ingest.watching.news import FIRST_DELAY_S, LONGEST_DELAY_S
from onrecord.ingest.web import Answer

if TYPE_CHECKING:
    from pathlib import Path

FEED = "https://lantern.invalid/feed"


def feed(*links: str) -> bytes:
    items = "".join(
        f"<item><title>t</title><link>{link}</link><description>Venn said so.</description></item>"
        for link in links
    )
    return f"<rss version='2.0'><channel><title>Lantern</title>{items}</channel></rss>".encode()


@dataclass
class Net:
    """Addresses and what they answer, or how they fail; and when each was asked."""

    clock: FakeClock
    says: dict[str, bytes | Exception] = field(default_factory=dict)
    asked: list[tuple[str, float]] = field(default_factory=list)

    def fetch(self, address: str) -> Answer:
        self.asked.append((address, self.clock.at))
        said = self.says[address]
        if isinstance(said, Exception):
            raise said
        return Answer(address, said, "application/rss+xml")


def lookout(net: Net, *watched: Watched) -> Lookout:
    return Lookout(watched, net.fetch, net.clock, Limits())


def rounds(look: Lookout, net: Net, until: float) -> list[tuple[float, tuple[str, ...]]]:
    """When something was to be read, and what, as far as `until`."""
    found = []
    while net.clock.at + look.wait_s() <= until:
        net.clock.sleep(look.wait_s())
        if inputs := look.look().inputs:
            found.append((net.clock.at, inputs))
    return found


def test_a_feed_is_read_when_it_has_changed() -> None:
    net = Net(FakeClock(), {FEED: feed("https://lantern.invalid/1")})
    look = lookout(net, Watched(FEED, is_feed=True, every_s=600))
    assert rounds(look, net, 3_000) == [(0, (FEED,))]
    assert [at for _, at in net.asked] == [0, 600, 1200, 1800, 2400, 3000]
    net.says[FEED] = feed("https://lantern.invalid/1", "https://lantern.invalid/2")
    assert rounds(look, net, 4_500) == [(3600, (FEED,))]


def test_pages_are_read_once_while_the_feed_links_to_them() -> None:
    one, two, three = (f"https://lantern.invalid/{nth}" for nth in (1, 2, 3))
    net = Net(FakeClock(), {FEED: feed(one, two)})
    look = lookout(net, Watched(FEED, is_feed=True, every_s=600, follows_links=True))
    assert look.look().inputs == (one, two)
    net.says[FEED] = feed(two, three, "file:///etc/passwd", "javascript:alert(1)")
    net.clock.sleep(600)
    assert look.look().inputs == (three,)
    assert look.kept == 1 + 2  # the feed, and the links that it has now


@pytest.mark.parametrize("error", [FetchError(FEED, "answers 503"), FetchError(FEED, "didn't answer")])
def test_a_host_that_fails_is_left_alone_for_longer_each_time(error: FetchError) -> None:
    other = "https://lantern.invalid/sport"
    net = Net(FakeClock(), {FEED: error, other: error})
    sources = [Watched(one, is_feed=True, every_s=60) for one in (FEED, other)]
    look = lookout(net, *sources)
    assert [one.kind for one in look.look().failed] == ["FetchError"]  # the other is of the same host
    rounds(look, net, 3 * LONGEST_DELAY_S)
    gaps = [after - before for (_, before), (_, after) in zip(net.asked, net.asked[1:], strict=False)]
    assert gaps[:4] == [FIRST_DELAY_S, FIRST_DELAY_S * 2, FIRST_DELAY_S * 4, FIRST_DELAY_S * 8]
    assert max(gaps) == LONGEST_DELAY_S
    net.says = {FEED: feed(), other: feed()}
    net.asked.clear()
    rounds(look, net, net.clock.at + LONGEST_DELAY_S + 600)
    assert {address for address, _ in net.asked} == {FEED, other}
    assert look.kept == 2  # the host is forgiven


def test_what_refuses_us_is_asked_no_more_than_four_times_a_day() -> None:
    net = Net(FakeClock(), {FEED: FetchRefused(FEED, "robots.txt disallows it")})
    rounds(lookout(net, Watched(FEED, is_feed=True, every_s=60)), net, 86_399)
    assert len(net.asked) == 4


def test_a_folder_gives_what_is_new_or_changed(tmp_path: Path) -> None:
    net = Net(FakeClock())
    (tmp_path / "a.txt").write_text("one")
    look = lookout(net, Watched(str(tmp_path), is_feed=False, every_s=5))
    assert look.look().inputs == (f"{tmp_path}/a.txt",)
    (tmp_path / "b.txt").write_text("two")
    os.utime(tmp_path / "a.txt", (1, 1))
    net.clock.sleep(5)
    assert look.look().inputs == (f"{tmp_path}/a.txt", f"{tmp_path}/b.txt")
    (tmp_path / "a.txt").unlink()
    net.clock.sleep(5)
    assert look.look().inputs == ()
    assert look.kept == 2


def test_a_folder_that_isnt_there_is_told_each_time(tmp_path: Path) -> None:
    net = Net(FakeClock())
    look = lookout(net, Watched(str(tmp_path / "none"), is_feed=False, every_s=5))
    assert [one.kind for one in look.look().failed] == ["MissingInput"]


TOML = """
every = "10m"
command = ["notify", "--now"]
webhook = "http://localhost:9/news"

[[source]]
feed = "https://lantern.invalid/feed"
every = "1s"
pages = true

[[source]]
folder = "inbox"

[follow]
words = ["ferry"]
parties = ["Orla Venn"]
"""


def test_sources_are_read_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text(TOML)
    found = read_sources(tmp_path / "s.toml")
    assert found.watched == (
        Watched("https://lantern.invalid/feed", is_feed=True, every_s=60, follows_links=True),
        Watched(str(tmp_path / "inbox"), is_feed=False, every_s=600),
    )
    assert (found.told.command, found.told.webhook) == (("notify", "--now"), "http://localhost:9/news")
    assert (found.told.words, found.told.parties) == (("ferry",), ("Orla Venn",))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "isn't understood"),
        ("source = []", "names no"),
        ("[[source]]\n", "either a feed or a folder"),
        ("[[source]]\nfeed = 'https://x.invalid'\nfolder = 'x'", "either a feed or a folder"),
        ("[[source]]\nfeed = 'file:///etc/passwd'", "no http"),
        ("[[source]]\nfolder = 'x'\nevery = 'often'", "no length of time"),
        ("[[source]]\nfolder = 'x'\nevery = '0s'", "no length of time"),
        ("[[source]]\nfolder = 'x'\npages = true", "for feeds"),
        ("[[source]]\nfolder = 'x'\ncolour = 'red'", "isn't understood"),
        ("webhook = 'mailto:x'\n[[source]]\nfolder = 'x'", "no http"),
        ("[[source]\n", "isn't understood"),
    ],
)
def test_a_file_that_isnt_understood_is_told(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "s.toml").write_text(text)
    with pytest.raises(BrokenInput, match=says):
        read_sources(tmp_path / "s.toml")


def test_a_file_that_isnt_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingInput):
        read_sources(tmp_path / "none.toml")
