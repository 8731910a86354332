"""Why two articles are held to share text, in words; and who was first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.language.names import known_organisations

if TYPE_CHECKING:
    from onrecord.link.echoes.compared import Compared
    from onrecord.model import Article


def why(pair: Compared) -> str:
    """What is shared, what isn't counted, whom the two credit, and which was first."""
    a, b = pair.a.article, pair.b.article
    parts = [_shared(pair)]
    if pair.quoted_only:
        parts.append(
            f"{_count(pair.quoted_only, 'passage')} of quoted words not counted, "
            "for both may have heard the speaker"
        )
    parts += _credits(a, b)
    parts.append(_first(a, b))
    return "; ".join(parts)


def _shared(pair: Compared) -> str:
    if pair.kind == "identical":
        return "the bodies are the same, word for word"
    said = []
    if pair.stretches:
        longest = max(one.same for one in pair.stretches)
        said.append(
            f"{pair.own} words outside quotations stand in both, in "
            f"{_count(len(pair.stretches), 'passage')}, the longest of {longest} words; shared are "
            f"{pair.share_a:.0%} of {label(pair.a.article)} and {pair.share_b:.0%} of {label(pair.b.article)}"
        )
    if pair.retold:
        order = f", {pair.ordered:.0%} of them in the same order" if len(pair.retold) > 1 else ""
        said.append(
            f"{_count(len(pair.retold), 'sentence')} bring the same rare words, names and numbers together"
            f"{order}: {pair.retold_share:.0%} of the shorter's"
        )
    return "; ".join(said)


def _credits(a: Article, b: Article) -> list[str]:
    """Whom both credit, and whether one credits the other."""
    found = []
    both = sorted(credited(a) & credited(b))
    if both:
        found.append(f"both credit {', '.join(both)}")
    for one, other in ((a, b), (b, a)):
        if other.outlet and other.outlet in credited(one):
            found.append(f"{label(one)} credits {other.outlet}")
    return found


def credited(article: Article) -> frozenset[str]:
    """The agencies and sources that an article names for itself, in its credits, byline or date line."""
    found = {full_name(name) for name in article.credits}
    known = known_organisations()
    for region in article.regions:
        if region.kind in ("byline", "dateline"):
            words = region.span.of(article.text).replace("(", " ").replace(")", " ").replace(",", " ").split()
            found |= {known[w].names[0] for w in words if w in known and known[w].kind == "outlet"}
    return frozenset(found - {article.outlet, full_name(article.outlet or "")})


def full_name(name: str) -> str:
    """The name under which an outlet or agency is known: "Agence France-Presse" for "AFP"."""
    known = known_organisations().get(name)
    return known.names[0] if known is not None and known.kind == "outlet" else name


def _first(a: Article, b: Article) -> str:
    """Who was first, by the intervals in which the two were published."""
    for one, other in ((a, b), (b, a)):
        end, start = one.published.end, other.published.start
        if end and start and end < start and end[:10] != start[:10]:
            return f"{label(one)} was first: {end[:10]} at the latest, the other {start[:10]} at the earliest"
    return "which was first is not known: the days on which they may have been published overlap"


def label(article: Article) -> str:
    """What an article is called in a reason: its outlet or its file."""
    return article.outlet or article.path.rsplit("/", 1)[-1]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
