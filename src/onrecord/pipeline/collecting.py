"""Python's search for objects that hold each other, which linking does without."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from onrecord import link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.link import Block
    from onrecord.model import Links


@contextmanager
def uncollected() -> Iterator[None]:
    """Have nothing searched for meanwhile.

    Linking makes objects by the million and all but none that hold each other, so that the search walks over
    them again and again, a tenth of the time in a large block, and finds nothing.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def linked(block: Block) -> Links:
    """What is found among the articles of a block; to be handed to other processes."""
    with uncollected():
        return link.link_block(block)
