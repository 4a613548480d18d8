"""A sentence in; the classes of time rules that its words open out, so that most sentences cost one lookup a word."""

from __future__ import annotations

from tocsin.mentions.lines import Line
from tocsin.mentions.time_holidays import load_holidays
from tocsin.mentions.time_words import MONTHS, TENS, WEEKDAYS

_OPENERS = {
    "month": [*MONTHS],
    "weekday": [*WEEKDAYS, *(f"{word}s" for word in WEEKDAYS if len(word) > 5)],
    "deictic": "today yesterday tomorrow tonight night overnight".split(),
    "part": "morning afternoon evening".split(),
    "clock": "noon midnight midday o'clock".split(),
    "unit": "second minute hour day week fortnight month quarter year decade century centuries weekend seconds minutes "
    "hours days weeks fortnights months quarters years decades nights weekends hourlong daylong weeklong monthlong "
    "yearlong decadelong".split(),
    "set": "every each daily weekly monthly annually yearly quarterly hourly nightly biweekly fortnightly once twice "
    "times mornings afternoons evenings".split(),
    "decade": [*TENS, *"20s 30s 40s 50s 60s 70s 80s 90s".split()],
    "season": "spring summer autumn fall winter".split(),
    "spoken": "eighteen nineteen twenty".split(),
    "ref": "now currently current present presently nowadays these moment recent recently formerly lately previously "
    "past ago earlier soon someday future term time last point then half period".split(),
}
_CLASSES = {word: name for name, words in _OPENERS.items() for word in words}
_ALSO: dict[str, tuple[str, ...]] = {
    "night": ("part", "unit"),
    "nights": ("unit",),
    "century": ("century",),
    "weekend": ("unit",),
    "morning": ("clock",),
    "afternoon": ("clock",),
    "evening": ("clock",),
}
_HOLIDAY_WORDS = frozenset(word.removesuffix("'s") for name in load_holidays() for word in name.split()) - {
    "new",
    "st.",
}


def open_classes(line: Line) -> set[str]:
    """Return the classes of rules that are worth trying on a sentence; empty for most."""
    out: set[str] = set()
    for token in line.tokens:
        lowered = token.text.lower()
        for word in lowered.split("-") if "-" in lowered else (lowered.strip(".'"),):
            if found := _CLASSES.get(word):
                out.add(found)
                out.update(_ALSO.get(word, ()))
            elif word[:1].isdigit():
                out.update(("digit", "clock", "decade"))
            if word in _HOLIDAY_WORDS:
                out.add("holiday")
    if "part" in out:
        out.add("deictic")
    if "unit" in out:
        out.update(("century", "set"))
    if "spoken" in out:
        out.add("month")
    return out
