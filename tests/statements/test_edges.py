import pytest

from tocsin.record import Quotation, Span
from tocsin.statements.edges import Edges


def edges(text):
    """Read the curly marks of a text, which are not nested."""
    quotations, start = [], -1
    for at, char in enumerate(text):
        if char == "“":
            start = at
        elif char == "”":
            quotations.append(Quotation((Span(start + 1, at),), Span(start, at + 1), 0, True, (0, 0)))
    return Edges(text, tuple(quotations))


@pytest.mark.parametrize(
    ("content", "fitted"),
    [
        ("called it “a fairy tale", "called it “a fairy tale.”"),
        ("“a fairy tale", "“a fairy tale.”"),
        ("a fairy tale.", "a fairy tale."),
        ("a fairy tale.”", "a fairy tale."),
        ("called it “a fairy", "called it “a fairy"),
        ("called it", "called it"),
    ],
)
def test_a_content_has_both_marks_of_a_quotation_or_neither(content, fitted):
    text = "He called it “a fairy tale.” Then he left."
    start = text.index(content)
    (span,) = edges(text).fit((Span(start, start + len(content)),))
    assert text[span.start : span.end] == fitted


def test_an_opening_mark_right_before_a_content_that_goes_on_belongs_to_it():
    text = "It was “a mistake” to leave, he said."
    (span,) = edges(text).fit((Span(text.index("a mistake"), text.index(", he")),))
    assert text[span.start : span.end] == "“a mistake” to leave"
