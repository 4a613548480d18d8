"""Marked sentences in; for each its words, its phrases and what the one does to the other, out.

PLV train marks one event a sentence, by actor, recipient and type; what else a sentence tells is not marked. The
cameo sets (cameo_ner_train and cameo_class_train, joined by text) mark actor and recipient and one of five classes: a
type of that class, or no event for what is only a statement. `train/corpus` is annotated whole, and its
`negatives.tsv` holds no event. So pairs without a mark weigh much where nothing was left out and little where it may
have been.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bench.corpus import load_reports  # noqa: E402 - the path comes first
from bench.negatives import read_sentences  # noqa: E402
from tocsin.encoder import NOBODY, Phrase  # noqa: E402
from tocsin.encoder.judge import NONE, OPENS, TYPES  # noqa: E402
from tocsin.encoder.windows import Window, make_inputs  # noqa: E402
from tocsin.encoder.words import split_words  # noqa: E402
from tocsin.events.pairs import find_phrases  # noqa: E402
from tocsin.events.roles import Roles  # noqa: E402
from tocsin.events.scene import Scene, gather_findings  # noqa: E402
from tocsin.mentions import resolve_actors, resolve_places  # noqa: E402
from tocsin.parse import parse_document  # noqa: E402
from tocsin.pipeline import Models, code_document  # noqa: E402
from tocsin.read import ReadOptions, read_text  # noqa: E402
from tocsin.record import Document, EventMention, EventType, Span  # noqa: E402

YIELDS = (EventType.CONCEDE, EventType.RETREAT)  # plv_train has one type for both
# The classes of cameo_class_train by PLOVER's quad classes; 0 is a statement.
CLASSES = {
    1: (EventType.AGREE, EventType.CONSULT, EventType.SUPPORT, EventType.CONCEDE),
    2: (EventType.COOPERATE, EventType.AID, EventType.RETREAT, EventType.CONCEDE),
    3: (EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN),
    4: (EventType.PROTEST, EventType.SANCTION, EventType.MOBILIZE, EventType.COERCE, EventType.ASSAULT),
}
# What two do with one another, so that the pair turned round is no example of nothing.
MUTUAL = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE, EventType.SUPPORT})
FOLDS, LONGEST = 5, 120
NOTHING = np.eye(1 + len(TYPES), dtype=np.float32)[NONE]
Pair = tuple[Phrase, Phrase, np.ndarray, float]  # actor, recipient, 1 for each type that it may be, weight
Marked = tuple[list[Phrase], list[Phrase], np.ndarray]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence to learn from.

    Attributes:
        source: "plv", "cameo", "corpus" or "negatives".
        text: Of the whole text; its hash tells the fold.
        inputs: What the encoder takes of the sentence alone.
        phrases: Phrases that may name somebody, and whether they can act.
        told: What the rules read there, which nobody may have marked.
        marked: Actors, recipients and possible types of what is marked.
        weight: Of what is marked.
    """

    source: str
    text: str
    inputs: dict[str, np.ndarray]
    phrases: list[tuple[Phrase, bool]]
    told: list[Marked]
    marked: list[Marked] = field(default_factory=list)
    weight: float = 1.0

    @property
    def fold(self) -> int:
        """The fold of its text."""
        return fold_of(self.text)


