"""A publication date as people write it in, the same in ISO 8601 out."""

from __future__ import annotations

import re
from datetime import date, datetime

from tocsin.errors import BadOption

OPTION = "--published"
# Longer than any date; a limit keeps the error message short too.
LONGEST = 60
# Day and month by name only: 03/04/2023 means two days to two readers and is refused.
FORMATS = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%Y/%m/%d", "%Y %B %d")
_NOISE = re.compile(
    r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|(?<=\d)(?:st|nd|rd|th)\b|[,.]|\bof\b|\bthe\b",
    re.I,
)


def parse_published(text: str) -> str:
    """Turn a date, or a date with a time, into ISO 8601.

    Args:
        text: "2023-05-30", "2023-05-30T14:00:00+02:00", "30 May 2023", "May 30, 2023", "Tuesday, 30th of May 2023", ...

    Raises:
        BadOption: It is none of these, or its day and month could be exchanged.
    """
    written = text.strip()
    if len(written) <= LONGEST and written.isascii():
        found = _iso(written) or _named(written)
        if found:
            return found
    shown = written if len(written) <= LONGEST else written[:LONGEST] + "…"
    raise BadOption(
        OPTION, f"{shown!r} is no date that can be read with certainty; write it as 2023-05-30 or 30 May 2023"
    )


def _iso(written: str) -> str | None:
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(written).isoformat()
    except ValueError:
        return None


def _named(written: str) -> str | None:
    plain = " ".join(_NOISE.sub(" ", written).split())
    for form in FORMATS:
        try:
            return datetime.strptime(plain, form).date().isoformat()
        except ValueError:
            continue
    return None
