"""Drafts of the rules and of the encoder in; one draft a statement out, with the probability that it is right."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate

from tocsin.ontology.triggers import read_triggers
from tocsin.record import Dropped, Found, Reason, Span, Spans
from tocsin.statements.cues import Lexicon
from tocsin.statements.draft import Draft
from tocsin.statements.edges import Edges
from tocsin.statements.frames import Frame, verb_key
from tocsin.statements.hearing import Hearing
from tocsin.statements.indirect import STAGE
from tocsin.statements.reader import read_drafts
from tocsin.statements.scene import OUTSIDE, Scene, hull
from tocsin.statements.silence import why_not_said
from tocsin.text import SpanIndex, children_by_dep
from tocsin.weights.chances import load_weights, odds, probability

# Rules by how their shares right go together.
GROUPS = {
    "after": "direct", "before": "direct", "colon": "direct", "clause": "clause", "paren": "clause", "as": "clause",
    "phrase": "phrase", "carried": "carried", "headline": "phrase", "np": "object", "prep": "object",
    "passive": "object",
}  # fmt: skip
OTHER_GROUP, NO_GROUP = "infinite", "none"
# Fitted by train/fit_blend.py.
WEIGHTS = "blend.tsv"
# Forms that are told by their layout; the data that the encoder learnt from has none, so the rule decides.
LAID_OUT = frozenset({"headline", "signed", "transcript"})
# Statements under this probability are dropped; on the held-out part it gives the best F1.
FLOOR = 0.35
# Under this one a verb next to a quotation that is no known cue has nothing to do with it ("“...,” the number needed").
DIRECT_FLOOR = 0.25
# The words of the encoder are taken where it expects them to fit better than the rule's by so much.
MARGIN = {"direct": 0.3}
OTHER_MARGIN = 0.2
# Rests of a content of fewer code points are marks and link words.
SHORTEST_PIECE = 6
# Two contents that overlap by more are the same, as in the public scorer.
SAME = 0.5
CITING = frozenset({"cite", "quote"})
SUBJECT_LABELS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that the rules, the encoder or both have found.

    Attributes:
        draft: As it will be kept.
        ruled: The rule's draft; None where only the encoder heard it.
        heard: The encoder's; None where only a rule found it.
        features: What its probability is reckoned from.
    """

    draft: Draft
    ruled: Draft | None
    heard: Draft | None
    features: Mapping[str, float]

    @property
    def is_direct(self) -> bool:
        """A quotation next to its cue stays, unless that is plainly none: its words are somebody's."""
        return self.ruled is not None and _group(self.ruled) == "direct"

    @property
    def is_laid_out(self) -> bool:
        """What the layout tells is left as the rule read it."""
        return self.ruled is not None and self.ruled.rule in LAID_OUT


def blend_drafts(scene: Scene, lexicon: Lexicon, ruled: Found[Draft], hearing: Hearing) -> Found[Draft]:
    """Join what the rules found with what the encoder heard.

    Args:
        scene: The parsed report.
        lexicon: The cues.
        ruled: Drafts of the rules, closed.
        hearing: What the encoder says of the report.

    Returns:
        Drafts in text order, each with its probability as score; what falls below `FLOOR` is in `dropped`. Nothing that
        the rules refuse to put into somebody's mouth comes back.
    """
    weights = load_weights("tocsin.statements", WEIGHTS)
    kept: list[Draft] = []
    added: list[Draft] = []
    doubted: list[Draft] = []
    for one in find_candidates(scene, lexicon, ruled, hearing):
        score = round(probability(one.features, weights), 4)
        if one.ruled is not None and one.is_laid_out:
            kept.append(one.ruled)
        elif score >= (_direct_floor(scene, lexicon, one.draft) if one.is_direct else FLOOR):
            (kept if one.ruled else added).append(replace(one.draft, score=score))
        elif one.ruled is not None:
            doubted.append(one.draft)
    kept += _without_repeats(added, kept)
    said = _Cover(span for draft in kept for span in draft.content)
    # What stands inside another statement is not marked in the data, so the encoder cannot tell: the rule decides.
    nested = [draft for draft in doubted if said.holds(hull(draft.marks or draft.content))]
    gone = [draft for draft in doubted if not said.holds(hull(draft.marks or draft.content))]
    dropped = [Dropped(hull(draft.content), STAGE, Reason.LOW_SCORE) for draft in gone]
    before = [item for item in ruled.dropped if not said.holds(item.span)]
    kept += nested
    kept.sort(key=lambda d: (hull(d.content), d.marks, d.rule))
    return Found(tuple(kept), (*before, *dropped))


