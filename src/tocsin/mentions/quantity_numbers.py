"""Words of a sentence in, the numbers among them out, in figures or words, with what loosens them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tocsin.ontology.quantities import longest_phrase, read_quantity_words

# Larger numbers are no quantities of reports.
LARGEST = 10**15
# The longest number in words ("two hundred and fifty-five thousand, ...") has fewer.
MOST_WORDS = 12
# Values from which on a number word multiplies what stands before it.
HUNDRED, THOUSAND, DOZEN = 100, 1000, 12
_FIGURE = re.compile(r"(?:\d{1,3}(?:,\d{3})+|0|[1-9]\d{0,8})(?:\.\d{1,4})?|0\.\d{1,4}")
_GLUED = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)(bn|mn|tn|k|m)", re.IGNORECASE)
_GLUES = {"bn": 10**9, "mn": 10**6, "m": 10**6, "tn": 10**12, "k": 1000}
_DASHES = frozenset({"-", "–", "—", "to"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a sentence.

    Attributes:
        first: Index of its first token, with the words that loosen it.
        end: Index after its last.
        core: Index of the first token of the number itself.
        low: Lowest value; None when open.
        high: Highest value; None when open.
        approximate: Its words say "about", "dozens".
        in_figures: It begins with a figure.
    """

    first: int
    end: int
    core: int
    low: float | None
    high: float | None
    approximate: bool
    in_figures: bool


def read_number(words: Sequence[str], i: int) -> Number | None:
    """Read the longest number that begins at token `i`, without what stands before it.

    Args:
        words: The sentence's tokens in lower case.
        i: Where to begin.
    """
    number = _read_loose(words, i) or _read_exact(words, i)
    if number is None:
        return None
    return _read_range(words, number)


def loosen(words: Sequence[str], number: Number) -> Number:
    """Take in the words before and behind a number that loosen it ("at least 12", "12 or more")."""
    while True:
        looser = _loosened_before(words, number)
        if looser is None:
            break
        number = looser
    for table in ("more", "fewer", "so"):
        length = _phrase(words, number.end, table)
        if length:
            number = _apply({"more": "least", "fewer": "most", "so": "about"}[table], number)
            return replace(number, end=number.end + length)
    return number


def _loosened_before(words: Sequence[str], number: Number) -> Number | None:
    for table in ("least", "most", "about"):
        for length in range(min(longest_phrase(table), number.first), 0, -1):
            phrase = " ".join(words[number.first - length : number.first])
            if phrase in read_quantity_words(table):
                if length == 1 and phrase in ("over", "under", "above", "below") and number.first > 1:
                    # "all over 12 provinces", "over and above"
                    if words[number.first - 2] in ("all", "and", "control", "war"):
                        return None
                return replace(_apply(table, number), first=number.first - length)
    return None


def _apply(table: str, number: Number) -> Number:
    if table == "least":
        return replace(number, high=None)
    if table == "most":
        return replace(number, low=None) if number.high is not None else number
    return replace(number, approximate=True)


def _phrase(words: Sequence[str], at: int, table: str) -> int:
    """Return how many words from `at` on are a phrase of a table; 0 for none."""
    for length in range(min(longest_phrase(table), len(words) - at), 0, -1):
        if " ".join(words[at : at + length]) in read_quantity_words(table):
            return length
    return 0


def _read_range(words: Sequence[str], number: Number) -> Number:
    """Read on behind "to", "or" or a dash, or behind "and" after "between"."""
    mark = words[number.end] if number.end < len(words) else ""
    is_between = mark == "and" and number.first > 0 and words[number.first - 1] == "between"
    is_from = mark == "to" and number.first > 0 and words[number.first - 1] == "from"
    if not is_between and mark not in _DASHES and mark != "or":
        return number
    after = _read_exact(words, number.end + 1)
    if after is None or number.low is None or after.low is None:
        return number
    low = number.low
    scale = after.low / _last_power(words, after)
    if low < scale and scale != after.low and words[number.end - 1] not in read_quantity_words("power"):
        # "2 to 3 million"
        low *= after.low / scale
    if low >= after.low:
        return number
    first = number.first - 1 if is_between or is_from else number.first
    return replace(number, first=first, end=after.end, low=low, high=after.low)


def _last_power(words: Sequence[str], number: Number) -> float:
    return float(read_quantity_words("power").get(words[number.end - 1], 1)) if number.end - number.core > 1 else 1.0


