"""How well Tocsin reads the annotated corpus: statements with act, chain and speaker, events with modality.

    python -m bench.corpus_figures [FOLDER] [--show]

A statement of the annotation and one that was read match when the significant characters of their contents have more
than half in common (intersection over union; one to one, best first), as in `../shared/eval/score_statements.py`. What
follows is counted over matched pairs, and for chains over all annotated statements too:

* speaker    both without, or words that overlap by half of the shorter
* chain      the same steps in the same order; a step agrees when its relation and its words do
* link       precision and recall of single steps, by longest common subsequence
* entity     speakers by pronoun or role that are linked to the words that name them
* act, form  macro-F1 over the values of the annotation; share right
* toward     entities that the act is aimed at, by words; polarity right among those found
* event      trigger words that overlap and the type; the calibration error is that of the score, which is to be
             the probability that actors and recipients agree too; then modality, said_in, and both sides by words
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from bench.corpus import load_reports  # noqa: E402 - the path comes first
from tocsin.pipeline import Models, code_document, load_models  # noqa: E402
from tocsin.record import EventMention, Link, Record, Relation, Span, Spans, Statement  # noqa: E402

FOLDER = ROOT / "tests/golden/corpus"
HALF = 0.5
BINS = 10


@dataclass(slots=True)
class Figures:
    """Counts over all reports.

    Attributes:
        counts: Numerators and denominators by name.
        pairs: Values of matched pairs by field: annotated and read.
        misses: A line for each thing that went wrong, for reading.
        scores: Score of each event that was read, and whether it is annotated with its type and participants.
    """

    counts: Counter[str] = field(default_factory=Counter)
    pairs: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)
    scores: list[tuple[float, bool]] = field(default_factory=list)

    def share(self, right: str, of: str) -> float:
        """Return one count as a share of another; 0 for none."""
        return self.counts[right] / self.counts[of] if self.counts[of] else 0.0

    def f1(self, right: str, gold: str, read: str) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.counts[gold] + self.counts[read]
        return 2 * self.counts[right] / both if both else 0.0

    def right(self, name: str) -> float:
        """Return the share of matched pairs that agree in a field."""
        pairs = self.pairs.get(name, [])
        return sum(gold == read for gold, read in pairs) / len(pairs) if pairs else 0.0

    def calibration_error(self) -> float:
        """Return the expected calibration error of the events' scores, over `BINS` bins of equal count."""
        ranked = sorted(self.scores)
        edges = [round(k * len(ranked) / BINS) for k in range(BINS + 1)]
        bins = [ranked[a:b] for a, b in pairwise(edges) if b > a]
        gaps = [abs(sum(score for score, _ in one) - sum(right for _, right in one)) for one in bins]
        return sum(gaps) / len(ranked) if ranked else 0.0

    def macro_f1(self, name: str) -> float:
        """Return the mean of the F1 of all values that the annotation has, over matched pairs."""
        pairs = self.pairs.get(name, [])
        values = sorted({gold for gold, _ in pairs})
        scores = []
        for value in values:
            right = sum(pair == (value, value) for pair in pairs)
            scores.append(2 * right / sum((gold == value) + (read == value) for gold, read in pairs))
        return sum(scores) / len(scores) if scores else 0.0


