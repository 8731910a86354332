"""Which act, affirmed or denied, and how firmly: tables of made-up sentences."""

from __future__ import annotations

import pytest
from marked import marked

ACTS = [
    ("Kolar", "said", "it holds", "say"),
    ("Kolar", "told", "it holds", "say"),
    ("Kolar", "added", "it holds", "say"),
    ("Kolar", "has repeatedly stated", "it holds", "say"),
    ("Kolar", "explained", "it holds", "say"),
    ("Kolar", "noted", "it holds", "say"),
    ("Kolar", "stressed", "it holds", "say"),
    ("Kolar", "wrote", "it holds", "say"),
    ("Kolar", "tweeted", "it holds", "say"),
    ("Kolar", "according to", "it holds", "say"),
    ("Reuters", "according to", "it holds", "report"),
    ("Reuters", "said", "it holds", "report"),
    ("The New York Times", "wrote", "it holds", "report"),
    ("Reuters", "denied", "it holds", "deny"),
    ("Kolar", "reported", "it holds", "report"),
    ("Kolar", "announced", "it holds", "announce"),
    ("Kolar", "declared", "an emergency", "announce"),
    ("Kolar", "had announced", "it holds", "announce"),
    ("Kolar", "denied", "it broke", "deny"),
    ("Kolar", "rejected", "the claim", "deny"),
    ("Kolar", "dismissed", "the claim", "deny"),
    ("Kolar", "confirmed", "it broke", "confirm"),
    ("Kolar", "admitted", "it broke", "confirm"),
    ("Kolar", "acknowledged", "it broke", "confirm"),
    ("Kolar", "claimed", "it broke", "claim"),
    ("Kolar", "insisted", "it broke", "claim"),
    ("Kolar", "alleged", "it broke", "allege"),
    ("Kolar", "accused", "the mayor of fraud", "accuse"),
    ("Kolar", "blamed", "the mayor", "accuse"),
    ("Kolar", "promised", "to mend it", "promise"),
    ("Kolar", "vowed", "to mend it", "promise"),
    ("Kolar", "pledged", "to mend it", "promise"),
    ("Kolar", "threatened", "to leave", "threaten"),
    ("Kolar", "demanded", "an inquiry", "demand"),
    ("Kolar", "urged", "calm", "demand"),
    ("Kolar", "called for", "calm", "demand"),
    ("Kolar", "ordered", "them to leave", "demand"),
    ("Kolar", "proposed", "a new dam", "propose"),
    ("Kolar", "suggested", "a new dam", "propose"),
    ("Kolar", "recommended", "a new dam", "propose"),
    ("Kolar", "agreed", "to meet", "agree"),
    ("Kolar", "has accepted", "the plan", "agree"),
    ("Kolar", "refused", "to meet", "refuse"),
    ("Kolar", "declined", "to meet", "refuse"),
    ("Kolar", "is opposed to", "the plan", "refuse"),
    ("Kolar", "ruled out", "a new dam", "refuse"),
    ("Kolar", "warned", "it could break", "warn"),
    ("Kolar", "cautioned", "it could break", "warn"),
    ("Kolar", "expects", "rain", "expect"),
    ("Kolar", "predicted", "rain", "expect"),
    ("Kolar", "hopes", "for rain", "expect"),
    ("Kolar", "believes", "it broke", "believe"),
    ("Kolar", "thinks", "it broke", "believe"),
    ("Kolar", "suspects", "it broke", "believe"),
    ("Kolar", "fears", "it broke", "believe"),
    ("Kolar", "asked", "whether it broke", "ask"),
    ("Kolar", "wondered", "whether it broke", "ask"),
    ("Kolar", "knew", "it broke", "know"),
    ("Kolar", "learned", "it broke", "know"),
    ("Kolar", "plans", "to mend it", "intend"),
    ("Kolar", "intends", "to mend it", "intend"),
    ("Kolar", "wants", "to mend it", "intend"),
    ("Kolar", "praised", "the crew", "praise"),
    ("Kolar", "hailed", "the crew", "praise"),
    ("Kolar", "condemned", "the raid", "criticise"),
    ("Kolar", "criticised", "the plan", "criticise"),
    ("Kolar", "denounced", "the plan", "criticise"),
    ("Kolar", "gazed at", "the plan", "other"),
]

