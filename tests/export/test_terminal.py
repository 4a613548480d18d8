import io
from dataclasses import replace

import pytest
from rich.console import Console

from tests.export.made import TEXT, make_record
from tocsin.export import render_terminal
from tocsin.export.hints import NO_PUBLICATION_DATE
from tocsin.record import Basis, Grounded, Weighed


def page(record, width=100, **options):
    console = Console(width=width, file=io.StringIO(), highlight=False, markup=False, emoji=False, **options)
    console.print(render_terminal(record))
    return console.file.getvalue()


def with_text(old, new):
    """The record over a text in which some words are others of equal length."""
    assert len(old) == len(new)
    record = make_record()
    return replace(record, document=replace(record.document, text=TEXT.replace(old, new)))


def test_shows_head_statements_events_and_what_was_let_go():
    shown = page(make_record())
    for words in (
        "Drones strike Port Selm",
        "Ana Torvald",
        "31 May 2023  (given by the caller)",
        "lost letter in “?erny”",
        "He → Karel ?erny",
        "on the word of Selm Gazette → Oresta Post → harbour guard",
        "Varnland → ASSAULT (aerial) → the harbour of",
        "● happened",
        "❝◇ said by Karel ?erny",
        "candidates let go: 1 (1 not an event)",
    ):
        assert words in shown


def test_explains_each_event_and_what_was_let_go_when_asked():
    record = make_record()
    first, *rest = record.events
    why = (Weighed(first.trigger, 2.09, "test/1 verb"),)
    past = Grounded(True, first.trigger, Basis.INFERRED, 0.8, "test/1 ago")
    changed = replace(first, why=why, background=past, denies=(rest[0].id,))
    console = Console(width=160, file=io.StringIO(), highlight=False, markup=False, emoji=False)
    console.print(render_terminal(replace(record, events=(changed, *rest)), explain=True))
    shown = console.file.getvalue()
    assert "Why these events" not in page(record)
    for words in (
        "Why these events",
        "+2.09",
        "test/1 verb",
        "background, denies E2",
        "190",
        "the word tells no event here",
    ):
        assert words in shown


def test_a_nested_statement_is_indented():
    lines = page(make_record()).splitlines()
    assert any(line.startswith("    S4 ") for line in lines)


def test_reads_no_markup_from_the_text():
    assert "[red]nobody[/red]" in page(make_record())


def test_sends_no_escape_of_the_text_to_the_terminal():
    shown = page(with_text("talks", "\x1b[2J\x9b"))
    assert "\x1b" not in shown
    assert "\x9b" not in shown
    assert "␛[2J⟦U+009B⟧" in shown


def test_is_plain_text_without_a_terminal():
    assert "\x1b" not in page(make_record())
    assert "\x1b[" in page(make_record(), force_terminal=True, color_system="truecolor", no_color=False)


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_fits_any_width(width):
    assert max(len(line) for line in page(make_record(), width).splitlines()) <= width


def test_an_empty_record_says_that_it_is_empty():
    empty = replace(make_record(), statements=(), events=(), mentions=(), entities=(), dropped=())
    shown = page(empty)
    assert "No statement was found." in shown
    assert "No event was found." in shown


def test_a_missing_title_and_outlet_are_said_to_be_missing():
    record = make_record()
    shown = page(replace(record, document=replace(record.document, title=None, byline=None)))
    assert "Untitled report" in shown
    assert "byline  not found" in shown


def test_survives_lone_surrogates():
    page(with_text("talks", "\ud800" * 5)).encode()


def test_an_unknown_publication_date_is_worth_a_hint_on_a_line():
    record = make_record()
    shown = page(replace(record, document=replace(record.document, published_at=None)))
    assert sum(NO_PUBLICATION_DATE in line for line in shown.splitlines()) == 1
    assert NO_PUBLICATION_DATE not in page(record)
