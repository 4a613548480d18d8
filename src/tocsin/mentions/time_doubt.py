"""A match of a time rule in; whether its words are something else in the shape of a time out."""

from __future__ import annotations

import re
from bisect import bisect_right

from tocsin.mentions.lines import Line
from tocsin.mentions.time_context import Rule
from tocsin.record import Role

# A verb or adjective in the shape of a month or a season.
_NOT_TIME = frozenset({"MD", "VB", "VBP", "VBZ", "VBD", "VBG", "VBN", "NNS"})
_NUMBERED = re.compile(r"\d")
_LENGTHS = frozenset({"duration", "ago"})
# A weekday or month of so many letters is no other word, even without its capital.
_UNMISTAKABLE = 6
_APPROXIMATE = frozenset("some about nearly almost over than around least most approximately".split())
_RATES = frozenset({"a", "an", "per"})


def is_other_word(line: Line, rule: Rule, match: re.Match[str], first: int, end: int) -> bool:
    """Tell whether a match is another word in the shape of a time ("may", "march", "fall", "second", 1,500).

    Args:
        line: The sentence.
        rule: The rule that matched.
        match: Its match in the sentence in lower case.
        first: First token of the match.
        end: Token after its last.
    """
    tokens = line.tokens
    if rule.needs == "month":
        return _is_other_month(line, match)
    if rule.needs == "weekday":
        day = tokens[_token_at(line, match.start("wd"))].text
        return not day[0].isupper() and len(day) < _UNMISTAKABLE
    if rule.needs == "season":
        alone = end - first == 1 and tokens[first].text == "fall"
        return alone or tokens[_token_at(line, match.start("s"))].tag in _NOT_TIME
    if rule.name in ("year", "years"):
        return _is_plain_number(line, first, end)
    if rule.name in _LENGTHS:
        ordinal = match["u"] == "second" and tokens[end - 1].tag == "JJ"
        fraction = match["u"] == "quarter" and match["n"] in ("a", "one", "three")
        return (
            ordinal
            or (fraction and rule.name == "duration")
            or _is_age(line, end)
            or _is_rate(line, first, end)
            or _is_title(line, match)
        )
    if rule.name == "daily":
        return tokens[first].pos != "ADV"
    if rule.name == "bare plural":
        return first > 0 and tokens[first - 1].tag == "CD"
    if rule.name == "overnight":
        return tokens[first].pos == "ADJ"
    return False


def _is_other_month(line: Line, match: re.Match[str]) -> bool:
    token = line.tokens[_token_at(line, match.start("m"))]
    if not token.text[0].isupper():
        return len(token.text) < _UNMISTAKABLE or token.text == "august"
    # "Jan" is a first name, too; "May", "March" and "Sept" may be verbs or surnames.
    short = len(token.text) < 4 and token.text != "May"
    return (token.tag in _NOT_TIME or short) and not _NUMBERED.search(match.group())


def _token_at(line: Line, at: int) -> int:
    return bisect_right(line.starts, at) - 1


def _is_plain_number(line: Line, first: int, end: int) -> bool:
    """Tell whether four digits count something instead of naming a year."""
    before = line.tokens[first - 1].text if first else ""
    after = line.tokens[end] if end < len(line.tokens) else None
    if before in ("$", "£", "€", "#", "No.") or (after is not None and after.text in ("%", "percent", "per")):
        return True
    # "2000 men", "1500 men" count; "1992 protests" do not: counts of four digits without a comma are round.
    number = line.tokens[end - 1].text
    counted = after is not None and after.tag == "NNS" and line.tokens[end - 1].dep == "nummod"
    return counted and (number.endswith("00") or before.lower() in _APPROXIMATE)


def _is_age(line: Line, end: int) -> bool:
    """Tell whether "old" or "of age" follows."""
    rest = [token.text.lower() for token in line.tokens[end : end + 2]]
    return rest[:1] == ["old"] or rest == ["-", "old"] or rest == ["of", "age"]


def _is_rate(line: Line, first: int, end: int) -> bool:
    """Tell whether "a year" is what a number is measured by ("$500 million a year"): no time, but a unit."""
    if end - first != 2 or not first or line.tokens[first].text.lower() not in _RATES:
        return False
    unit = line.tokens[end - 1]
    return (
        unit.dep == "npadvmod" and unit.head < first and line.tokens[unit.head].pos in ("NOUN", "NUM", "SYM", "PROPN")
    )


def _is_title(line: Line, match: re.Match[str]) -> bool:
    """Tell whether the unit has a capital amid a sentence, as in the name of a programme."""
    token = line.tokens[_token_at(line, match.start("u"))]
    return line.sentence.role is Role.PARAGRAPH and token.text[0].isupper() and not token.text.isupper()
