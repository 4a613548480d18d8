"""The command line: arguments in, data on standard output, talk on standard error, and an exit code.

0 all went well; 1 an error; 2 wrong usage; 3 some documents were refused and others read; 70 a fault of ours;
130 interrupted.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress

from tocsin.errors import BadOption, InternalError, TocsinError
from tocsin.export import hint_languages, render_page, render_terminal, unread_language, write_whole
from tocsin.ontology.own_dictionaries import TOCSIN, read_own_dictionaries
from tocsin.ontology.places import read_gazetteer
from tocsin.output import doctor_page, put, put_page, silence, tell
from tocsin.pipeline import Models, load_models
from tocsin.read import FieldNames, ReadOptions
from tocsin.record import Record, record_schema
from tocsin.run import (
    Rejection,
    examine,
    predict_actors,
    predict_records,
    predict_types,
    read_demo,
    read_paths,
    read_rows,
)
from tocsin.version import __version__

SOME_REFUSED = 3
INTERRUPTED = 130

app = typer.Typer(name="tocsin", add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
bench = typer.Typer(no_args_is_help=True, help="Measure Tocsin on data that you have.")
predict = typer.Typer(no_args_is_help=True, help="Write predictions in the forms that the scorers take.")
app.add_typer(bench, name="bench")
bench.add_typer(predict, name="predict")

KNOWN = "What you know of the reports"
FIELDS = "Field names of JSON reports, where they are not the usual ones"


def _file(text: str) -> Path:
    if not text:
        raise typer.BadParameter("it is empty, name a file")
    return Path(text)


Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Reports, or - for standard input.")]
Json = Annotated[bool, typer.Option("--json", help="Write the full record, one line a document.")]
Explain = Annotated[
    bool, typer.Option("--explain", help="Show why: the words behind each event, its score, and what was let go.")
]
Html = Annotated[
    Path | None, typer.Option("--html", metavar="FILE", parser=_file, help="Write a page for the browser instead.")
]
Field = Annotated[str | None, typer.Option(metavar="NAME", rich_help_panel=FIELDS)]
Date = Annotated[str | None, typer.Option(metavar="DATE", help="As 30 May 2023.", rich_help_panel=KNOWN)]
Known = Annotated[str | None, typer.Option(metavar="TEXT", rich_help_panel=KNOWN)]

Actors = Annotated[
    list[Path] | None,
    typer.Option(
        "--actors",
        metavar="FILE",
        parser=_file,
        help="A dictionary of actors or agents of your own, in PETRARCH's format; may be given more than once.",
    ),
]

Coder = Annotated[
    str,
    typer.Option("--coder", metavar="NAME", help="Who codes events: tocsin, or petrarch by dictionaries alone."),
]
Verbs = Annotated[
    list[Path] | None,
    typer.Option(
        "--verbs",
        metavar="FILE",
        parser=_file,
        help="A verb dictionary in PETRARCH's format, for --coder petrarch; may be given more than once.",
    ),
]
Discards = Annotated[
    list[Path] | None,
    typer.Option(
        "--discards",
        metavar="FILE",
        parser=_file,
        help="Phrases that --coder petrarch does not code; may be given more than once.",
    ),
]

Gold = Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Rows with id, text, and maybe published.")]
Output = Annotated[
    Path, typer.Option("--output", "-o", metavar="PRED.jsonl", parser=_file, help="Where the records go.")
]


@app.command()
def read(
    paths: Paths,
    as_json: Json = False,
    html: Html = None,
    explain: Explain = False,
    coder: Coder = TOCSIN,
    verbs: Verbs = None,
    actors: Actors = None,
    discards: Discards = None,
    published: Date = None,
    outlet: Known = None,
    title: Known = None,
    url: Known = None,
    text_field: Field = None,
    title_field: Field = None,
    byline_field: Field = None,
    published_field: Field = None,
    outlet_field: Field = None,
    url_field: Field = None,
) -> None:
    """Read reports: who said what, and who did what to whom, with the words behind it."""
    names = dict(text=text_field, title=title_field, byline=byline_field)
    names |= dict(published=published_field, outlet=outlet_field, url=url_field)
    options = ReadOptions(
        published=published,
        outlet=outlet,
        title=title,
        url=url,
        fields=FieldNames(**{name: (value,) for name, value in names.items() if value is not None}),
    )
    _check_outputs(as_json, html, explain)
    stdin = sys.stdin.buffer if sys.stdin else None
    models = _load(coder, verbs, actors, discards, explain=explain or html is not None)
    _finish(_show(read_paths(paths, models=models, options=options, stdin=stdin), as_json, html, explain))


@app.command()
def demo(as_json: Json = False, html: Html = None, explain: Explain = False) -> None:
    """Read the report that comes with Tocsin; nobody and nothing in it is real."""
    _check_outputs(as_json, html, explain)
    models = _load(explain=explain or html is not None)
    _finish(_show([read_demo(models=models)], as_json, html, explain))


@app.command()
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Write it as JSON.")] = False,
    build: Annotated[bool, typer.Option("--build", help="Build the gazetteer now, even if it is there.")] = False,
) -> None:
    """Tell what is installed, whether the models are the pinned ones, and what is wrong."""
    if build:
        _open_gazetteer(rebuild=True)
    report = examine()
    if as_json:
        put(json.dumps(dataclasses.asdict(report), default=str))
    else:
        put_page(doctor_page(report))
    for fault in report.faults:
        tell(fault.sentence)
    raise typer.Exit(1 if report.faults else 0)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    put(json.dumps(record_schema(), indent=2))


@predict.command("records")
def bench_predict_records(
    gold: Gold,
    output: Output,
    coder: Coder = TOCSIN,
    verbs: Verbs = None,
    actors: Actors = None,
    discards: Discards = None,
) -> None:
    """Write the full record of each row under the row's own id, spans counted in the row's own text."""
    results = predict_records(read_rows(gold), models=_load(coder, verbs, actors, discards))
    refused: list[Rejection] = []
    with write_whole(output, option="--output") as part, part.open("w", encoding="utf-8") as file:
        done = 0
        for result in results:
            if isinstance(result, Rejection):
                refused.append(result)
                tell(result.sentence)
            else:
                file.write(json.dumps(result, separators=(",", ":")) + "\n")
                done += 1
    tell(f"wrote {done} records to {output}")
    _finish((done, refused))


@predict.command("types")
def bench_predict_types(
    gold: Annotated[
        Path,
        typer.Argument(metavar="GOLD.jsonl", help="Rows with id, text, actor and recipient as [[start, end], ...]."),
    ],
    output: Output,
) -> None:
    """Write the type of what each row's actor does to its recipient."""
    _write_rows(predict_types(read_rows(gold), models=_load()), output, what="types")