def find_candidates(scene: Scene, lexicon: Lexicon, ruled: Found[Draft], hearing: Hearing) -> list[Candidate]:
    """Pair the drafts of the rules with those of the encoder by their cues.

    Args:
        scene: The parsed report.
        lexicon: The cues.
        ruled: Drafts of the rules, closed.
        hearing: What the encoder says of the report.

    Returns:
        One candidate a statement, the rules' first; what the encoder alone heard is left out where the rules refuse.
    """
    rows = _Rows(scene, hearing)
    edges = Edges(scene.text, scene.parsed.quotations)
    heard = [replace(one, content=edges.fit(one.content)) for one in read_drafts(scene, lexicon, hearing)]
    given = SpanIndex(
        ((span, draft) for draft in ruled.kept if _is_given(scene, draft) for span in draft.content),
        lambda row: row[0],
    )
    told = (draft for draft in ruled.kept if _group(draft) == "direct" and not _is_given(scene, draft))
    inner = SpanIndex((mark for draft in told for mark in draft.marks), lambda mark: mark)
    by_mark = {number: one for one in reversed(heard) for number in rows.numbers(one.marks)}
    out: list[Candidate] = []
    taken: set[int] = set()
    for draft in ruled.kept:
        marks = rows.marks(draft)
        partner = next((by_mark[number] for number in marks if number in by_mark), None)
        if partner is not None and id(partner) in taken:
            partner = None
        if partner is not None:
            taken.add(id(partner))
            free = _without_given(partner, draft, given)
            partner = _not_before(scene, draft, free if free.content else partner)
            if _is_given(scene, draft) and any(inner.inside(span) for span in draft.content):
                # The data marks no statements inside of others, so the encoder leaves their words out.
                partner = replace(partner, content=draft.content)
        out.append(_candidate(rows, draft, partner))
    refused = _Cover(item.span for item in ruled.dropped if item.reason not in (Reason.SCARE_QUOTE, Reason.LIMIT))
    for one in heard:
        if id(one) in taken or _is_refused(scene, lexicon, one, refused):
            continue
        free = _without_given(one, None, given)
        if free.content and not _is_deed(scene, lexicon, rows, one):
            out.append(_candidate(rows, None, free))
    return out


def _direct_floor(scene: Scene, lexicon: Lexicon, draft: Draft) -> float:
    """Return the lowest probability of a quotation next to its cue; a known cue needs none."""
    sentence = scene.sentences[draft.sentence]
    known = draft.cue is not None and lexicon.quotes(verb_key(sentence, draft.cue))
    return 0.0 if known else DIRECT_FLOOR


def _without_repeats(added: list[Draft], kept: list[Draft]) -> list[Draft]:
    """Leave out what the encoder adds in words that are somebody's already by another cue."""
    index = SpanIndex(kept, lambda draft: hull(draft.content))
    return [d for d in added if all(_overlap(d, near) <= SAME for near in index.overlapping(hull(d.content)))]


def _overlap(one: Draft, other: Draft) -> float:
    """Return intersection over union of two contents in code points."""
    shared = sum(_shared(a, b) for a in one.content for b in other.content)
    return shared / (sum(map(len, one.content)) + sum(map(len, other.content)) - shared)


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