def _read_loose(words: Sequence[str], i: int) -> Number | None:
    """Read "dozens", "tens of thousands", "several hundred", "a couple of"."""
    loose, powers = read_quantity_words("loose"), read_quantity_words("power")
    at = i + 1 if words[i] in ("a", "an") else i
    word = words[at] if at < len(words) else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if word in read_quantity_words("few") and (after in powers or after == "dozen"):
        value = float(read_quantity_words("few")[word]) * float(powers.get(after, DOZEN))
        return Number(i, at + 2, i, value, None, approximate=True, in_figures=False)
    if at > i and word == "couple" and after == "of":
        return Number(i, at + 1, i, 2.0, None, approximate=True, in_figures=False)
    plural = word.removesuffix("s") if word.endswith("s") else ""
    if plural in loose or word == "tens":
        value, end = float(loose.get(plural, 20)), at + 1
        behind = words[end + 1] if end + 1 < len(words) else ""
        if after == "of" and behind.endswith("s") and behind.removesuffix("s") in powers:
            value = (10.0 if word == "tens" else value / 2) * 2 * float(powers[behind.removesuffix("s")])
            end += 2
        elif word == "tens":
            return None
        return Number(i, end, i, value, None, approximate=True, in_figures=False)
    return None


def _read_exact(words: Sequence[str], i: int) -> Number | None:
    if i >= len(words):
        return None
    glued = _GLUED.fullmatch(words[i])
    if glued:
        value = float(glued.group(1)) * _GLUES[glued.group(2).lower()]
        return Number(i, i + 1, i, value, value, approximate=False, in_figures=True)
    is_figure = _FIGURE.fullmatch(words[i]) is not None
    found = _figure(words, i) if is_figure else _spelled(words, i)
    if found is None:
        return None
    value, end = _and_half(words, *found)
    if value > LARGEST:
        return None
    return Number(i, end, i, value, value, approximate=False, in_figures=is_figure)


def _and_half(words: Sequence[str], value: float, end: int) -> tuple[float, int]:
    """Read on in "two and a half million"."""
    if tuple(words[end : end + 3]) != ("and", "a", "half"):
        return value, end
    value, end = value + 0.5, end + 3
    power = read_quantity_words("power").get(words[end]) if end < len(words) else None
    return (value * float(power), end + 1) if power else (value, end)


def _figure(words: Sequence[str], i: int) -> tuple[float, int]:
    value, end = float(words[i].replace(",", "")), i + 1
    powers = read_quantity_words("power")
    at = end + 1 if end < len(words) and words[end] == "-" and words[min(end + 1, len(words) - 1)] in powers else end
    if at < len(words) and (words[at] in powers or words[at] == "dozen"):
        return value * float(powers.get(words[at], DOZEN)), at + 1
    return value, end


def _spelled(words: Sequence[str], i: int) -> tuple[float, int] | None:
    """Read a number in words ("twenty-five", "half a million", "a hundred and ten")."""
    numbers, powers = read_quantity_words("number"), read_quantity_words("power")
    at, part, total, is_open = i, 0.0, 0.0, False
    if words[i] in ("a", "an", "half"):
        start = _after_article(words, i)
        if start is None:
            return None
        at, part = start
        is_open = True
    end = at if is_open else i
    while at < len(words) and at - i < MOST_WORDS:
        word = words[at]
        if word in powers and (is_open or at > i):
            power = float(powers[word])
            part = (part or 1.0) * power
            if power >= THOUSAND:
                total, part = total + part, 0.0
        elif word == "dozen" and (is_open or at > i):
            part = (part or 1.0) * DOZEN
        elif word in numbers and word not in ("dozen", "score") and _fits(part, float(numbers[word])):
            part += float(numbers[word])
        elif not (at > i and word in ("-", "and") and _goes_on(words, at, part, total)):
            break
        at += 1
        if word not in ("-", "and"):
            end, is_open = at, True
    value = total + part
    return (value, end) if end > i and is_open and (value or words[i] == "zero") else None


def _after_article(words: Sequence[str], i: int) -> tuple[int, float] | None:
    """Return where the multiplier behind "a", "half a" or "a half" begins and its factor; None where none does."""
    at, factor = i + 1, 1.0
    if words[i] == "half":
        factor = 0.5
        at += at < len(words) and words[at] in ("a", "an")
    if at < len(words) and (words[at] in read_quantity_words("power") or words[at] in ("dozen", "score")):
        if words[at] == "score":
            return None
        return at, factor
    return None


def _fits(part: float, value: float) -> bool:
    """Tell whether a word adds to what was read: tens after hundreds, units after tens."""
    if part == 0:
        return True
    return (part % HUNDRED == 0 and value < HUNDRED) or (part % 10 == 0 and part % HUNDRED >= 20 and 0 < value < 10)


def _goes_on(words: Sequence[str], at: int, part: float, total: float) -> bool:
    """Tell whether a hyphen or "and" stands inside a number: "twenty-five", "a hundred and ten"."""
    numbers = read_quantity_words("number")
    if at + 1 >= len(words) or words[at + 1] not in numbers or words[at + 1] in ("dozen", "score"):
        return False
    if words[at] == "and" and not (part and part % HUNDRED == 0) and not (total and not part):
        return False
    return _fits(part, float(numbers[words[at + 1]]))
