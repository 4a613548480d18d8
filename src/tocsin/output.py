"""All that leaves the program: data on standard output, talk on standard error."""

from __future__ import annotations

import io
import os
import sys
from typing import TextIO

import typer
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from tocsin.errors import BadOption
from tocsin.export import make_visible
from tocsin.run import Report

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
        silence(sys.stdout)
        raise typer.Exit(0) from error
    except OSError as error:
        silence(sys.stdout)
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
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"tocsin: {make_visible(sentence)}\n")
        sys.stderr.flush()
    except OSError:
        silence(sys.stderr)


def silence(stream: TextIO) -> None:
    """Let what is left in a broken stream go nowhere, since the interpreter flushes it once more at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def doctor_page(report: Report) -> Table:
    """Set what is installed as a table; what is wrong stands in red and has a sign of its own."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    rows = [("tocsin", report.tocsin, ""), ("python", report.python, report.system)]
    rows += [(package.name, package.version or "✕ not installed", "") for package in report.packages]
    for model in report.models:
        state = "✕ not as pinned" if model.problem else "● as pinned"
        rows.append((model.name, model.version, f"{state} · {model.licence} · sha256 {model.sha256[:20]}…"))
    state = f"● {report.gazetteer}" if report.gazetteer else "built at first use, or now by: tocsin doctor --build"
    rows.append(("gazetteer", "GeoNames, CC BY 4.0", state))
    rows += [("", "", ""), (f"✕ {len(report.faults)} wrong" if report.faults else "● all is well", "", "")]
    for row in rows:
        style = "bold red" if any("✕" in cell for cell in row) else ""
        table.add_row(*(Text(cell) for cell in row), style=style)
    return table
