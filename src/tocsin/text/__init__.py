"""Offsets, Unicode and quotation marks; no NLP and no knowledge of events or speakers."""

from tocsin.text.index import SpanIndex
from tocsin.text.quotes import Quoted, find_quotations
from tocsin.text.tokens import ancestors, children_by_dep, subtree, surface, token_spans
from tocsin.text.view import Edit, View, make_view

__all__ = [
    "Edit",
    "Quoted",
    "SpanIndex",
    "View",
    "ancestors",
    "children_by_dep",
    "find_quotations",
    "make_view",
    "subtree",
    "surface",
    "token_spans",
]