class _Cover:
    """Tells in a few comparisons whether one of many spans holds another one."""

    def __init__(self, spans: Iterable[Span]) -> None:
        found = sorted(spans)
        self._starts = [span.start for span in found]
        self._ends = list(accumulate((span.end for span in found), max))

    def holds(self, span: Span) -> bool:
        """Tell whether a span lies wholly inside one of them."""
        at = bisect_right(self._starts, span.start) - 1
        return at >= 0 and self._ends[at] >= span.end


def _group(ruled: Draft | None) -> str:
    return NO_GROUP if ruled is None else GROUPS.get(ruled.rule.split(":")[0], OTHER_GROUP)


def _is_given(scene: Scene, draft: Draft) -> bool:
    """Tell whether a rule gives words to a cue by their marks or layout, not as a part of what somebody else says."""
    quoted = draft.cue is not None and scene.quoted[draft.sentence][draft.cue] != OUTSIDE
    return draft.rule in LAID_OUT or (_group(draft) == "direct" and not quoted)


def _without_given(heard: Draft, ruled: Draft | None, given: SpanIndex[tuple[Span, Draft]]) -> Draft:
    """Cut out of what the encoder heard the words that a rule gives to another cue as direct speech; all may go."""
    free: list[Span] = []
    for span in heard.content:
        at = span.start
        for held, owner in given.overlapping(span):
            if owner is not ruled:
                free += [Span(at, held.start)] if held.start - at >= SHORTEST_PIECE else []
                at = max(at, held.end)
        free += [Span(at, span.end)] if span.end - at >= SHORTEST_PIECE or at == span.start else []
    return replace(heard, content=tuple(free))


def _not_before(scene: Scene, ruled: Draft, heard: Draft) -> Draft:
    """Cut off what the encoder heard in sentences before those of the rule's draft, such as somebody else's quotation.

    What comes after is left: a quotation that goes on has no cue of its own.
    """
    start = hull((*ruled.marks, *ruled.content)).start
    first = bisect_right(scene.sentences, start, key=lambda sentence: sentence.span.start) - 1
    at = scene.sentences[max(0, first)].span.start
    content = tuple(Span(max(span.start, at), span.end) for span in heard.content if span.end > at)
    return replace(heard, content=content) if content else heard


class _Rows:
    """Finds the words of spans, and what the encoder expects of them."""

    def __init__(self, scene: Scene, hearing: Hearing) -> None:
        self._scene = scene
        self.hearing = hearing
        tokens = [scene.sentences[s].tokens[t] for s, t in hearing.places()]
        self._starts = [token.start for token in tokens]
        self._ends = [token.end for token in tokens]
        self._real = [token.pos not in ("PUNCT", "SPACE") for token in tokens]

    def numbers(self, spans: Iterable[Span]) -> list[int]:
        """Return the numbers of the words, not the marks, that spans hold."""
        out: list[int] = []
        for span in spans:
            first, end = bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)
            out += [number for number in range(first, end) if self._real[number]]
        return out

    def marks(self, draft: Draft) -> list[int]:
        """Return the words of a cue, its head first."""
        head = [] if draft.cue is None else [self.hearing.number((draft.sentence, draft.cue))]
        return [*head, *(number for number in self.numbers(draft.marks) if number not in head)]

    def best_cue(self, draft: Draft) -> int | None:
        """Return the word of a cue that the encoder most takes for its head."""
        marks = self.marks(draft)
        return max(marks, key=self.hearing.cue) if marks else None

    def expected(self, cue: int, content: Spans) -> float:
        """Return the overlap with the true content that the encoder expects, intersection over union."""
        first, shares = self.hearing.contents(cue)
        near = [number - first for number in self.numbers(content) if 0 <= number - first < len(shares)]
        inside = float(shares[near].sum()) if near else 0.0
        whole = sum(float(share) for n, share in enumerate(shares) if self._real[first + n])
        return inside / max(1e-6, len(near) + whole - inside)


