from dataclasses import replace

import pytest

from tests.export.made import make_record, span
from tests.export.test_terminal import page
from tocsin.export import render_page
from tocsin.export.hints import NO_PUBLICATION_DATE, NOTHING_LOOKED_FOR, hint_date, hint_languages, list_hints
from tocsin.record import Basis, Dropped, Grounded, Precision, Reason, Span, TimeMention, TimeType

RECORD = make_record()
GERMAN = replace(
    RECORD,
    document=replace(RECORD.document, lang=Grounded("de", (), Basis.INFERRED, 1.0, "test/1 hand")),
    statements=(),
    events=(),
    dropped=(Dropped(Span(0, 9), "test/1", Reason.OTHER_LANGUAGE),),
)
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


def test_a_report_that_was_not_read_says_so_once_and_claims_nothing():
    for shown in (render_page(GERMAN), " ".join(page(GERMAN, 200).split())):
        assert shown.count(f"the report is in German; {NOTHING_LOOKED_FOR}") == 1
        assert shown.count("Not looked for.") == 2
        assert "was found." not in shown


def test_a_report_that_was_read_says_nothing_of_its_language():
    assert list_hints(RECORD) == []
    assert list_hints(replace(GERMAN, dropped=())) == []


def test_a_run_counts_the_reports_that_were_not_read():
    assert hint_languages({"German": 1}, of=1) == f"the report is in German; {NOTHING_LOOKED_FOR}"
    assert hint_languages({"German": 1}, of=2) == f"of 2 reports 1 in German; {NOTHING_LOOKED_FOR} in it"
    assert (
        hint_languages({"French": 1, "German": 2}, of=9)
        == f"of 9 reports 2 in German, 1 in French; {NOTHING_LOOKED_FOR} in them"
    )
