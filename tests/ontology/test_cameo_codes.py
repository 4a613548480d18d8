import pytest

from tocsin.ontology.cameo_codes import read_cameo
from tocsin.record import EventType


@pytest.mark.parametrize(
    ("code", "event_type", "mode"),
    [
        ("190", EventType.ASSAULT, None),
        ("1822", EventType.ASSAULT, "torture"),
        ("0841", EventType.RETREAT, "release"),
        ("081", EventType.CONCEDE, None),
        ("0811", EventType.CONCEDE, None),
        ("057", EventType.SUPPORT, None),
        ("14", EventType.PROTEST, None),
    ],
)
def test_a_code_is_what_its_longest_known_beginning_is(code, event_type, mode):
    found = read_cameo(code)
    assert (found.type, found.mode) == (event_type, mode)


@pytest.mark.parametrize("code", ["010", "023", "", "---", "xyz", "2", "99", "12345"])
def test_what_plover_does_not_hold_is_none(code):
    assert read_cameo(code) is None
