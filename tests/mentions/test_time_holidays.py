from datetime import date

import pytest

from tocsin.mentions.time_holidays import date_holiday, load_holidays


@pytest.mark.parametrize(
    ("name", "year", "at"),
    [
        ("christmas", 2022, date(2022, 12, 25)),
        ("easter", 2024, date(2024, 3, 31)),
        ("good friday", 2000, date(2000, 4, 21)),
        ("thanksgiving", 2021, date(2021, 11, 25)),
        ("memorial day", 2023, date(2023, 5, 29)),
        ("memorial day", 2027, date(2027, 5, 31)),
    ],
)
def test_a_holiday_falls_on_its_day(name, year, at):
    assert date_holiday(name, year) == at


def test_every_rule_of_the_table_gives_a_day_of_its_year():
    assert {date_holiday(name, 2023).year for name in load_holidays()} == {2023}
