"""Parsed text, mentions, places, times and statements in, events out: who did what to whom, by rules over the parse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from tocsin.events.admission import is_weapon_only, reason_against
from tocsin.events.background import judge_background
from tocsin.events.carry import Carried, carry_dates
from tocsin.events.counts import count_people
from tocsin.events.dates import Dates, find_when
from tocsin.events.denials import link_denials
from tocsin.events.doers import share_doers
from tocsin.events.duplicates import Candidate, drop_duplicates
from tocsin.events.instruments import find_instruments
from tocsin.events.modality import is_definite, judge_modality, not_told
from tocsin.events.participants import Setting, is_actor, make_participant
from tocsin.events.places import find_place
from tocsin.events.police import Seen, is_near, share_police
from tocsin.events.roles import DEEPEST, Roles
from tocsin.events.said import Said
from tocsin.events.scene import Scene, gather_findings
from tocsin.events.settle import Settled, is_untold, settle_type
from tocsin.events.targets import find_targets
from tocsin.events.toll import share_toll
from tocsin.events.triggers import Match, match_triggers
from tocsin.events.weigh import Bench, Opinion, ask, explain_event, is_likely, propose_matches, weigh_event
from tocsin.events.why import weigh_words
from tocsin.ontology.plover import read_class, read_contexts
from tocsin.ontology.triggers import read_counts
from tocsin.record import (
    Basis,
    Document,
    Dropped,
    EventMention,
    EventType,
    Found,
    Grounded,
    Parsed,
    Participant,
    PlaceMention,
    Quantity,
    Reason,
    Resolved,
    Role,
    Statement,
    TimeMention,
    When,
    hash_id,
    span_key,
)
from tocsin.text import token_spans

STAGE = "events.code/2"
# Measured on the half of plv_train whose sha256(id) begins with 0 to 7, on which the lexicon was mended, so high:
# share of right types where actor and recipient agree (verbs 245 of 276, carried nouns 13 of 19), and of right triples
# where the actor agrees (245 of 392, 13 of 21). Nouns alone were too few there and take the share of carried ones.
TYPE_SCORES = {"verb": 0.89, "carried noun": 0.68, "noun": 0.68, "judge": 0.68}
# Where the model cannot be asked; else `weigh.py` gives the score.
TRIPLE_SCORES = {"verb": 0.62, "carried noun": 0.62, "noun": 0.62, "judge": 0.62}
# How many sentences after an assault the dead are taken to be its victims rather than an accident's. Set by hand.
TOLL_REACH = 3
# Older events are history.
OLDEST_YEARS = 100
# Not measured: the words were chosen to leave little doubt.
CONTEXT_SCORE = 0.8
LINKED = frozenset({"advcl", "relcl", "acl", "conj", "xcomp", "pcomp"})
# Longest list of participants that is kept; longer ones are lists of names, not actors.
MOST_PARTICIPANTS = 8


def code_events(  # noqa: PLR0913 - one for what each room found
    parsed: Parsed,
    *,
    actors: Resolved,
    statements: tuple[Statement, ...],
    places: tuple[PlaceMention, ...],
    times: tuple[TimeMention, ...],
    quantities: tuple[Quantity, ...],
    bench: Bench | None = None,
) -> Found[EventMention]:
    """Find the events that a report tells.

    An event needs a trigger of the lexicon and an actor or recipient that names a political actor, a people or a place.
    When nothing in the words says that it happened, it is not marked as happened.

    Args:
        parsed: Sentences with heads and base names.
        actors: Mentions with their entities.
        statements: What lies in the content of one is what its speaker says.
        places: Place names with coordinates.
        times: Time expressions.
        quantities: Numbers with what they count.
        bench: The report as the encoder read it, and the model that judges its pairs; None for the rules alone.

    Returns:
        Events in text order; `dropped` holds the triggers that are figures of speech, lack participants, are unlikely
        to be right, or tell again what another event tells.
    """
    findings = gather_findings(actors, places, times, quantities)
    said = Said(statements)
    past = _Past()
    dropped: list[Dropped] = []
    for sentence in parsed.sentences:
        roles = Roles(Scene(parsed, sentence, findings))
        setting = Setting(
            roles,
            after_assault=sentence.i - past.assault <= TOLL_REACH,
            after_police=is_near(past.police, sentence.i),
        )
        before = past.carried if sentence.paragraph == past.paragraph else Carried()
        told, let_go = _read_sentence(setting, said=said, before=before, document=parsed.document, bench=bench)
        past.add(told, roles, said=said)
        dropped.extend(let_go)
    events, doubles = drop_duplicates(past.kept, stage=STAGE)
    events = [_with_id(event, parsed.document) for event in events]
    document = parsed.document
    events = link_denials(events, statements, text=document.text, document=document.id, entities=actors.entities)
    return Found(tuple(events), tuple(sorted((*dropped, *doubles), key=lambda item: (item.span, item.reason))))


@dataclass(slots=True)
class _Past:
    """What the sentences before tell of the next one.

    Attributes:
        kept: Their events.
        carried: Dates that the last of them hands on.
        paragraph: The paragraph of the last.
        assault: Index of the last that tells an assault.
        police: The police that were named last; None for none.
    """

    kept: list[Candidate] = field(default_factory=list)
    carried: Carried = field(default_factory=Carried)
    paragraph: int = -1
    assault: int = -TOLL_REACH - 1
    police: Seen | None = None

    def add(self, told: list[Candidate], roles: Roles, *, said: Said) -> None:
        """Take in the events of a sentence; its toll may be that of the last event before."""
        sentence = roles.scene.sentence
        last = self.kept[-1] if self.kept and sentence.paragraph == self.paragraph else None
        last = last if last is not None and last.sentence == sentence.i - 1 else None
        told = share_doers(told, self.kept, roles)
        told, self.police = share_police(told, roles, self.police)
        told, shared = share_toll(told, last, roles, voice=said.voice)
        if shared is not None:
            self.kept[-1] = shared
        self.kept += told
        self.carried = carry_dates((item.event for item in told), said.reported_in(sentence.span))
        self.paragraph = sentence.paragraph
        if any(item.event.type.value is EventType.ASSAULT for item in told):
            self.assault = sentence.i


def _read_sentence(
    setting: Setting, *, said: Said, before: Carried, document: Document, bench: Bench | None
) -> tuple[list[Candidate], list[Dropped]]:
    """Make the candidates of a sentence, in text order."""
    matches, covered = match_triggers(setting.roles)
    dropped = [Dropped(setting.roles.tokens[i].span, STAGE, Reason.DUPLICATE) for i in covered]
    make = partial(_make_candidate, setting=setting, said=said, before=before, document=document)
    kept, let_go = _sift((match, make(match)) for match in matches)
    dropped += let_go
    if bench is not None:
        opinion = ask(setting, [match for match, _ in kept], bench)
        proposed = propose_matches(opinion, [match for match, _ in kept], setting.roles)
        more, let_go = _sift((match, make(match)) for match in proposed)
        kept, unlikely = _weighed([*kept, *more], opinion, setting.roles)
        dropped += [*let_go, *unlikely]
    kept.sort(key=lambda item: item[0].i)
    return [candidate for _, candidate in kept], dropped


Told = tuple[Match, Candidate]


def _sift(made: Iterable[tuple[Match, Candidate | Dropped]]) -> tuple[list[Told], list[Dropped]]:
    """Part what became a candidate from what did not."""
    kept: list[Told] = []
    dropped: list[Dropped] = []
    for match, item in made:
        if isinstance(item, Dropped):
            dropped.append(item)
        else:
            kept.append((match, item))
    return kept, dropped


def _weighed(told: Sequence[Told], opinion: Opinion, roles: Roles) -> tuple[list[Told], list[Dropped]]:
    """Give the candidates their scores, and drop those that are unlikely to be right."""
    kept: list[Told] = []
    dropped: list[Dropped] = []
    for match, candidate in told:
        event = weigh_event(candidate.event, match, opinion, roles)
        if is_likely(event, match, opinion, roles):
            event = explain_event(event, match, opinion, roles) if opinion.bench.explain else event
            kept.append((match, replace(candidate, event=event)))
        else:
            dropped.append(Dropped(event.trigger[0], f"{STAGE} {match.rule(roles)}", Reason.LOW_SCORE))
    return kept, dropped


def _make_candidate(
    match: Match, *, setting: Setting, said: Said, before: Carried, document: Document
) -> Candidate | Dropped:
    """Make the event of a trigger, or say why there is none."""
    roles = setting.roles
    word = roles.tokens[match.i]
    reason = reason_against(match, setting)
    is_bare = reason is Reason.NO_ACTOR and is_weapon_only(match, roles)
    if reason is not None and not is_bare:
        return Dropped(word.span, STAGE, reason)
    statement = said.at(word.span)
    # What was not said is read with the words that negate it, as if nobody had been asked.
    is_said = statement is not None and not statement.negated
    cue = statement.cue[0] if statement is not None and is_said and statement.cue else None
    modality = judge_modality(match, roles, cue=cue)
    if (statement is not None and statement.negated) or (match.blamed and statement is None):
        modality = not_told(modality)
    settled = settle_type(match, roles, modality, said=is_said)
    if match.proposed and match.row.type is not None:
        # The model was taught the type that the words have in their tense and mood.
        settled = Settled(match.row.type, None, modality)
    if is_untold(settled):
        return Dropped(word.span, STAGE, Reason.NOT_AN_EVENT)
    said_in = statement.id if statement is not None else None
    own, near = said.dates(word.span, roles.scene.times)
    published = document.published_at.value[:10] if document.published_at is not None else None
    dates = Dates(own, near, before.fitting(read_class(settled.type).quad, said_in), published)
    when = find_when(match, roles, dates=dates, modality=settled.modality.value)
    if when is not None and _is_history(when, document):
        return Dropped(word.span, STAGE, Reason.OUT_OF_RANGE)
    event = _make_event(match, roles, settled, when=when, said_in=said_in)
    past = judge_background(match, roles, when=when, published=published, after=before.background)
    event = replace(event, background=past)
    return _weigh(match, roles, event, is_bare=is_bare)


def _weigh(match: Match, roles: Roles, event: EventMention, *, is_bare: bool) -> Candidate:
    """Add to an event what shows whether another one tells the same."""
    word, clause = roles.tokens[match.i], roles.clause(match.i)
    return Candidate(
        event=event,
        sentence=roles.scene.sentence.i,
        clause=clause,
        governing=_governing(clause, roles),
        word=word.lemma,
        actors=frozenset(roles.tokens[roles.meant(i)].lemma.lower() for i in match.actors),
        recipients=frozenset(roles.tokens[roles.meant(i)].lemma.lower() for i in match.recipients),
        is_title=roles.scene.sentence.role is Role.TITLE,
        is_anaphor=word.pos == "NOUN" and match.light is None and is_definite(roles, match.i),
        is_bare=is_bare,
    )


def _governing(clause: int, roles: Roles) -> frozenset[int]:
    """Return the verb that governs a clause, and those above it while it only tells a toll."""
    out: set[int] = set()
    for _ in range(DEEPEST):
        if roles.tokens[clause].dep not in LINKED:
            break
        clause = roles.clause(roles.tokens[clause].head)
        out.add(clause)
        if roles.tokens[clause].lemma not in read_counts("verb"):
            break
    return frozenset(out)


def _make_event(
    match: Match, roles: Roles, settled: Settled, *, when: When | None, said_in: str | None
) -> EventMention:
    trigger = token_spans(roles.scene.text, [roles.tokens[i] for i in match.tokens])
    rule = match.rule(roles)
    by, score = f"{STAGE} {rule}", TYPE_SCORES[rule]
    actors, recipients = _participants(match, roles)
    instruments, weapon_mode = find_instruments(match, roles, settled.type)
    mode = settled.mode or weapon_mode
    grade = read_class(settled.type, mode)
    return EventMention(
        id="",  # given by `_with_id` when doubles are out
        type=Grounded(settled.type, trigger, Basis.NORMALISED, score, by),
        mode=Grounded(mode, trigger, Basis.NORMALISED, score, by) if mode else None,
        contexts=_contexts(roles),
        quad=grade.quad,
        intensity=grade.intensity,
        cameo=grade.cameo,
        trigger=trigger,
        actors=actors,
        recipients=recipients,
        when=when,
        place=find_place(match, roles, settled.type),
        counts=count_people(match, roles),
        instruments=instruments,
        targets=find_targets(match, roles, settled.type),
        background=None,
        modality=settled.modality,
        said_in=said_in,
        denies=(),
        score=TRIPLE_SCORES[rule],
        by=by,
        why=weigh_words(match, roles, score=score, by=by),
    )


def _with_id(event: EventMention, document: Document) -> EventMention:
    """Give an event its id once its participants are final."""
    sides = ["|".join(span_key(item.spans) for item in side) for side in (event.actors, event.recipients)]
    return replace(event, id=hash_id("e", document.id, event.type.value, span_key(event.trigger), *sides))


def _is_history(when: When, document: Document) -> bool:
    """Tell whether an event lies so far back that it is history, not reporting."""
    if not when.spans or when.last is None or document.published_at is None:
        return False
    year, published = when.last[:4], document.published_at.value[:4]
    return year.isdigit() and published.isdigit() and int(published) - int(year) > OLDEST_YEARS


def _participants(match: Match, roles: Roles) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Make actors and recipients; those who do it with one another stand on both sides, as PLOVER's equals."""
    actors = tuple(make_participant(roles, i) for i in match.actors[:MOST_PARTICIPANTS] if is_actor(roles, i))
    if match.reciprocal:
        return actors, actors
    return actors, tuple(make_participant(roles, i) for i in match.recipients[:MOST_PARTICIPANTS])


def _contexts(roles: Roles) -> tuple[Grounded[str], ...]:
    """Find the contexts that words of the sentence tell, each with its first word."""
    telling = read_contexts()
    found: dict[str, Grounded[str]] = {}
    for token in roles.tokens:
        context = telling.get(token.lemma.lower())
        if context is not None and context not in found:
            found[context] = Grounded(context, (token.span,), Basis.INFERRED, CONTEXT_SCORE, f"{STAGE} word")
    return tuple(found.values())
