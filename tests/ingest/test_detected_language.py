"""The language of a text, told offline."""

from __future__ import annotations

import socket

import pytest

from onrecord.ingest.language import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "The water authority said that the gates of the dam had been opened after days of rain.",
            "en",
        ),
        (
            "THE WATER AUTHORITY SAID ON TUESDAY THAT THE GATES OF THE DAM HAD BEEN OPENED AFTER THREE DAYS.",
            "en",
        ),
        (
            "Die Wasserbehörde teilte am Dienstag mit, die Schleusen des Damms seien geöffnet worden.",
            "de",
        ),
        (
            "Les autorités ont indiqué mardi que les vannes du barrage avaient été ouvertes.",
            "fr",
        ),
        (
            "Власти сообщили во вторник, что шлюзы плотины были открыты после трёх дней непрерывного дождя.",
            "ru",
        ),
        ("Dam opened", None),
        ("", None),
        ("1 2 3 4 5 | 6 7 8 9 | 10 11 12 13 14 15 16 17 18 19", None),
        ("https://harrow.example/a/very/long/address/that/is/no/text/at/all/index.html", None),
    ],
)
def test_detect(text: str, language: str | None) -> None:
    assert detect(text) == language


def test_detecting_asks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object) -> None:
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket.socket, "connect", forbidden)
    assert detect("The authority said on Tuesday that the gates of the dam had been opened.") == "en"
