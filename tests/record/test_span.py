import pytest

from tocsin.errors import SpanError
from tocsin.record import Span


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_refuses_empty_reversed_and_negative_spans(start, end):
    with pytest.raises(SpanError, match="0 <= start < end"):
        Span(start, end)


def test_overlap_needs_a_common_code_point():
    assert Span(0, 5).overlaps(Span(4, 6))
    assert not Span(0, 5).overlaps(Span(5, 6))


def test_contains_is_inclusive_of_itself():
    assert Span(2, 5).contains(Span(2, 5))
    assert not Span(2, 5).contains(Span(2, 6))
