import json

import pytest

from tests.read.make_files import PROSE
from tocsin.errors import DocumentError, EmptyDocument, UnreadableDocument
from tocsin.read import FieldNames, ReadOptions, read_bytes
from tocsin.record import Basis, Document


def read(data, **options):
    return list(read_bytes(data.encode(), origin="rows.x", options=ReadOptions(**options)))


def test_an_object_is_one_document_with_its_metadata():
    row = {"text": PROSE[0], "headline": "Talks fail", "authors": ["Anna Berg", "Bo Dahl"], "date": "May 30, 2023", "outlet": "ENN",
           "url": "https://a.example/1", "lang": "en"}  # fmt: skip
    (document,) = read(json.dumps(row))
    assert (document.text, document.origin) == (PROSE[0], "rows.x")
    found = [getattr(document, name) for name in ("title", "byline", "published_at", "outlet", "url")]
    assert [one.value for one in found] == [
        "Talks fail",
        "Anna Berg, Bo Dahl",
        "2023-05-30",
        "ENN",
        "https://a.example/1",
    ]
    assert {one.basis for one in found} == {Basis.INFERRED}
    assert document.published_at.by == "read.rows/1 field date"


def test_a_title_that_the_text_repeats_has_its_words():
    (document,) = read(json.dumps({"title": "Talks fail", "text": f"Talks fail\n\n{PROSE[0]}"}))
    assert document.title.basis is Basis.VERBATIM
    assert [document.quote(span) for span in document.title.spans] == ["Talks fail"]


def test_an_array_counts_its_rows_from_one():
    documents = read(json.dumps([{"text": words} for words in PROSE]))
    assert [document.origin for document in documents] == ["rows.x#1", "rows.x#2", "rows.x#3"]


@pytest.mark.parametrize("first", ['"The army left."', "1", "null", "[]", "true", "-2.5"])
def test_an_array_whose_first_row_is_no_object_loses_no_other(first):
    bad, good, last = read(f' [{first}, {{"text": "The army left."}}, "x"]')
    assert [(error.path, "not a JSON object" in str(error)) for error in (bad, last)] == [
        ("rows.x#1", True),
        ("rows.x#3", True),
    ]
    assert (good.origin, good.text) == ("rows.x#2", "The army left.")


def test_lines_are_counted_from_one_and_a_broken_one_loses_no_other():
    lines = [
        json.dumps({"text": PROSE[0]}),
        "",
        '{"text": ',
        json.dumps({"text": " "}),
        "[1]",
        json.dumps({"n": 1}),
        json.dumps({"text": PROSE[1]}),
    ]
    results = read("\n".join(lines))
    assert [type(result).__name__ for result in results] == [
        "Document", "UnreadableDocument", "EmptyDocument", "UnreadableDocument", "UnreadableDocument", "Document",
    ]  # fmt: skip
    origins = [result.origin if isinstance(result, Document) else result.path for result in results]
    assert origins == [f"rows.x#{number}" for number in (1, 3, 4, 5, 6, 7)]
    assert "line 3" in str(results[1])


def test_line_separators_of_unicode_do_not_part_rows():
    (first, second) = read('{"text": "a\u2028b said so"}\n{"text": "c said so"}\r\n')
    assert (first.text, second.text) == ("a\u2028b said so", "c said so")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ('{"text": "a",\n "b": }', "line 2"),
        ('[{"text": "a"},\n\n {"text": ]', "line 3"),
        ('{"text": 1' + "0" * 5000 + "}", "too long"),
        ('{"a":' * 100_000, "nested too deep"),
        ('{"n": 1}', "no text field .*; say --text-field NAME$"),
    ],
)
def test_broken_json_names_the_place(data, sentence):
    with pytest.raises(UnreadableDocument, match=sentence):
        read(data)


def test_an_empty_array_is_empty():
    with pytest.raises(EmptyDocument):
        read("[]")


def test_field_names_can_be_told():
    options = {"fields": FieldNames(text=("leader",), title=("kopf",))}
    (document,) = read(json.dumps({"leader": PROSE[0], "kopf": "Talks fail", "text": "no"}), **options)
    assert (document.text, document.title.value) == (PROSE[0], "Talks fail")


def test_given_values_win_over_fields():
    (document,) = read(json.dumps({"text": PROSE[0], "outlet": "ENN"}), outlet="Given News")
    assert (document.outlet.value, document.outlet.basis) == ("Given News", Basis.GIVEN)


def test_a_lone_surrogate_in_a_row_stays():
    (document,) = read('{"text": "he said \\ud800 no"}')
    assert document.text == "he said \ud800 no"


def test_the_limit_holds_for_each_row():
    good, bad = read('{"text": "short"}\n{"text": "much longer"}', max_chars=8)
    assert isinstance(good, Document) and isinstance(bad, DocumentError)
