"""One text read for a notebook, by itself and as other packages have it."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.errors import UsageError

TEXT = (
    "Council splits over the road\n\n"
    "“We will not open the road,” said Ann Ober, the mayor of Bern, on Monday.\n\n"
    "The Lamp reported that the minister had promised a new bridge."
)


@pytest.fixture(scope="module")
def read() -> onrecord.ReadText:
    return onrecord.read(TEXT, outlet="The Gazette", published="2021-03-10")


def test_statements_are_there_with_their_speakers(read: onrecord.ReadText) -> None:
    rows = {row["cue"]: row for row in read.rows()}
    said = rows["said"]
    assert said["speaker"] == "Ann Ober"
    assert TEXT[said["start"] : said["end"]] == said["content"] == "“We will not open the road,”"
    assert (said["polarity"], said["quoted"]) == ("denied", "direct")
    assert (said["said_from"], said["said_to"]) == ("2021-03-08", "2021-03-08")
    assert rows["reported"]["speaker"] == "Lamp"


def test_words_make_sentences_and_trees(read: onrecord.ReadText) -> None:
    assert [word.text for sentence in read.sentences for word in sentence] == [w.text for w in read.words]
    for word in read.words:
        assert TEXT[word.start : word.end] == word.text
        assert read.words[word.head].sentence == word.sentence
    roots = [word for word in read.words if word.deprel == "root"]
    assert len(roots) == len(read.sentences)
    assert next(word for word in read.words if word.text == "open").upos == "VERB"


def test_names_are_where_they_stand(read: onrecord.ReadText) -> None:
    assert all(TEXT[name.start : name.end] == name.text for name in read.names)
    assert ("Ann Ober", "Person") in [(name.text, name.kind) for name in read.names]


def test_a_frame_has_a_row_for_each_statement(read: onrecord.ReadText) -> None:
    pytest.importorskip("pandas")
    frame = read.to_pandas()
    assert list(frame["cue"]) == [row["cue"] for row in read.rows()]
    assert list(onrecord.read("").to_pandas().columns) == list(frame.columns)


def test_a_spacy_document_has_the_same_text_trees_and_names(read: onrecord.ReadText) -> None:
    pytest.importorskip("spacy", reason="spaCy is not installed")
    doc = read.to_spacy()
    assert doc.text == TEXT
    words = [token for token in doc if not token.is_space]
    assert [(t.idx, t.text, t.pos_) for t in words] == [(w.start, w.text, w.upos) for w in read.words]
    assert [t.head.idx for t in words] == [read.words[w.head].start for w in read.words]
    assert [(e.text, e.label_) for e in doc.ents] == [(n.text, n.kind) for n in read.names]


def test_nothing_is_read_out_of_nothing() -> None:
    read = onrecord.read("")
    assert (read.words, read.names, read.statements) == ((), (), ())


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(UsageError, match="no date"):
        onrecord.read(TEXT, published="31.02.2021")


def test_what_is_no_unicode_is_refused() -> None:
    with pytest.raises(UsageError, match="Unicode"):
        onrecord.read("\ud800")
