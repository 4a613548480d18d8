"""A JSON Lines file in, its rows out, for benches whose rows carry an id and a text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tocsin.errors import InputError


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Read the rows of a JSON Lines file; empty lines are passed over.

    Raises:
        InputError: The file cannot be opened, is not UTF-8, or a line is not a JSON object with `id` and `text`; the
            message names the line.
    """
    number = 0
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield _row(str(path), number, line)
    except OSError as error:
        detail = f"cannot be opened ({error.strerror or error}); check the path"
        raise InputError(str(path), detail) from error
    except UnicodeDecodeError as error:
        raise InputError(str(path), f"line {number + 1} is not UTF-8; convert the file first") from error


def _row(path: str, number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(path, f"line {number} is not JSON ({_why(error)}); mend or remove the line") from error
    if not isinstance(row, dict):
        raise InputError(path, f"line {number} is not a JSON object; each line needs an object with id and text")
    for name, kinds in (("id", (str, int)), ("text", (str,))):
        if not isinstance(row.get(name), kinds):
            raise InputError(
                path, f"line {number} has no usable field {name!r}; each line needs an object with id and text"
            )
    return row


def _why(error: Exception) -> str:
    return f"{error.msg} at column {error.colno}" if isinstance(error, json.JSONDecodeError) else "nested too deeply"
