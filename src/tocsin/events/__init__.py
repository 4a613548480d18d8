"""Parsed text, mentions and statements in; events out: who did what to whom, told apart from what is only said."""

from tocsin.events.code import code_events
from tocsin.events.petrarch import code_petrarch
from tocsin.events.types import find_type
from tocsin.events.weigh import Bench

__all__ = ["Bench", "code_events", "code_petrarch", "find_type"]
