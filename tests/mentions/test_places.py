from itertools import pairwise

import pytest

from tocsin.mentions import resolve_places
from tocsin.record import PlacePrecision


def places(parse, text):
    parsed = parse(text)
    return {parsed.document.quote(place.span): place for place in resolve_places(parsed).kept}


@pytest.mark.parametrize(
    ("text", "words", "country", "precision"),
    [
        ("Drones struck Moscow at dawn.", "Moscow", "RUS", PlacePrecision.TOWN),
        ("The choir sang in Oslo, Norway.", "Oslo", "NOR", PlacePrecision.TOWN),
        ("The choir sang in Sweden.", "Sweden", "SWE", PlacePrecision.COUNTRY),
        ("Snow fell in Bakhmut.", "Bakhmut", "UKR", PlacePrecision.TOWN),
        ("The fleet patrols the Black Sea.", "Black Sea", None, PlacePrecision.WATER),
        ("Troops were moved to Crimea.", "Crimea", "UKR", PlacePrecision.REGION),
    ],
)
def test_places_what_the_gazetteer_holds(parse, text, words, country, precision):
    place = places(parse, text)[words]
    assert (place.country, place.precision) == (country, precision)
    assert place.lat is not None and place.lon is not None


def test_the_name_behind_the_comma_decides(parse):
    assert places(parse, "The plant in Paris, Texas, was closed.")["Paris"].country == "USA"
    assert places(parse, "The plant in Paris, France, was closed.")["Paris"].country == "FRA"


def test_the_countries_of_the_report_decide(parse):
    text = "Lebanon and Syria closed the road. In Lebanon people fled. Shops in Tripoli were shut."
    assert places(parse, text)["Tripoli"].country == "LBN"
    text = "Libya and Tunisia closed the road. In Libya people fled. Shops in Tripoli were shut."
    assert places(parse, text)["Tripoli"].country == "LBY"


def test_washington_alone_is_the_city(parse):
    place = places(parse, "The envoy flew to Washington.")["Washington"]
    assert place.precision is PlacePrecision.TOWN


def test_an_unknown_name_is_kept_without_a_place(parse):
    place = places(parse, "The patrol was ambushed near the village of Qorvandel in Syria.").get("Qorvandel")
    assert place is None or (place.lat is None and place.precision is PlacePrecision.UNKNOWN)


def test_a_demonym_is_no_place(parse):
    assert "Ukrainian" not in places(parse, "Ukrainian troops held the town.")


def test_mentions_stand_in_order_and_never_overlap(parse):
    kept = resolve_places(parse("From Kyiv, Ukraine, to Paris, Texas, and from Khartoum to the Red Sea.")).kept
    assert len(kept) >= 5
    assert all(a.span.end <= b.span.start for a, b in pairwise(kept))


def test_a_capital_that_decides_scores_lower_than_one_where_snow_falls(parse):
    acting, lying = resolve_places(parse("Ankara agreed to the talks. Snow fell in Ankara.")).kept
    assert acting.score < 0.5 < lying.score


def test_small_towns_are_drawn_to_their_neighbours(parse):
    text = "Deputies in Cottonport and Bunkie, in Avoyelles Parish, met officers from Alexandria on Monday."
    assert abs(places(parse, text)["Alexandria"].lat - 31.3) < 0.2


def test_hostile_names_take_no_long_time(parse):
    parsed = parse(" ".join(["Paris, San Antonio (Springfield)"] * 400))
    assert len(resolve_places(parsed).kept) > 100
