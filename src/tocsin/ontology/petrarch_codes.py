"""A code of a PETRARCH dictionary ("UKRGOV", "IGOUNO") in; country, bloc and PLOVER sectors out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tocsin.ontology.countries import read_countries
from tocsin.ontology.tables import read_table

# A country stands first, or behind what is of it ("NGOUSA"); further on the same letters are an abbreviation.
LAST_COUNTRY = 1
PART = 3


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code tells.

    Attributes:
        country: ISO 3166-1 alpha-3; "" when it tells none.
        bloc: UNO, EUR or IGO for a body of many states; "" for others.
        sectors: PLOVER sectors in the code's order.
        unread: Parts of the code that tell neither, as it writes them.
    """

    country: str
    bloc: str
    sectors: tuple[str, ...]
    unread: tuple[str, ...]


def read_code(code: str, *, is_plover: bool = False) -> Meaning | None:
    """Read a code by its parts of three letters.

    Args:
        code: In capitals.
        is_plover: Its dictionary is written in PLOVER's codes, where MED is medicine and not the media.

    Returns:
        What it tells; None when that is neither country nor sector.
    """
    country = bloc = ""
    sectors: dict[str, None] = {}
    unread: list[str] = []
    table = _read_parts("plover" if is_plover else "cameo")
    for i, part in enumerate(split_code(code)):
        what, value = table.get(part, ("", ""))
        if what == "country" and not country and i <= LAST_COUNTRY and "IGO" not in sectors:
            country = value
        elif what == "bloc" and (i == 0 or "IGO" in sectors):
            bloc = bloc or value
            sectors.setdefault("IGO")
        elif what == "sector":
            sectors.setdefault(value)
        else:
            unread.append(part)
    if not country and not sectors:
        return None
    bloc = bloc or ("IGO" if "IGO" in sectors else "")
    return Meaning(country, "" if country else bloc, tuple(sectors), tuple(unread))


def split_code(code: str) -> list[str]:
    """Split a code into its parts of three letters; the last may be shorter."""
    return [code[i : i + PART] for i in range(0, len(code), PART)]


@cache
def _read_parts(dialect: str) -> dict[str, tuple[str, str]]:
    parts = {country.iso3: ("country", country.iso3) for country in read_countries()}
    for code, what, value in read_table("petrarch_codes.tsv", 3):
        if what in ("country", "bloc", "sector"):
            parts[code] = (what, value)
        elif what == dialect:
            parts[code] = ("sector", value)
    return parts
