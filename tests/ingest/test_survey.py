"""What a survey of a container finds: lines that recur, and none that a story's copies share."""

from __future__ import annotations

from onrecord.ingest.article import article
from onrecord.ingest.document import Document, Known
from onrecord.ingest.survey import survey
from onrecord.model import Interval

BACKGROUND = (
    "The river Salm rises in the northern hills and has flooded the lower valley four times in a century."
)


def documents(*texts: str, container: str = "folder") -> list[Document]:
    return [Document(f"{k}.txt", "0", text, container=container) for k, text in enumerate(texts)]


def story(number: int, *lines: str) -> str:
    body = f"Report {number} of the valley says that ferry {number} broke down and pier {number} sank."
    return "\n\n".join([f"Ferry {number} breaks down", body, *lines])


def test_a_short_line_in_three_articles_recurs() -> None:
    found = survey(documents(*(story(k, "Valley voices every morning") for k in range(3)))).containers[
        "folder"
    ]
    assert found.articles == 3
    assert found.is_recurring("valley voices every morning")
    assert not found.is_recurring("ferry 1 breaks down")


def test_two_articles_are_not_enough() -> None:
    found = survey(documents(*(story(k, "Valley voices every morning") for k in range(2)), story(9)))
    assert not found.containers["folder"].is_recurring("valley voices every morning")


def test_exact_copies_count_once() -> None:
    found = survey(documents(*[story(1, "Valley voices every morning")] * 5)).containers["folder"]
    assert found.articles == 1
    assert not found.recurring


def test_near_copies_do_not_make_their_title_recur() -> None:
    texts = [story(1, f"Version {k} of this report adds a line.") for k in range(5)]
    assert not survey(documents(*texts)).containers["folder"].is_recurring("ferry 1 breaks down")


def test_shared_paragraphs_of_wire_copy_do_not_recur() -> None:
    found = survey(documents(*(story(k, BACKGROUND) for k in range(6)))).containers["folder"]
    assert not found.recurring


def test_containers_are_apart() -> None:
    near = documents(*(story(k, "Valley voices every morning") for k in range(3)), container="a")
    far = documents(*(story(k, "Harbour news at noon") for k in range(3)), container="b")
    found = survey([*near, *far])
    assert found.of(near[0]).is_recurring("valley voices every morning")
    assert not found.of(far[0]).is_recurring("valley voices every morning")


def test_an_unknown_container_tells_nothing() -> None:
    (one,) = documents("Text")
    assert survey([]).of(one).articles == 0
    assert not survey([]).of(one).is_recurring("text")


def test_neighbours_are_the_days_that_articles_tell_within_a_month() -> None:
    narrow = [
        Document(
            str(day),
            "0",
            story(day),
            Known(published=Interval(f"2016-11-{day:02}", f"2016-11-{day:02}")),
            "folder",
        )
        for day in (1, 3, 5)
    ]
    wide = Document("wide", "0", story(9), Known(published=Interval("2010-01-01", "2015-01-01")), "folder")
    found = survey([*narrow, wide]).containers["folder"].neighbours
    assert found is not None
    assert (found.count, found.low.day, found.median.day, found.high.day) == (3, 1, 3, 5)
    assert found.share == 0.75


def test_orders_of_digits_that_disagree_settle_nothing() -> None:
    texts = [story(1, "23/11/2016"), story(2, "11/24/2016")]
    assert survey(documents(*texts)).containers["folder"].order is None


def test_the_order_of_documents_does_not_matter() -> None:
    texts = [story(k, "Valley voices every morning", f"{k + 13}/11/2016") for k in range(4)]
    assert survey(documents(*texts)).containers == survey(documents(*texts[::-1])).containers


def _of(outlet: str | None, *texts: str, url: str | None = None) -> list[Document]:
    known = Known(outlet=outlet, url=url)
    return [Document(f"{outlet or url}-{k}", "0", text, known, "folder") for k, text in enumerate(texts)]


def test_an_outlets_dates_tell_its_habit_whatever_its_neighbours_do() -> None:
    post = _of("Velm Post", story(1, "23/11/2016"), story(2, "24/11/2016"), story(3, "03/11/2016"))
    lamp = _of("Harbour Lamp", story(4, "11/23/2016"), story(5, "11/24/2016"), story(6, "03/11/2016"))
    found = survey([*post, *lamp])
    assert found.containers["folder"].order is None
    first, second = found.habit(post[2]), found.habit(lamp[2])
    assert first is not None and first.order == "day first"
    assert first.why == "day first, as Velm Post writes 2 dates that leave no choice"
    assert second is not None and second.order == "month first"
    dated = [article(one, found) for one in (post[2], lamp[2])]
    assert [one.published.end for one in dated] == ["2016-11-03", "2016-03-11"]
    assert any("as Velm Post writes" in basis.why for basis in dated[0].published_basis)
    assert dated[0].habit == first


def test_a_site_is_an_outlet_too() -> None:
    site = "https://lamp.example/a"
    found = survey(_of(None, story(1, "23/11/2016"), story(2, "24/11/2016"), url=site))
    habit = found.habit(_of(None, "x", url="https://lamp.example/b")[0])
    assert habit is not None and "lamp.example" in habit.why
    assert survey(_of(None, "x", url="http://[a")).habits == {}


def test_few_dates_or_dates_of_both_orders_are_no_habit() -> None:
    assert survey(_of("Velm Post", story(1, "23/11/2016"))).habits == {}
    assert survey(_of("Velm Post", story(1, "23/11/2016"), story(2, "11/24/2016"))).habits == {}
    twice = _of("Velm Post", *[story(1, "23/11/2016 and 24/11/2016")] * 3)
    assert survey(twice).habits == {}
