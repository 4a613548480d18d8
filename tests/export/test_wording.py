from dataclasses import replace

import pytest

from tests.export.made import make_record, span
from tocsin.export.view import view_record
from tocsin.export.wording import (
    LONGEST_QUOTE,
    Namer,
    list_damage,
    word_basis,
    word_count,
    word_date,
    word_place,
    word_when,
)
from tocsin.record import Basis, Count, Place, PlacePrecision, Precision, Span, When

NAMER = view_record(make_record()).namer


def when(first, last, precision=Precision.DAY):
    return When(first, last, precision, (span("Tuesday"),), Basis.NORMALISED)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        (when(None, None, Precision.UNKNOWN), ""),
        (when("2023-05-30", "2023-05-30"), "30 May 2023"),
        (when("2023-05-01", "2023-05-31", Precision.MONTH), "May 2023"),
        (when("2023-01-01", "2023-12-31", Precision.YEAR), "2023"),
        (when("2023-05-22", "2023-05-28", Precision.WEEK), "22 to 28 May 2023 (week)"),
        (when("2023-12-30", "2024-01-02", Precision.INTERVAL), "30 December 2023 to 2 January 2024"),
        (when(None, "2023-05-30", Precision.INTERVAL), "by 30 May 2023"),
        (when("2023-05-30", None, Precision.INTERVAL), "from 30 May 2023"),
        (when("2023-05-30", "2023-05-30", Precision.TIME), "30 May 2023"),
        (when("not a date", "not a date"), "not a date"),
    ],
)
def test_writes_times_with_their_precision(value, words):
    assert word_when(value) == words


@pytest.mark.parametrize(
    ("low", "high", "approximate", "words"),
    [
        (3, 3, False, "3 killed"),
        (1200, 1200, True, "about 1,200 killed"),
        (3, None, False, "at least 3 killed"),
        (None, 3, False, "at most 3 killed"),
        (3, 5, False, "3 to 5 killed"),
        (24, None, True, "three killed"),
        (None, None, False, "unknown number killed"),
    ],
)
def test_writes_counts_with_their_bounds(low, high, approximate, words):
    assert word_count(Count("killed", low, high, approximate, (), (span("three"),)), NAMER) == words


def test_a_count_says_whom_it_counts():
    assert word_count(Count("killed", 3, 3, False, (span("dockers"),), (span("three"),)), NAMER) == "3 killed (dockers)"


def test_writes_a_place_with_what_it_lies_in():
    place = Place("Port Selm", "ORE", "Selm Coast", None, None, PlacePrecision.TOWN, None, ())
    assert word_place(place) == "Port Selm, Selm Coast (ORE)"
    assert word_place(None) == ""


def test_names_the_word_that_a_damage_spoilt():
    record = make_record()
    assert list_damage(record.document, most=9) == ["lost letter in “?erny”"]


def test_writes_dates_and_times_of_publication():
    assert word_date("2023-05-30") == "30 May 2023"
    assert word_date("2023-05-30T14:00:00+02:00") == "30 May 2023 14:00:00+02:00"
    assert word_date("someday") == "someday"


def test_says_how_a_value_without_words_is_known():
    assert word_basis(Basis.GIVEN, ()) == "given by the caller"
    assert word_basis(Basis.INFERRED, ()) == "inferred, not from the text"
    assert word_basis(Basis.VERBATIM, (span("Tuesday"),)) == ""


def test_quotes_the_ends_of_a_very_long_span():
    document = replace(make_record().document, text="begin " + "word " * 10_000 + "end", blocks=(), damage=())
    quote = Namer(document, {}).quote(Span(0, len(document.text)))
    assert len(quote) <= LONGEST_QUOTE + 3
    assert quote.startswith("begin word")
    assert quote.endswith("word end")
    assert " … " in quote


def test_a_count_without_a_said_number_shows_none():
    assert word_count(Count("killed", 2, None, False, (span("dockers"),), ()), NAMER) == "killed (dockers)"
