"""What is looked up of a text is remembered within one block, and no longer."""

from __future__ import annotations

from onrecord.link import Block, Read, link_block
from onrecord.link.remembered import forget, remembered


def test_a_text_is_looked_up_once_until_it_is_forgotten() -> None:
    asked: list[str] = []

    @remembered
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    assert [length("a ferry"), length("a ferry"), length("a port")] == [7, 7, 6]
    assert asked == ["a ferry", "a port"]
    forget()
    assert length("a port") == 6
    assert asked == ["a ferry", "a port", "a port"]


def test_nothing_of_a_block_is_remembered_after_it() -> None:
    asked: list[str] = []

    @remembered
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    length("a ferry")
    link_block(Block(Read((), (), (), (), (), ()), (), {}))
    length("a ferry")
    assert len(asked) == 2
