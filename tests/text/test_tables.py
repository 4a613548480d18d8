import pytest

from tocsin.errors import BrokenInvariant
from tocsin.text import read_table, split_list


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package with one table; the third line of the file is its second row."""
    folder = tmp_path / "toy_tables"
    (folder / "data").mkdir(parents=True)
    (folder / "__init__.py").touch()
    (folder / "data" / "words.tsv").write_text("# remark\na\t1\nb\t2\t3\n\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return "toy_tables"


def test_reads_rows_and_skips_remarks(package):
    assert read_table(package, "data/words.tsv") == [("a", "1"), ("b", "2", "3")]


def test_a_row_of_another_length_is_named_by_file_and_line(package):
    with pytest.raises(BrokenInvariant, match=r"data/words\.tsv, line 3: 2 fields are needed, not 3"):
        read_table(package, "data/words.tsv", columns=2)


def test_lists_in_a_field_are_parted_by_bars():
    assert split_list("a|b||c") == ("a", "b", "c")
    assert split_list("") == ()
