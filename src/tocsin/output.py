"""All that leaves the program: data on standard output, talk on standard error."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress

import typer
from rich.console import Console, RenderableType

from tocsin.errors import BadOption
from tocsin.export import make_visible

# Pages are as wide on every machine when they go into a file, and never wider than the eye can follow.
PLAIN_WIDTH = 100
WIDEST = 120


def put(text: str) -> None:
    """Write a line of data; a reader that has gone away (`| head`) ends the run quietly."""
    if sys.stdout is None:
        raise BadOption("standard output", "is closed; send it to a file")
    try:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    except BrokenPipeError as error:
        # The interpreter flushes once more when it ends, and would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from error
    except OSError as error:
        why = error.strerror or error
        raise BadOption("standard output", f"cannot be written ({why}); send it elsewhere") from error


def put_page(page: RenderableType, *, gap: bool = False) -> None:
    """Write a page, plain and of one width unless a terminal shows it; `gap` puts an empty line before it."""
    console = Console(highlight=False, markup=False, emoji=False)
    console.width = min(console.width, WIDEST) if console.is_terminal else PLAIN_WIDTH
    # Into memory and not by `capture`, which flushes standard output outside of `put`.
    terminal, page_text = console.is_terminal, io.StringIO()
    console.file = page_text
    console.print(page)
    lines = page_text.getvalue().rstrip("\n").split("\n")
    put(("\n" if gap else "") + "\n".join(line if terminal else line.rstrip() for line in lines))


def tell(sentence: str) -> None:
    """Say one sentence to the user, if anybody listens; file names and texts in it cannot act on the terminal."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"tocsin: {make_visible(sentence)}\n")
