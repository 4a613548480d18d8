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
