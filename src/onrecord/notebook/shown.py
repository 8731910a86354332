"""What a notebook shows of a ledger: lines with their chain, and pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from onrecord.report.addresses import Anchors
from onrecord.report.marks import inert
from onrecord.report.templating import environment, source

if TYPE_CHECKING:
    from onrecord.report.account import Account
    from onrecord.report.told import Told

_LINE = Markup(
    "<div style='border-left:3px solid #93732a;padding:.2em .8em;margin:.4em 0'>"
    "<div><b>{who}</b>{chain} <i>{does}</i>, {said}</div><blockquote>{words}</blockquote>"
    "<small><code>{where}</code> · {id}</small></div>"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A statement that shows itself: who says what, by whose account, and where it stands."""

    told: Told
    stance: str = ""

    def __str__(self) -> str:
        return f"{self.told.route}: {self.told.words} ({self.told.said}, {self.told.where})"

    __repr__ = __str__

    def _repr_html_(self) -> str:
        told = self.told
        chain = Markup("").join(Markup(" ← {}").format(voice) for voice in told.chain[1:])
        words = Markup(" … ").join(inert(part) for part in told.parts)
        does = f"{told.does} ({self.stance} it)" if self.stance else told.does
        return str(
            _LINE.format(
                who=told.speaker, chain=chain, does=does, said=told.said, words=words, where=told.where,
                id=told.statement.id,
            )
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lines:
    """Statements under a title."""

    title: str
    lines: tuple[Line, ...]

    def __len__(self) -> int:
        return len(self.lines)

    def __str__(self) -> str:
        return "\n".join([self.title, *(f"  {line.stance}: {line}" for line in self.lines)])

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return f"<h4>{escape(self.title)}</h4>" + "".join(line._repr_html_() for line in self.lines)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that a notebook shows; `html` is its SVG with the dossier's style."""

    html: str

    def __repr__(self) -> str:
        return f"Picture of {len(self.html):,} characters"

    def _repr_html_(self) -> str:
        return self.html


def picture(told: Account, name: str, call: str, drawn: Any) -> Picture:
    """A picture of the dossier, drawn by the macro `call` of its template `name`.

    It stands in a frame of its own, which keeps the dossier's style from the notebook's page and lets nothing
    in it run.
    """
    template = f'{{% import "pictures/{name}.html" as picture %}}{{{{ {call} }}}}'
    svg = environment(Anchors(told)).from_string(template).render(drawn=drawn) if drawn else ""
    style = source("page.css") + source("views.css") + ".for-phone{display:none}"
    inner = f"<!doctype html><style>{style}</style>{svg or '<p>There is nothing to draw.</p>'}"
    frame = Markup('<iframe sandbox="" srcdoc="{}" width="100%" height="640" title="{}"></iframe>')
    return Picture(str(frame.format(inner, name)))
