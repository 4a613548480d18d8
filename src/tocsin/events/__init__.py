"""Parsed text, mentions and statements in; events out: who did what to whom, told apart from what is only said."""

from tocsin.events.code import code_events
from tocsin.events.petrarch import code_petrarch

__all__ = ["code_events", "code_petrarch"]
