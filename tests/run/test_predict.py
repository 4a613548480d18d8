import pytest

from tocsin.errors import BadOption
from tocsin.record import Record
from tocsin.run import Rejection, predict_actors, predict_records

TEXT = "# Not *cut*\r\n\r\nThe mayor of Hallin said on Tuesday that the bridge was closed. 🚧"


def test_writes_the_record_under_the_rows_own_id_and_text(models):
    row = {"id": "row-7", "text": TEXT, "published": "2024-03-14", "outlet": "Selm Gazette", "statements": ["gold"]}
    (plain,) = predict_records([row], models=models)
    assert plain["id"] == "row-7"
    assert plain["text"] == TEXT
    record = Record.from_dict(plain)
    record.check()
    assert record.document.published_at.value == "2024-03-14"
    assert record.document.outlet.value == "Selm Gazette"


def test_looks_at_no_gold_answer(models):
    bare = {"id": 1, "text": TEXT}
    (one,) = predict_records([bare], models=models)
    (other,) = predict_records([{**bare, "statements": [1], "toponyms": [2], "type": "ASSAULT"}], models=models)
    assert one == other


def test_a_row_without_text_is_refused_and_the_next_is_read(models):
    refused, read = predict_records([{"id": 1, "text": "  \n"}, {"id": 2, "text": TEXT}], models=models)
    assert isinstance(refused, Rejection)
    assert refused.code == "empty-document"
    assert "row 1" in refused.sentence
    assert read["id"] == 2


def test_a_date_that_is_none_is_an_error(models):
    with pytest.raises(BadOption):
        list(predict_records([{"id": 1, "text": TEXT, "published": "soon"}], models=models))


def test_tells_the_actor_of_each_row_by_its_own_date_and_looks_at_no_gold(models):
    rows = [
        {"id": 1, "text": "Angela Merkel", "date": "1 April 2017", "country": "XXX", "sector": "REB"},
        {"id": 2, "text": "Angela Merkel", "date": "2022-04-01"},
        {"id": 3, "text": "soldiers", "date": "soon", "context": "Kenya"},
        {"id": 4, "text": " "},
    ]
    assert list(predict_actors(rows, models=models)) == [
        {"id": 1, "country": "DEU", "sectors": ["GOV"]},
        {"id": 2, "country": "DEU", "sectors": ["ELI"]},
        {"id": 3, "country": "KEN", "sectors": ["MIL"]},
        {"id": 4, "country": "", "sectors": []},
    ]
