import pytest

from tocsin.errors import BadOption
from tocsin.read.published import parse_published


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2023-05-30", "2023-05-30"),
        (" 2023-05-30 ", "2023-05-30"),
        ("20230530", "2023-05-30"),
        ("2023-05-30T14:00:00+02:00", "2023-05-30T14:00:00+02:00"),
        ("2023-05-30 14:00", "2023-05-30T14:00:00"),
        ("30 May 2023", "2023-05-30"),
        ("May 30, 2023", "2023-05-30"),
        ("30th of May 2023", "2023-05-30"),
        ("Tuesday, 30 May 2023", "2023-05-30"),
        ("Tue. 30 May 2023", "2023-05-30"),
        ("2 Sep 2023", "2023-09-02"),
        ("the 1st of March, 2023", "2023-03-01"),
        ("2023/05/30", "2023-05-30"),
    ],
)
def test_reads_dates_as_people_write_them(written, iso):
    assert parse_published(written) == iso


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "03/04/2023",
        "31 February 2023",
        "2023-13-01",
        "May",
        "2023",
        "٣٠ مايو",
        "x" * 100_000,
        "\x00",
        "30 May 2023 or so",
    ],
)
def test_refuses_what_is_not_certain(written):
    with pytest.raises(BadOption) as error:
        parse_published(written)
    assert error.value.exit_code == 2
    assert len(str(error.value)) < 250
    assert "--published" in str(error.value)
