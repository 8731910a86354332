"""One form in which English writes times."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.extract.times.meaning import Meaning

Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Form:
    """A pattern, in which names in capitals stand for the fragments of `grammar`, and the reader of its match.

    The reader declines with None where the words only look like a time. Where the pattern has a group
    `x`, that group is the expression, and what stands around it only its context.
    """

    name: str
    pattern: str
    read: Callable[[Match], Meaning | None]
