import re
from importlib import resources

import pytest

from tocsin.errors import BrokenInvariant
from tocsin.ontology.countries import read_countries
from tocsin.ontology.languages import read_languages
from tocsin.ontology.names import read_genders
from tocsin.ontology.organisations import read_organisations
from tocsin.ontology.places import home_country, read_gazetteer
from tocsin.ontology.roles import read_roles
from tocsin.ontology.tables import read_table

SECTORS = set(
    "GOV MIL REB OPP PTY COP JUD LEG SPY UAF PRM CRM CVL JRN MED EDU REL BUS LAB REF AGR ELI NGO IGO PRE".split()
)


def test_a_short_row_names_file_and_line(tmp_path, monkeypatch):
    (tmp_path / "bad.tsv").write_text("# head\na\tb\nonly one\n", encoding="utf-8")
    monkeypatch.setattr(resources, "files", lambda _: tmp_path)
    with pytest.raises(BrokenInvariant, match=re.escape("bad.tsv, line 3")):
        read_table("bad.tsv", 2)


def test_codes_of_countries_are_unique_and_well_formed():
    codes = [country.iso3 for country in read_countries()]
    assert len(codes) == len(set(codes)) > 190
    assert all(re.fullmatch("[A-Z]{3}", code) for code in codes)
    assert all(-90 <= c.lat <= 90 and -180 <= c.lon <= 180 for c in read_countries())


def test_organisations_know_their_country_and_use_known_sectors():
    codes = {country.iso3 for country in read_countries()} | {""}
    rows = read_organisations()
    assert len({row.name for row in rows}) == len(rows) >= 800
    assert all(row.country in codes and row.sectors and set(row.sectors) <= SECTORS for row in rows)


def test_roles_use_known_sectors():
    rows = [row for group in read_roles().values() for row in group]
    assert len(rows) > 1500
    assert {sector for row in rows for sector in row.sectors} <= SECTORS


def test_longer_roles_come_first():
    for rows in read_roles().values():
        assert [len(row.words) for row in rows] == sorted((len(row.words) for row in rows), reverse=True)


def test_no_first_name_has_two_genders():
    genders = read_genders()
    assert set(genders.names.values()) == {"m", "f"} == set(genders.nouns.values())
    assert genders.names["Anna"] == "f"


@pytest.mark.parametrize(
    ("name", "country"), [("Kyiv", "UKR"), ("Kiev", "UKR"), ("Sudan", "SDN"), ("Tripoli", "LBY"), ("Qorvandel", "")]
)
def test_a_name_gives_its_country(name, country):
    assert home_country(name) == country


def test_a_name_of_two_countries_gives_none():
    assert len({site.country for site in read_gazetteer().find("Georgia")}) == 2
    assert home_country("Georgia") == ""


def test_languages_have_a_code_of_two_letters_and_one_name():
    languages = read_languages()
    assert all(re.fullmatch("[a-z]{2}", code) for code in languages)
    assert len(set(languages.values())) == len(languages) > 150
    assert languages["en"] == "English"
