"""The words of time expressions and the pieces of patterns that are made from them."""

from __future__ import annotations

import re


def _numbered(words: str, start: int = 1) -> dict[str, int]:
    return {word: i for i, word in enumerate(words.split(), start)}


MONTHS = _numbered("january february march april may june july august september october november december")
SHORT_MONTHS = {name[:3]: number for name, number in MONTHS.items() if len(name) > 4} | {"sept": 9}
MONTHS |= SHORT_MONTHS
WEEKDAYS = _numbered("monday tuesday wednesday thursday friday saturday sunday", 0)
SHORT_WEEKDAYS = {name[:3]: number for name, number in WEEKDAYS.items()} | {"tues": 1, "thur": 3, "thurs": 3}
WEEKDAYS |= SHORT_WEEKDAYS
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
ORDINALS = _numbered("first second third fourth") | {"last": 4}
_DAY_WORDS = _numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
)
CENTURIES = {word: number for word, number in _DAY_WORDS.items() if number <= 21}
TENS = _numbered("twenties thirties forties fifties sixties seventies eighties nineties", 2)
_ONES = _numbered(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_DECADES = {word: 10 * i for word, i in _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 2).items()}
_WHOLE = _ONES | _DECADES
_WHOLE |= {
    f"{tens}{join}{one}": ten + number
    for tens, ten in _DECADES.items()
    for one, number in _ONES.items()
    for join in "- "
    if number < 10
}
# None stands for a number that is not told.
NUMBERS: dict[str, float | None] = {word: float(number) for word, number in _WHOLE.items()}
NUMBERS |= {"a": 1.0, "an": 1.0, "a couple of": 2.0, "a couple": 2.0, "a dozen": 12.0, "a hundred": 100.0}
NUMBERS |= {"one hundred": 100.0, "half a": 0.5, "half an": 0.5, "a half": 0.5, "one-and-a-half": 1.5}
NUMBERS |= dict.fromkeys(("quarter", "a quarter", "a quarter of a", "a quarter of an"), 0.25)
NUMBERS |= dict.fromkeys(("several", "a few", "few", "many", "some", "a number of", "a small number of", "recent"))
NUMBERS |= dict.fromkeys(("couple of", "dozens of", "hundreds of", "thousands of"))
# Centuries that a spoken year may begin with ("nineteen ninety-six").
_SPOKEN = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


