"""Pages beside trafilatura alone: `python -m bench.pages SHARED [--articles 84]`.

PolNeAR's development articles are put into three made-up pages each, with what stands around articles: menus,
shares, advertisements, boxes with other news, letters to sign up for, comments, small print. Counted are the
paragraphs of the article that are taken for the article, whole, and the lines around it that are; then titles
and days of publication that are right. Onrecord takes what is around an article from trafilatura, and decides
line by line afterwards; so this measures what that adds, on pages that nobody but us has drawn.
"""

from __future__ import annotations

import argparse
import html
import io
import time
from collections import Counter
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training import corpora

from onrecord.ingest.article import article
from onrecord.ingest.content import content
from onrecord.ingest.document import Document
from onrecord.ingest.options import Limits
from onrecord.ingest.source import Source
from onrecord.ingest.survey import survey

if TYPE_CHECKING:
    from collections.abc import Callable

Got = tuple[str, str, str]
"""Text taken for the article, its title, its day of publication."""

AROUND = (
    "Subscribe to the Weststrand Dispatch for ninety pence a week",
    "Share this on Flitter", "Advertisement – story continues below",
    "More from the harbour: Forty cranes stand idle in the rain",
    "Related: Council votes on the northern mole", "Most read today",
    "Sign up for our morning letter and never miss a headline", "Click to print (opens in a new window)",
    "3 comments", "Gull4711 says: I never liked that mole anyway", "Please log in to leave a reply",
    "© 2031 Weststrand Dispatch Ltd. All rights reserved.", "Terms of use", "Cookie settings",
)  # fmt: skip


def layouts(title: str, day: str, paragraphs: list[str]) -> list[str]:
    """The article on three pages: tidy, of plain divisions, and crowded."""
    title, told = html.escape(title), [html.escape(one) for one in paragraphs]
    (paper, share, advert, more, related, read, letter, printed, count, reply, log_in, small, *rest) = AROUND
    head = f"<head><title>{title} | Weststrand Dispatch</title>"
    half = len(told) // 2
    tidy = (
        f'<html lang="en">{head}<meta property="article:published_time" content="{day}T09:00:00Z"></head>'
        f"<body><header><nav><ul><li>{rest[0]}</li></ul></nav><p>{paper}</p></header><main><article><h1>{title}</h1>"
        + "".join(f"<p>{one}</p>" for one in told)
        + f"</article><aside><h2>{read}</h2><p>{more}</p></aside></main><footer><p>{small}</p>"
        f"<p>{rest[1]}</p></footer></body></html>"
    )
    plain = (
        f"<html>{head}</head><body><div id='top'><div>{paper}</div></div><div class='story'><h1>{title}</h1>"
        f"<div class='date'>Published {_spelled(day)}</div>"
        + "".join(f"<p>{one}</p>" for one in told[:half])
        + f"<div class='ad'>{advert}</div>"
        + "".join(f"<p>{one}</p>" for one in told[half:])
        + f"<p>{printed}</p></div><div id='replies'><h3>{count}</h3><p>{reply}</p><p>{log_in}</p></div>"
        f"<div>{small}</div></body></html>"
    )
    crowded = (
        f'<html>{head}<script type=\'application/ld+json\'>{{"@type":"NewsArticle","datePublished":"{day}"}}'
        f"</script></head><body><div class='content'><h1>{title}</h1><p>{share}</p>"
        + "".join(f"<p>{one}</p>" + (f"<p>{related}</p>" if n == half else "") for n, one in enumerate(told))
        + f"<p>{letter}</p><p>{more}</p><p>{small}</p></div></body></html>"
    )
    return [tidy, plain, crowded]


def _spelled(day: str) -> str:
    return time.strftime("%d %B %Y", time.strptime(day, "%Y-%m-%d")).lstrip("0")


def ours(page: str) -> Got:
    """As the program takes it: what isn't furniture."""
    data = page.encode()
    (document,) = (
        one
        for one in content(io.BytesIO(data), len(data), Source("a.html", b"", "pile"), Limits())
        if isinstance(one, Document)
    )
    made = article(document, survey([document]))
    kept = "\n".join(one.span.of(made.text) for one in made.regions if one.kind != "furniture")
    return kept, made.title or "", made.published.start or "" if made.published.is_bounded else ""


def trafilaturas(page: str) -> Got:
    """As trafilatura takes it by itself, with its defaults."""
    import trafilatura

    found: Any = trafilatura.bare_extraction(page, with_metadata=True)
    return ("", "", "") if found is None else (found.text or "", found.title or "", found.date or "")


def main() -> None:
    """Print a line for each tool and kind of page."""
    told = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    told.add_argument("shared", type=Path)
    told.add_argument("--articles", type=int, default=84)
    given = told.parse_args()
    rows = list(corpora.rows(given.shared / "data" / "attribution" / "polnear_dev.jsonl.gz"))[
        : given.articles
    ]
    print(f"onrecord {version('onrecord')}, trafilatura {version('trafilatura')}; {len(rows)} articles")
    tools: dict[str, Callable[[str], Got]] = {"onrecord": ours, "trafilatura": trafilaturas}
    for name, tool in tools.items():
        counts = [Counter[str]() for _ in range(3)]
        began = time.process_time()
        for row in rows:
            lines = [line.strip() for line in row["text"].splitlines() if line.strip()]
            for count, page in zip(counts, layouts(lines[0], row["date"], lines[1:]), strict=True):
                _count(count, tool(page), page, lines, row["date"])
        took = time.process_time() - began
        print(f"{name}: {1000 * took / len(rows) / 3:.1f} ms a page")
        for kind, count in zip(("tidy", "plain", "crowded"), counts, strict=True):
            cells = [f"{what} {count[what] / count['of ' + what]:.3f}" for what in WHATS]
            print(f"  {kind:8} {', '.join(cells)}")


WHATS = ("paragraphs", "lines around", "titles", "days")


def _count(count: Counter[str], got: Got, page: str, lines: list[str], day: str) -> None:
    text = " ".join(got[0].split())
    around = [one for one in AROUND if html.escape(one, quote=False) in page or one in page]
    told = [" ".join(line.split()) for line in lines[1:]]
    count["paragraphs"] += sum(one in text for one in told)
    count["of paragraphs"] += len(told)
    count["lines around"] += sum(one in text for one in around)
    count["of lines around"] += len(around)
    count["titles"] += " ".join(got[1].split()) == " ".join(lines[0].split())
    count["days"] += got[2][:10] == day
    count["of titles"] += 1
    count["of days"] += 1


if __name__ == "__main__":
    main()
