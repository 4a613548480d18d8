"""Drafts to statements: entities of the speakers, form, medium, time, nesting, and the chain from outlet to mouth."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from tocsin.record import (
    Act,
    Basis,
    Dropped,
    Form,
    Found,
    Grounded,
    MentionKind,
    Party,
    Reason,
    Resolved,
    Span,
    Spans,
    Statement,
    TimeMention,
    hash_id,
    span_key,
)
from tocsin.statements.abilities import INWARD
from tocsin.statements.acts import settle_act
from tocsin.statements.addressees import find_addressees
from tocsin.statements.chain import make_chain
from tocsin.statements.circumstances import find_medium, find_time
from tocsin.statements.cues import Lexicon
from tocsin.statements.draft import Draft, Voice
from tocsin.statements.indirect import STAGE
from tocsin.statements.lookups import OUTLETS, Lookups, make_lookups
from tocsin.statements.nesting import DEEPEST, find_depths, find_outer
from tocsin.statements.passing import find_passing
from tocsin.statements.scene import OUTSIDE, Scene, hull
from tocsin.statements.speakers import finite_tag
from tocsin.statements.stance import find_stances

# Shares of quoted letters from which words count as quoted, and up to which as not; as in the public scorer.
VERBATIM, PARAPHRASE = 0.9, 0.05
# A pronoun takes over the speaker of a statement at most so many sentences before it.
LONGEST_LOOK_BACK = 2
# Rules that read clauses and quotations; with other complements only acts that tell by themselves are nested. On the
# training part of PolNeAR 1.0 3 in 10 of the others and of the inward ones match anything.
FIRM = frozenset(
    {"clause", "paren", "as", "phrase", "before", "after", "colon", "carried", "headline", "signed", "transcript"}
)
# Rules of quotations with a cue next to them.
QUOTING = frozenset({"before", "after", "colon"})
# Acts that only people and bodies do, but that are heard, so that others can report them.
SPOKEN = frozenset({Act.CONDEMN, Act.ENDORSE, Act.PROMISE, Act.THREATEN, Act.ASK})
TELLING = frozenset({Act.ACCUSE, Act.DENY, Act.DEMAND, Act.ORDER, Act.WARN, Act.ANNOUNCE, Act.CLAIM})
FIRST_PERSON = frozenset({"i", "we"})
OWN_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who", "his", "her", "their", "its"})
PRONOUNS = {
    "he": frozenset({MentionKind.PERSON}),
    "she": frozenset({MentionKind.PERSON}),
    "it": frozenset({MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.GROUP}),
}


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
    lookups = make_lookups(scene, actors, times)
    drafts = _unique(scene, drafts)
    deep = [depth > DEEPEST for depth in find_depths(find_outer(drafts))]
    dropped = tuple(Dropped(hull(d.content), STAGE, Reason.LIMIT) for d, out in zip(drafts, deep, strict=True) if out)
    drafts = tuple(d for d, out in zip(drafts, deep, strict=True) if not out)
    outer = find_outer(drafts)
    place = _Places(drafts, _as_told(scene, drafts, _parties(scene, drafts, lookups), outer), outer)
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
    draft, outer = place.drafts[n], place.outer[n]
    if outer is None:
        return None
    if _is_own(scene, place, n):
        return Reason.DUPLICATE
    if _is_turn(place, outer):
        # An interview is all told by one mouth; what it tells of others is its news.
        return None
    outward = (draft.act not in INWARD or draft.act in SPOKEN) and (draft.rule in FIRM or draft.act in TELLING)
    return None if outward else Reason.LOW_SCORE


def _is_own(scene: Scene, place: _Places, n: int) -> bool:
    """Tell whether somebody speaks of their own words or thoughts: "he said that he hoped ..." is one statement."""
    outer = place.outer[n]
    if outer is None:
        return False
    inner, around = place.parties[n], place.parties[outer]
    words = [scene.text[voice.head.start : voice.head.end].lower() for voice in place.drafts[n].voices]
    if _is_turn(place, outer):
        return all(word in FIRST_PERSON for word in words) and not _recalls(scene, place.drafts[n])
    if place.drafts[n].rule in QUOTING and place.drafts[outer].rule in QUOTING:
        # Who is quoted says "I" of themselves, and "he" of another.
        return False
    entities = {party.entity for party in around if party.entity}
    if not inner or any(party.entity for party in inner):
        return any(party.entity in entities for party in inner)
    return all(word in OWN_PRONOUNS for word in words)


def _is_turn(place: _Places, n: int) -> bool:
    """Tell whether a draft is what a label says, where "I" and "we" alone are who speaks."""
    return place.drafts[n].rule == "transcript"


def _recalls(scene: Scene, draft: Draft) -> bool:
    """Tell whether somebody tells what they once said ("I wrote to him that ..."), not what they say or think now."""
    if draft.cue is None or draft.act in INWARD:
        return False
    return finite_tag(scene.sentences[draft.sentence], draft.cue) == "VBD"


def _identify(scene: Scene, draft: Draft) -> str:
    return hash_id("s", scene.parsed.document.id, span_key(draft.content), span_key(draft.marks))


def _unique(scene: Scene, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    return tuple({_identify(scene, draft): draft for draft in reversed(drafts)}.values())[::-1]


def _statement(scene: Scene, lexicon: Lexicon, lookups: Lookups, place: _Places, n: int) -> Statement:
    outer = place.outer[n]
    addressees = find_addressees(scene, lexicon, place.drafts[n])
    passing = find_passing(scene, place.drafts[n], addressees=addressees, lookups=lookups)
    draft = replace(place.drafts[n], via=(*place.drafts[n].via, *passing))
    by = f"{STAGE} {draft.rule}"
    basis = Basis.NORMALISED if draft.marks else Basis.INFERRED
    own = frozenset(party.entity for party in place.parties[n] if party.entity)
    around = _enclosing(place, n)
    act, words = settle_act(scene, lexicon, draft, lookups=lookups, own=own)
    return Statement(
        id=_identify(scene, draft),
        speakers=place.parties[n],
        cue=draft.marks,
        content=draft.content,
        form=Form.VERBATIM if draft.rule == "transcript" else _form(scene.text, draft.content, lookups.quoted),
        act=Grounded(act, words, basis, draft.score, by),
        negated=draft.negated,
        toward=find_stances(scene, draft, lookups=lookups, own=own, stage=STAGE),
        addressees=tuple(Party(voice.spans, lookups.entity_at(voice.head)) for voice in addressees),
        said_at=find_time(scene, draft, lookups.times),
        medium=find_medium(scene, draft, STAGE),
        chain=make_chain(
            scene,
            lookups,
            drafts=(*(place.drafts[k] for k in around), draft),
            parties=tuple(place.parties[k] for k in (*around, n)),
        ),
        nested_in=None if outer is None else _identify(scene, place.drafts[outer]),
        about=(),
        score=draft.score,
        by=by,
    )


def _enclosing(place: _Places, n: int) -> list[int]:
    """Return the indices of the drafts around one, the outermost first."""
    out: list[int] = []
    at = place.outer[n]
    while at is not None:
        out.append(at)
        at = place.outer[at]
    return out[::-1]


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


def _speaker(scene: Scene, lookups: Lookups, voice: Voice, sentence: int) -> str | None:
    """Return the entity of a speaker; "this newspaper" and an unquoted "we" are the report's own outlet."""
    words = scene.text[voice.spans[0].start : voice.spans[0].end].casefold().split()
    if len(words) == 2 and words[0] in ("this", "our") and words[1] in OUTLETS and lookups.outlet is not None:
        return lookups.outlet
    entity = lookups.entity_at(voice.head)
    if entity is None and words == ["we"]:
        row = scene.quoted[sentence]
        own = any(t.span == voice.head and row[t.i] == OUTSIDE for t in scene.sentences[sentence].tokens)
        return lookups.outlet if own else None
    return entity


