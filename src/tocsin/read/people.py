"""A short line in, the personal names that fill it out; by the shape of names, for bylines only."""

from __future__ import annotations

import re

from tocsin.read.tables import read_words
from tocsin.record import Span

# A lost letter ("?erny") or a replacement character must not hide its holder.
_TOKEN = re.compile(r"[^\W\d_?][\w'’.?\ufffd-]*|[?\ufffd][^\W\d_]{2}[\w'’.-]*|&|,|;|\S")
_JOINERS = frozenset({"and", "&", ",", ";", "with", "und", "et"})
_MAX_NAME_TOKENS = 5
_BY = re.compile(
    r"(?:(?i:written|reported|story|posted|text|words|analysis|edited|compiled)\s+)?(?:By|BY|by|Von|Par|Por)\s*:?\s+(?=\S)|[-–—]\s*(?=[^\W\d_])"
)
_PLACE = r"[^\W\d_a-z][\w'’.-]*(?:[ -][^\W\d_][\w'’.-]*){0,3}"
_IN_PLACE = re.compile(rf"\s*,?\s+in\s+{_PLACE}(?:(?:,| and|, and)\s+{_PLACE}){{0,4}}")
_PLACE_AND_MORE = re.compile(rf"\s*,?\s+in\s+{_PLACE}\s*(?:,\s+and\s|,\s|\sand\s)\s*")
_TAIL = re.compile(r"\s*(?:[,|•·(/–—-]|\bfor\b|\bof\b|\bat\b)")
_TAIL_MAX_CHARS = 80


def find_byline(line: str, *, needs_by: bool = True) -> Span | None:
    """Find the authors on a line that is nothing but a byline.

    Args:
        line: A short line without marks round it.
        needs_by: Only lines that open with "By" count; else a line of names alone does too.

    Returns:
        From the first name to the last, in code points of the line; None when the line is something else.
    """
    by = _BY.match(line)
    # A leading dash alone does not make a byline; it only sets a name off.
    has_by = bool(by and by.group().strip("-–— \t"))
    if needs_by and not has_by:
        return None
    start = by.end() if by else 0
    end = _names_end(line, start, lone_names=has_by)
    # "A B in Geneva and C D in Oslo"
    while end is not None and (place := _PLACE_AND_MORE.match(line, end)):
        more = _names_end(line, place.end(), lone_names=False)
        if more is None:
            break
        end = more
    if end is None or not _is_tail(line, end):
        return None
    return Span(start, end)


def find_tail(line: str, names: Span) -> str:
    """Return what follows the names of a byline and their place, without marks: a post, an outlet or nothing."""
    place = _IN_PLACE.match(line, names.end)
    return line[place.end() if place else names.end :].strip(" \t,|•·()/–—-.")


def _names_end(line: str, start: int, *, lone_names: bool) -> int | None:
    """Return where the last of a run of names ends; a name of one token counts only when `lone_names`."""
    end: int | None = None
    name: list[re.Match[str]] = []
    for match in _TOKEN.finditer(line, start):
        token = match.group()
        if token not in _JOINERS and _is_name_token(token):
            name.append(match)
            continue
        if not _is_name([part.group() for part in name], lone_names=lone_names):
            return end
        end = name[-1].end()
        name = []
        if token not in _JOINERS:
            return end
    return name[-1].end() if _is_name([part.group() for part in name], lone_names=lone_names) else end


def _is_name_token(token: str) -> bool:
    bare = token.rstrip(".").lower()
    if bare in read_words("words", "not_name"):
        return False
    return token in read_words("words", "particle") or (not token[0].islower() and any(map(str.isalpha, token)))


def _is_name(tokens: list[str], *, lone_names: bool) -> bool:
    if not (1 if lone_names else 2) <= len(tokens) <= _MAX_NAME_TOKENS:
        return False
    if " ".join(tokens).lower().rstrip(".") in read_words("words", "city"):
        return False
    if tokens[-1].lower() in read_words("words", "outlet"):
        return lone_names and " ".join(tokens) in read_words("words", "agency")
    return tokens[-1] not in read_words("words", "particle") and any(len(token.rstrip(".")) > 1 for token in tokens)


def _is_tail(line: str, end: int) -> bool:
    """Tell whether what follows the names is nothing, a place, a post or an outlet, and no running text."""
    if place := _IN_PLACE.match(line, end):
        end = place.end()
    rest = line[end:].strip()
    if not rest:
        return True
    return len(rest) <= _TAIL_MAX_CHARS and bool(_TAIL.match(line, end)) and rest[-1] not in ".?!:;"
