"""What a noun tells by itself: whether it is of people, and whether it is of who can say something."""

from __future__ import annotations

from onrecord.language.names import titles, word_class

_SPEAKERS = (
    word_class("carriers") | word_class("classes") | word_class("human words") | word_class("plural people")
    | word_class("bodies of officials") | word_class("body words") | word_class("group words")
)  # fmt: skip
_ENDINGS = tuple(word_class("human endings"))
_NO_PEOPLE = word_class("no people for all their ending")


def is_of_people(head: str) -> bool:
    """Whether the word says who someone is: an office, a trade, a word for people."""
    is_one = head in titles() or head in word_class("human words")  # "boss", though it ends in s
    single = head if is_one else head.removesuffix("s")
    if single in _NO_PEOPLE:
        return False
    return single in titles() or single in word_class("human words") or single.endswith(_ENDINGS)


def may_speak(word: str) -> bool:
    """Whether a noun, in lower case, is of people, of a body of theirs, or of what speaks for them."""
    one = word.rstrip("s")
    return word in _SPEAKERS or one in _SPEAKERS or (one.endswith(_ENDINGS) and one not in _NO_PEOPLE)


def is_of_speakers(noun: str) -> bool:
    """Whether a noun, in lower case, is of anybody or anything that says things, offices and titles too."""
    return is_of_people(noun) or may_speak(noun)
