from datetime import date

import pytest

from tocsin.mentions import time_calendar as cal

TUESDAY = date(2023, 5, 30)
ANCHOR = cal.Anchor(TUESDAY, "2023-05-30")


def test_a_week_is_named_by_iso():
    assert cal.week(date(2021, 1, 1)).value == "2020-W53"


def test_winter_begins_in_the_december_of_its_year():
    winter = cal.season(2022, "WI")
    assert (winter.first, winter.last) == (date(2022, 12, 1), date(2023, 2, 28))


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        (-10, "day", "2023-05-20"),
        (-1, "week", "2023-W21"),
        (1, "month", "2023-06"),
        (-1, "quarter", "2023-Q1"),
        (-2, "year", "2021"),
    ],
)
def test_a_shift_is_no_finer_than_its_unit(count, unit, value):
    assert cal.shift(TUESDAY, count, unit, ANCHOR).value == value


def test_a_shift_out_of_the_calendar_is_refused():
    with pytest.raises((ValueError, OverflowError)):
        cal.shift(TUESDAY, -9999, "year", ANCHOR)


def test_lengths_of_clock_units_carry_a_t():
    assert cal.duration(24, "hour").value == "PT24H"
    assert cal.duration(None, "year").value == "PXY"
    assert cal.duration(2, "decade").value == "P20Y"


def test_the_past_weeks_end_at_the_publication_date():
    past = cal.stretch(ANCHOR, 2, "week", ahead=False)
    assert (past.value, past.first, past.last) == ("P2W", date(2023, 5, 16), TUESDAY)


@pytest.mark.parametrize(
    ("number", "direction", "year"),
    [(12, -1, 2022), (12, 1, 2023), (5, -1, 2023), (1, 1, 2024), (8, 0, 2023), (10, 0, 2022)],
)
def test_a_month_without_a_year_follows_the_tense(number, direction, year):
    assert cal.nearest_year(TUESDAY, number, direction) == year


def test_half_an_hour_is_told_in_minutes():
    assert cal.duration(0.5, "hour").value == "PT30M"
    assert cal.duration(2.5, "year").value == "P2.5Y"


def test_no_step_is_counted_from_a_coarser_date():
    month = cal.month(2022, 5)
    assert not cal.is_fine_enough(month, "day")
    assert cal.is_fine_enough(month, "year")


@pytest.mark.parametrize(
    ("meaning", "value"),
    [(cal.quarter(2022, 3), "2021-Q3"), (cal.month(2022, 5), "2021-05"), (cal.day(TUESDAY), "2022")],
)
def test_a_year_earlier_is_the_like_period(meaning, value):
    assert cal.same_in_year(meaning, -1, ANCHOR).value == value


def test_a_range_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="no range"):
        cal.between(cal.year(1997), cal.year(1994))