def _candidate(rows: _Rows, ruled: Draft | None, heard: Draft | None) -> Candidate:
    group = _group(ruled)
    draft = _merged(rows, group, ruled, heard)
    cue = rows.best_cue(draft)
    features = {"bias": 1.0, f"group {group}": 1.0}
    if ruled is not None:
        features["rule"] = odds(ruled.score)
    if cue is not None:
        features["cue"] = odds(rows.hearing.cue(cue))
        features["expected"] = rows.expected(cue, draft.content)
    if ruled is not None and heard is not None:
        ours, theirs = set(rows.numbers(ruled.content)), set(rows.numbers(heard.content))
        features["both"] = 1.0
        features["overlap"] = len(ours & theirs) / max(1, len(ours | theirs))
        features["same speaker"] = _agree(rows, ruled, heard)
    features["voiced"] = float(bool(draft.voices))
    return Candidate(draft, ruled, heard, features)


def _merged(rows: _Rows, group: str, ruled: Draft | None, heard: Draft | None) -> Draft:
    """Choose between the words of a rule and of the encoder; speakers and cue are the rule's where it has them."""
    if ruled is None or heard is None:
        only = ruled or (heard)
        if only is None:
            raise ValueError("a candidate needs a draft")
        return only
    cue = rows.best_cue(ruled)
    voices = ruled.voices or heard.voices
    if cue is None:
        return ruled
    gain = rows.expected(cue, heard.content) - rows.expected(cue, ruled.content)
    content = heard.content if gain > MARGIN.get(group, OTHER_MARGIN) else ruled.content
    return replace(ruled, content=content, voices=voices)


def _agree(rows: _Rows, ruled: Draft, heard: Draft) -> float:
    ours = set(rows.numbers(span for voice in ruled.voices for span in voice.spans))
    theirs = set(rows.numbers(span for voice in heard.voices for span in voice.spans))
    if not ours or not theirs:
        return float(ours == theirs)
    return float(2 * len(ours & theirs) >= min(len(ours), len(theirs)))


def _is_refused(scene: Scene, lexicon: Lexicon, draft: Draft, refused: _Cover) -> bool:
    """Tell whether the rules would not let somebody say this: inside a quotation, not said, supposed, by nobody."""
    if draft.cue is None or scene.quoted[draft.sentence][draft.cue] != OUTSIDE:
        return True
    if any(refused.holds(mark) for mark in draft.marks):
        return True
    sentence = scene.sentences[draft.sentence]
    token = sentence.tokens[draft.cue]
    heads = tuple(t.i for t in sentence.tokens for voice in draft.voices if t.span == voice.head)
    key = verb_key(sentence, draft.cue) if token.pos in ("VERB", "AUX") else token.lemma.lower()
    content = tuple(t.i for t in sentence.tokens if any(span.contains(t.span) for span in draft.content))
    frame = Frame(draft.cue, key, token.pos, "clause", (draft.cue,), content, heads)
    return why_not_said(scene, lexicon, sentence, frame, draft.act) is not None


def _is_deed(scene: Scene, lexicon: Lexicon, rows: _Rows, draft: Draft) -> bool:
    """Tell whether a verb of deeds governs a thing and no clause: "imposed sanctions" is nobody's word.

    What is cited ("citing an officer") is the business of the chain.
    """
    sentence = scene.sentences[draft.sentence]
    token = sentence.tokens[draft.cue or 0]
    if token.lemma.lower() in CITING:
        return True
    acts = ("v", token.lemma.lower()) in read_triggers()
    if token.pos != "VERB" or not acts or lexicon.knows(verb_key(sentence, token.i), "VERB"):
        return False
    places = frozenset(rows.hearing.places()[number] for number in rows.numbers(draft.content))
    quoted = sum(scene.quoted[s][t] != OUTSIDE for s, t in places)
    return 2 * quoted <= len(places) and not any(_heads_clause(scene, place, places) for place in places)


def _heads_clause(scene: Scene, place: tuple[int, int], places: frozenset[tuple[int, int]]) -> bool:
    s, t = place
    return any((s, c) in places for c in children_by_dep(scene.sentences[s], t, SUBJECT_LABELS))
