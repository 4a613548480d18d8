"""The Python door: a path or a string in, records out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from tocsin.errors import DocumentError, InputError
from tocsin.ontology.own_dictionaries import TOCSIN, read_own_dictionaries
from tocsin.pipeline import Models, code_document, load_models
from tocsin.read import ReadOptions, read_file, read_text
from tocsin.record import Document, Record

# A string that ends so and holds no white space is meant as a path, so that a mistyped file name is not read as a
# report.
SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml", ".json", ".jsonl")
LONGEST_PATH = 4096

Paths = str | Path | Iterable[str | Path]


@cache
def _models() -> Models:
    return load_models()


def read(
    source: str | Path,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    coder: str = TOCSIN,
    verbs: Paths = (),
    actors: Paths = (),
    discards: Paths = (),
    models: Models | None = None,
) -> Record:
    """Read one report.

    Args:
        source: A path, or the report's text itself. A `Path` is always a path. A string is one when something of that
            name exists or when it can only be a file name ("report.txt"); else it is the text, which keeps its own
            offsets.
        published: Publication date ("2023-05-30", "30 May 2023"); wins over what the report says.
        outlet: Publisher; wins over what the report says.
        title: Heading; wins over what the report says.
        url: Address; wins over what the report says.
        actors: Your own dictionary in PETRARCH's format, or several, which go before the packaged tables
            (docs/lists.md); with the coder "petrarch" they are its alone.
        coder: Who codes the events: "tocsin", or "petrarch" for dictionaries alone (docs/coders.md).
        verbs: Verb dictionaries in PETRARCH's format, which the coder "petrarch" needs.
        discards: Lists of phrases that the coder "petrarch" does not code.
        models: Loaded models; by default they are loaded once and kept.

    Returns:
        The record, with spans in code points of `record.document.text`.

    Raises:
        InputError: The file is missing, unreadable, empty, of an unknown kind, or holds several reports (use
            `read_all`); or a dictionary cannot be read.
        BadOption: `published` is no date, or the coder lacks or does not take files that are named.
        WeightsError: A model is missing or not the pinned one.
    """
    options = ReadOptions(published=published, outlet=outlet, title=title, url=url)
    path = _as_path(source)
    if path is None:
        document = read_text(str(source), options=options)
    else:
        documents = list(_documents(path, options))
        if len(documents) != 1:
            raise InputError(str(source), f"it holds {len(documents)} reports and one is wanted; use tocsin.read_all")
        document = documents[0]
    return code_document(document, models=_with_own(models, coder, verbs, actors, discards))


def read_all(
    source: str | Path,
    *,
    options: ReadOptions | None = None,
    coder: str = TOCSIN,
    verbs: Paths = (),
    actors: Paths = (),
    discards: Paths = (),
    models: Models | None = None,
) -> Iterator[Record]:
    """Read every report of a file (JSON Lines, a JSON array, or one report).

    Args:
        source: The file.
        options: What is known beforehand, and the names of JSON fields.
        coder: As in `read`.
        verbs: As in `read`.
        actors: As in `read`.
        discards: As in `read`.
        models: Loaded models; by default they are loaded once and kept.

    Yields:
        One record a report, in the file's order.

    Raises:
        InputError: As in `read`; the first report that cannot be read ends the reading. `tocsin read` goes on instead.
    """
    loaded = _with_own(models, coder, verbs, actors, discards)
    for document in _documents(Path(source), options or ReadOptions()):
        yield code_document(document, models=loaded)


def _with_own(models: Models | None, coder: str, verbs: Paths, actors: Paths, discards: Paths) -> Models:
    """Return the models with the user's dictionaries; those that the models have stay where none are named."""
    named = [(item,) if isinstance(item, (str, Path)) else tuple(item) for item in (verbs, actors, discards)]
    if coder == TOCSIN and not any(named):
        return models or _models()
    one, two, three = (tuple(map(Path, item)) for item in named)
    own = read_own_dictionaries(coder, verbs=one, actors=two, discards=three)
    return replace(models or _models(), actors=own.actors, petrarch=own.petrarch)


def _documents(path: Path, options: ReadOptions) -> Iterator[Document]:
    for document in read_file(path, options=options):
        if isinstance(document, DocumentError):
            raise document
        yield document


def _as_path(source: str | Path) -> Path | None:
    if isinstance(source, Path):
        return source
    if len(source) > LONGEST_PATH or any(char in source for char in "\0\n\r"):
        return None
    named = source.lower().endswith(SUFFIXES) and not any(char.isspace() for char in source)
    try:
        return Path(source) if named or Path(source).exists() else None
    except (OSError, ValueError):
        return None