# Pieces; every one is a group without a name. Patterns run over a sentence in lower case.
MONTH = rf"(?:{_any([m for m in MONTHS if m not in SHORT_MONTHS])}|(?:{_any(list(SHORT_MONTHS))})\b\.?)"
WEEKDAY = rf"(?:{_any([d for d in WEEKDAYS if d not in SHORT_WEEKDAYS])}|(?:{_any(list(SHORT_WEEKDAYS))})\.)"
PART = rf"(?:{_any(list(PARTS))})"
SPOKEN_YEAR = rf"(?:{_any(list(_SPOKEN))})[\s-](?:{_any([word for word, n in _WHOLE.items() if n > 9])})"
YEAR = rf"(?:1[0-9]\d\d|20\d\d|{SPOKEN_YEAR})"
DAY = rf"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?|{_any(list(_DAY_WORDS))})"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
UNIT = r"(?:second|minute|hour|day|week|fortnight|month|quarter|year|decade|centur(?:y|ie)|night|weekend)"
_HALF = r"(?:\sand\sa\shalf|-and-a-half|[\s-]1/2|½)"
_WITH_HALF = re.compile(_HALF + "$")
BIG_UNIT = r"(?:day|week|fortnight|month|quarter|year|decade|century|weekend)"
COUNT = rf"(?:(?:\d{{1,4}}(?:,\d{{3}})?(?:\.\d+)?|{_any(list(NUMBERS))}){_HALF}?)"
# What may stand between a count and its unit ("three business days", "a few short weeks").
OF_UNIT = (
    r"(?:(?:full|more|consecutive|straight|additional|extra|long|short|solid|whole|business|working|trading|"
    r"calendar)\s)?"
)
ABOUT = (
    r"(?:(?:at least|at most|more than|less than|fewer than|no more than|as much as|up to|almost|nearly|about|around|"
    r"roughly|some|over|under|just|only|approximately|the|its|his|her|their)\s)"
)
SHADE = (
    r"(?:(?:(?:very|as)\s)?(?:early|late|mid|later|earlier|the beginning of|the end of|the start of|the middle of)"
    r"(?:\s(?:in|on)(?:\sthe)?)?[\s-])"
)
_ZONE = (
    r"(?:\s(?:est|edt|cst|cdt|mst|mdt|pst|pdt|gmt|utc|bst|cet|cest|eet|eest|msk|et|"
    r"(?:(?:local|eastern|central|mountain|pacific|greenwich|moscow|kyiv|paris|london|tokyo)\s(?:(?:standard|daylight|mean)\s)?time)))"
)
_O_CLOCK = rf"(?:1[0-2]|[1-9]|{_any([word for word, n in _WHOLE.items() if n <= 12])})"
CLOCK = (
    r"(?:(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?\s?(?:a\.m\.?|p\.m\.?|am\b|pm\b)|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?"
    r"(?:\sin\sthe\s(?:morning|afternoon|evening)|\sat\snight)?|"
    rf"{_O_CLOCK}\so'clock(?:\s(?:in\sthe\s(?:morning|afternoon|evening)|at\snight))?|"
    rf"{_O_CLOCK}\sin\sthe\s(?:morning|afternoon|evening)|"
    r"(?:[01]\d|2[0-3])[0-5]\d(?=\s?(?:gmt|utc)\b)|"
    rf"noon\b|midnight\b|midday\b)(?:{_ZONE})?(?:\s\({{0,1}}\d{{4}}\s(?:gmt|utc)\))?"
)
_CLOCK_WORDS = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
_CLOCK_PARTS = re.compile(rf"(?P<h>\d{{1,2}}|{_O_CLOCK})(?:[:.]?(?P<m>\d\d))?(?:\so'clock)?(?:\s(?:in\sthe|at))?\s?"
                          r"(?P<half>[ap](?=\.?m)|morning|afternoon|evening|night)?")  # fmt: skip


def parse_count(text: str) -> float | None:
    """Return the number that a count names; None for "several" and the like."""
    text = text.strip()
    if halved := _WITH_HALF.search(text):
        whole = parse_count(text[: halved.start()])
        return None if whole is None else whole + 0.5
    if text in NUMBERS:
        return NUMBERS[text]
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None


def parse_year(text: str) -> int:
    """Return the year that four digits or spoken words name ("1996", "nineteen ninety-six")."""
    if text.isdigit():
        return int(text)
    century, _, rest = text.replace("-", " ").partition(" ")
    return _SPOKEN[century] + _WHOLE[rest]


def parse_clock(text: str) -> str:
    """Return "21:00" for a time of day in words or digits; "" for none."""
    text = text.strip()
    for word, value in _CLOCK_WORDS.items():
        if text.startswith(word):
            return value
    found = _CLOCK_PARTS.match(text)
    if not found:
        return ""
    hour = int(found["h"]) if found["h"].isdigit() else _WHOLE[found["h"]]
    half = found["half"] or ""
    if hour < 12 and half in ("p", "afternoon", "evening", "night"):
        hour += 12
    elif hour == 12 and half in ("a", "morning", "night"):
        hour = 0
    return f"{hour:02d}:{found['m'] or '00'}"


def day_number(text: str) -> int:
    """Return the day of the month that "7", "7th" or "seventh" names."""
    return _DAY_WORDS.get(text) or int(text.rstrip("sthndr"))


def month_number(text: str) -> int:
    """Return 1 to 12 for a month's name or abbreviation."""
    return MONTHS[text.strip(" .")]


def weekday_number(text: str) -> int:
    """Return 0 (Monday) to 6 for a weekday's name or abbreviation."""
    return WEEKDAYS[text.strip(" .")]
