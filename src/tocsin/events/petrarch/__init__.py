"""The rules-only coder: parsed text and dictionaries in PETRARCH's format in, events out."""

from tocsin.events.petrarch.code import code_petrarch
from tocsin.events.petrarch.dyads import find_dyads

__all__ = ["code_petrarch", "find_dyads"]