def fold_of(text: str) -> int:
    """Return the fold of a text, 0 to 4; the same text in two sets is in one fold."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % FOLDS


def choose(*types: EventType) -> np.ndarray:
    """Mark the types that a pair may have."""
    out = np.zeros(1 + len(TYPES), dtype=np.float32)
    out[[1 + TYPES.index(one) for one in types]] = 1
    return out


def load_examples(shared: Path, models: Models) -> list[Example]:
    """Return all sentences to learn from; `models` has no judge."""
    parts = (_load_plv, _load_cameo)
    out = [example for load in parts for example in load(shared / "data/events", models)]
    return [*out, *_load_corpus(models), *_load_negatives(models)]


def read_examples(document: Document, models: Models, source: str) -> Iterator[tuple[Example, Span, list[Span]]]:
    """Yield the sentences of a document without marks, each with its span and those of its words."""
    parsed = parse_document(document, parser=models.parser)
    events = code_document(document, models=models).events
    findings = gather_findings(resolve_actors(parsed), resolve_places(parsed).kept, (), ())
    words = split_words(parsed, pieces=models.encoder.pieces)
    for sentence in parsed.sentences:
        if len(sentence.tokens) > LONGEST:
            continue
        first, end = (int(n) for n in np.searchsorted(words.sentences, (sentence.i, sentence.i + 1)))
        inputs = make_inputs(words, Window(first, end, (first, end)))
        inputs["marks"] = inputs["marks"].copy()
        inputs["marks"][0] = inputs["marks"][0] // OPENS * OPENS + OPENS - 1
        spans = [token.span for token in sentence.tokens]
        phrases = find_phrases(Roles(Scene(parsed, sentence, findings)))
        example = Example(source, document.text, inputs, phrases, [])
        told = [_mark(example, spans, event) for event in events if sentence.span.contains(event.trigger[0])]
        yield replace(example, told=told), sentence.span, spans


def _phrase(example: Example, spans: list[Span], marked: Iterable[tuple[int, int]]) -> Phrase:
    """Return the words under marked characters, with the main word of a known phrase among them."""
    ranges = list(marked)
    words = tuple(i for i, at in enumerate(spans) if any(at.start < end and start < at.end for start, end in ranges))
    if not words:
        return NOBODY
    return Phrase(next((p.head for p, _ in example.phrases if p.head in words), words[-1]), words)


def _mark(example: Example, spans: list[Span], event: EventMention) -> Marked:
    sides = [
        [_phrase(example, spans, [(s.start, s.end) for s in party.spans]) for party in side] or [NOBODY]
        for side in (event.actors, event.recipients)
    ]
    return sides[0], sides[1], choose(event.type.value)


def _rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def _load_plv(folder: Path, models: Models) -> Iterator[Example]:
    for row in _rows(folder / "plv_train.jsonl"):
        types = choose(*YIELDS) if row["type"] == "YIELD" else choose(EventType(row["type"]))
        for example, _, spans in read_examples(read_text(row["text"]), models, "plv"):
            actor, recipient = (_phrase(example, spans, row[side]) for side in ("actor", "recipient"))
            if actor.words:
                yield replace(example, marked=[([actor], [recipient], types)])


def _load_cameo(folder: Path, models: Models) -> Iterator[Example]:
    classes = {row["text"]: row["penta"] for row in _rows(folder / "cameo_class_train.jsonl")}
    for row in _rows(folder / "cameo_ner_train.jsonl"):
        for example, _, spans in read_examples(read_text(row["text"]), models, "cameo"):
            both = row["reciprocal"] if not row["actor"] else None
            sides = (both[:1], both[1:]) if both else (row["actor"], row["recipient"])
            actor, recipient = (_phrase(example, spans, side) for side in sides)
            found = _class_types(classes.get(row["text"]), example, actor, recipient)
            if found is not None and (actor.words or recipient.words):
                yield replace(example, marked=[([actor], [recipient], found[0])], weight=found[1])


def _class_types(
    klass: int | None, example: Example, actor: Phrase, recipient: Phrase
) -> tuple[np.ndarray, float] | None:
    """Return what a pair may be by its class and by what the rules read, and how much that weighs."""
    told = [types for actors, recipients, types in example.told
            if any(is_same(actor, a) for a in actors) and any(is_same(recipient, r) for r in recipients)]  # fmt: skip
    if klass is None:
        return (told[0], 0.4) if told else None
    if klass == 0:
        return NOTHING, 0.3
    fitting = [types for types in told if (types * choose(*CLASSES[klass])).any()]
    return np.minimum(sum(fitting), 1) if fitting else choose(*CLASSES[klass]), 0.6


def _load_corpus(models: Models) -> Iterator[Example]:
    for report in load_reports(ROOT / "train/corpus", tell=print):
        gold = report.record()
        for example, at, spans in read_examples(report.document, models, "corpus"):
            events = [event for event in gold.events if at.contains(event.trigger[0])]
            yield replace(example, marked=[_mark(example, spans, event) for event in events])


def _load_negatives(models: Models) -> Iterator[Example]:
    for _, sentence in read_sentences(ROOT / "train/corpus/negatives.tsv"):
        for example, _, _ in read_examples(read_text(sentence, options=ReadOptions()), models, "negatives"):
            yield example


def is_same(a: Phrase, b: Phrase) -> bool:
    """Tell whether two phrases share half of the shorter one's words; nobody is nobody."""
    if not a.words or not b.words:
        return not a.words and not b.words
    return 2 * len(set(a.words) & set(b.words)) >= min(len(a.words), len(b.words))


