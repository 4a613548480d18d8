"""The bundled, made-up report in, its record out."""

from __future__ import annotations

from importlib import resources

from tocsin.pipeline import Models, code_document
from tocsin.read import ReadOptions, read_text
from tocsin.record import Record

ORIGIN = "demo.md"


def read_demo(*, models: Models) -> Record:
    """Read the report that comes with Tocsin; nobody and nothing in it is real."""
    text = resources.files("tocsin").joinpath("data", ORIGIN).read_text("utf-8")
    return code_document(read_text(text, origin=ORIGIN, options=ReadOptions()), models=models)
