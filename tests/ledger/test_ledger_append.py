"""Appending: what goes in comes out, once, whatever the order."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ledgers_made_up import DAY, Line, article, many, reading, whole
from onrecord.errors import LedgerError, UnknownId
from onrecord.ledger import Ledger, StatementQuery, flaws
from onrecord.model import Evidence, Interval, Region, Rejection, Span, TimeExpression
from onrecord.report.export import export

if TYPE_CHECKING:
    from onrecord.model import Reading


def bytes_of(place: object) -> bytes:
    """What a file holds; of a database nothing."""
    return place.read_bytes() if isinstance(place, Path) else b""


def exported(path: Path, folder: Path) -> dict[str, bytes]:
    with Ledger.open(path) as ledger:
        export(ledger, folder)
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_what_goes_in_comes_out(ledger: Ledger) -> None:
    readings, _, _ = whole()
    assert ledger.append(readings) == 2
    for one in readings:
        id = one.article.id
        assert ledger.article(id) == one.article
        assert set(ledger.statements(StatementQuery(article=id))) == set(one.statements)
        assert set(ledger.mentions(id)) == set(one.mentions)
        assert tuple(ledger.times(id)) == one.times
        assert ledger.holds(id)
    assert not ledger.holds("nothing")


def test_the_same_again_changes_nothing(path: Path, tmp_path: Path) -> None:
    readings = many(6)
    with Ledger.create(path) as ledger:
        assert ledger.append(readings) == 6
    before = bytes_of(path)
    first = exported(path, tmp_path / "one")
    with Ledger.create(path) as ledger:
        assert ledger.append(readings) == 0
        assert ledger.append(reversed(readings)) == 0
        ledger.note_path(readings[0].article.id, readings[0].article.path)
    assert bytes_of(path) == before
    assert exported(path, tmp_path / "two") == first


def test_the_same_links_again_write_nothing(full: Path) -> None:
    before = bytes_of(full)
    _, parties, links = whole()
    with Ledger.create(full) as ledger:
        ledger.relink(reversed(parties))
        ledger.write_links(links)
    assert bytes_of(full) == before


def test_the_order_and_the_batches_dont_matter(tmp_path: Path) -> None:
    readings = many(7)
    copies = [replace(one, article=replace(one.article, path=f"a/{one.article.id}")) for one in readings[:3]]
    found = []
    for nth, batch in enumerate((1, 3, 10)):
        path = tmp_path / f"{nth}.ledger"
        everything = [*readings, *copies]
        order = everything if nth else everything[::-1]
        with Ledger.create(path) as ledger:
            for start in range(0, len(order), batch):
                ledger.append(order[start : start + batch])
        found.append(exported(path, tmp_path / f"out{nth}"))
    assert found[0] == found[1] == found[2]


def test_a_copy_adds_only_its_path(ledger: Ledger) -> None:
    first = reading(article("Ann said no.", "m.txt"), Line("Ann", "said", "no"))
    copy = replace(first, article=replace(first.article, path="z.txt", sha256="other bytes"))
    assert ledger.append([first]) == 1
    assert not ledger.wants(copy.article)
    assert ledger.append([copy]) == 0
    assert ledger.paths(first.article.id) == ("m.txt", "z.txt")
    assert ledger.article(first.article.id) == first.article
    ledger.note_path(first.article.id, "b.txt", "third bytes")
    known = ledger.article(first.article.id)
    assert (known.path, known.sha256) == ("b.txt", "third bytes")
    ledger.note_path(first.article.id, "k.txt")
    assert ledger.paths(first.article.id) == ("b.txt", "k.txt", "m.txt", "z.txt")
    with pytest.raises(UnknownId, match="holds no article"):
        ledger.note_path("nothing", "a.txt")


def test_the_copy_with_the_smallest_path_speaks_for_all(tmp_path: Path) -> None:
    """Copies may carry different facts (one has a manifest, another none); which is read first is chance."""
    bare = reading(article("Ann said no.", "z.txt"), Line("Ann", "said", "no"))
    told = reading(article("Ann said no.", "a.txt", title="A title"), Line("Ann", "said", "no"))
    middle = reading(article("Ann said no.", "k.txt", title="Another"), Line("Ann", "said", "no"))
    found = []
    for nth, order in enumerate(itertools.permutations((bare, told, middle))):
        path = tmp_path / f"{nth}.ledger"
        with Ledger.create(path) as ledger:
            for one in order:
                wanted = ledger.wants(one.article)
                new = ledger.append([one])
                assert wanted or not new
            assert ledger.article(bare.article.id).title == "A title"
            assert ledger.paths(bare.article.id) == ("a.txt", "k.txt", "z.txt")
        found.append(exported(path, tmp_path / f"out{nth}"))
    assert all(one == found[0] for one in found)


def test_a_path_that_is_no_text_is_kept_readably(ledger: Ledger) -> None:
    one = reading(article("Ann said no.", "caf\udce9.txt"), Line("Ann", "said", "no"))
    assert ledger.append([one]) == 1
    assert ledger.paths(one.article.id) == ("caf\\udce9.txt",)
    assert ledger.append([one]) == 0
    ledger.reject([Rejection("caf\udce9.txt", "NotText", "no \udce9")])
    assert ledger.rejections() == (Rejection("caf\\udce9.txt", "NotText", "no \\udce9"),)


def broken_readings() -> dict[str, tuple[Reading, str]]:
    good = reading(article("Ann said no. Bob agreed."), Line("Ann", "said", "no"))
    art, said, voice = good.article, good.statements[0], good.mentions[1]
    far = Span(20, 99)
    time = TimeExpression(art.id, far, "DATE", "2031", DAY)
    overlapping = (Region(Span(0, 5), "title"), Region(Span(4, 9), "body"))
    return {
        "hash": (replace(good, article=replace(art, text_sha256="0" * 64)), "doesn't have the hash"),
        "surrogate": (reading(article("Ann said \ud800."), Line("Ann", "said", ".")), "no valid Unicode"),
        "content": (replace(good, statements=(replace(said, content=(far,)),)), "ends at character 99"),
        "no content": (replace(good, statements=(replace(said, content=()),)), "no content"),
        "cue": (replace(good, statements=(replace(said, cue=far),)), "ends at character 99"),
        "mention": (
            replace(good, mentions=(*good.mentions[:1], replace(voice, span=far))),
            "ends at character 99",
        ),
        "time": (replace(good, times=(time,)), "ends at character 99"),
        "region": (replace(good, article=replace(art, regions=overlapping)), "overlap"),
        "basis": (replace(good, article=replace(art, published_basis=(Evidence("day", far),))), "ends at"),
        "voice": (replace(good, statements=(replace(said, voice="who"),)), "the voice who"),
        "within": (replace(good, statements=(replace(said, within="what"),)), "lies within what"),
        "refers": (replace(good, mentions=(good.mentions[0], replace(voice, refers_to="x"))), "refers to x"),
        "twice": (replace(good, statements=(said, said)), "2 times"),
        "stray": (replace(good, statements=(replace(said, article="other"),)), "belongs to article other"),
    }


@pytest.mark.parametrize("name", broken_readings())
def test_a_reading_with_flaws_is_refused_whole(ledger: Ledger, name: str) -> None:
    broken, reason = broken_readings()[name]
    good = reading(article("Cleo said yes.", "c.txt"), Line("Cleo", "said", "yes"))
    assert flaws(good) == ()
    assert any(reason in flaw for flaw in flaws(broken))
    with pytest.raises(LedgerError, match=reason):
        ledger.append([good, broken])
    assert ledger.counts().articles == 0
    assert ledger.append([good]) == 1


def test_ids_that_clash_between_articles_are_refused(ledger: Ledger) -> None:
    one = reading(article("Ann said no."), Line("Ann", "said", "no"))
    other = reading(article("Bob said yes."), Line("Bob", "said", "yes"))
    clash = replace(other, statements=(replace(other.statements[0], id=one.statements[0].id),))
    ledger.append([one])
    with pytest.raises(LedgerError, match="would contradict the ledger"):
        ledger.append([clash])
    assert ledger.counts().articles == 1


def test_a_title_with_a_lone_surrogate_is_refused_in_words(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="no valid Unicode"):
        ledger.append([reading(article("Ann said no.", title="\udc80"), Line("Ann", "said", "no"))])


def test_rejections_are_kept_once_and_renewed_by_the_next_build(path: Path) -> None:
    bad = Rejection("b.pdf", "NotText", "is binary")
    worse = Rejection("c.txt", "TooLarge", "has 90 MB")
    with Ledger.create(path) as ledger:
        ledger.reject([worse, bad])
        ledger.reject([bad])
        ledger.reject([Rejection("b.pdf", "NotText", "a second record is binary too")])
        assert [one.path for one in ledger.rejections()] == ["b.pdf", "b.pdf", "c.txt"]
        ledger.append([reading(article("Ann said no.", "b.pdf"), Line("Ann", "said", "no"))])
        assert len(ledger.rejections()) == 3  # of one build: an input may be read in part
    with Ledger.create(path) as ledger:
        ledger.append([reading(article("Ann said no.", "b.pdf"), Line("Ann", "said", "no"))])
        assert ledger.rejections() == (worse,)
        ledger.reject([replace(worse, reason="has 80 MB")])
        assert ledger.rejections() == (replace(worse, reason="has 80 MB"),)


def test_an_article_that_isnt_read_is_kept(ledger: Ledger) -> None:
    art = article("Die Fähre bleibt.", language="de", is_read=False, published=Interval())
    ledger.append([reading(art)])
    assert ledger.article(art.id) == art
    counts = ledger.counts()
    assert (counts.articles, counts.read) == (1, 0)
