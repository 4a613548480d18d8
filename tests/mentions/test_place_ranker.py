import pytest

from tocsin.mentions.place_context import Context
from tocsin.mentions.place_ranker import calibrate_score, first_shares, is_inside, rank_sites
from tocsin.ontology.places import Site
from tocsin.record import Basis, Document, Grounded, PlacePrecision

TOWN, REGION, COUNTRY = PlacePrecision.TOWN, PlacePrecision.REGION, PlacePrecision.COUNTRY


def site(name, country, admin1="", lat=0.0, lon=0.0, people=20_000, precision=TOWN):
    return Site(name, precision, country, admin1, lat, lon, people, 1)


def document(url=None):
    address = Grounded(url, (), Basis.GIVEN, 1.0, "test") if url else None
    return Document(id="d-1", text="x", raw_sha256="", origin="string", url=address)


HERE, THERE = site("Selm", "AAA", "01", 10, 10), site("Selm", "BBB", "02", 50, 50)


def shares(others, beside=None, url=None):
    return rank_sites({"Selm": [HERE, THERE], **others}, beside or {}, document(url))["Selm"]


def test_shares_of_a_name_sum_to_one():
    assert sum(shares({})) == pytest.approx(1)


def test_alike_places_are_equally_likely():
    first, second = shares({})
    assert first == pytest.approx(second)


@pytest.mark.parametrize(
    "other",
    [
        site("Bland", "BBB", precision=COUNTRY, people=5_000_000),
        site("Province", "BBB", "02", precision=REGION, people=500_000),
        site("Near", "BBB", "02", 50.2, 50.3),
    ],
)
def test_other_names_draw_a_name_to_themselves(other):
    first, second = shares({other.name: [other]})
    assert second > 2 * first


def test_what_stands_behind_decides():
    first, second = shares({}, beside={"Selm": frozenset({("BBB", "02")})})
    assert second > 2 * first


def test_the_end_of_the_address_tells_the_country():
    sites = [site("Selm", "FRA", lat=10), site("Selm", "GBR", lat=50)]
    assert rank_sites({"Selm": sites}, {}, document("https://news.example.co.uk/1"))["Selm"][1] > 0.8


@pytest.mark.parametrize("url", ["https://news.example.com/1", "https://[broken", "https://news.example.tv/1"])
def test_other_addresses_tell_nothing(url):
    assert Context({}, {}, document(url)).home == ""


def test_a_name_does_not_vouch_for_itself():
    context = Context({"Selm": [HERE, THERE]}, {"Selm": [0.9, 0.1]}, document())
    assert context.support("Selm").country(HERE) == pytest.approx(0)
    assert context.support("Selm").near(HERE) == pytest.approx(0)


def test_larger_places_come_first_while_nothing_is_known():
    large = site("Selm", "BBB", people=2_000_000)
    first, second = first_shares({"Selm": [HERE, large]})["Selm"]
    assert second > first


def test_a_state_does_not_lie_in_itself():
    assert is_inside(HERE, frozenset({("AAA", "01")}))
    assert not is_inside(site("State", "AAA", "01", precision=REGION), frozenset({("AAA", "01")}))
    assert not is_inside(site("Aland", "AAA", precision=COUNTRY), frozenset({("AAA", "")}))


def test_scores_are_probabilities_that_grow_with_the_share():
    scores = [calibrate_score(share) for share in (0.0, 0.2, 0.5, 0.9, 1.0)]
    assert scores == sorted(scores)
    assert 0 < scores[0] < scores[-1] < 1
