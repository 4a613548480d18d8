import pytest

from tocsin.errors import BadOption
from tocsin.export import write_whole


def test_replaces_a_file_only_when_all_is_written(tmp_path):
    path = tmp_path / "page.html"
    path.write_text("old", "utf-8")
    with pytest.raises(KeyboardInterrupt), write_whole(path, option="--html") as part:
        part.write_text("ha", "utf-8")
        raise KeyboardInterrupt
    assert path.read_text("utf-8") == "old"
    with write_whole(path, option="--html") as part:
        part.write_text("new", "utf-8")
    assert path.read_text("utf-8") == "new"
    assert [one.name for one in tmp_path.iterdir()] == ["page.html"]


@pytest.mark.parametrize(("name", "words"), [(".", "is a folder"), ("none/page.html", "cannot be written")])
def test_a_path_that_cannot_be_a_file_is_told_with_its_option(tmp_path, name, words):
    with pytest.raises(BadOption, match=f"^--html: .*{words}"), write_whole(tmp_path / name, option="--html") as part:
        part.write_text("new", "utf-8")
