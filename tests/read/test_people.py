import pytest

from tocsin.read.people import find_byline


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Anna Berg", "Anna Berg"),
        ("BY ANNA BERG", "ANNA BERG"),
        ("By Anna Berg and Bo Dahl", "Anna Berg and Bo Dahl"),
        ("By Anna Berg, Bo Dahl and Cy de la Cruz", "Anna Berg, Bo Dahl and Cy de la Cruz"),
        ("By Anna Berg in Geneva", "Anna Berg"),
        ("By Anna Berg in Geneva and Bo Dahl in New York", "Anna Berg in Geneva and Bo Dahl"),
        ("By Anna Berg in Geneva and New York", "Anna Berg"),
        ("By Reuters", "Reuters"),
        ("By Anna Berg, Example Times", "Anna Berg"),
        ("By Anna Berg, Staff Writer", "Anna Berg"),
        ("By Anna Berg | Reuters", "Anna Berg"),
        ("By Anna Berg (Reuters)", "Anna Berg"),
        ("Written by Anna Berg", "Anna Berg"),
        ("By Karel ?erny", "Karel ?erny"),
        ("By J. B. O'Neil-Roe", "J. B. O'Neil-Roe"),
        ("By Tuesday the army had left the town.", None),
        ("By the time the army left", None),
        ("By Anna Berg the letter was not read.", None),
        ("Anna Berg", None),
    ],
)
def test_reads_a_line_that_opens_with_by(line, names):
    found = find_byline(line)
    assert (line[found.start : found.end] if found else None) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Anna Berg", "Anna Berg"),
        ("Anna Berg and Bo Dahl", "Anna Berg and Bo Dahl"),
        ("Anna Berg in Geneva", "Anna Berg"),
        ("Berg", None),
        ("New York", None),
        ("World News", None),
        ("Peace Talks Fail", None),
        ("anna berg", None),
        ("Anna Berg said no.", None),
    ],
)
def test_reads_a_line_of_names_alone(line, names):
    found = find_byline(line, needs_by=False)
    assert (line[found.start : found.end] if found else None) == names
