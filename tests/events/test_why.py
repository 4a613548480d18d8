from __future__ import annotations

from collections.abc import Callable
from math import log

import pytest

from tocsin.events import code_events
from tocsin.events.code import TYPE_SCORES
from tocsin.mentions import resolve_actors
from tocsin.record import Parsed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("France imposed sanctions on Mali on Tuesday.", ["imposed", "sanctions"]),
        ("Russia condemned Mali on Tuesday.", ["condemned"]),
    ],
)
def test_the_words_of_a_row_share_the_log_odds_of_its_score(
    parse: Callable[..., Parsed], text: str, words: list[str]
) -> None:
    parsed = parse(text)
    found = code_events(parsed, actors=resolve_actors(parsed), statements=(), places=(), times=(), quantities=())
    (event,) = found.kept
    assert [parsed.document.quote(one.spans[0]) for one in event.why] == words
    score = TYPE_SCORES["verb"]
    assert sum(one.weight for one in event.why) == pytest.approx(log(score / (1 - score)), abs=0.02)
    assert all(one.by.startswith("events.code/") for one in event.why)