POLARITIES = [
    ("said", "the dam holds", "affirmed"),
    ("said", "the dam will not hold", "denied"),
    ("said", "the dam won’t hold", "denied"),
    ("said", "the dam did not break in March", "denied"),
    ("said", "there is no danger", "denied"),
    ("said", "nobody was hurt", "denied"),
    ("said", "no one was hurt", "denied"),
    ("said", "none of the crew was hurt", "denied"),
    ("said", "it is no longer safe", "denied"),
    ("said", "the crew has never been paid", "denied"),
    ("said", "she cannot come", "denied"),
    ("said", "there is no doubt it holds", "affirmed"),
    ("said", "it was not only safe but new", "affirmed"),
    ("said", "the crew that was not paid will strike", "affirmed"),
    ("said", "the man who did not sleep has left", "affirmed"),
    ("said", "if it does not rain, the fields will dry", "affirmed"),
    ("said", "if it rains, the dam will not hold", "denied"),
    ("said", "the dam holds because it did not rain", "affirmed"),
    ("said", "it will be mended, but not this year", "affirmed"),
    ("said", "not one stone moved", "denied"),
    ("denied", "the dam broke", "denied"),
    ("refused", "to pay", "denied"),
    ("did not deny", "the dam broke", "affirmed"),
    ("did not say", "the dam broke", "denied"),
    ("never said", "the dam broke", "denied"),
    ("does not believe", "the dam broke", "denied"),
    ("has no plans", "to mend it", "denied"),
    ("promised", "not to sell it", "denied"),
    ("promised", "to see that it cannot break", "affirmed"),
]

COMMITMENTS = [
    ("said", "the dam holds", "certain"),
    ("said", "the dam would hold", "certain"),
    ("announced", "a new dam", "certain"),
    ("agreed", "to meet", "certain"),
    ("promised", "to mend it", "certain"),
    ("intends", "to mend it", "certain"),
    ("plans", "to mend it", "certain"),
    ("knows", "it broke", "certain"),
    ("believes", "the dam broke", "probable"),
    ("suspects", "the dam broke", "probable"),
    ("expects", "it to rain", "probable"),
    ("thinks", "the dam may break", "possible"),
    ("said", "the dam may break", "possible"),
    ("said", "the dam could break", "possible"),
    ("said", "it might rain", "possible"),
    ("said", "perhaps it rained", "possible"),
    ("said", "it probably rained", "probable"),
    ("said", "it is likely to rain", "probable"),
    ("said", "the dam appears to hold", "probable"),
    ("said", "the man who may come is here", "certain"),
    ("proposed", "a new dam", "unknown"),
    ("urged", "calm", "unknown"),
    ("asked", "whether it broke", "unknown"),
    ("could not say", "whether it broke", "unknown"),
    ("fears", "it broke", "unknown"),
    ("allegedly", "it broke", "unknown"),
    ("accused", "them of theft", "unknown"),
    ("demanded", "an inquiry", "unknown"),
]

OWN = [
    ("The dam holds for now.", "affirmed", "certain"),
    ("The dam did not break at all.", "denied", "certain"),
    ("The dam may break this year.", "affirmed", "possible"),
    ("The dam was allegedly sold.", "affirmed", "unknown"),
    ("Will the dam hold this year?", "affirmed", "unknown"),
]


@pytest.mark.parametrize(("source", "cue", "content", "act"), ACTS)
def test_acts(source: str, cue: str, content: str, act: str) -> None:
    text = f"It was late. [[s {source}]] [[c {cue}]] [[x {content}]]."
    assert marked(text).statement().act == act


@pytest.mark.parametrize(("cue", "content", "polarity"), POLARITIES)
def test_polarity(cue: str, content: str, polarity: str) -> None:
    assert marked(f"[[s Ana Kolar]] [[c {cue}]] [[x {content}]].").statement().polarity == polarity


@pytest.mark.parametrize(("cue", "content", "commitment"), COMMITMENTS)
def test_commitment(cue: str, content: str, commitment: str) -> None:
    assert marked(f"[[s Ana Kolar]] [[c {cue}]] [[x {content}]].").statement().commitment == commitment


@pytest.mark.parametrize(("text", "polarity", "commitment"), OWN)
def test_an_articles_own_sentences(text: str, polarity: str, commitment: str) -> None:
    (own,) = marked(text, outlet="Brezana Herald").reading.statements
    assert (own.polarity, own.commitment) == (polarity, commitment)


@pytest.mark.parametrize(
    ("content", "quoted"),
    [
        ("“The dam holds,”", "direct"),
        ("the dam holds", "indirect"),
        ("the dam “holds very well” still", "mixed"),
        ("it was time to “liberate” the dam", "indirect"),
        ("“The dam holds. It is new.”", "direct"),
    ],
)
def test_quoted(content: str, quoted: str) -> None:
    assert marked(f"[[x {content}]] [[s Kolar]] [[c said]].").statement().quoted == quoted
