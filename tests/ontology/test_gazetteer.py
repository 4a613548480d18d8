import multiprocessing
import sqlite3

import pytest

from tocsin.errors import BrokenInvariant, WeightsMismatch
from tocsin.ontology import gazetteer, gazetteer_build, gazetteer_source
from tocsin.ontology.gazetteer import cache_folder, find_gazetteer, gazetteer_path, open_gazetteer
from tocsin.ontology.gazetteer_keys import fold_name, name_keys
from tocsin.ontology.gazetteer_source import SourcePlace, read_source
from tocsin.ontology.places import read_gazetteer
from tocsin.record import PlacePrecision

SELM = SourcePlace("Port Selm", ("port selm", "selm"), PlacePrecision.TOWN, "FRA", "01", "", 1.5, 2.5, 900, 7)
ANSEL = SourcePlace("Selm", ("selm", "S.L."), PlacePrecision.TOWN, "DEU", "02", "", 3.5, 4.5, 400, 8)


@pytest.fixture
def small(tmp_path, monkeypatch):
    """A gazetteer of two places in a folder of its own."""
    monkeypatch.setenv("TOCSIN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(gazetteer_build, "read_source", lambda: [SELM, ANSEL])
    return tmp_path / "cache"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Saint-Étienne", "saint etienne"),
        ("St. Louis", "saint louis"),
        ("Sana'a", "sanaa"),
        ("Łódź", "lodz"),
        ("the West Bank", "west bank"),
        ("Laurel Co.", "laurel county"),
        ("Mt. Hebron", "mount hebron"),
    ],
)
def test_spellings_of_a_name_share_a_key(name, key):
    assert fold_name(name) == key


def test_capitals_and_stops_count_in_abbreviations():
    assert name_keys("U.S.") == name_keys("US")
    assert name_keys("us") == ("us",)
    assert name_keys("Tex.")[0] == "Tex."
    assert name_keys("W. Va.")[0] == name_keys("W.Va")[0] == "W.Va."


@pytest.mark.parametrize("name", ["", "x" * 1_000_000])
def test_what_is_no_name_has_no_keys(name):
    assert name_keys(name) == ()


def test_is_built_once_and_told_of(small):
    steps = []
    opened = open_gazetteer(progress=lambda done, of: steps.append((done, of)))
    assert [site.name for site in opened.find("Selm")] == ["Port Selm", "Selm"]
    assert [site.is_main for site in opened.find("Selm")] == [False, True]
    assert steps[-1] == (2, 2)
    steps.clear()
    assert open_gazetteer(progress=lambda done, of: steps.append((done, of))).find("Port Selm")
    assert steps == []
    assert [path.name for path in small.iterdir()] == [gazetteer_path().name]
    assert find_gazetteer() == gazetteer_path()


@pytest.mark.parametrize("content", [b"", b"not a database" * 1000])
def test_a_file_that_is_not_a_gazetteer_is_built_anew(small, content):
    small.mkdir()
    gazetteer_path().write_bytes(content)
    assert find_gazetteer() is None
    assert open_gazetteer().find("Selm")


def test_a_gazetteer_of_other_tables_is_built_anew(small):
    open_gazetteer()
    with sqlite3.connect(gazetteer_path()) as connection:
        connection.execute("UPDATE source SET sha256 = 'other'")
    connection.close()
    assert find_gazetteer() is None
    assert open_gazetteer().find("Selm")


def test_a_folder_that_cannot_be_written_is_no_hindrance(small):
    small.write_text("a file where the folder should be")
    opened = open_gazetteer()
    assert opened.find("Selm")
    assert "TOCSIN_CACHE" in opened.note


def test_a_damaged_file_names_the_command_that_mends_it(small):
    opened = open_gazetteer()
    opened._connection.close()
    opened._connection = sqlite3.connect(":memory:")
    with pytest.raises(WeightsMismatch, match="doctor --build"):
        opened.find("Ansel")


def _build(path):
    gazetteer_build.build_gazetteer(path)


def test_two_processes_may_build_at_once(small):
    small.mkdir()
    context = multiprocessing.get_context("fork")
    workers = [context.Process(target=_build, args=(gazetteer_path(),)) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0, 0]
    assert open_gazetteer().find("Selm")
    assert len(list(small.iterdir())) == 1


def test_the_cache_folder_is_chosen_by_the_environment(monkeypatch, tmp_path):
    monkeypatch.delenv("TOCSIN_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "tocsin"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder() == tmp_path / ".cache" / "tocsin"


def test_a_short_row_names_file_and_line(monkeypatch, tmp_path):
    (tmp_path / "places.tsv.xz").write_bytes(gazetteer_source.lzma.compress(b"# head\ntown\tSelm\n"))
    gazetteer_source.read_countries()  # kept from here on, since its table is not in the folder either
    monkeypatch.setattr(gazetteer_source.resources, "files", lambda _: tmp_path)
    with pytest.raises(BrokenInvariant, match=r"places\.tsv\.xz, line 2"):
        list(gazetteer_source._geonames())


def test_a_damaged_source_is_told(monkeypatch, tmp_path):
    (tmp_path / "places.tsv.xz").write_bytes(b"damaged")
    gazetteer_source.read_countries()  # kept from here on, since its table is not in the folder either
    monkeypatch.setattr(gazetteer_source.resources, "files", lambda _: tmp_path)
    with pytest.raises(WeightsMismatch, match=r"places\.tsv\.xz"):
        list(gazetteer_source._geonames())


def test_the_source_is_sound():
    rows = read_source()
    assert len(rows) > 250_000
    assert all(-90 <= row.lat <= 90 and -180 <= row.lon <= 180 and row.keys and row.population >= 0 for row in rows)
    assert sum(row.is_capital for row in rows) > 180


@pytest.mark.parametrize(
    ("name", "country", "precision"),
    [
        ("Bombay", "IND", "town"),
        ("Kiev", "UKR", "town"),
        ("Ky.", "USA", "region"),
        ("Rapides Parish", "USA", "district"),
        ("Crimea", "UKR", "region"),
        ("Strait of Hormuz", "", "water"),
        ("Rafah crossing", "PSE", "site"),
        ("U.K.", "GBR", "country"),
    ],
)
def test_holds_what_reports_name(name, country, precision):
    site = read_gazetteer().find(name)[0]
    assert (site.country, site.precision.value) == (country, precision)


def test_only_well_known_names_are_known_without_context():
    assert "Nairobi" in read_gazetteer()
    assert read_gazetteer().find("Burton")
    assert "Qorvandel" not in read_gazetteer()


def test_looking_up_needs_no_more_namesakes_than_set():
    assert len(read_gazetteer().find("San Antonio")) == gazetteer.MOST_NAMESAKES


def test_a_place_knows_its_first_order_division():
    gazetteer = read_gazetteer()
    kharkiv = gazetteer.find("Kharkiv")[0]
    assert "Kharkiv" in gazetteer.division(kharkiv.name, kharkiv.geonames_id)
    paris = next(site for site in gazetteer.find("Paris") if site.country == "USA")
    assert gazetteer.division(paris.name, paris.geonames_id) == "Texas"


def test_a_country_and_an_unknown_place_lie_in_no_division():
    gazetteer = read_gazetteer()
    france = gazetteer.find("France")[0]
    assert gazetteer.division(france.name, france.geonames_id) is None
    assert gazetteer.division("France", -1) is None
