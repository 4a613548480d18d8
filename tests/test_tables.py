import sys

import pytest

from tocsin.errors import BrokenInvariant
from tocsin.tables import parse_table, read_table, split_list


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package with one table; the third line of the file is its second row."""
    folder = tmp_path / "toy_tables"
    (folder / "data").mkdir(parents=True)
    (folder / "__init__.py").touch()
    (folder / "data" / "words.tsv").write_text("# remark\na\t1\nb\t2\t3\n\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "toy_tables", raising=False)
    return "toy_tables"


def test_reads_rows_and_skips_remarks(package):
    assert read_table(package, "data/words.tsv") == [("a", "1"), ("b", "2", "3")]


def test_a_row_of_another_length_is_named_by_file_and_line(package):
    with pytest.raises(BrokenInvariant, match=r"data/words\.tsv, line 3: 2 fields are needed, not 3"):
        read_table(package, "data/words.tsv", columns=2)


def test_lists_in_a_field_are_parted_by_bars():
    assert split_list("a|b||c") == ("a", "b", "c")
    assert split_list("") == ()


HEADED = "# remark\nword\tscore\nsay\t0.9\n\nwalk\tmuch\n"


def test_a_header_is_checked_and_left_out(package, tmp_path):
    (tmp_path / "toy_tables" / "data" / "headed.tsv").write_text(HEADED, "utf-8")
    assert read_table(package, "data/headed.tsv", header=("word", "score")) == [("say", "0.9"), ("walk", "much")]
    with pytest.raises(BrokenInvariant, match=r"data/headed\.tsv, line 2: the columns must be word, act"):
        read_table(package, "data/headed.tsv", header=("word", "act"))


def test_a_row_is_held_against_the_header(package):
    with pytest.raises(BrokenInvariant, match=r"data/words\.tsv, line 3: 2 fields are needed, not 3"):
        read_table(package, "data/words.tsv", header=("a", "1"))


def test_a_table_without_its_header_is_refused(package, tmp_path):
    (tmp_path / "toy_tables" / "data" / "empty.tsv").write_text("# remark\n", "utf-8")
    with pytest.raises(BrokenInvariant, match="the columns word must stand in its first row"):
        read_table(package, "data/empty.tsv", header=("word",))


def test_a_value_that_cannot_be_read_is_named_by_file_and_line(package, tmp_path):
    (tmp_path / "toy_tables" / "data" / "headed.tsv").write_text(HEADED, "utf-8")
    with pytest.raises(BrokenInvariant, match=r"data/headed\.tsv, line 5: .*much"):
        parse_table(package, "data/headed.tsv", lambda row: float(row[1]), header=("word", "score"))
