from dataclasses import replace

import pytest

from tests.export.made import make_record, span
from tocsin.export import render_page
from tocsin.export.hints import NO_PUBLICATION_DATE, hint_date
from tocsin.record import Precision, TimeMention, TimeType

RECORD = make_record()
UNKNOWN = replace(RECORD, document=replace(RECORD.document, published_at=None))


def time(kind, first=None):
    return TimeMention(span("Tuesday"), kind, "", first, first, Precision.DAY, None)


def test_an_undated_event_without_a_publication_date_is_worth_a_hint():
    assert hint_date(UNKNOWN) == NO_PUBLICATION_DATE
    assert hint_date(RECORD) == ""


def test_nothing_to_date_is_worth_none():
    assert hint_date(replace(UNKNOWN, events=UNKNOWN.events[:1])) == ""
    assert hint_date(replace(UNKNOWN, events=())) == ""


@pytest.mark.parametrize(
    ("item", "hint"),
    [
        (time(TimeType.DATE), NO_PUBLICATION_DATE),
        (time(TimeType.DATE, "2023-05-30"), ""),
        (time(TimeType.DURATION), ""),
        (time(TimeType.SET), ""),
    ],
)
def test_only_a_time_that_could_have_a_date_lacks_one(item, hint):
    assert hint_date(replace(UNKNOWN, events=(), times=(item,))) == hint


def test_the_page_gives_the_hint_once():
    assert render_page(UNKNOWN).count(NO_PUBLICATION_DATE) == 1
    assert NO_PUBLICATION_DATE not in render_page(RECORD)
