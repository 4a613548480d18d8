"""Reading: bytes or a string in, documents with their layout out."""

from tocsin.read.files import read_bytes, read_file
from tocsin.read.options import FieldNames, ReadOptions
from tocsin.read.plain import read_text
from tocsin.read.published import parse_published

__all__ = ["FieldNames", "ReadOptions", "parse_published", "read_bytes", "read_file", "read_text"]
