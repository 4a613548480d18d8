import numpy as np
import pytest

from tocsin.encoder import encode_document, load_encoder

TEXT = "The mayor of Ostrel said on Monday that the bridge was gone.\n\n“Nobody will mend it,” she added."


@pytest.fixture(scope="module")
def encoder():
    return load_encoder()


def test_hears_the_cues_contents_and_speakers_of_plain_reports(parse, encoder):
    parsed = parse(TEXT)
    (reading,) = encode_document(parsed, encoder=encoder).readings
    tokens = [token.text for sentence in parsed.sentences for token in sentence.tokens]
    heads = np.flatnonzero(reading.scores["cue"].argmax(1) == 1)
    assert [tokens[n] for n in heads] == ["said", "added"]
    owners = reading.scores["content"].argmax(1) - 1
    assert owners[tokens.index("gone")] == heads[0]
    assert owners[tokens.index("mend")] == heads[1]
    assert reading.scores["speaker"][tokens.index("mayor"), heads[0]] > 0


def test_a_report_reads_the_same_beside_any_other(parse, encoder):
    parsed = parse(TEXT)
    first = encode_document(parsed, encoder=encoder)
    encode_document(parse("The river rose overnight, the ministry said."), encoder=encoder)
    again = encode_document(parsed, encoder=encoder)
    for one, other in zip(first.readings, again.readings, strict=True):
        assert all(np.array_equal(one.scores[name], other.scores[name]) for name in one.scores)


def test_names_its_weights(encoder):
    assert list(encoder.weights) == ["reader"]
    assert len(encoder.weights["reader"]) == 64
