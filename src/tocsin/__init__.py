"""Tocsin reads reporting about armed conflict and diplomacy into a record that can be checked against its words."""

from tocsin.api import read, read_all
from tocsin.errors import TocsinError
from tocsin.record import Record
from tocsin.version import __version__

__all__ = ["Record", "TocsinError", "__version__", "read", "read_all"]
