"""Parsed text and its time expressions in; the numbers with what they count out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tocsin.mentions.quantity_numbers import Number, loosen, read_number
from tocsin.mentions.quantity_things import Counted, find_counted
from tocsin.ontology.quantities import read_quantity_words
from tocsin.record import Dropped, Found, Parsed, Quantity, Reason, Sentence, Span, TimeMention
from tocsin.text import SpanIndex, token_spans

STAGE = "mentions.quantities/1"
# Words before "one" that make it a pronoun.
_PRONOMINAL = frozenset({"no", "any", "every", "each", "this", "that", "which", "another", "the", "some", "day", "not"})
# A bare figure between these is a year as often as a number.
FIRST_YEAR, LAST_YEAR = 1500, 2100
_SCORE_SIGNS = frozenset({"-", "–", ":", "/", "+"})


def find_quantities(parsed: Parsed, *, times: Sequence[TimeMention] = ()) -> Found[Quantity]:
    """Find the numbers of a report that count or measure something.

    Dates, lengths of time, ages, scores, numbers in names ("Article 5", "T-72") and telephone numbers are none.

    Args:
        parsed: The parsed report.
        times: Its time expressions, in text order; a number inside one is no quantity.

    Returns:
        Quantities in text order, never overlapping; `dropped` holds the numbers of which the words do not tell what
        they count.
    """
    index = SpanIndex(times, lambda time: time.span)
    kept: list[Quantity] = []
    dropped: list[Dropped] = []
    for sentence in parsed.sentences:
        for number, counted in _read_sentence(sentence, index):
            if counted is None:
                dropped.append(Dropped(_span(sentence, number.first, number.end), STAGE, Reason.AMBIGUOUS))
            else:
                kept.append(_make(parsed, sentence, number, counted))
    return Found(tuple(kept), tuple(dropped))


def _read_sentence(sentence: Sentence, times: SpanIndex[TimeMention]) -> Iterator[tuple[Number, Counted | None]]:
    words = [token.text.lower() for token in sentence.tokens]
    at, floor = 0, 0
    while at < len(words):
        number = read_number(words, at)
        if number is None:
            at += 1
            continue
        at = number.end
        if _is_name(sentence, words, number) or times.overlapping(_span(sentence, number.core, number.end)):
            continue
        loose = loosen(words, number)
        # What loosens a number never reaches into the one before.
        number = loose if loose.first >= floor else number
        counted = find_counted(sentence, words, number)
        if counted is not None and times.overlapping(_span(sentence, number.core, max(counted.end, counted.to_unit))):
            # "10 minutes", "the 5 days of fighting"
            counted = None
        at = floor = max(number.end, counted.to_unit if counted else 0)
        yield number, counted


def _is_name(sentence: Sentence, words: list[str], number: Number) -> bool:
    """Tell whether a number is part of a name, a telephone number, a score, an age or a pronoun."""
    core, end = number.core, number.end
    before = words[core - 1] if core else ""
    after = words[end] if end < len(words) else ""
    if number.low == number.high == 1 and after == "in" and read_number(words, end + 1) is not None:
        # "one in four protesters"
        return True
    if words[core] == "one" and end == core + 1:
        return before in _PRONOMINAL or after in ("another", "'s", "’s", "day", ",")
    if not number.in_figures:
        return False
    if before in read_quantity_words("numbered") or before in _SCORE_SIGNS or before == "#":
        return True
    if after in ("mm", "mm.", "cm", "°") or (after in (":", "/") and end + 1 < len(words) and words[end + 1].isdigit()):
        return True
    if before == "," and after in (",", ".", ")") and core > 1 and sentence.tokens[core - 2].pos == "PROPN":
        # "John Smith, 43, ..."
        return True
    if before.replace(" ", "").isdigit() or after.isdigit():
        return True
    return _hangs_on_name(sentence, number) or _is_score(words, number)


def _hangs_on_name(sentence: Sentence, number: Number) -> bool:
    """Tell whether a figure goes with the proper name before it ("Boeing 737")."""
    token = sentence.tokens[number.core]
    head = sentence.tokens[token.head]
    return head.i == number.core - 1 and head.pos == "PROPN" and head.text.lower() not in read_quantity_words("money")


def _is_score(words: list[str], number: Number) -> bool:
    """Tell whether two figures stand against each other ("3-1")."""
    mark = words[number.end] if number.end < len(words) else ""
    after = words[number.end + 1] if number.end + 1 < len(words) else ""
    is_joined = number.end - number.core == 3 and words[number.core + 1] in _SCORE_SIGNS
    return (mark in ("-", "–") and after.isdigit()) or (is_joined and (number.high or 0) < 10 and mark == "victory")


def _make(parsed: Parsed, sentence: Sentence, number: Number, counted: Counted) -> Quantity:
    first = min(number.first, counted.from_unit)
    thing = sentence.tokens[counted.first : counted.end]
    return Quantity(
        span=_span(sentence, first, max(number.end, counted.to_unit)),
        what=counted.what,
        low=number.low,
        high=number.high,
        approximate=number.approximate,
        unit=counted.unit,
        thing=token_spans(parsed.document.text, thing),
    )


def _span(sentence: Sentence, first: int, end: int) -> Span:
    return Span(sentence.tokens[first].start, sentence.tokens[end - 1].end)
