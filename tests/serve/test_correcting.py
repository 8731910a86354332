"""Judging and undoing in the application: every figure follows, and what is wrong is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from onrecord.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Visitor
    from onrecord.model import Judgement, Statement


def judgements(visitor: Visitor) -> list[Judgement]:
    with Ledger.open(visitor.ledger) as ledger:
        return list(ledger.judgements())


def statement(visitor: Visitor, id: str) -> Statement:
    with Ledger.open(visitor.ledger) as ledger:
        return ledger.statement(id)


def origins(visitor: Visitor) -> str:
    """How the claim about the cranes is counted."""
    page = visitor.get("/claims?q=cranes")
    found = re.search(r"<b>(\d+)</b> origins?</a>.*?(\d+ outlets?)", page, re.DOTALL)
    assert found
    return f"{found[1]}, {found[2]}"


def merge(visitor: Visitor) -> str:
    """Take the two for one; the page that tells what came of it."""
    return visitor.post(
        "/judge",
        kind="same-party",
        first=visitor.party("Mara Quist"),
        second="mara brenner",
        who="ben",
        note="she married",
    ).text


def test_a_merge_changes_every_count_at_once(visitor: Visitor) -> None:
    assert "9 statements by 5 parties" in " ".join(visitor.get("/").split())
    assert origins(visitor) == "2, 2 outlets"
    told = merge(visitor)
    assert "Parties now taken for one" in told
    assert re.search(r"parties that speak</th><td[^>]*>5</td><td[^>]*>4</td>", told)
    assert "9 statements by 4 parties" in " ".join(visitor.get("/").split())
    assert origins(visitor) == "1, 2 outlets"
    merged = next(name for name in ("Mara Quist", "Mara Brenner") if name in visitor.get("/parties"))
    page = visitor.get(f"/parties/{visitor.party(merged)}")
    assert "2 statements" in page
    assert "judged by ben on 2031-06-01" in page
    assert "she married" in page


def test_a_merge_is_undone_and_stays_on_record(visitor: Visitor) -> None:
    merge(visitor)
    (made,) = judgements(visitor)
    told = visitor.post("/revoke", judgement=made.id, who="cleo").text
    assert "Parties now kept apart" in told
    assert "9 statements by 5 parties" in " ".join(visitor.get("/").split())
    assert origins(visitor) == "2, 2 outlets"
    (revoked,) = judgements(visitor)
    assert (revoked.who, revoked.revoked_by) == ("ben", "cleo")
    history = visitor.get("/judgements")
    assert "she married" in history
    assert "<b>revoked</b>" in history
    assert 'action="/revoke"' not in history
    visitor.post("/revoke", 404, judgement=made.id)


def test_a_party_is_split_by_its_names(visitor: Visitor) -> None:
    merge(visitor)
    merged = next(name for name in ("Mara Quist", "Mara Brenner") if name in visitor.get("/parties"))
    page = visitor.get(f"/parties/{visitor.party(merged)}")
    split = page.partition('id="split"')[2].partition("</form>")[0]
    mentions = dict.fromkeys(re.findall(r'<option value="([0-9a-f]+)"', split))
    assert len(mentions) == 2
    first, second = mentions
    told = visitor.post("/judge", kind="not-same-party", first=first, second=second).text
    assert "Parties now kept apart" in told
    history = visitor.get("/judgements")
    assert "<b>overruled</b>" in history
    assert "<b>applied</b>" in history


def test_a_speaker_is_set_and_unset(visitor: Visitor) -> None:
    id = visitor.said("single tanker")
    visitor.post("/judge", kind="speaker", first=id, second="Ilvar Sand")
    assert statement(visitor, id).speaker == visitor.party("Ilvar Sand")
    assert "4 statements" in visitor.get(f"/parties/{visitor.party('Ilvar Sand')}")
    visitor.post("/judge", kind="speaker", first=id, second="unsettled")
    assert statement(visitor, id).speaker is None
    assert "not settled: <bdi>judged by ada" in visitor.get(f"/statements/{id}")


def test_a_line_that_is_no_statement_leaves_every_figure(visitor: Visitor) -> None:
    id = visitor.said("single tanker")
    told = visitor.post("/judge", kind="not-a-statement", first=id).text
    assert re.search(r"statements by somebody</th><td[^>]*>9</td><td[^>]*>8</td>", told)
    assert id not in visitor.get("/statements")
    assert "Judged to be no statement" in visitor.get(f"/statements/{id}")


def test_claims_are_parted_and_joined(visitor: Visitor) -> None:
    first, second = cranes(visitor)
    visitor.post("/judge", kind="not-same-claim", first=first, second=second)
    assert visitor.get("/claims?q=cranes").count('href="/claims/') != 0
    assert "1 origin" in visitor.get("/claims?q=cranes").replace("<b>1</b>", "1")
    visitor.post("/judge", kind="same-claim", first=first, second=second)
    assert origins(visitor) == "2, 2 outlets"


def test_conflicts_are_made_and_taken_away(visitor: Visitor) -> None:
    first, second = cranes(visitor)
    assert "0 open disagreements" in visitor.get("/")
    visitor.post("/judge", kind="conflict", first=first, second=second, third="actor")
    assert 'class="conflict"' in visitor.get("/conflicts?kind=actor")
    visitor.post("/judge", kind="no-conflict", first=first, second=second)
    assert 'class="conflict"' not in visitor.get("/conflicts")


def cranes(visitor: Visitor) -> list[str]:
    """The ids of the two statements about the cranes, from the page beside one of them."""
    return re.findall(r'href="/statements/([0-9a-f]+)">Look closer', visitor.get("/statements?q=cranes"))


def test_an_article_is_dated(visitor: Visitor) -> None:
    with Ledger.open(visitor.ledger) as ledger:
        article = next(one.id for one in ledger.articles() if one.outlet == "Corvell Post")
    told = visitor.post("/judge", kind="published", first=article, second="2031-05-20..2031-05-21").text
    assert "Articles of another date" in told
    assert "20–21 May 2031" in visitor.get("/articles")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        (
            {"kind": "same-party", "first": "Petra Oskar", "second": "nobody such"},
            "no party called nobody such",
        ),
        ({"kind": "same-party", "first": "Petra Oskar", "second": ""}, "needs PARTY and PARTY"),
        ({"kind": "same-party", "first": "Petra Oskar", "second": "Petra Oskar"}, "are one party here"),
        ({"kind": "speaker", "first": "0000", "second": "unsettled"}, "no statement 0000"),
        ({"kind": "published", "first": "post.txt", "second": "soon"}, "soon is no day"),
        ({"kind": "drop-table", "first": "x"}, "no judgement called drop-table"),
    ],
)
def test_what_isnt_understood_changes_nothing(visitor: Visitor, fields: dict[str, str], reason: str) -> None:
    answer = visitor.post("/judge", 200 if fields["kind"] == "published" else 422, **fields)
    assert reason in answer.text
    assert answer.status_code == 200 or "That can’t be done" in answer.text
    assert answer.status_code == 200 or "leads to the form" in answer.text
    assert judgements(visitor) == []


def test_a_clock_that_was_put_back_undoes_no_correction(visit: Callable[..., Visitor]) -> None:
    times = iter(["2031-06-02T00:00:00.000Z", "2031-06-01T00:00:00.000Z"])
    visitor = visit(clock=lambda: next(times))
    id = visitor.said("single tanker")
    visitor.post("/judge", kind="speaker", first=id, second="Ilvar Sand")
    visitor.post("/judge", kind="speaker", first=id, second="unsettled")
    assert statement(visitor, id).speaker is None


def test_who_judged_is_remembered(visitor: Visitor) -> None:
    assert 'name="who" value="ada"' in visitor.get(f"/parties/{visitor.party('Petra Oskar')}")
    visitor.post("/judge", kind="not-a-statement", first=visitor.said("single tanker"), who="Ömer <b>")
    assert 'name="who" value="Ömer &lt;b&gt;"' in visitor.get(f"/parties/{visitor.party('Petra Oskar')}")


def test_where_another_program_writes_it_is_told(visitor: Visitor) -> None:
    with Ledger.create(visitor.ledger):
        told = visitor.post("/judge", kind="not-a-statement", first=visitor.said("single tanker")).text
    assert "It wasn’t done" in told
    assert "another program is writing" in told
    assert judgements(visitor) == []


def test_pages_answer_while_another_program_is_in_the_midst_of_writing(visitor: Visitor) -> None:
    with Ledger.create(visitor.ledger) as ledger, ledger.store.transaction():
        ledger.store.connection.execute("DELETE FROM claims")
        assert origins(visitor) == "2, 2 outlets"
