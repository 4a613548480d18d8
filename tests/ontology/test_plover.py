from __future__ import annotations

import pytest

from tocsin.errors import UnknownOntologyCode
from tocsin.ontology.plover import read_class, read_contexts
from tocsin.record import EventType


@pytest.mark.parametrize("event_type", list(EventType))
def test_every_type_has_a_quad_class_and_an_intensity(event_type: EventType) -> None:
    found = read_class(event_type)
    assert found.quad in (1, 2, 3, 4)
    assert -10 <= found.intensity <= 10
    assert (found.quad < 3) == (found.intensity > 0)


def test_a_mode_has_its_own_intensity() -> None:
    assert read_class(EventType.ASSAULT, "firearms").intensity < read_class(EventType.ASSAULT).intensity


def test_the_cameo_code_is_the_most_general_of_the_map() -> None:
    codes = [read_class(kind, mode).cameo for kind, mode in ((EventType.ASSAULT, None), (EventType.CONSULT, "visit"))]
    assert codes == ["190", "042"]


def test_refuses_a_mode_that_the_type_has_not() -> None:
    with pytest.raises(UnknownOntologyCode, match="AID has no mode 'drone'"):
        read_class(EventType.AID, "drone")


def test_a_word_tells_one_context() -> None:
    assert read_contexts()["tribunal"] == "legal"
