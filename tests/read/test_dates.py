import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.read.dates import find_dates, read_iso


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("30 May 2023", "2023-05-30"),
        ("30th of May 2023", "2023-05-30"),
        ("May 30, 2023", "2023-05-30"),
        ("Sept. 3, 2021", "2021-09-03"),
        ("Tuesday, May 30, 2023", "2023-05-30"),
        ("Tuesday, May 30, 2023 10:15 GMT", "2023-05-30T10:15:00+00:00"),
        ("May 30, 2023 at 9:05 p.m. EDT", "2023-05-30T21:05:00-04:00"),
        ("May 30, 2023 9:05 PM ET", "2023-05-30"),
        ("2023-05-30", "2023-05-30"),
        ("2023-05-30T10:15:30Z", "2023-05-30T10:15:30+00:00"),
        ("2023-05-30T10:15:30.123+02:00", "2023-05-30T10:15:30+02:00"),
        ("2023-05-30 10:15", "2023-05-30"),
        ("30.05.2023", "2023-05-30"),
        ("30/05/2023", "2023-05-30"),
        ("05/30/2023", "2023-05-30"),
        ("30. Mai 2023", "2023-05-30"),
        ("30 de mayo de 2023", "2023-05-30"),
        ("2023年5月30日", "2023-05-30"),
    ],
)
def test_reads_dates_of_news(line, value):
    (found,) = find_dates(line)
    assert found.value == value


@pytest.mark.parametrize(
    "line",
    [
        "30 May",
        "May 2023",
        "04/05/2023",
        "31 February 2023",
        "30 Foo 2023",
        "1.2.3",
        "2023-13-01",
        "12 May 20235",
        "12 May 9999",
        "2023",
    ],
)
def test_leaves_what_is_no_full_date_or_could_be_two(line):
    assert find_dates(line) == ()


def test_the_span_covers_the_words_of_the_date():
    line = "Published: 30 May 2023 | Kyiv"
    (found,) = find_dates(line)
    assert line[found.span.start : found.span.end] == "30 May 2023"


def test_a_machine_date_must_open_the_value():
    assert read_iso(" 2023-05-30T10:15:30Z ") == "2023-05-30T10:15:30+00:00"
    assert read_iso("Tue, 30 May 2023 10:15:30 GMT") == "2023-05-30T10:15:30+00:00"
    assert read_iso("20230530") == "2023-05-30"
    assert read_iso("about 2023-05-30") is None
    assert read_iso("1685441730") is None


@given(st.text(max_size=80))
def test_any_line_gives_spans_inside_it(line):
    assert all(found.span.end <= len(line) for found in find_dates(line))
