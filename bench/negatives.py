"""In how many sentences without any event one is found: sentences of our own that tempt a coder.

    python bench/negatives.py [FILE.tsv] [--show]

A file has rows of topic and sentence. `tests/golden/negatives.tsv` is the half that nothing is written or trained on;
`--show` is for `train/corpus/negatives.tsv`.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from tocsin.pipeline import Models, code_document, load_models  # noqa: E402 - the path comes first
from tocsin.read import ReadOptions, read_text  # noqa: E402

UNSEEN = ROOT / "tests/golden/negatives.tsv"
PUBLISHED = "2024-03-14"


@dataclass(slots=True)
class Tally:
    """How many sentences there are and have an event, by topic.

    Attributes:
        sentences: All, by topic.
        coded: Those with an event of any status.
        asserted: Those with an event that is told as happened or going on, in the sentence's own voice.
        shown: A line for each false event.
    """

    sentences: Counter[str] = field(default_factory=Counter)
    coded: Counter[str] = field(default_factory=Counter)
    asserted: Counter[str] = field(default_factory=Counter)
    shown: list[str] = field(default_factory=list)


def read_sentences(path: Path) -> list[tuple[str, str]]:
    """Return topic and sentence of each row."""
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [(topic, sentence) for topic, sentence in rows]


def count_false(sentences: Iterable[tuple[str, str]], *, models: Models) -> Tally:
    """Read each sentence as a report of its own and count those in which an event is found."""
    tally = Tally()
    for topic, sentence in sentences:
        record = code_document(read_text(sentence, options=ReadOptions(published=PUBLISHED)), models=models)
        tally.sentences[topic] += 1
        tally.coded[topic] += bool(record.events)
        tally.asserted[topic] += any(event.is_asserted for event in record.events)
        for event in record.events:
            trigger = " ".join(record.document.quote(span) for span in event.trigger)
            tally.shown.append(f"{topic}: {event.type.value} {trigger} ({event.modality.value.value}): {sentence}")
    return tally


def main() -> int:
    """Run the bench."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path, nargs="?", default=UNSEEN)
    parser.add_argument("--show", action="store_true", help="print every false event (not for the test half)")
    given = parser.parse_args()
    tally = count_false(read_sentences(given.file), models=load_models())
    for line in tally.shown if given.show else ():
        print(line)
    for topic in sorted(tally.sentences):
        if tally.coded[topic]:
            print(f"{topic:<14}{tally.coded[topic]:>4} of {tally.sentences[topic]}")
    total = tally.sentences.total()
    print(f"any event {tally.coded.total() / total:.3f}, asserted {tally.asserted.total() / total:.3f}, of {total}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