@predict.command("actors")
def bench_predict_actors(
    gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Rows with id, text, and maybe context and date.")],
    output: Output,
) -> None:
    """Write country and sectors of the actor that each row's text names."""
    _write_rows(predict_actors(read_rows(gold), models=_load()), output, what="actors")


def _write_rows(rows: Iterable[dict[str, Any]], output: Path, *, what: str) -> None:
    with write_whole(output, option="--output") as part, part.open("w", encoding="utf-8") as file:
        done = 0
        for row in rows:
            file.write(json.dumps(row, separators=(",", ":")) + "\n")
            done += 1
    tell(f"wrote {done} {what} to {output}")


def _version(wanted: bool) -> None:
    if wanted:
        put(f"tocsin {__version__}")
        raise typer.Exit(0)


@app.callback()
def start(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Read reporting about armed conflict and diplomacy into a record that can be checked against its words."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code; an error is one sentence on standard error, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.excepthook = _report_fault
    try:
        # Not `app()`, which would put Typer's own traceback in the place of ours.
        command = typer.main.get_command(app)
        code = command.main(
            args=None if arguments is None else list(arguments), prog_name="tocsin", standalone_mode=False
        )
        return code if isinstance(code, int) else 0
    except typer.TyperException as error:
        # Typer has printed the help already where a command stands alone, and its message is empty.
        if message := error.format_message().rstrip("."):
            tell(f"{message}; see tocsin --help")
        return error.exit_code
    except InternalError as error:
        tell(f"a fault of Tocsin's own: {error}; please report it with the document")
        return error.exit_code
    except TocsinError as error:
        tell(str(error))
        return error.exit_code
    except OSError as error:
        # A fault of standard output names no file; one of a file does, and is ours when it comes so far.
        if error.filename is not None:
            raise
        silence(sys.stdout)
        tell(f"standard output: cannot be written ({error.strerror or error}); send it elsewhere")
        return BadOption.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED


def _check_outputs(as_json: bool, html: Path | None, explain: bool) -> None:
    if explain and (as_json or html is not None):
        raise BadOption("--explain", "is for the terminal's page; --json and --html hold all of it anyway")
    if as_json and html is not None:
        raise BadOption("--html", "cannot be used together with --json; run the command twice for both")


def _load(
    coder: str = TOCSIN,
    verbs: Sequence[Path] | None = None,
    actors: Sequence[Path] | None = None,
    discards: Sequence[Path] | None = None,
    *,
    explain: bool = False,
) -> Models:
    # The user's own files first: what is wrong with them is said before anything takes time.
    own = read_own_dictionaries(coder, verbs=verbs or (), actors=actors or (), discards=discards or ())
    for note in own.notes:
        tell(note)
    return dataclasses.replace(_load_packaged(), actors=own.actors, petrarch=own.petrarch, explain=explain)


def _load_packaged() -> Models:
    _open_gazetteer()
    console = Console(stderr=True)
    if not console.is_terminal:
        return load_models()
    with console.status("Loading the language model"):
        return load_models()


def _open_gazetteer(*, rebuild: bool = False) -> None:
    """Open the gazetteer; where it must be built first, which takes some ten seconds, a bar shows how far it is."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        # The bar appears with the first step, so that nothing flickers where nothing is built.
        task = bar.add_task("Building the gazetteer (once)", visible=False)
        gazetteer = read_gazetteer(
            progress=lambda done, of: bar.update(task, completed=done, total=of, visible=True), rebuild=rebuild
        )
    if gazetteer.note:
        tell(gazetteer.note)


def _show(
    results: Iterable[Record | Rejection], as_json: bool, html: Path | None, explain: bool
) -> tuple[int, list[Rejection]]:
    """Put out each record as it comes; return how many there were and what was refused."""
    done = 0
    refused: list[Rejection] = []
    unread: Counter[str] = Counter()
    for result in results:
        if isinstance(result, Rejection):
            refused.append(result)
            tell(result.sentence)
            continue
        done += 1
        unread.update(filter(None, (unread_language(result),)))
        if as_json:
            put(result.to_json())
        elif html is not None:
            _write_html(html if done == 1 else html.with_stem(f"{html.stem}-{done}"), result)
        else:
            put_page(render_terminal(result, explain=explain), gap=done > 1)
    # A page says so itself; who takes data or a file may never look at one.
    if unread and (as_json or html is not None):
        tell(hint_languages(unread, of=done))
    return done, refused


def _write_html(path: Path, record: Record) -> None:
    with write_whole(path, option="--html") as part:
        part.write_text(render_page(record), encoding="utf-8")
    tell(f"wrote {path}; open it in a browser")


def _finish(outcome: tuple[int, list[Rejection]]) -> None:
    """End with the exit code for what was read and what was refused."""
    done, refused = outcome
    if not refused:
        raise typer.Exit(0)
    if done:
        tell(f"{done} read, {len(refused)} refused")
        raise typer.Exit(SOME_REFUSED)
    codes = {item.exit_code for item in refused}
    raise typer.Exit(codes.pop() if len(codes) == 1 else 1)


def _report_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> Any:  # noqa: ANN401
    """Stand in for the interpreter's traceback: one sentence that names the place, and exit code 70."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    tell(f"a fault of Tocsin's own: {kind.__name__}{place}: {error}; please report it with the document")
    sys.exit(InternalError.exit_code)
