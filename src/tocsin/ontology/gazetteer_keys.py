"""A place name as somebody writes it in; the keys under which the gazetteer holds it out."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart, and marks that transliterations use or leave out at will.
_LETTERS = str.maketrans(
    {
        **dict(zip("øØłŁđĐðÐıəƏħĦŧŦ", "oOlLdDdDiaAhHtT", strict=True)),
        **{"ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th"},
        **dict.fromkeys("'’‘ʻʼʾʿ`´ʹ", ""),
        **dict.fromkeys("-‐‑–—/", " "),
        **dict.fromkeys(".,", " "),
    }
)
_FIRST_WORDS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point"}
LONGEST_ACRONYM = 5
# Folding a hostile "name" of a megabyte is of no use to anybody.
LONGEST_NAME = 120
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,5}")
_CUT = re.compile(r"[A-Z]\.? ?[A-Z][A-Za-z]{0,3}")
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z. ]{0,6}\.")


@lru_cache(maxsize=16384)
def fold_name(name: str) -> str:
    """Return the key of a name: small plain letters, single spaces, "saint" for "St.", "county" for "Co."."""
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = name.translate(_LETTERS).lower().split()
    if len(words) > 1:
        if words[0] == "the":
            del words[0]
        words[0] = _FIRST_WORDS.get(words[0], words[0]) if len(words) > 1 else words[0]
        if words[-1] == "co":
            words[-1] = "county"
    return " ".join(words)


def name_keys(name: str) -> tuple[str, ...]:
    """Return the keys to look a written name up by, the surest first.

    Acronyms ("UAE", "U.K.") and abbreviations with a stop ("Tex.") are keys of their own, in which capitals and the
    last stop count: "us" is no country and "Miss" no state.
    """
    if not name or len(name) > LONGEST_NAME:
        return ()
    keys = []
    if _ACRONYM.fullmatch(name):
        keys.append(name.replace(".", ""))
    elif _ABBREVIATION.fullmatch(name):
        keys.append(name.replace(" ", ""))
    elif _CUT.fullmatch(name):
        # The last stop of an abbreviation is also that of its sentence.
        keys.append(f"{name}.".replace(" ", ""))
    # Two capitals are an acronym or nothing; a name in capitals ("NAIROBI") is written as any other.
    if not name.isupper() or (len(name) > 2 and "." not in name):
        keys.append(fold_name(name))
    return tuple(key for key in keys if key)


def stored_key(name: str) -> str:
    """Return the one key under which a name of our tables is stored."""
    return name_keys(name)[0] if name_keys(name) else ""
