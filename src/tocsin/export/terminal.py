"""A record in, a page for the terminal out: head, statements, events, and what was let go.

Every sign stands beside its colour, so that the page says the same in plain text. Texts are only ever put into
`rich.Text`, which reads no markup, and nothing that acts on a terminal is left in them.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from tocsin.export.explain import explain_dropped, explain_events
from tocsin.export.hints import list_hints, unread_language
from tocsin.export.view import NOBODY, EventView, RecordView, StatementView, view_dropped, view_record
from tocsin.export.visible import make_visible, shorten
from tocsin.export.wording import (
    CLAIM_SIGN,
    NO_EVENT,
    NO_STATEMENT,
    NOT_LOOKED_FOR,
    SIGNS,
    count_reasons,
    list_damage,
    word_basis,
    word_date,
)
from tocsin.record import Grounded, Modality, Record

LONGEST_CONTENT = 360
LONGEST_NAME = 120
# Deeper nesting is shown at this depth: each level takes four columns.
DEEPEST = 4
MOST_DAMAGE = 5
MOST_DROPPED = 200

ACCENT = "bold cyan"
WORDS = "green"
DIM = "dim"
CLAIM = "italic yellow"
STATUS_STYLES = {
    Modality.HAPPENED: "bold red",
    Modality.ONGOING: "bold red",
    Modality.PLANNED: "blue",
    Modality.POSSIBLE: "magenta",
    Modality.NEGATED: "dim",
}


def render_terminal(record: Record, *, explain: bool = False) -> RenderableType:
    """Set a record as a page for a terminal of any width.

    Args:
        record: What was read.
        explain: Show for each event the words behind each field and its score, and what was let go and why.

    Returns:
        A rich renderable; it prints nothing by itself.
    """
    view = view_record(record)
    unread = NOT_LOOKED_FOR if unread_language(record) else ""
    parts: list[RenderableType] = [_head(record), Text()]
    parts += [_heading("Statements", len(view.statements), "who · how · what · on whose word"), Text()]
    parts += [_statement(item) for item in view.statements] or [_nothing(unread or NO_STATEMENT)]
    parts += [_heading("Events", len(view.events), "date · actor → type → recipient · status"), Text()]
    parts += [_events(view.events) if view.events else _nothing(unread or NO_EVENT), Text()]
    if view.events:
        parts += [_legend(), Text()]
    if explain:
        parts += explain_events(view.events)
        parts += explain_dropped(view_dropped(record, most=MOST_DROPPED), of=len(record.dropped))
    parts.append(_foot(record, view))
    return Group(*parts)


def _head(record: Record) -> Panel:
    document = record.document
    title = make_visible(document.title.value) if document.title else "Untitled report"
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style=DIM, no_wrap=True)
    grid.add_column(overflow="fold")
    for label, value in (("outlet", document.outlet), ("byline", document.byline)):
        grid.add_row(label, _metadata(value))
    published = document.published_at
    grid.add_row("date", _metadata(published, word_date(published.value) if published else ""))
    if document.url:
        grid.add_row("address", _metadata(document.url))
    grid.add_row("origin", Text(make_visible(document.origin)))
    grid.add_row("record", Text(document.id, style=DIM))
    if document.damage:
        grid.add_row("damage", _damage(record))
    for hint in list_hints(record):
        grid.add_row("hint", Text(hint, style="italic"))
    return Panel(
        Group(Text(shorten(title, longest=LONGEST_CONTENT), style="bold"), Text(), grid),
        box=box.ROUNDED,
        border_style="cyan",
    )


def _metadata(value: Grounded[str] | None, shown: str = "") -> Text:
    if value is None:
        return Text("not found", style="dim italic")
    text = Text(shorten(shown or make_visible(value.value), longest=LONGEST_NAME))
    note = "" if value.spans else word_basis(value.basis, value.spans)
    return text.append(f"  ({note})", style=DIM) if note else text


def _damage(record: Record) -> Text:
    number = len(record.document.damage)
    text = Text(f"⚠ {number}: ", style="bold yellow")
    text.append("; ".join(list_damage(record.document, most=MOST_DAMAGE)), style="yellow")
    return text.append("; and more", style="yellow") if number > MOST_DAMAGE else text


def _heading(title: str, number: int, columns: str) -> Rule:
    text = Text.assemble((f"{title} ", "bold"), (f"{number}", ACCENT), (f"  {columns}", DIM))
    return Rule(text, align="left", style="cyan")


def _nothing(sentence: str) -> Padding:
    return Padding(Text(sentence, style="dim italic"), (0, 0, 1, 2))


def _statement(item: StatementView) -> Padding:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(style=ACCENT, no_wrap=True, width=max(4, len(item.key)))
    grid.add_column(overflow="fold")
    head = Text()
    head.append(shorten(item.who, longest=LONGEST_NAME), style="italic" if item.who == NOBODY else "bold")
    head.append(f"   {item.how}", style=DIM)
    if item.when:
        head.append(f" · {item.when}", style=DIM)
    grid.add_row(item.key, head)
    grid.add_row("", Text(_quoted(shorten(item.what, longest=LONGEST_CONTENT), whole=item.quoted), style=WORDS))
    grid.add_row("", _foot_of_statement(item))
    depth = min(item.depth, DEEPEST)
    return Padding(grid, (0, 0, 1, 4 * depth))


def _foot_of_statement(item: StatementView) -> Text:
    parts = [
        f"cue “{shorten(item.cue, longest=LONGEST_NAME)}”"
        if item.cue
        else "no cue, the speaker follows from the context"
    ]
    if item.parent:
        parts.append(f"inside {item.parent}")
    if item.chain:
        parts.append("on the word of " + " → ".join(shorten(step, longest=LONGEST_NAME) for step in item.chain))
    if item.events:
        parts.append(f"speaks of {', '.join(item.events)}")
    return Text(" · ".join(parts), style=DIM)


def _quoted(text: str, *, whole: bool) -> str:
    return f"“{text}”" if whole else text


def _events(events: Iterable[EventView]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False, expand=True, pad_edge=False)
    table.add_column(style=ACCENT, no_wrap=True, width=4)
    table.add_column(width=16)
    table.add_column(ratio=5, overflow="fold")
    table.add_column(ratio=3, overflow="fold")
    for item in events:
        table.add_row(
            item.key, Text(item.when or "no date", style="" if item.dated else DIM), _happening(item), _status(item)
        )
    return table


def _happening(item: EventView) -> Text:
    text = Text()
    text.append(shorten(item.actors, longest=LONGEST_NAME) or "nobody named", style="bold" if item.actors else DIM)
    text.append(" → ", style=DIM).append(item.kind, style="cyan")
    if item.recipients:
        text.append(" → ", style=DIM).append(shorten(item.recipients, longest=LONGEST_NAME), style="bold")
    if circumstances := [part for part in (item.place, *item.costs) if part]:
        text.append("\n" + shorten(" · ".join(circumstances), longest=LONGEST_CONTENT))
    text.append(f"\n“{shorten(item.trigger, longest=LONGEST_NAME)}”", style=WORDS)
    return text.append("\n")


def _status(item: EventView) -> Text:
    style = CLAIM if item.claimed else STATUS_STYLES[item.modality]
    text = Text(f"{item.sign} {shorten(item.status, longest=LONGEST_NAME)}", style=style)
    return text.append(f" ({item.said_in})", style=DIM) if item.said_in else text


def _legend() -> Text:
    signs = "  ".join(f"{sign} {modality.value}" for modality, sign in SIGNS.items())
    legend = Text(f"{signs}   in the report's own voice\n", style=DIM)
    return legend.append(f"{CLAIM_SIGN} before a sign: somebody says so, and the report does not", style=DIM)


def _foot(record: Record, view: RecordView) -> Group:
    asserted = sum(item.is_asserted for item in record.events)
    claimed = sum(item.claimed for item in view.events)
    kinds = f"{asserted} happened, {claimed} claimed by somebody"
    counts = f"{len(view.statements)} statements · {len(view.events)} events ({kinds})"
    listed = ", ".join(f"{number} {reason}" for reason, number in count_reasons(record.dropped))
    let_go = f"candidates let go: {len(record.dropped)}" + (f" ({listed})" if listed else "")
    more = f"{len(record.entities)} actors · {len(record.places)} places · {len(record.times)} times"
    return Group(Rule(style="cyan"), Text(counts), Text(f"{more} · {let_go}", style=DIM))
