"""What holds for any string that is read."""

import hashlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.errors import EmptyDocument, TocsinError, UnreadableDocument
from tocsin.read import ReadOptions, read_text
from tocsin.record.codec import spans_in

FRAGMENTS = (
    "# Talks fail", "By Anna Berg", "Anna Berg", "30 May 2023", "KYIV, May 30 (Reuters) -", "The army left.", "“No,” she said.",
    "---", "===", "- item", "1. one", "[a](b)", "**", "*", "![x](y)", "Title: x", "Published: 2023-05-30", "©", "© 2023 The Times",
    "To contact the ABC visit:", "http://a.example/", "Share", "\n", "\n\n", "\r\n", "\r", " ", "\t", "\f", "\u2028", "\0", "\ufeff",
    "\ud800", "?erny", "â€™", "\u200b", "|", ":", "(", ")", "🚀", "\u202e", "e\u0301", "中文",
)  # fmt: skip
newsy = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)
# Surrogates are part of what a caller can hand in.
anything = st.text(st.characters(), max_size=300)


def check(text):
    try:
        document = read_text(text)
    except EmptyDocument:
        assert not text.strip()
        return
    assert document.text == text
    position = 0
    for block in document.blocks:
        quote = document.quote(block.span)
        assert quote == quote.strip() != ""
        assert not text[position : block.span.start].strip(), "blocks cover all but white space"
        position = block.span.end
    assert not text[position:].strip()
    assert all(span.end <= len(text) for span in spans_in(document))
    assert document == read_text(text)


@settings(max_examples=300, deadline=None)
@given(newsy)
def test_newsy_noise(text):
    check(text)


@settings(max_examples=200, deadline=None)
@given(anything)
def test_any_string(text):
    check(text)


def test_the_hash_is_that_of_the_utf8_form():
    assert read_text("no é").raw_sha256 == hashlib.sha256("no é".encode()).hexdigest()
    assert len(read_text("no \ud800").raw_sha256) == 64


def test_the_id_follows_text_and_origin():
    assert read_text("The army left.").id == read_text("The army left.").id
    assert read_text("The army left.").id != read_text("The army left.", origin="b").id
    assert read_text("The army left.").id != read_text("The army left. ").id


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\t", "\u2028\x85\xa0"])
def test_white_space_is_empty(text):
    with pytest.raises(EmptyDocument):
        read_text(text)


def test_a_text_over_the_limit_is_refused_with_both_numbers():
    with pytest.raises(
        UnreadableDocument,
        match=r"^string: it has 11 characters and the limit is 10; .*ReadOptions\(max_chars=\.\.\.\)\)$",
    ):
        read_text("x" * 11, options=ReadOptions(max_chars=10))


ODD_UNITS = [
    '"', "“", "”", "(", "[", "]", "[](", "*", "**a", "_", "`", "#", "# ", "- ", "-", "=", "\n", "a\n", "a\n\n", "\r", "\f", " ", " a", "a", "A", "Aa ",
    "1", "1. ", "1.1.", "1/1/", "?", "a?", ".", ". ", ",", ":", "a:", "a: ", "|", "a | ", "© ", "©", "http://", "http://a ", "www.", "By ", "By A ",
    "May ", "May 3 ", "30 May 2023 ", "(AP) ", "KYIV ", "KYIV, ", "To contact ", "\0", "\ufeff", "\ud800", "é", "中", "🚀", "and ", "A, ", "Share\n", ">", "> ",
    "a\n---\n", "Ã©", "\u200b", "Published: ", "![", "x](", "-- ", "_ ", "– ",
]  # fmt: skip


@pytest.mark.parametrize("unit", ODD_UNITS)
def test_long_runs_of_anything_take_linear_time(unit):
    text = unit * (200_000 // len(unit))
    started = time.process_time()
    try:
        read_text(text)
    except TocsinError:
        assert not text.strip()
    # Quadratic code takes minutes here; the bound leaves room for a busy machine.
    assert time.process_time() - started < 15
