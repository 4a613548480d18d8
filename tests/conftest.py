"""The one place for fixtures that several rooms share."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tocsin.encoder import load_encoder, load_judge
from tocsin.parse import Parser, load_parser, parse_document
from tocsin.pipeline import Models
from tocsin.read import ReadOptions, read_text
from tocsin.record import Parsed


@pytest.fixture(scope="session", autouse=True)
def _cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what Tocsin builds out of the user's home; the gazetteer is built once for all tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TOCSIN_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The real parser, loaded once; only for tests whose input cannot be made by hand."""
    return load_parser()


@pytest.fixture(scope="session")
def models(parser: Parser) -> Models:
    """Everything that the pipeline loads, once."""
    return Models(parser, load_encoder(), load_judge())


@pytest.fixture(scope="session")
def parse(parser: Parser) -> Callable[..., Parsed]:
    """Parse a text as a report published on 2023-05-30 (a Tuesday) unless told otherwise."""

    def parse_text(text: str, published: str | None = "2023-05-30") -> Parsed:
        return parse_document(read_text(text, options=ReadOptions(published=published)), parser=parser)

    return parse_text
