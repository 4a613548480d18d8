import time

import pytest

from tocsin.errors import SpanError
from tocsin.record import Damage, DamageKind, Span
from tocsin.text import make_view


def view_of(text, damage=()):
    return make_view(text, [Span(0, len(text))], damage)


def quote(text, view, words):
    start = view.text.index(words)
    span = view.span(start, start + len(words))
    return text[span.start : span.end]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("the *Varn Times* wrote", "the Varn Times wrote"),
        ("the **Varn** _Times_ wrote", "the Varn Times wrote"),
        ("5 * 3 and snake_case_name", "5 * 3 and snake_case_name"),
        ("a line\r\nbroken  twice\n here", "a line broken twice here"),
        ("an esca-\nlation and the US-\nNATO line", "an escalation and the US- NATO line"),
        ("see [the paper](https://x.example/a) now", "see the paper now"),
        ("“[Bend] said”", "“[Bend] said”"),
        ('she said,“We go,”Brenn said:"No"', 'she said, “We go,” Brenn said: "No"'),
        ("soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"),
        ("cafe\u0301", "café"),
        ("a\u00a0b\u2009c\0d", "a b c d"),
        ("lone \ud800 half", "lone \ufffd half"),
        ("``We won,'' he said. ''Not yet.''", "“We won,” he said. “Not yet.”"),
        ("a ruler ---------------- ends", "a ruler --- ends"),
        ("He said........... nothing", "He said........... nothing"),
    ],
)
def test_cleans_what_misleads_a_parser(text, seen):
    assert view_of(text).text == seen


def test_maps_back_to_the_source_words():
    text = "the *Varn\r\nTimes* wrote"
    view = view_of(text)
    assert quote(text, view, "Varn Times") == "Varn\r\nTimes"
    assert quote(text, view, "wrote") == "wrote"


def test_a_divided_word_covers_both_halves():
    text = "an esca-\nlation"
    assert quote(text, view_of(text), "escalation") == "esca-\nlation"


def test_mojibake_is_read_as_meant_and_points_at_what_stands():
    text = "Russiaâ€™s reply"
    damage = (Damage(Span(6, 9), DamageKind.MOJIBAKE),)
    view = view_of(text, damage)
    assert view.text == "Russia’s reply"
    assert quote(text, view, "’s") == "â€™s"


def test_a_lost_letter_keeps_the_word_in_one_piece():
    text = "Karel ?erny and Erdo?an"
    damage = (Damage(Span(6, 7), DamageKind.REPLACED), Damage(Span(20, 21), DamageKind.REPLACED))
    assert view_of(text, damage).text == "Karel Xerny and Erdoxan"


def test_what_lies_between_two_pieces_is_one_space():
    text = "asked the local\n\nPage 3\n\nmayor whether"
    view = make_view(text, [Span(0, 15), Span(25, 38)])
    assert view.text == "asked the local mayor whether"
    assert quote(text, view, "mayor whether") == "mayor whether"


def test_long_runs_are_split():
    view = view_of("x" * 1000)
    assert max(map(len, view.text.split())) <= 120


def test_refuses_ranges_outside_the_view():
    with pytest.raises(SpanError, match="leaves the view"):
        view_of("abc").span(2, 9)


@pytest.mark.parametrize(
    "odd", ["*", "_", "[", "](", "“", '"', "‘", "-\n", "\u0301", "#", "> ", "a\u0301", "![a](", "?"]
)
def test_a_million_odd_characters_take_seconds_at_most(odd):
    text = (odd * (1_000_000 // len(odd)))[:1_000_000]
    start = time.process_time()
    view_of(text)
    assert time.process_time() - start < 30
