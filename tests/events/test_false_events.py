from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tocsin.events import code_events
from tocsin.record import Parsed, Resolved

# Sentences about sport, markets, weather, accidents, culture, science, law and everyday life, written for this test.
SENTENCES = Path(__file__).with_name("no_events.txt").read_text(encoding="utf-8").splitlines()
# A guard against getting worse, not a measure: the rules were mended on these sentences. At first sight, before that, 15 of
# the first 100 and then 5 of the last 60 held a false event; now 2 of 160 do. The aim of the stage is 6 in 100.
MOST_FALSE = 4


def test_finds_hardly_any_events_where_there_are_none(parse: Callable[..., Parsed]) -> None:
    parsed = parse("\n\n".join(SENTENCES))
    events = code_events(parsed, actors=Resolved(), statements=(), places=(), times=()).kept
    false = sorted({parsed.document.quote(event.trigger[0]) for event in events})
    assert len(SENTENCES) == 160
    assert len(events) <= MOST_FALSE, false
