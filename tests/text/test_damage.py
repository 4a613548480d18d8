import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.record import DamageKind
from tocsin.text.damage import find_damage


def flagged(text):
    return [(text[damage.span.start : damage.span.end], damage.kind) for damage in find_damage(text)]


@pytest.mark.parametrize(
    "text", ["General Karel ?erny spoke.", "President Erdo?an", "(?uri?", "a na?ve plan", "MINISTER ERDO?AN", "don?t"]
)
def test_a_question_mark_for_a_lost_letter_is_flagged(text):
    assert flagged(text) == [("?", DamageKind.REPLACED)]


@pytest.mark.parametrize(
    "text",
    [
        "Did they really?Yes, they did.",
        "So what? Nothing.",
        "what?no",
        "see http://a.example/b?cd=e",
        "www.a.example/page?query",
        "f(a?b=c)",
        "Who knew ?",
        "?",
        "??",
        "Why? 12",
    ],
)
def test_a_question_mark_that_asks_is_left_alone(text):
    assert flagged(text) == []


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("It isnâ€™t so", "â€™"),
        ("he said â€œno", "â€œ"),
        ("the cafÃ© was shut", "Ã©"),
        ("a price of Â£5", "Â£"),
        ("Fran\u00c3\u0083\u00c2\u00a7ois", "\u00c3\u0083\u00c2\u00a7"),
        ("the end,â€ he said", "â€"),
    ],
)
def test_mojibake_is_flagged_as_the_run_that_decodes(text, run):
    assert flagged(text) == [(run, DamageKind.MOJIBAKE)]


@pytest.mark.parametrize(
    "text", ["à la carte", "Ångström, É, Ñandú", "«VOILÂ»", "crème brûlée", "Straße «Maß»", "50 € – no"]
)
def test_sound_accents_are_left_alone(text):
    assert flagged(text) == []


def test_a_question_before_spoilt_quotation_marks_is_a_question():
    assert flagged("â€œWho came?â€™â€™ she asked") == [("â€œ", DamageKind.MOJIBAKE), ("â€™â€™", DamageKind.MOJIBAKE)]


def test_replacement_and_control_characters_are_flagged_as_runs():
    assert flagged("a\ufffd\ufffdb\0\0c\x1b") == [
        ("\ufffd\ufffd", DamageKind.REPLACEMENT_CHARACTER),
        ("\0\0", DamageKind.CONTROL),
        ("\x1b", DamageKind.CONTROL),
    ]


def test_line_ends_tabs_and_page_breaks_are_no_damage():
    assert flagged("a\tb\r\nc\nd\fe\u2028f\x85g") == []


@given(st.text(alphabet="aÃ©â€™?\ufffd\0 Zé.Ð¾", max_size=60))
def test_damage_stands_in_text_order_and_never_overlaps(text):
    spans = [damage.span for damage in find_damage(text)]
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert all(span.end <= len(text) for span in spans)


@pytest.mark.parametrize("unit", ["?", "a?", "a", "Ã©", "â€", "\0", "\ufffd", "a?b=", "Ð"])
def test_a_megabyte_of_anything_takes_linear_time(unit):
    text = unit * (1_000_000 // len(unit))
    started = time.process_time()
    find_damage(text)
    # Quadratic code takes minutes here; the bound leaves room for a busy machine.
    assert time.process_time() - started < 60
