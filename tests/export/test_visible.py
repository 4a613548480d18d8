import pytest

from tocsin.export.visible import make_visible, shorten


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("a\x00b", "a␀b"),
        ("a\x7fb", "a␡b"),
        ("\x9b31m", "⟦U+009B⟧31m"),
        ("abc\u202egpj", "abc⟦U+202E⟧gpj"),
        ("\ud800", "⟦U+D800⟧"),
        ("\x07bell", "␇bell"),
    ],
)
def test_shows_what_would_act(hostile, shown):
    assert make_visible(hostile) == shown


def test_makes_one_space_of_all_white_space():
    assert make_visible(" a\r\n\tb\u2028c\x85d ") == "a b c d"


def test_keeps_white_space_when_told():
    assert make_visible(" a\n\tb ", keep_lines=True) == " a\n\tb "


def test_leaves_emoji_and_letters_of_all_scripts():
    text = "👨‍👩‍👧 קול café می‌خواهم"
    assert make_visible(text) == text


def test_shortens_in_the_middle_between_words():
    text = "one two three four five six seven eight nine ten eleven twelve"
    short = shorten(text, longest=40)
    assert len(short) <= 40
    head, tail = short.split(" … ")
    assert text.startswith(head + " ")
    assert text.endswith(" " + tail)


def test_shortens_one_endless_word():
    assert len(shorten("x" * 10_000, longest=50)) <= 50


def test_leaves_a_short_text():
    assert shorten("short enough", longest=20) == "short enough"
