"""Pictures: the Vega-Lite specifications drawn by vl-convert, as SVG and as PNG, without a network."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING, Any

from onrecord.errors import OnrecordError
from onrecord.report.charts.style import VERSION
from onrecord.report.export.files import File
from onrecord.report.export.vegalite import specs

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from onrecord.ledger import Ledger
    from onrecord.report.charts.style import Spec

SCALE = 3
"""Points of a PNG to one of the chart: about 200 to the inch on a printed page."""
HOW: dict[str, Any] = {"vl_version": VERSION, "allowed_base_urls": []}
"""Nothing is ever fetched, whatever a specification asks for."""
CLIP = re.compile(r'(<clipPath id="clip|<[^>]*?clip-path="url\(#clip)(\d+)')
"""Clips in tags of an SVG: Vega counts them on through a process; here each picture has its own count."""
NOT_XML = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
"""What XML holds in no form, beside controls, which are shown by name; vl-convert aborts over one."""


def files() -> tuple[File, ...]:
    """Two for each; a picture of what a ledger lacks is drawn too, and says so."""
    draw = _vl_convert()
    return tuple(
        File(f"{name}.{kind}", partial(_draw, spec, how))
        for name, spec in specs().items()
        for kind, how in (("svg", partial(_svg, draw)), ("png", partial(_png, draw)))
    )


def _draw(
    spec: Callable[[Ledger], Spec], how: Callable[[str], bytes], ledger: Ledger, file: BinaryIO
) -> None:
    text = json.dumps(spec(ledger), ensure_ascii=False, allow_nan=False)
    file.write(how(text.translate(NOT_XML)))


def _svg(draw: Any, spec: str) -> bytes:
    svg: str = draw.vegalite_to_svg(spec, **HOW)
    numbers: dict[str, int] = {}

    def renumbered(tag: re.Match[str]) -> str:
        return f"{tag[1]}{numbers.setdefault(tag[2], len(numbers))}"

    return CLIP.sub(renumbered, svg).encode("utf-8")


def _png(draw: Any, spec: str) -> bytes:
    png: bytes = draw.vegalite_to_png(spec, scale=SCALE, **HOW)
    return png


def _vl_convert() -> Any:
    """vl-convert; raises OnrecordError where it isn't installed."""
    try:
        import vl_convert
    except ImportError as error:
        needs = (
            "the format pictures needs vl-convert, which isn't installed: pip install 'onrecord[pictures]'; "
            "the format vegalite gives the same pictures as specifications, and needs nothing"
        )
        raise OnrecordError(needs) from error
    return vl_convert