def _parties(scene: Scene, drafts: tuple[Draft, ...], lookups: Lookups) -> tuple[tuple[Party, ...], ...]:
    """Link every voice; a pronoun that no mention covers takes over the single speaker of the statement before it."""
    out: list[tuple[Party, ...]] = []
    last: tuple[int, str] | None = None  # sentence and entity of the last speaker
    for draft in drafts:
        entities = [_speaker(scene, lookups, voice, draft.sentence) for voice in draft.voices]
        if entities == [None] and last is not None and draft.sentence - last[0] <= LONGEST_LOOK_BACK:
            word = scene.text[draft.voices[0].head.start : draft.voices[0].head.end].lower()
            if lookups.kinds.get(last[1]) in PRONOUNS.get(word, ()):
                entities = [last[1]]
        out.append(tuple(Party(v.spans, entity) for v, entity in zip(draft.voices, entities, strict=True)))
        named = [entity for entity in entities if entity]
        if len(named) == 1 and (last is None or draft.sentence >= last[0]):
            last = (draft.sentence, named[0])
    return tuple(out)


def _as_told(
    scene: Scene, drafts: tuple[Draft, ...], parties: tuple[tuple[Party, ...], ...], outer: tuple[int | None, ...]
) -> tuple[tuple[Party, ...], ...]:
    """Link "I" inside the words of a single speaker to that speaker."""
    out = list(parties)
    for n, around in enumerate(outer):
        own = parties[around] if around is not None else ()
        if len(own) == 1 and len(parties[n]) == 1 and parties[n][0].entity is None:
            head = drafts[n].voices[0].head
            if scene.text[head.start : head.end] == "I":
                out[n] = (Party(parties[n][0].spans, own[0].entity),)
    return tuple(out)
