from tocsin.mentions.place_why import explain_place
from tocsin.record import PlaceMention, PlacePrecision, Span


def place(name, country, lat, lon, precision=PlacePrecision.TOWN):
    return PlaceMention(Span(0, 1), name, country, lat, lon, precision, 1, 0.9)


LIBYA = place("Libya", "LBY", 28.0, 17.0, PlacePrecision.COUNTRY)
TRIPOLI = place("Tripoli", "LBY", 32.9, 13.2)
ZAWIYA = place("Az Zawiyah", "LBY", 32.75, 12.7)
BENGHAZI = place("Benghazi", "LBY", 32.1, 20.1)
OSLO = place("Oslo", "NOR", 59.9, 10.7)


def test_tells_the_country_and_the_other_places():
    why = explain_place(TRIPOLI, [LIBYA, TRIPOLI, ZAWIYA, ZAWIYA, BENGHAZI, OSLO])
    assert why == "Tripoli, Libya: the report names Libya and 2 other places there, 1 of them near"


def test_tells_when_nothing_but_its_name_speaks_for_it():
    assert explain_place(TRIPOLI, [TRIPOLI, OSLO]) == "Tripoli, Libya: the largest or only place of that name"
    assert explain_place(LIBYA, [LIBYA, TRIPOLI]) == "Libya: known by its name"


def test_tells_that_no_list_holds_a_name():
    unknown = PlaceMention(Span(0, 1), "Qorvandel", None, None, None, PlacePrecision.UNKNOWN, None, 0.0)
    assert explain_place(unknown, [unknown, OSLO]) == "Qorvandel: in no list of places"
