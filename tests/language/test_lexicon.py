# ruff: noqa: E501 (a row of a table stays on a line)
"""The table of cues and the forms of verbs."""

from __future__ import annotations

from typing import get_args

import pytest

from onrecord.language.lexicon import cue_in, cues, lemma
from onrecord.language.tags import tags
from onrecord.model import Act, Commitment

LEMMAS = [
    ("said", "say"), ("says", "say"), ("told", "tell"), ("denied", "deny"), ("denies", "deny"), ("vowing", "vow"),
    ("claimed", "claim"), ("sought", "seek"), ("thought", "think"), ("planned", "plan"), ("swore", "swear"),
    ("pledging", "pledge"), ("agreed", "agree"), ("admitting", "admit"), ("Warned", "warn"), ("table", "table"),
]  # fmt: skip

CUES = [
    ("said", "say", "say"),
    ("has repeatedly called for", "call for", "demand"),
    ("According to", "according to", "say"),
    ("was still opposed to", "oppose", "refuse"),
    ("is fearful of", "fearful", "believe"),
    ("have always denied", "deny", "deny"),
    ("plans", "plan", "intend"),
    ("allegedly", "allegedly", "allege"),
    ("table", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("word", "expected"), LEMMAS)
def test_lemma(word: str, expected: str) -> None:
    assert lemma(word) == expected


@pytest.mark.parametrize(("printed", "expected", "act"), CUES)
def test_cue_in(printed: str, expected: str | None, act: str | None) -> None:
    found = cue_in(printed.split())
    assert (found.lemma if found else None, found.act if found else None) == (expected, act)


@pytest.mark.parametrize("kind", ["verb", "noun", "adjective", "phrase"])
def test_every_cue_has_an_act_and_a_commitment_of_the_contract(kind: str) -> None:
    for cue in cues(kind).values():  # type: ignore[arg-type]
        assert cue.act in get_args(Act)
        assert cue.commitment in get_args(Commitment)


TAGS = [
    ("She plans to leave .", "PRP VBZ TO VB ."),
    ("His plans are old .", "PRP$ NN VBP JJ ."),
    ("She also asked him .", "PRP RB VBD PRP ."),
    ("Ober told reporters .", "NNP VBD NN ."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TAGS)
def test_tags(text: str, expected: str) -> None:
    assert tags(text.split()) == expected.split()
