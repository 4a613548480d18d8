"""Events and dropped candidates as they are read in, the part of the terminal's page that says why out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from tocsin.export.view import EventView, Evidence, LetGo
from tocsin.export.visible import shorten

LONGEST_WORDS = 120
DIM = "dim"


def explain_events(events: Iterable[EventView]) -> list[RenderableType]:
    """Set for each event the words behind each field, and those that moved its score."""
    parts: list[RenderableType] = [_heading("Why these events", "field · value · words · rule"), Text()]
    for item in events:
        head = Text.assemble((f"{item.key} ", "bold cyan"), (item.kind, "cyan"), (f"  score {item.score:.2f}", "bold"))
        parts += [head.append(f"  by {item.by}", style=DIM), Padding(_fields(item), (0, 0, 1, 2))]
    return parts


def explain_dropped(dropped: Sequence[LetGo], *, of: int) -> list[RenderableType]:
    """Set what was let go, and why; `of` says how many there were in all."""
    table = _grid(20)
    for item in dropped:
        words = Text(f"“{shorten(item.words, longest=LONGEST_WORDS)}”", style="green")
        table.add_row(item.stage, words.append(f"  {item.why}", style="default"))
    parts: list[RenderableType] = [_heading("Let go", "stage · words · why"), Text(), Padding(table, (0, 0, 1, 2))]
    if of > len(dropped):
        parts.append(Padding(Text(f"and {of - len(dropped)} more; --json has all", style="dim italic"), (0, 0, 1, 2)))
    return parts


def _heading(title: str, columns: str) -> Rule:
    return Rule(Text.assemble((title, "bold"), (f"  {columns}", DIM)), align="left", style="cyan")


def _grid(width: int) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style=DIM, width=width, overflow="fold")
    grid.add_column(overflow="fold")
    return grid


def _fields(item: EventView) -> Table:
    grid = _grid(10)
    for field in item.evidence:
        grid.add_row(field.role, _field(field))
    for n, one in enumerate(item.why):
        text = Text(f"{one.weight} ", style="bold").append(f"“{shorten(one.words, longest=LONGEST_WORDS)}”", "green")
        grid.add_row("decided by" if n == 0 else "", text.append(f"  {one.by}", style=DIM))
    return grid


def _field(field: Evidence) -> Text:
    parts = Text(shorten(field.value, longest=LONGEST_WORDS))
    for words in field.words:
        parts.append(" " if parts else "").append(f"“{shorten(words, longest=LONGEST_WORDS)}”", style="green")
    notes = ", ".join(filter(None, (field.note, field.by)))
    return parts.append(f"  {notes}" if notes else "", style=DIM)
