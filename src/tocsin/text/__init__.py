"""Offsets, Unicode and quotation marks; no NLP and no knowledge of events or speakers."""

from tocsin.text.index import SpanIndex
from tocsin.text.quotes import LONGEST_SIGNATURE, Quoted, find_quotations, is_signed
from tocsin.text.tokens import ancestors, children_by_dep, subtree, surface, token_spans
from tocsin.text.view import Edit, View, make_view

__all__ = [
    "LONGEST_SIGNATURE",
    "Edit",
    "Quoted",
    "SpanIndex",
    "View",
    "ancestors",
    "children_by_dep",
    "find_quotations",
    "is_signed",
    "make_view",
    "subtree",
    "surface",
    "token_spans",
]
