"""The one place for fixtures that several rooms share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tocsin.parse import Parser, load_parser, parse_document
from tocsin.read import ReadOptions, read_text
from tocsin.record import Parsed


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The real parser, loaded once; only for tests whose input cannot be made by hand."""
    return load_parser()


@pytest.fixture(scope="session")
def parse(parser: Parser) -> Callable[..., Parsed]:
    """Parse a text as a report published on 2023-05-30 (a Tuesday) unless told otherwise."""

    def parse_text(text: str, published: str | None = "2023-05-30") -> Parsed:
        return parse_document(read_text(text, options=ReadOptions(published=published)), parser=parser)

    return parse_text
