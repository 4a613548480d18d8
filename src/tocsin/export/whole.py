"""A path out of the user's hand in, a file there that is whole or that is not there at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tocsin.errors import BadOption


@contextmanager
def write_whole(path: Path, *, option: str) -> Iterator[Path]:
    """Give a path beside `path` to write to, and put it in its place at the end: no run leaves half a file.

    Args:
        path: Where the file goes; one that lies there is replaced.
        option: Which option named it, for the error.

    Raises:
        BadOption: It is a folder, or it cannot be written.
    """
    if path.is_dir():
        raise BadOption(option, f"{path} is a folder; name a file")
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(path)
    except OSError as error:
        why = error.strerror or error
        raise BadOption(option, f"{path} cannot be written ({why}); name a file in a folder that is yours") from error
    finally:
        part.unlink(missing_ok=True)
