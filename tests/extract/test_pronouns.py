"""Whom "he" and "she" stand for anywhere in an article; where two fit, nobody."""

from __future__ import annotations

import pytest

from onrecord.extract.read import read
from onrecord.language import parse
from onrecord.model import Article, Region, Span

# (text with the pronoun in [[ ]], whom it means: the name as printed, or "")
MEANT = [
    ("Anton Brenner opened the bridge in May. [[He]] closed it in June.", "Anton Brenner"),
    (
        "Anton Brenner opened the bridge in May.\n\n[[He]] closed it in June.",
        "Anton Brenner",
    ),
    ("Anton Brenner opened the bridge. He closed it in June. [[His]] deputy resigned.", "Anton Brenner"),
    ("Vera Moll and the council met in Melk. [[She]] left early.", "Vera Moll"),
    ("Anton Brenner met Vera Moll in Melk. [[She]] left early.", "Vera Moll"),
    ("Anton Brenner lost [[his]] seat in the council.", "Anton Brenner"),
    ("Anton Brenner resigned after Vera Moll had sacked [[him]].", "Anton Brenner"),
    ("Police arrested Anton Brenner in Melk. [[His]] nationality is not yet known.", "Anton Brenner"),
    ("Jan Kolar and Anton Brenner met in Melk. [[He]] left early.", ""),
    ("Anton Brenner ran the ferry. The gunman fled. [[He]] was caught in Melk.", ""),
    ("The ferry sank in May. [[He]] was caught in Melk.", ""),
    ("Jan Kolar saw [[him]] at the ferry.", ""),
]


@pytest.mark.parametrize(("marked", "expected"), MEANT)
def test_whom_a_pronoun_means(marked: str, expected: str) -> None:
    at = marked.index("[[")
    text = marked.replace("[[", "").replace("]]", "")
    body = (Region(Span(0, len(text)), "body"),)
    reading = read(parse(Article("a", "a.txt", "", text, "", "en", regions=body)))
    by_id = {mention.id: mention for mention in reading.mentions}
    (found,) = [m for m in reading.mentions if m.form == "pronoun" and m.span and m.span.start == at]
    assert (by_id[found.refers_to].text if found.refers_to else "") == expected
    assert bool(found.why) == bool(expected)
