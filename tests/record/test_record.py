import json
from dataclasses import replace

import jsonschema
import pytest

from tests.record.example import TEXT, make_record
from tocsin.errors import BrokenInvariant, SpanError
from tocsin.record import Basis, Grounded, Record, Span, record_schema


def test_json_and_back_is_the_same_record():
    record = make_record()
    record.check()
    assert Record.from_json(record.to_json()) == record


def test_json_form_is_the_contract():
    plain = make_record().to_dict()
    assert list(plain)[:6] == ["id", "text", "raw_sha256", "tocsin", "weights", "document"]
    assert plain["text"] == TEXT
    event = plain["events"][0]
    assert event["type"] == "ASSAULT"
    assert event["modality"] == "happened"
    assert event["actors"][0]["spans"] == [[TEXT.index("Varnland"), TEXT.index("Varnland") + 8]]
    assert event["grounds"]["type"]["by"] == "test/1"
    assert plain["document"]["published_at"] == "2023-05-30"
    assert plain["document"]["grounds"]["published_at"]["basis"] == "given"
    assert plain["statements"][0]["chain"][0]["relation"] == "speaker"


def test_schema_accepts_a_record_and_refuses_a_foreign_field():
    schema = record_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    plain = json.loads(make_record().to_json())
    jsonschema.validate(plain, schema)
    plain["events"][0]["confidence"] = 1
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(plain, schema)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda p: p.pop("text"), "text"),
        (lambda p: p["events"][0].pop("quad"), "EventMention: field 'quad' is missing"),
        (lambda p: p["events"][0].update(quad="4"), "int is needed, not str"),
        (lambda p: p["events"][0].update(type="BOMB"), "'BOMB' is not a valid EventType"),
        (lambda p: p["events"][0].update(extra=1), "unknown field 'extra'"),
        (lambda p: p["events"][0]["trigger"].append([5, 5]), "0 <= start < end"),
        (lambda p: p["events"][0]["grounds"].pop("type"), "EventMention.type"),
        (lambda p: p["events"][0].update(grounds=[1]), "EventMention: grounds must be an object"),
        (lambda p: p["events"][0]["grounds"].update(type=3), "EventMention.type"),
        (lambda p: p["mentions"][0].update(span=7), "Mention.span"),
        (lambda p: p.update(document=[]), "document is an object"),
        (lambda p: p["entities"].clear(), "no such entities"),
    ],
)
def test_reading_names_what_is_wrong(change, message):
    plain = json.loads(make_record().to_json())
    change(plain)
    with pytest.raises(BrokenInvariant, match=message):
        Record.from_dict(plain)


@pytest.mark.parametrize("line", ["", "{", "[]", "3", "[" * 100_000, '{"id": ' + "9" * 5000 + "}"])
def test_a_line_that_is_no_record_is_refused(line):
    with pytest.raises(BrokenInvariant):
        Record.from_json(line)


def test_check_refuses_a_reference_without_target():
    record = make_record()
    lost = replace(record, entities=())
    with pytest.raises(BrokenInvariant, match="no such entities: n-1"):
        lost.check()


def test_check_refuses_a_span_outside_the_text():
    record = make_record()
    mention = replace(record.mentions[0], span=Span(0, len(TEXT) + 1))
    with pytest.raises(SpanError, match="leaves the text"):
        replace(record, mentions=(mention,)).check()


def test_lone_surrogates_are_written_as_escapes():
    record = make_record()
    odd = replace(record.document, text=TEXT + "\ud800")
    line = replace(record, document=odd).to_json()
    assert line.isascii()
    assert Record.from_json(line).document.text == odd.text


@pytest.mark.parametrize("basis", [Basis.VERBATIM, Basis.NORMALISED])
def test_a_value_read_from_words_needs_its_words(basis):
    with pytest.raises(BrokenInvariant, match="needs the words"):
        Grounded("x", (), basis, 1.0, "test/1")


@pytest.mark.parametrize("score", [-0.1, 1.1, float("nan")])
def test_a_score_is_a_probability(score):
    with pytest.raises(BrokenInvariant, match="between 0 and 1"):
        Grounded("x", (), Basis.GIVEN, score, "test/1")
