"""Paths in, records out; a path or a row that cannot be read becomes a `Rejection` and the next one is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from tocsin.errors import DocumentError, InputError
from tocsin.pipeline import Models, code_document
from tocsin.read import ReadOptions, read_bytes, read_file
from tocsin.record import Document, Record
from tocsin.run.rejection import Rejection, make_rejection

STDIN = "-"


def read_paths(
    paths: Iterable[str], *, models: Models, options: ReadOptions, stdin: BinaryIO | None = None
) -> Iterator[Record | Rejection]:
    """Read the documents of several files, in the order given.

    Args:
        paths: Files; one may hold many documents (JSON Lines).
        models: Loaded once a process.
        options: What is known of the documents beforehand.
        stdin: What the path "-" stands for; None leaves "-" an ordinary file name.

    Returns:
        A record for each document, or the reason why there is none. A fault of ours is raised, never returned.

    Raises:
        InputError: "-" stands more than once among the paths.
    """
    paths = list(paths)
    if stdin is not None and paths.count(STDIN) > 1:
        raise InputError(STDIN, "standard input can be read only once; name it once")
    return _read_each(paths, models, options, stdin)


def _read_each(
    paths: Iterable[str], models: Models, options: ReadOptions, stdin: BinaryIO | None
) -> Iterator[Record | Rejection]:
    for path in paths:
        try:
            for document in _documents(path, options, stdin):
                if isinstance(document, DocumentError):
                    yield make_rejection(document, origin=path)
                else:
                    yield code_document(document, models=models)
        except InputError as error:
            yield make_rejection(error, origin=path)


def _documents(path: str, options: ReadOptions, stdin: BinaryIO | None) -> Iterator[Document | DocumentError]:
    if path != STDIN or stdin is None:
        return read_file(Path(path), origin=path, options=options)
    # One byte more than allowed is enough for the reader to refuse an endless stream.
    return read_bytes(stdin.read(options.max_bytes + 1), origin="stdin", options=options)
