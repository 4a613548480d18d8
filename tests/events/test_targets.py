from __future__ import annotations

from collections.abc import Callable

import pytest

from tocsin.events import code_events
from tocsin.mentions import resolve_actors
from tocsin.record import Parsed

Parse = Callable[..., Parsed]


def targets(parsed: Parsed) -> list[tuple[str, str]]:
    found = code_events(parsed, actors=resolve_actors(parsed), statements=(), places=(), times=(), quantities=()).kept
    return [
        (target.kind, " ".join(parsed.document.quote(span) for span in target.spans))
        for event in found
        for target in event.targets
    ]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Ruritanian rockets hit a power plant on Friday.", [("power plant", "power plant")]),
        ("Ruritanian troops shelled the hospital and a bridge.", [("bridge", "bridge"), ("hospital", "hospital")]),
        ("Rebels attacked an army convoy near Strelsau.", [("convoy", "convoy")]),
        ("Rebels attacked Ruritania on Friday.", []),
        ("Ruritania sent food to the hospital in Strelsau.", []),
    ],
)
def test_names_the_things_that_were_hit(parse: Parse, sentence: str, wanted: list[tuple[str, str]]) -> None:
    assert sorted(targets(parse(sentence))) == wanted
