import io

import pytest

from tocsin.errors import InputError
from tocsin.read import ReadOptions
from tocsin.record import Record
from tocsin.run import Rejection, read_demo, read_paths

REPORT = "# Bridge closed\n\nBy Ana Belcar\n\n14 March 2024\n\nThe mayor of Hallin said on Tuesday that the bridge was closed.\n"


def read(paths, models, **rest):
    return list(read_paths([str(path) for path in paths], models=models, options=ReadOptions(), **rest))


def test_reads_each_file_in_order(tmp_path, models):
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(REPORT, "utf-8")
    records = read([tmp_path / "b.txt", tmp_path / "a.txt"], models)
    assert [record.document.origin for record in records] == [str(tmp_path / "b.txt"), str(tmp_path / "a.txt")]


def test_a_file_that_cannot_be_read_does_not_stop_the_others(tmp_path, models):
    (tmp_path / "good.txt").write_text(REPORT, "utf-8")
    (tmp_path / "empty.txt").write_text(" \n", "utf-8")
    missing, folder, empty, good = read(
        [tmp_path / "none.txt", tmp_path, tmp_path / "empty.txt", tmp_path / "good.txt"], models
    )
    assert [item.exit_code for item in (missing, folder, empty)] == [2, 2, 1]
    assert empty.code == "empty-document"
    assert str(tmp_path / "none.txt") in missing.sentence
    assert isinstance(good, Record)


def test_a_broken_row_does_not_stop_the_others(tmp_path, models):
    path = tmp_path / "rows.jsonl"
    path.write_text(
        '{"text": "The bridge was closed on Monday."}\n{"text": \n{"text": "It was opened again."}\n', "utf-8"
    )
    first, broken, last = read([path], models)
    assert isinstance(broken, Rejection)
    assert isinstance(first, Record)
    assert isinstance(last, Record)


def test_reads_standard_input_for_a_hyphen(models):
    (record,) = read(["-"], models, stdin=io.BytesIO(REPORT.encode()))
    assert record.document.origin == "stdin"
    assert record.document.text == REPORT


def test_standard_input_cannot_be_named_twice(models):
    with pytest.raises(InputError, match=r"^-: standard input can be read only once"):
        read(["-", "a.txt", "-"], models, stdin=io.BytesIO(REPORT.encode()))


def test_the_demo_says_first_that_it_is_made_up_and_reads_the_same_every_time(models):
    record = read_demo(models=models)
    assert "made-up" in record.document.text[:200]
    assert record.document.title is not None
    assert record.document.byline is not None
    assert record.document.outlet is not None
    assert record.document.published_at.value == "2024-03-14"
    assert record.to_json() == read_demo(models=models).to_json()