def _is_told(actor: Phrase, recipient: Phrase, events: list[Marked]) -> bool:
    return any(any(is_same(actor, a) for a in actors) and any(is_same(recipient, r) for r in recipients)
               for actors, recipients, _ in events)  # fmt: skip


def make_pairs(example: Example, random: np.random.Generator) -> list[Pair]:
    """Draw the pairs of a sentence for one round: what is marked, and some of what is not."""
    doers = [p for p, can_act in example.phrases if can_act]
    free = [(a, r) for a in doers for p in example.phrases if (r := p[0]) != a and not set(a.words) & set(r.words)]
    random.shuffle(free)
    one_marked = example.source in ("plv", "cameo")
    out = _marked_once(example, free, random) if one_marked else _marked_all(example, free, random)
    return [pair for pair in out if pair[0].words or pair[1].words]


def _marked_once(example: Example, free: list[tuple[Phrase, Phrase]], random: np.random.Generator) -> list[Pair]:
    """Draw from a sentence that has one mark: the pair, maybe as the parser cuts it, turned round, and one-sided."""
    ((actor,), (recipient,), types), weight = example.marked[0], example.weight
    out: list[Pair] = [(actor, recipient, types, weight)]
    alike = [(a, r) for a, r in free if is_same(a, actor) and is_same(r, recipient)]
    if alike and random.random() < 0.5:
        out.append((*alike[0], types, weight / 2))
    if example.source == "plv":
        if (draw := random.random()) < 0.16:
            out.append((actor, NOBODY, types, 0.4) if draw < 0.08 else (NOBODY, recipient, types, 0.4))
        if not (types * choose(*MUTUAL)).any():
            out.append((recipient, actor, NOTHING, 0.3))
    others = [
        (a, r) for a, r in free
        if not (is_same(a, actor) and is_same(r, recipient)) and not (is_same(a, recipient) and is_same(r, actor))
        and not _is_told(a, r, example.told)
    ]  # fmt: skip
    return out + [(a, r, NOTHING, 0.2) for a, r in others[:5]]


def _marked_all(example: Example, free: list[tuple[Phrase, Phrase]], random: np.random.Generator) -> list[Pair]:
    """Draw from a sentence in which every event is marked."""
    out: list[Pair] = []
    for actors, recipients, types in example.marked:
        pairs = [(a, r) for a in actors for r in recipients if not (a.words and a == r)]
        random.shuffle(pairs)
        out += [(a, r, types, 1.0) for a, r in pairs[:2]]
    is_empty = example.source == "negatives"
    others = [(a, r) for a, r in free if is_empty or not _is_told(a, r, [*example.marked, *example.told])]
    out += [(a, r, NOTHING, 0.6 if is_empty else 0.4) for a, r in others[:6]]
    if not example.marked:
        phrases = [p for p, _ in example.phrases]
        random.shuffle(phrases)
        weight = 0.36 if is_empty else 0.24
        out += [
            (p, NOBODY, NOTHING, weight) if random.random() < 0.5 else (NOBODY, p, NOTHING, weight) for p in phrases[:2]
        ]
    if is_empty:
        # What the rules find there is false.
        out += [(actors[0], recipients[0], NOTHING, 0.6) for actors, recipients, _ in example.told]
    return out
