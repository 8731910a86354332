"""Names: none runs on into the next line, and one name is of one type throughout."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.language.reader import labels
from onrecord.language.reader.features import UNKNOWN, WordPieces, read_words
from onrecord.language.reader.names import names
from onrecord.language.reader.network import shipped
from onrecord.language.reader.scores import Chain

ALLOWED = Chain(
    np.where(np.array(labels.allowed_pairs(labels.ENTITY)), 0.0, -1e4).astype(np.float32),
    np.where(np.array(labels.allowed_first(labels.ENTITY)), 0.0, -1e4).astype(np.float32),
)


def _read(text: str) -> list[tuple[str, str]]:
    reading = shipped().read(text)
    return [(span.of(text), kind) for span, kind in reading.names()]


@pytest.mark.parametrize(
    "text", ["Tarvik\n\nOlem National Park\n\nThe park is open.", "By Ana Kolar\nLusk\nThe dam was closed."]
)
def test_a_name_ends_with_its_line(text: str) -> None:
    assert len(_read(text)) == 2
    assert all("\n" not in name for name, _ in _read(text))


def test_a_name_is_throughout_what_most_places_tell_of_it() -> None:
    text = "Orsk said it would sell its yard. Shares of Orsk fell. The chairman of Orsk, Jan Ober, resigned."
    assert _read(text) == [
        ("Orsk", "Organization"),
        ("Orsk", "Organization"),
        ("Orsk", "Organization"),
        ("Jan Ober", "Person"),
    ]


def _told(text: str, *scored: dict[str, float], known: bool = True) -> list[str]:
    """The types of the names in a text, each word of which scores so much by label."""
    pieces = WordPieces(lambda words: [[sum(map(ord, word.lower())) if known else UNKNOWN] for word in words])
    scores = np.zeros((len(scored), len(labels.ENTITY)), np.float32)
    for row, given in zip(scores, scored, strict=True):
        for label, score in given.items():
            row[labels.ENTITY.index(label)] = score
    return [one.kind for one in names(scores, ALLOWED, read_words(text, pieces))]


FIRM = {"B-Organization": 9.0, "B-Person": 4.0}
PERSON = {"B-Organization": 4.9, "B-Person": 5.0}


def test_the_surer_place_decides_whatever_the_case() -> None:
    assert _told("Melk MELK melk", PERSON, PERSON, FIRM) == ["Organization"] * 3
    assert _told("Melk Velm", PERSON, FIRM) == ["Person", "Organization"]


def test_words_that_the_vocabulary_lacks_are_no_name_of_each_other() -> None:
    assert _told("Melk Velm Melk", PERSON, FIRM, PERSON, known=False) == ["Person", "Organization", "Person"]


def test_no_words_have_no_names() -> None:
    assert _told("") == []
