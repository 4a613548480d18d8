from __future__ import annotations

from bench.swap import swap_row
from tocsin.parse import Parser

TEXT = "Germany accused Russia on Friday of shelling Poland."


def test_names_and_dates_are_others_and_spans_move_along(parser: Parser) -> None:
    row = {"id": 1, "text": TEXT, "actor": [[0, 7]], "recipient": [[16, 22]], "type": "ACCUSE"}
    swapped = swap_row(row, parser)
    text = swapped["text"]
    (actor,), (recipient,) = ([text[s:e] for s, e in swapped[side]] for side in ("actor", "recipient"))
    assert not {"Germany", "Russia", "Poland", "Friday"} & set(text.replace(".", "").split())
    assert actor != recipient
    assert text.startswith(f"{actor} accused {recipient} on ")
    assert swapped["swapped_from"] == TEXT


def test_a_span_that_cuts_a_name_takes_it_in(parser: Parser) -> None:
    swapped = swap_row({"id": 1, "text": TEXT, "actor": [[0, 3]], "recipient": [[18, 20]]}, parser)
    assert all(start < end for side in ("actor", "recipient") for start, end in swapped[side])


def test_the_same_row_is_swapped_the_same_way(parser: Parser) -> None:
    row = {"id": 1, "text": TEXT, "actor": [[0, 7]], "recipient": []}
    assert swap_row(row, parser) == swap_row(row, parser)
