"""How fast Tocsin reads, on one core and one thread: start-up, words per second, memory, and the share of each stage.

Machines differ by more than a factor of two, and so does one machine when others work on it. So the same texts are read
by spaCy alone (its small English model as it comes) after each pass; the ratio of the two, by processor time, is what
can be compared.

    python bench/speed.py [FOLDER] [--repeat 3] [--json]

Without a folder, made-up reports are read (bench/reports.py). The measuring runs in a fresh process, so that start-up
and memory are those of a user's first command.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

BENCH = Path(__file__).parent
SOURCE = BENCH.parent / "src"
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
# The pipeline's own names of its stages; they are timed where the pipeline calls them, so their order stays its own.
STAGES = {
    "parse": "parse_document",
    "encode": "encode_document",
    "times": "find_times",
    "quantities": "find_quantities",
    "weapons": "find_weapons",
    "places": "resolve_places",
    "actors": "resolve_actors",
    "statements": "find_statements",
    "events": "code_events",
}


class Clock:
    """Adds up the seconds that each stage takes, and the sentences."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(("read", *STAGES), 0.0)
        self.sentences = 0

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function, its time counted under a name."""

        def call(*args: Any, **kwargs: Any) -> Any:
            start = time.perf_counter()
            try:
                answer = function(*args, **kwargs)
            finally:
                self.seconds[name] += time.perf_counter() - start
            if name == "parse":
                self.sentences += len(answer.sentences)
            return answer

        return call


def measure(folder: Path, *, repeat: int, began: float) -> dict[str, Any]:
    """Read a folder's reports and time each stage; to be called first thing in a fresh process.

    Args:
        folder: Reports; what is none is passed over.
        repeat: How often all of them are read; the median counts.
        began: `time.time()` before the process was started.

    Returns:
        The figures: seconds, words a second, MiB, shares of the whole.
    """
    _pin()
    # Imported here and not above: the import is part of what is measured.
    from tocsin import pipeline
    from tocsin.errors import InputError
    from tocsin.read import read_file
    from tocsin.record import Document

    models = pipeline.load_models()
    startup = time.time() - began
    clock = Clock()
    for name, function in STAGES.items():
        setattr(pipeline, function, clock.timed(name, getattr(pipeline, function)))

    def documents_of(path: Path) -> list[Document]:
        try:
            return [item for item in read_file(path) if isinstance(item, Document)]
        except InputError:
            return []

    read = clock.timed("read", documents_of)
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    # The first report fills caches and lexicons; that cost is part of the first result, not of the rate.
    first = Pass([paths[0]], read, lambda document: pipeline.code_document(document, models=models))
    clock.seconds, clock.sentences = dict.fromkeys(clock.seconds, 0.0), 0
    texts = [document.text for path in paths for document in documents_of(path)]
    # Before the yardstick is loaded, which is none of a reading's memory.
    passes = [Pass(paths, read, lambda document: pipeline.code_document(document, models=models))]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yardstick = [_time_spacy(texts)]
    for _ in range(repeat - 1):
        passes.append(Pass(paths, read, lambda document: pipeline.code_document(document, models=models)))
        yardstick.append(_time_spacy(texts))
    figures = _figures(passes, clock, spacy=passes[0].words / statistics.median(yardstick))
    return {
        "machine": _machine(),
        "startup_s": round(startup, 2),
        "first_report_s": round(first.seconds, 3),
        # Linux counts in KiB, macOS in bytes.
        "peak_memory_mib": round(memory / (1 << 20 if sys.platform == "darwin" else 1 << 10)),
        **figures,
    }


def _time_spacy(texts: list[str]) -> float:
    """Return the processor seconds that spaCy's small model needs for some texts, as anybody would call it."""
    yardstick = _load_spacy()
    start = time.process_time()
    for _ in yardstick.pipe(texts):
        pass
    return time.process_time() - start


@cache
def _load_spacy() -> Any:
    import spacy

    from tocsin.parse.model import MODEL
    from tocsin.weights import locate_model

    return spacy.load(locate_model(MODEL)[0], exclude=["senter"])


