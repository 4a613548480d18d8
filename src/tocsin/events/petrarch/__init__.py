"""The rules-only coder: parsed text and dictionaries in PETRARCH's format in, events out."""

from tocsin.events.petrarch.acts import Act, find_acts
from tocsin.events.petrarch.code import code_petrarch

__all__ = ["Act", "code_petrarch", "find_acts"]
