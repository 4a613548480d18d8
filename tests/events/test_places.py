import pytest

import tocsin


@pytest.mark.parametrize(
    ("place", "admin1"), [("Kharkiv", "Kharkiv"), ("Dallas", "Texas"), ("Ukraine", None), ("the Black Sea", None)]
)
def test_the_place_of_an_event_has_its_first_order_division(models, place, admin1):
    record = tocsin.read(f"Rebels attacked a convoy in {place} on Monday.", models=models)
    found = record.events[0].place
    assert found is not None
    assert found.admin1 is None if admin1 is None else admin1 in found.admin1


@pytest.mark.parametrize("where", ["during a raid in Kharkiv", "on the streets of Kharkiv"])
def test_a_place_may_stand_below_what_the_event_took_place_in(models, where):
    record = tocsin.read(f"Rebels killed three soldiers {where}.", models=models)
    found = record.events[0].place
    assert found is not None
    assert found.name == "Kharkiv"