def _figures(passes: list[Pass], clock: Clock, *, spacy: float) -> dict[str, Any]:
    whole = sum(one.seconds for one in passes)
    shares = {name: round(value / whole, 4) for name, value in clock.seconds.items()}
    speed = statistics.median(one.words / one.seconds for one in passes)
    cpu_speed = statistics.median(one.words / one.cpu_seconds for one in passes)
    return {
        "documents": passes[0].documents,
        "words": passes[0].words,
        "words_per_s": round(speed),
        "words_per_cpu_s": round(cpu_speed),
        "spacy_words_per_s": round(spacy),
        "of_spacy": round(cpu_speed / spacy, 3),
        "encoder_sentences_per_s": round(clock.sentences / clock.seconds["encode"]),
        "shares": {**shares, "rest": round(1 - sum(shares.values()), 4)},
    }


class Pass:
    """One reading of all reports: how many documents and words, and how long it took."""

    def __init__(self, paths: Iterable[Path], read: Callable[[Path], list[Any]], code: Callable[[Any], Any]) -> None:
        self.documents = self.words = 0
        start, start_cpu = time.perf_counter(), time.process_time()
        for path in paths:
            for document in read(path):
                code(document)
                self.words += len(document.text.split())
                self.documents += 1
        self.seconds, self.cpu_seconds = time.perf_counter() - start, time.process_time() - start_cpu


def _pin() -> None:
    """Keep the process on one core where the system can do that."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def _machine() -> str:
    lines: Iterator[str] = iter(())
    if Path("/proc/cpuinfo").is_file():
        lines = (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        )
    processor = next(lines, platform.processor() or platform.machine())
    return f"{processor}, Python {platform.python_version()}, {platform.system()}"


def run_fresh(folder: Path, *, repeat: int) -> dict[str, Any]:
    """Measure in a fresh process with one thread."""
    places = os.pathsep.join(filter(None, (str(SOURCE), os.environ.get("PYTHONPATH", ""))))
    environment = {**os.environ, "PYTHONPATH": places, **dict.fromkeys(THREADS, "1")}
    command = [sys.executable, __file__, str(folder), "--repeat", str(repeat), "--began", str(time.time())]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def show(figures: dict[str, Any]) -> str:
    """Set the figures as a table."""
    shares = figures["shares"]
    rows = [
        ("machine", figures["machine"]),
        ("reports", f"{figures['documents']} with {figures['words']:,} words"),
        ("start-up", f"{figures['startup_s']:.2f} s (fresh process: import and models)"),
        ("first report", f"{figures['first_report_s']:.3f} s"),
        ("speed", f"{figures['words_per_s']:,} words/s on one core ({figures['words_per_cpu_s']:,} by processor time)"),
        ("yardstick", f"{figures['spacy_words_per_s']:,} words/s by spaCy's small model alone (processor time)"),
        ("of yardstick", f"{figures['of_spacy']:.3f} by processor time"),
        ("encoder", f"{figures['encoder_sentences_per_s']:,} sentences/s with the heads of statements"),
        ("peak memory", f"{figures['peak_memory_mib']} MiB"),
        *((f"  {name}", f"{100 * share:5.1f} %") for name, share in shares.items()),
    ]
    return "\n".join(f"{label:<14}{value}" for label, value in rows)


def main() -> int:
    """Run the bench."""
    parser = argparse.ArgumentParser(description="Measure speed and memory on one core.")
    parser.add_argument("folder", type=Path, nargs="?", help="reports; made-up ones when left out")
    parser.add_argument("--repeat", type=int, default=3, help="how often all reports are read (the median counts)")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--began", type=float, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.began is not None:
        print(json.dumps(measure(given.folder, repeat=given.repeat, began=given.began)))
        return 0
    if given.folder is not None and not (
        given.folder.is_dir() and any(path.is_file() for path in given.folder.rglob("*"))
    ):
        print(f"{given.folder}: no folder with reports; name one, or leave it out", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as made:
        if given.folder is None:
            subprocess.run([sys.executable, str(BENCH / "reports.py"), made], check=True)
        figures = run_fresh(given.folder or Path(made), repeat=given.repeat)
    print(json.dumps(figures, indent=2) if given.json else show(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
