"""What the pages show, and that nothing an article says can act on them."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from ledgers_made_up import whole
from onrecord.ledger import Ledger, StatementQuery, browse_links
from onrecord.serve.guard import POLICY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Visitor

LISTS = (
    "/",
    "/statements",
    "/claims",
    "/conflicts",
    "/positions",
    "/parties?silent=1",
    "/articles",
    "/judgements",
    "/timeline",
    "/sources",
    "/map",
    "/matrix",
    "/add",
)


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


def every_page(visitor: Visitor) -> list[str]:
    """The addresses of all pages that show one thing of the ledger, and of all lists."""
    with Ledger.open(visitor.ledger) as ledger:
        return [
            *LISTS,
            *(f"/articles/{one.id}" for one in ledger.articles()),
            *(f"/statements/{one.id}" for one in ledger.statements()),
            *(f"/parties/{one.id}" for one in ledger.parties()),
            *(f"/claims/{one.id}" for one in ledger.claims()),
            *(f"/positions/{one.id}" for one in browse_links.positions_ranked(ledger)),
        ]


def test_every_page_is_there_and_inert(visitor: Visitor) -> None:
    for address in every_page(visitor):
        answer = visitor.client.get(address)
        assert answer.status_code == 200, address
        assert answer.headers["content-security-policy"] == POLICY
        assert answer.headers["x-content-type-options"] == "nosniff"
        for tag, attributes in tags(answer.text):
            assert tag not in {"img", "iframe", "object", "embed", "base", "b-"}, address
            assert not any(name.startswith("on") or name == "style" for name in attributes), address
            for name in ("href", "src", "action"):
                value = attributes.get(name)
                assert value is None or value.startswith(("/", "#", "data:,")), (address, value)
        scripts = [attributes for tag, attributes in tags(answer.text) if tag == "script"]
        assert len(scripts) == 1, address
        assert "\u202e" not in re.sub(r'<bdi class="acting" data-c="RLO">\u202e</bdi>', "", answer.text), (
            address
        )


def test_the_policy_lets_nothing_foreign_run() -> None:
    assert "default-src 'none'" in POLICY
    assert "unsafe" not in POLICY
    assert "*" not in POLICY
    assert "frame-ancestors 'none'" in POLICY


def test_every_link_of_a_page_leads_somewhere(visitor: Visitor) -> None:
    links = {
        str(attributes["href"]).partition("#")[0]
        for address in LISTS
        for tag, attributes in tags(visitor.get(address))
        if tag == "a" and str(attributes["href"]).startswith("/")
    }
    assert [link for link in sorted(links) if link and visitor.client.get(link).status_code != 200] == []


def test_statements_are_narrowed_by_the_address(visitor: Visitor) -> None:
    everything = visitor.get("/statements")
    narrowed = visitor.get("/statements?q=crane&act=announce")
    assert everything.count('class="card"') > 1
    assert narrowed.count('class="card"') == 1
    assert 'value="crane"' in narrowed
    assert '<option value="announce" selected>' in narrowed
    assert "No statement matches." in visitor.get("/statements?q=zeppelin")


def test_a_party_is_meant_by_any_of_its_names(visitor: Visitor) -> None:
    by_name = visitor.get("/statements?by=oskar")
    assert by_name.count('class="card"') == visitor.get(
        f"/statements?party={visitor.party('Petra Oskar')}"
    ).count('class="card"')
    assert "No party goes by that name." in visitor.get("/statements?by=nobody+such")
    assert "Which one?" in visitor.get("/statements?by=a")


def test_a_long_list_comes_in_parts_that_keep_the_filters(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.serve.pages.lists.PAGE", 2)
    first = visitor.get("/statements?own=1")
    (after,) = re.findall(r'rel="next" href="([^"]+)"', first)[:1]
    assert after.replace("&amp;", "&") == "/statements?own=1&start=2"
    second = visitor.get(after.replace("&amp;", "&"))
    assert 'rel="prev" href="/statements?own=1&amp;start=0"' in second
    assert not set(re.findall(r'href="(/statements/\w+)"', first)) & set(
        re.findall(r'href="(/statements/\w+)"', second)
    )


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("/statements/00ff", 404),
        ("/claims/00ff", 404),
        ("/parties/00ff", 404),
        ("/articles/00ff", 404),
        ("/positions/00ff", 404),
        ("/statements/..%2fsecret", 404),
        ("/nowhere", 404),
        ("/changes/1", 404),
        ("/statements?act=shout", 422),
        ("/statements?from=yesterday", 422),
        ("/statements?start=-1", 422),
        ("/claims?origins=0", 422),
        (f"/statements?q={'a' * 201}", 422),
    ],
)
def test_what_isnt_there_or_makes_no_sense_is_told_on_a_page(
    visitor: Visitor, address: str, code: int
) -> None:
    page = visitor.get(address, code)
    assert "<h1>" in page
    assert "Traceback" not in page


def test_a_position_tells_in_which_words_a_side_is_taken(
    visit: Callable[..., Visitor], tmp_path: Path
) -> None:
    readings, parties, links = whole()
    path = tmp_path / "quay.db"
    with Ledger.create(path) as made:
        made.append(readings)
        made.relink(parties)
        made.write_links(links)
        (listed,) = browse_links.positions_ranked(made)
    visitor = visit(ledger=path)
    shown = unescape(visitor.get(f"/positions/{listed.id}"))
    assert "<b>tells</b>" in shown
    assert "<b>against</b> <bdi>“she will close the quay”</bdi>" in shown
    track = visitor.client.get(f"/api/v1/positions/{listed.id}").json()["track"]
    assert [(one["leaning"], one["words"]) for one in track] == [
        ("told", None),
        ("against", "she will close the quay"),
    ]


def test_an_article_is_shown_verbatim(visitor: Visitor) -> None:
    with Ledger.open(visitor.ledger) as ledger:
        for article in ledger.articles():
            page = visitor.get(f"/articles/{article.id}")
            shown = (
                page.partition('<div class="text"')[2]
                .partition(">")[2]
                .partition('<div class="beside-text"')[0]
            )
            text = unescape(re.sub(r"<(?!!)[^>]*>", "", shown.rpartition("</div>")[0]))
            assert text == article.text


def test_a_statement_is_shown_in_its_place(visitor: Visitor) -> None:
    page = visitor.get(f"/statements/{visitor.said('single tanker')}")
    passage = page.partition('<div class="passage"')[2].partition("</div>")[0]
    assert '<mark class="m c">“We will not let a single tanker in,”</mark>' in passage
    assert '<mark class="m k">said</mark>' in passage


def test_what_an_article_says_is_no_template(visitor: Visitor) -> None:
    assert "{{7*7}}" in visitor.get("/statements?q=7")


def test_an_empty_ledger_says_so(visit: Callable[..., Visitor], tmp_path: Path) -> None:
    Ledger.create(tmp_path / "empty.db").close()
    empty = visit(ledger=tmp_path / "empty.db")
    for address in LISTS:
        assert "empty" in empty.get(address)
    assert "Nothing was read yet." in empty.get("/")


def contradict(visitor: Visitor) -> None:
    one, other = visitor.said("single tanker"), visitor.said("free")
    visitor.post("/judge", kind="conflict", first=one, second=other, third="polarity", who="ada")


def test_the_first_page_tells_what_the_dossier_does(visitor: Visitor) -> None:
    contradict(visitor)
    page = visitor.get("/")
    for heading in ("Agreed", "In conflict", "Turned", "Hangs on one source"):
        assert page.count(f">{heading}</h3>") == 1
    (told,) = re.findall(r'href="(/conflicts\?matter=[0-9a-f]+)">Said and denied', page)
    assert "These can both hold" in visitor.get(told)


def test_of_a_large_story_the_first_page_is_put_together_from_lists(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.serve.pages.pictures.MOST_IN_FRONT", 2)
    contradict(visitor)
    page = visitor.get("/")
    assert "Said by most independent origins" in page
    assert "Said and denied" in page
    assert "Hangs on one source" not in page


def test_a_claims_page_counts_outlets_honestly_and_names_each_origin(visitor: Visitor) -> None:
    text = "Ilvar Sand said that the dockers had been sent home.\n"
    visitor.post("/add", files={"files": ("nameless.txt", f"Dockers sent home\n\n{text}".encode())})
    with Ledger.open(visitor.ledger) as ledger:
        said = next(
            one.id for one in ledger.statements(StatementQuery(about="dockers sent", attributed_only=True))
        )
        (claim,) = ledger.claims(said)
        named, nameless = browse_links.carriers(ledger, claim.id)
        articles = {
            ledger.article(key.partition(":")[2]).title for _, key in claim.origin_of if key[:8] == "article:"
        }
    assert nameless == 1 and named
    shown = visitor.get(f"/claims/{claim.id}")
    told = f"{named} outlet{'s' if named > 1 else ''} and 1 article that names none"
    assert told in shown
    assert told in visitor.get("/claims")
    assert told in visitor.get(f"/statements/{said}")
    assert "origin: <bdi>Ilvar Sand</bdi>" in shown
    assert "origin: <bdi>article" not in shown and all(title in shown for title in articles if title)
