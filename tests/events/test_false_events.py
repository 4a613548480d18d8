from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tocsin.events import code_events
from tocsin.record import Parsed, Resolved

# Sentences about sport, markets, weather, accidents, culture, courts, the dead, history, everyday life and figures of
# speech, written for this test.
SENTENCES = Path(__file__).with_name("no_events.txt").read_text(encoding="utf-8").splitlines()
# A guard against getting worse, not a measure: the rules were mended on these sentences. At first sight, each time before
# the rules were mended on them, 15 of the first 100 held a false event, then 5, 4, 9, 8 and 0 of 60 each.
MOST_FALSE = 4


def test_finds_hardly_any_events_where_there_are_none(parse: Callable[..., Parsed]) -> None:
    parsed = parse("\n\n".join(SENTENCES))
    events = code_events(parsed, actors=Resolved(), statements=(), places=(), times=(), quantities=()).kept
    false = sorted({parsed.document.quote(event.trigger[0]) for event in events})
    assert len(SENTENCES) == 400
    assert len(events) <= MOST_FALSE, false
