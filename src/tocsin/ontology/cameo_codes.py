"""A CAMEO code in ("0841"); the PLOVER type and mode that it is out."""

from __future__ import annotations

import re
from functools import cache

from tocsin.ontology.plover import PloverClass, read_class
from tocsin.ontology.tables import read_table
from tocsin.record import EventType

SHORTEST = 2
_DIGITS = re.compile(r"\d{2,4}")


def read_cameo(code: str) -> PloverClass | None:
    """Return what a CAMEO code is in PLOVER: that of its longest beginning which has a row.

    Args:
        code: Two to four digits.

    Returns:
        None for what PLOVER does not hold (statements, 01; appeals, 02) and for what is no CAMEO code.
    """
    if not _DIGITS.fullmatch(code):
        return None
    rows = _rows()
    return next((rows[code[:n]] for n in range(len(code), SHORTEST - 1, -1) if code[:n] in rows), None)


@cache
def _rows() -> dict[str, PloverClass]:
    return {
        code: read_class(EventType(event_type), None if mode == "-" else mode)
        for code, event_type, mode in read_table("cameo_codes.tsv", 3)
    }
