"""Where an outlet is at home, by its name and its address on the web: evidence among namesakes."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from onrecord.extract.places.scene import Votes
from onrecord.extract.places.spots import place_words
from onrecord.language.countries import countries
from onrecord.language.folding import fold
from onrecord.language.gazetteer import gazetteer
from onrecord.language.names import organisation_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model import Article

_BY_DOMAIN = 2.0
"""What a country's domain (".ca") counts, in votes of names."""
_BY_NAME = 1.0
"""What all namesakes of a town in the outlet's name count together."""
_SHORTEST = 4
"""Letters of a town in a web address; shorter rests are chance."""
_MOST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Home:
    """Keys of the towns that the outlet is named for, and how far it points to countries and divisions."""

    names: frozenset[str] = frozenset()
    votes: Votes = field(default_factory=Votes)


def home_of(article: Article) -> Home:
    """The home of the article's outlet as far as name and address give it."""
    host = _host(article.url or "")
    names = frozenset([*_in_name(article.outlet or ""), *_in_host(host)])
    votes = Votes()
    country = _domain_country(host)
    if country:
        votes.countries[country] += _BY_DOMAIN
    for name in sorted(names):
        towns = [e for e in gazetteer().named(name) if e.kind == "settlement" and e.form == "main"]
        fitting = [e for e in towns if country in {None, e.country}] or towns
        total = sum(math.sqrt(e.population + 1) for e in fitting)
        for entry in fitting:
            share = _BY_NAME * math.sqrt(entry.population + 1) / total
            if entry.country:
                votes.countries[entry.country] += share
                if entry.region:
                    votes.regions[entry.country, entry.region] += share
    return Home(names, votes)


def _host(url: str) -> str:
    """The host of an address, "" where it has none or is no address."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


@cache
def _paper_words() -> frozenset[str]:
    """Words of outlets' names, folded: "herald", "daily"."""
    heads = {fold(word) for word, kind in organisation_words("heads").items() if kind == "outlet"}
    papers = {word.lower() for word in place_words("works and bodies after")}
    return frozenset(heads | papers | place_words("papers"))


def _in_name(outlet: str) -> Iterator[str]:
    """The town in "Palestine Herald-Press": what is left without the words of papers."""
    words = [word for word in re.split(r"[\s-]+", fold(outlet)) if word]
    rest = [word for word in words if word not in _paper_words()]
    if rest and len(rest) < len(words) and len(rest) <= _MOST_WORDS and _is_town(" ".join(rest)):
        yield " ".join(rest)


def _in_host(host: str) -> Iterator[str]:
    """The town in "www.palestineherald.com"."""
    labels = [label for label in host.lower().split(".") if label not in {"www", "com", "co", "org", "net"}]
    for label in labels[:1]:
        rest, before = label.replace("-", ""), ""
        while rest != before:
            before = rest
            rest = next((rest.removesuffix(w) for w in _suffixes() if rest.endswith(w) and rest != w), rest)
        if rest != label and len(rest) >= _SHORTEST and _is_town(rest):
            yield rest


@cache
def _suffixes() -> tuple[str, ...]:
    return tuple(sorted(_paper_words(), key=lambda word: (-len(word), word)))


def _is_town(name: str) -> bool:
    return any(entry.kind == "settlement" for entry in gazetteer().named(name))


def _domain_country(host: str) -> str | None:
    """The country of a domain such as ".ca", unless anybody registers there."""
    last = host.rpartition(".")[2]
    code = {"uk": "GB"}.get(last, last.upper())
    return code if code in countries() and last not in place_words("domains of everybody") else None
