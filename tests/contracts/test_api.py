import pytest

import tocsin
from tocsin.errors import BadOption, InputError

REPORT = "On Monday the army of Varnland attacked the town of Selm, the mayor said."


def test_every_public_name_can_be_imported():
    assert sorted(tocsin.__all__) == tocsin.__all__
    assert all(hasattr(tocsin, name) for name in tocsin.__all__)
    assert callable(tocsin.read)


def test_a_string_is_a_report_and_a_path_a_file(models, tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf-8")
    from_text = tocsin.read(REPORT, models=models)
    assert from_text.document.origin == "string"
    for source in (path, str(path)):
        record = tocsin.read(source, models=models)
        assert record.document.text == REPORT
        assert record.document.origin == path.as_posix()


@pytest.mark.parametrize("source", ["missing.txt", "no/such/report.html"])
def test_a_mistyped_file_name_is_not_read_as_a_report(source, models):
    with pytest.raises(InputError, match="no such file"):
        tocsin.read(source, models=models)


def test_a_folder_is_refused(tmp_path, models):
    with pytest.raises(InputError, match="folder"):
        tocsin.read(str(tmp_path), models=models)


def test_a_date_is_held_in_iso_and_a_wrong_one_refused(models):
    record = tocsin.read(REPORT, published="30 May 2023", models=models)
    assert record.document.published_at.value == "2023-05-30"
    assert record.times[0].value == "2023-05-29"
    with pytest.raises(BadOption, match="2023-13-45"):
        tocsin.read(REPORT, published="2023-13-45", models=models)


def test_a_file_of_several_reports_says_what_to_do(tmp_path, models):
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "One."}\n{"text": "Two."}\n', "utf-8")
    with pytest.raises(InputError, match="read_all"):
        tocsin.read(path, models=models)
    assert [record.document.text for record in tocsin.read_all(path, models=models)] == ["One.", "Two."]


def test_takes_dictionaries_of_the_user(models, tmp_path):
    mine = tmp_path / "mine.actors.txt"
    mine.write_text("SELM_GUARD [ESTREB]\n", "utf-8")
    record = tocsin.read("The Selm Guard left.", models=models, actors=[mine])
    assert [entity.country.value for entity in record.entities if entity.country] == ["EST"]
    assert models.actors is None
    assert tocsin.read("The Selm Guard left.", models=models, actors=str(mine)) == record
