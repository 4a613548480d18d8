import pytest

from tocsin.ontology.countries import read_countries
from tocsin.ontology.office_holders import SCORES, UNKNOWN_END, find_office, fold_name
from tocsin.ontology.tables import read_table


def rows():
    return read_table("office_holders.tsv", 8)


def test_the_table_is_large_enough_and_well_formed():
    codes = {country.iso3 for country in read_countries()} | {""}
    assert len({(row[0], row[2]) for row in rows()}) >= 5000
    for name, _, country, sectors, _, first, last, origin in rows():
        assert name and sectors and country in codes and origin in SCORES
        assert last in ("", UNKNOWN_END) or first[:4] <= last[:4]


@pytest.mark.parametrize(
    ("day", "sectors"),
    [("2017-04-01", ("GOV",)), ("2021-12-08", ("GOV",)), ("2022-01-10", ("ELI",)), ("2001-01-01", ())],
)
def test_the_day_decides_what_somebody_is(day, sectors):
    held = find_office("Angela Merkel", day)
    assert held is not None
    assert (held.country, held.sectors) == ("DEU", sectors)


def test_a_report_without_a_date_is_of_the_present_decade():
    assert find_office("Angela Merkel").sectors == ("GOV",)
    assert find_office("Tony Blair").sectors == ("ELI",)


def test_accents_case_and_hyphens_make_no_difference():
    assert fold_name("José-María O’Neill") == "jose maria oneill"
    assert find_office("RECEP TAYYIP ERDOĞAN", "2023-01-01").country == "TUR"


def test_an_unknown_name_and_a_long_past_office_are_nobody():
    assert find_office("Ivo Marten Qorvandel", "2023-01-01") is None
    assert find_office("Boris Yeltsin", "2055-01-01") is None


def test_rows_that_nobody_checked_score_lower():
    assert SCORES["unverified"] < SCORES["phoenix"] < 1
