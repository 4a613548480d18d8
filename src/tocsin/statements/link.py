"""Drafts to statements: entities of the speakers, form, medium, time, nesting, and the chain from outlet to mouth."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from tocsin.record import (
    Act,
    Basis,
    Dropped,
    Form,
    Found,
    Grounded,
    Link,
    Mention,
    MentionKind,
    Party,
    Reason,
    Relation,
    Resolved,
    Span,
    Spans,
    Statement,
    TimeMention,
    hash_id,
    span_key,
)
from tocsin.statements.abilities import INWARD
from tocsin.statements.circumstances import find_medium, find_targets, find_time
from tocsin.statements.cues import Lexicon
from tocsin.statements.draft import Draft, Voice
from tocsin.statements.indirect import STAGE
from tocsin.statements.nesting import DEEPEST, find_depths, find_outer
from tocsin.statements.scene import Scene, hull
from tocsin.text import SpanIndex

# Shares of quoted letters from which words count as quoted, and up to which as not; as in the public scorer.
VERBATIM, PARAPHRASE = 0.9, 0.05
# A pronoun takes over the speaker of a statement at most so many sentences before it.
LONGEST_LOOK_BACK = 2
# Rules that read clauses and quotations; with other complements only acts that tell by themselves are nested. On the
# training part of PolNeAR 1.0 3 in 10 of the others and of the inward ones match anything.
FIRM = frozenset({"clause", "paren", "as", "phrase", "before", "after", "colon", "carried", "headline"})
TELLING = frozenset({Act.ACCUSE, Act.DENY, Act.DEMAND, Act.ORDER, Act.WARN, Act.ANNOUNCE, Act.CLAIM})
OWN_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who", "his", "her", "their", "its"})
PRONOUNS = {
    "he": frozenset({MentionKind.PERSON}),
    "she": frozenset({MentionKind.PERSON}),
    "it": frozenset({MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.GROUP}),
}


@dataclass(frozen=True, slots=True)
class _Lookups:
    """What drafts are linked to."""

    mentions: SpanIndex[Mention]
    times: SpanIndex[TimeMention]
    quoted: tuple[Span, ...]
    kinds: dict[str, MentionKind]
    names: dict[str, str]


def link_drafts(
    scene: Scene, lexicon: Lexicon, drafts: tuple[Draft, ...], *, actors: Resolved, times: tuple[TimeMention, ...]
) -> Found[Statement]:
    """Make the statements.

    Args:
        scene: The parsed report.
        lexicon: The cues.
        drafts: In text order.
        actors: Mentions and entities of the report.
        times: Its time expressions.

    Returns:
        Statements in the order of the drafts; of two with the same cue and content only the first. What is nested too
        deeply to be true is in `dropped`.
    """
    lookups = _Lookups(
        scene.mentions,
        SpanIndex(times, lambda t: t.span),
        tuple(sorted(span for quotation in scene.quotations for span in quotation.spans)),
        {entity.id: entity.kind for entity in actors.entities},
        {entity.name.value: entity.id for entity in reversed(actors.entities)},
    )
    drafts = _unique(scene, drafts)
    deep = [depth > DEEPEST for depth in find_depths(find_outer(drafts))]
    dropped = tuple(Dropped(hull(d.content), STAGE, Reason.LIMIT) for d, out in zip(drafts, deep, strict=True) if out)
    drafts = tuple(d for d, out in zip(drafts, deep, strict=True) if not out)
    place = _Places(drafts, _parties(scene, drafts, lookups), find_outer(drafts))
    why = [_why_not(scene, place, n) for n in range(len(drafts))]
    dropped += tuple(Dropped(hull(d.content), STAGE, reason) for d, reason in zip(drafts, why, strict=True) if reason)
    place = place.without(why)
    kept = tuple(_statement(scene, lexicon, lookups, place, n) for n in range(len(place.drafts)))
    return Found(kept, dropped)


@dataclass(frozen=True, slots=True)
class _Places:
    """All drafts, with the parties of each and the index of the draft that encloses it."""

    drafts: tuple[Draft, ...]
    parties: tuple[tuple[Party, ...], ...]
    outer: tuple[int | None, ...]

    def without(self, why: list[Reason | None]) -> _Places:
        """Return the same without the drafts that have a reason to go."""
        drafts = tuple(d for d, gone in zip(self.drafts, why, strict=True) if not gone)
        parties = tuple(p for p, gone in zip(self.parties, why, strict=True) if not gone)
        return _Places(drafts, parties, find_outer(drafts))


def _why_not(scene: Scene, place: _Places, n: int) -> Reason | None:
    """Return why a statement inside another one is none of its own; None for one that is.

    What a speaker says of the minds of others is the speaker's claim, so only words and outward acts are nested.
    """
    draft = place.drafts[n]
    if place.outer[n] is None:
        return None
    if _is_own(scene, place, n):
        return Reason.DUPLICATE
    outward = draft.act not in INWARD and (draft.rule in FIRM or draft.act in TELLING)
    return None if outward else Reason.LOW_SCORE


def _is_own(scene: Scene, place: _Places, n: int) -> bool:
    """Tell whether somebody speaks of their own words or thoughts: "he said that he hoped ..." is one statement."""
    outer = place.outer[n]
    if outer is None:
        return False
    inner, around = place.parties[n], place.parties[outer]
    entities = {party.entity for party in around if party.entity}
    if not inner or any(party.entity for party in inner):
        return any(party.entity in entities for party in inner)
    words = [scene.text[voice.head.start : voice.head.end].lower() for voice in place.drafts[n].voices]
    return all(word in OWN_PRONOUNS for word in words)


def _identify(scene: Scene, draft: Draft) -> str:
    return hash_id("s", scene.parsed.document.id, span_key(draft.content), span_key(draft.marks))


def _unique(scene: Scene, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    return tuple({_identify(scene, draft): draft for draft in reversed(drafts)}.values())[::-1]


def _statement(scene: Scene, lexicon: Lexicon, lookups: _Lookups, place: _Places, n: int) -> Statement:
    draft = place.drafts[n]
    outer = place.outer[n]
    by = f"{STAGE} {draft.rule}"
    basis = Basis.NORMALISED if draft.marks else Basis.INFERRED
    targets = [_entity_at(span, lookups) for span in find_targets(scene, lexicon, draft)]
    return Statement(
        id=_identify(scene, draft),
        speakers=place.parties[n],
        cue=draft.marks,
        content=draft.content,
        form=_form(scene.text, draft.content, lookups.quoted),
        act=Grounded(draft.act, draft.marks, basis, draft.score, by),
        toward=tuple(dict.fromkeys(target for target in targets if target)),
        said_at=find_time(scene, draft, lookups.times),
        medium=find_medium(scene, draft, STAGE),
        chain=_chain(scene, lookups, place, n),
        nested_in=None if outer is None else _identify(scene, place.drafts[outer]),
        about=(),
        score=draft.score,
        by=by,
    )


def _form(text: str, content: Spans, quoted: tuple[Span, ...]) -> Form:
    """Tell by the share of letters inside quotation marks how the words are given."""
    letters = inside = 0
    for span in content:
        letters += _letters(text, span.start, span.end)
        for at in range(max(0, bisect_right(quoted, span) - 1), len(quoted)):
            if quoted[at].start >= span.end:
                break
            inside += _letters(text, max(span.start, quoted[at].start), min(span.end, quoted[at].end))
    share = inside / letters if letters else 1.0
    if share >= VERBATIM:
        return Form.VERBATIM
    return Form.PARAPHRASE if share <= PARAPHRASE else Form.MIXED


def _letters(text: str, start: int, end: int) -> int:
    return sum(char.isalnum() for char in text[start:end]) if start < end else 0


def _parties(scene: Scene, drafts: tuple[Draft, ...], lookups: _Lookups) -> tuple[tuple[Party, ...], ...]:
    """Link every voice; a pronoun that no mention covers takes over the single speaker of the statement before it."""
    out: list[tuple[Party, ...]] = []
    last: tuple[int, str] | None = None  # sentence and entity of the last speaker
    for draft in drafts:
        entities = [_entity_at(voice.head, lookups) for voice in draft.voices]
        if entities == [None] and last is not None and draft.sentence - last[0] <= LONGEST_LOOK_BACK:
            word = scene.text[draft.voices[0].head.start : draft.voices[0].head.end].lower()
            if lookups.kinds.get(last[1]) in PRONOUNS.get(word, ()):
                entities = [last[1]]
        out.append(tuple(Party(v.spans, entity) for v, entity in zip(draft.voices, entities, strict=True)))
        named = [entity for entity in entities if entity]
        if len(named) == 1 and (last is None or draft.sentence >= last[0]):
            last = (draft.sentence, named[0])
    return tuple(out)


def _entity_at(span: Span, lookups: _Lookups) -> str | None:
    return next((m.entity.value for m in lookups.mentions.overlapping(span) if m.entity), None)


def _chain(scene: Scene, lookups: _Lookups, place: _Places, n: int) -> tuple[Link, ...]:
    """Return the way from the outlet over everybody who passed the words on to who first said them."""
    links: list[Link] = []
    outlet = scene.parsed.document.outlet
    if outlet is not None:
        entity = next((e for span in outlet.spans if (e := _entity_at(span, lookups))), lookups.names.get(outlet.value))
        links.append(Link(outlet.spans, entity, Relation.OUTLET))
    enclosing: list[int] = []
    at = place.outer[n]
    while at is not None:
        enclosing.append(at)
        at = place.outer[at]
    for k in reversed(enclosing):
        links += _steps(place.drafts[k].via, lookups, Relation.CITED)
        links += [Link(party.spans, party.entity, Relation.CITED) for party in place.parties[k]]
    draft = place.drafts[n]
    links += _steps(draft.via, lookups, Relation.CITED)
    own = Relation.CITED if draft.origin else Relation.SPEAKER
    links += [Link(party.spans, party.entity, own) for party in place.parties[n]]
    return _without_repeats((*links, *_steps(draft.origin, lookups, Relation.SPEAKER)))


def _without_repeats(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Leave out a step that the next one takes again, as when somebody reports their own earlier words."""
    kept = [
        link
        for link, after in pairwise(links)
        if link.relation is Relation.OUTLET or link.entity != after.entity or link.entity is None
    ]
    return (*kept, *links[-1:])


def _steps(voices: tuple[Voice, ...], lookups: _Lookups, relation: Relation) -> list[Link]:
    return [Link(voice.spans, _entity_at(voice.head, lookups), relation) for voice in voices]
