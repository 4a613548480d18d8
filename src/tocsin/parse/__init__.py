"""Document in, sentences with tokens, heads and base entities out, all in the document's own code points."""

from tocsin.parse.document import parse_document
from tocsin.parse.model import Parser, load_parser

__all__ = ["Parser", "load_parser", "parse_document"]