def letters(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """Return the places of the letters and digits of spans."""
    return frozenset(i for span in spans for i in range(span.start, span.end) if text[i].isalnum())


def overlap(text: str, a: Spans, b: Spans) -> bool:
    """Tell whether two sets of words have half of the shorter in common; none agree with none."""
    left, right = letters(text, a), letters(text, b)
    if not left or not right:
        return not left and not right
    return len(left & right) >= HALF * min(len(left), len(right))


def match(text: str, gold: Sequence[Spans], read: Sequence[Spans]) -> list[tuple[int, int]]:
    """Pair spans one to one, by intersection over union above a half, best first."""
    left, right = [letters(text, spans) for spans in gold], [letters(text, spans) for spans in read]
    found = sorted(
        ((len(a & b) / len(a | b), -i, -j) for i, a in enumerate(left) for j, b in enumerate(right) if a & b),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for iou, i, j in found:
        if iou > HALF and -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return sorted(pairs.items())


def score_record(gold: Record, read: Record, figures: Figures) -> None:
    """Add one report to the figures."""
    text = gold.document.text
    pairs = match(text, [s.content for s in gold.statements], [s.content for s in read.statements])
    matched = [(gold.statements[i], read.statements[j]) for i, j in pairs]
    figures.counts["statements"] += len(gold.statements)
    figures.counts["statements read"] += len(read.statements)
    figures.counts["matched"] += len(pairs)
    for statement, found in matched:
        _score_statement(gold, read, statement, found, figures)
    for i, statement in enumerate(gold.statements):
        if i not in dict(pairs):
            figures.misses.append(f"no statement: {_words(text, statement.content)}")
    for j, found in enumerate(read.statements):
        if j not in {right for _, right in pairs}:
            figures.misses.append(f"statement too many: {_words(text, found.cue)}: {_words(text, found.content)}")
    _score_events(gold, read, {found.id: statement.id for statement, found in matched}, figures)


def _score_statement(gold: Record, read: Record, a: Statement, b: Statement, figures: Figures) -> None:
    text, counts = gold.document.text, figures.counts
    speaks = overlap(text, _all(p.spans for p in a.speakers), _all(p.spans for p in b.speakers))
    counts["speaker"] += speaks
    steps = common(text, a.chain, b.chain)
    exact = steps == len(a.chain) == len(b.chain)
    counts.update({"chain": exact, "links": len(a.chain), "links read": len(b.chain), "links right": steps})
    figures.pairs.setdefault("act", []).append((a.act.value, b.act.value))
    counts["form"] += a.form == b.form
    where = _words(text, a.content)
    if not speaks:
        figures.misses.append(f"speaker: {where}: {_parties(text, a)} / {_parties(text, b)}")
    if not exact:
        figures.misses.append(f"chain: {where}: {_chain(text, a)} / {_chain(text, b)}")
    if a.act.value != b.act.value:
        figures.misses.append(f"act: {_words(text, a.cue)}: {where}: {a.act.value} / {b.act.value}")
    if speaks:
        _score_entity(gold, read, a, b, figures)
    _score_toward(gold, read, a, b, figures)


def common(text: str, gold: tuple[Link, ...], read: tuple[Link, ...]) -> int:
    """Return how many steps two chains have in common, in their order (longest common subsequence)."""
    rows = [[0] * (len(read) + 1) for _ in range(len(gold) + 1)]
    for i, a in enumerate(gold):
        for j, b in enumerate(read):
            same = rows[i][j] + 1 if _same_step(text, a, b) else 0
            rows[i + 1][j + 1] = max(same, rows[i][j + 1], rows[i + 1][j])
    return rows[-1][-1]


def _same_step(text: str, a: Link, b: Link) -> bool:
    """The outlet is the same whether or not its name stands in words; others need words in common."""
    return a.relation == b.relation and (a.relation == Relation.OUTLET or overlap(text, a.spans, b.spans))


def _score_entity(gold: Record, read: Record, a: Statement, b: Statement, figures: Figures) -> None:
    """Count speakers whose words do not hold their own name, and those of them whose entity has the words that do."""
    text = gold.document.text
    names = {entity.id: entity.name.value for entity in gold.entities}
    for party in a.speakers:
        others = [s for s in _mentions(gold, party.entity) if not any(s.overlaps(own) for own in party.spans)]
        named = [s for s in others if party.entity and text[s.start : s.end][:1].isupper()]
        words = _words(text, party.spans)
        if not party.entity or not named or names[party.entity].split()[-1] in words:
            continue
        found = next((p.entity for p in b.speakers if overlap(text, party.spans, p.spans)), None)
        right = any(s.overlaps(other) for s in _mentions(read, found) for other in others)
        figures.counts["by role"] += 1
        figures.counts["by role, right"] += right
        if not right:
            figures.misses.append(f"entity: {words}: {names[party.entity]}")


def _score_toward(gold: Record, read: Record, a: Statement, b: Statement, figures: Figures) -> None:
    figures.counts["toward"] += len(a.toward)
    figures.counts["toward read"] += len(b.toward)
    left = list(b.toward)
    for stance in a.toward:
        own = _mentions(gold, stance.entity)
        for other in left:
            if any(s.overlaps(o) for s in _mentions(read, other.entity) for o in own):
                left.remove(other)
                figures.counts["toward right"] += 1
                figures.counts["polarity right"] += stance.polarity == other.polarity
                break


def _score_events(gold: Record, read: Record, said: dict[str, str], figures: Figures) -> None:
    text, counts = gold.document.text, figures.counts
    counts["events"] += len(gold.events)
    counts["events read"] += len(read.events)
    left = list(read.events)
    for event in gold.events:
        own = letters(text, event.trigger)
        at = [other for other in left if own & letters(text, other.trigger)]
        found = next((other for other in at if other.type.value == event.type.value), None)
        counts["triggers found"] += bool(at)
        if found is None:
            figures.misses.append(f"no event: {event.type.value} {_words(text, event.trigger)}")
            continue
        left.remove(found)
        counts["events right"] += 1
        figures.pairs.setdefault("modality", []).append((event.modality.value, found.modality.value))
        same = (said.get(found.said_in, "?") if found.said_in else None) == event.said_in
        counts["said_in right"] += same
        if event.modality.value != found.modality.value or not same:
            how = f"{event.modality.value} in {event.said_in} / {found.modality.value} in {found.said_in}"
            figures.misses.append(f"status: {_words(text, event.trigger)}: {how}")
        sides = {name: overlap(text, _role(event, name), _role(found, name)) for name in ("actors", "recipients")}
        counts.update({f"{name} right": int(agree) for name, agree in sides.items()})
        figures.scores.append((found.score, all(sides.values())))
    figures.scores += [(other.score, False) for other in left]
    for other in left:
        figures.misses.append(f"event too many: {other.type.value} {_words(text, other.trigger)}")


def _role(event: EventMention, name: str) -> Spans:
    return _all(participant.spans for participant in getattr(event, name))


def _all(parts: Iterable[Spans]) -> Spans:
    return tuple(span for spans in parts for span in spans)


def _mentions(record: Record, entity: str | None) -> list[Span]:
    return [m.span for m in record.mentions if entity and m.entity is not None and m.entity.value == entity]


def _words(text: str, spans: Spans) -> str:
    return " … ".join(text[span.start : span.end] for span in spans)


def _parties(text: str, statement: Statement) -> str:
    return ", ".join(_words(text, party.spans) for party in statement.speakers) or "-"


def _chain(text: str, statement: Statement) -> str:
    return " > ".join(f"{link.relation.value} {_words(text, link.spans)}".strip() for link in statement.chain)


def score_folder(folder: Path, *, models: Models) -> Figures:
    """Read every report of a folder and score it against its annotation.

    Raises:
        ValueError: An annotation has faults; `python -m bench.corpus` lists them.
    """
    figures, faults = Figures(), list[str]()
    for report in load_reports(folder, tell=faults.append):
        figures.misses.append(f"== {report.name}")
        score_record(report.record(), code_document(report.document, models=models), figures)
    if faults:
        raise ValueError(faults[0])
    return figures


def summary(figures: Figures) -> dict[str, float]:
    """Return the figures that sum it up, shares from 0 to 1."""
    return {
        "content F1": figures.f1("matched", "statements", "statements read"),
        "content+speaker F1": figures.f1("speaker", "statements", "statements read"),
        "content recall": figures.share("matched", "statements"),
        "chain exact, of matched": figures.share("chain", "matched"),
        "chain exact, of all": figures.share("chain", "statements"),
        "link F1, of matched": figures.f1("links right", "links", "links read"),
        "pronoun and role speakers, entity right": figures.share("by role, right", "by role"),
        "act macro-F1": figures.macro_f1("act"),
        "act right": figures.right("act"),
        "form right": figures.share("form", "matched"),
        "toward F1": figures.f1("toward right", "toward", "toward read"),
        "polarity right": figures.share("polarity right", "toward right"),
        "event F1 (trigger and type)": figures.f1("events right", "events", "events read"),
        "event precision": figures.share("events right", "events read"),
        "event recall": figures.share("events right", "events"),
        "event calibration error": figures.calibration_error(),
        "modality right": figures.right("modality"),
        "modality macro-F1": figures.macro_f1("modality"),
        "said_in right": figures.share("said_in right", "events right"),
        "actors right": figures.share("actors right", "events right"),
        "recipients right": figures.share("recipients right", "events right"),
    }


def main() -> int:
    """Run the bench."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--show", action="store_true", help="print every miss (not for the test half)")
    given = parser.parse_args()
    figures = score_folder(given.folder, models=load_models())
    for line in figures.misses if given.show else ():
        print(line)
    for name, value in summary(figures).items():
        print(f"{name:<42}{value:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
