import pytest

from tocsin.errors import InputError
from tocsin.run import read_rows


def test_reads_rows_and_passes_over_empty_lines(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": 1, "text": "One."}\n\n{"id": "b", "text": "Two.", "gold": []}\n', "utf-8")
    assert [row["id"] for row in read_rows(path)] == [1, "b"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"id": 1, "text": ', "line 2 is not JSON"),
        ("[1, 2]", "line 2 is not a JSON object"),
        ('{"id": 1}', "line 2 has no usable field 'text'"),
        ('{"text": "No id."}', "line 2 has no usable field 'id'"),
        ('{"id": 1, "text": 5}', "line 2 has no usable field 'text'"),
        ("[" * 100_000, "line 2 is not JSON"),
    ],
)
def test_a_broken_line_is_named(tmp_path, line, words):
    path = tmp_path / "gold.jsonl"
    path.write_text(f'{{"id": 0, "text": "Fine."}}\n{line}\n', "utf-8")
    with pytest.raises(InputError, match=words):
        list(read_rows(path))


def test_bytes_that_are_no_utf8_are_refused(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b'{"id": 0, "text": "\xff"}\n')
    with pytest.raises(InputError, match="not UTF-8"):
        list(read_rows(path))


def test_a_missing_file_is_an_input_error(tmp_path):
    with pytest.raises(InputError, match="cannot be opened"):
        list(read_rows(tmp_path / "none.jsonl"))
