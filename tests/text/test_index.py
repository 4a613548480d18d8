from tocsin.record import Span
from tocsin.text import SpanIndex

ITEMS = [Span(0, 10), Span(2, 4), Span(12, 15), Span(3, 20)]


def index():
    return SpanIndex(ITEMS, lambda item: item)


def test_overlapping_in_text_order():
    assert index().overlapping(Span(9, 13)) == [Span(0, 10), Span(3, 20), Span(12, 15)]


def test_inside():
    assert index().inside(Span(2, 15)) == [Span(2, 4), Span(12, 15)]


def test_covering():
    assert index().covering(Span(3, 4)) == [Span(0, 10), Span(2, 4), Span(3, 20)]


def test_an_empty_index_finds_nothing():
    assert SpanIndex([], lambda item: item).overlapping(Span(0, 1)) == []
