"""The last blocks of a report in, its authors out where the closing credit names them ("Reporting by A B; ...")."""

from __future__ import annotations

import re

from tocsin.read.facts import STAGE, Fact, Field, Rank
from tocsin.read.people import find_byline
from tocsin.record import Basis, Span

_LONGEST = 400
_CREDIT = re.compile(
    r"[*_\[(]*(?i:(?:(?:additional|with)\s+)?(?:reporting|writing|written|editing|edited|compiled)(?:\s+and\s+\w+)?\s+by)"
    r"\s+(?=[^\W\d_a-z])"
)
_CONTRIBUTED = re.compile(
    r"\bcontributed (?:reporting|to this (?:report|story|article))\b[^.]{0,60}[.)\]*_]*\s*\Z", re.IGNORECASE
)
_AUTHORS = re.compile(r"(?:reporting|writing|written)(?:\s+and\s+\w+)?\s+(?P<rest>by\s+[^;.)\]*_]+)", re.IGNORECASE)


def is_credit(text: str, span: Span) -> bool:
    """Tell whether a block says who reported, wrote or edited the report."""
    if len(span) > _LONGEST:
        return False
    return bool(_CREDIT.match(text, span.start, span.end) or _CONTRIBUTED.search(text, span.start, span.end))


def find_credit(text: str, spans: tuple[Span, ...]) -> Fact | None:
    """Find the authors in the first credit among the blocks of the foot; editors alone are no authors."""
    for span in spans:
        authors = _AUTHORS.search(text, span.start, span.end) if is_credit(text, span) else None
        if not authors:
            continue
        # Authors with a place and an outlet after them read like any byline.
        names = find_byline(authors["rest"].rstrip())
        if names:
            start = authors.start("rest")
            words = Span(start + names.start, start + names.end)
            value = text[words.start : words.end]
            return Fact(Field.BYLINE, value, (words,), Basis.VERBATIM, Rank.FOOT, f"{STAGE} credit")
    return None
