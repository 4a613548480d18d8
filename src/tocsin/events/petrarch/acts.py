"""One parsed sentence and the dictionaries in; the acts that they code out: CAMEO code, who, to whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.events.petrarch.phrases import Coded, Phrases
from tocsin.events.petrarch.reading import Reading
from tocsin.events.petrarch.verbs import VerbReading, read_verb
from tocsin.ontology.petrarch_coder import PetrarchCoder as Dictionaries
from tocsin.ontology.petrarch_verbs import EventCode, Transformation
from tocsin.record import Reason

# What is told inside the complement of these is told by itself; their own code stands where nothing else is told.
SAYING = frozenset("say tell announce declare state add insist report claim note indicate believe".split())
# A verb that hangs so on another one is part of what that one says or wants.
COMPLEMENT = frozenset({"ccomp", "xcomp", "pcomp"})


@dataclass(frozen=True, slots=True)
class Act:
    """What the dictionaries code of one verb.

    Attributes:
        code: CAMEO code, as the dictionary writes it, with that of the other direction.
        actors: Who does it, with the codes that the dictionaries join.
        recipients: To whom; equal to `actors` for what they do with one another.
        verb: Token of the verb.
        tokens: The verb and the words that decided, in text order.
        origin: Dictionary and line ("CAMEO.2.0.txt:1234").
        together: They do it with one another.
    """

    code: EventCode
    actors: tuple[Coded, ...]
    recipients: tuple[Coded, ...]
    verb: int
    tokens: tuple[int, ...]
    origin: str
    together: bool = False

    def dyads(self) -> list[tuple[str, str, str]]:
        """Return CAMEO code, actor and recipient of each event that PETRARCH writes for it."""
        out = []
        for one in self.actors:
            for other in self.recipients:
                if one.code == other.code:
                    continue
                if self.code.forward:
                    out.append((self.code.forward, one.code, other.code))
                if self.code.backward:
                    out.append((self.code.backward, other.code, one.code))
        return list(dict.fromkeys(out))


@dataclass(frozen=True, slots=True)
class Acts:
    """The acts of a sentence, in text order, and the verbs with a code that are none, each with the reason."""

    kept: tuple[Act, ...]
    dropped: tuple[tuple[int, Reason], ...]


def find_acts(reading: Reading, dictionaries: Dictionaries) -> Acts:
    """Find the acts of a sentence.

    A verb inside the complement of another one is coded by itself only when that one has no code, or reports. A verb
    that the pattern of another one names is not coded. An act needs both sides.
    """
    phrases = Phrases(reading)
    found: dict[int, VerbReading] = {}
    for token in reading.tokens:
        one = read_verb(reading, phrases, token.i, dictionaries)
        if one is not None:
            found[token.i] = one
    used = {i for one in found.values() for i in one.tokens if i != one.verb and one.code}
    free = {i: one for i, one in found.items() if i not in used}
    told, transformed = _transform(reading, free, dictionaries)
    acts = {i: act for i, one in told.items() if (act := _act(one)) is not None}
    acts |= transformed
    kept = {i: act for i, act in sorted(acts.items()) if i in transformed or not _is_covered(reading, i, acts)}
    dropped = [(i, _reason(one)) for i, one in found.items() if one.code and i not in kept]
    return Acts(tuple(kept.values()), tuple(dropped))


def _reason(one: VerbReading) -> Reason:
    if not one.actors:
        return Reason.NO_ACTOR
    return Reason.DUPLICATE if one.recipients else Reason.NO_RECIPIENT


def _act(one: VerbReading) -> Act | None:
    origin = f"{one.source}:{one.line}"
    act = Act(one.code, one.actors, one.recipients, one.verb, one.tokens, origin, together=one.together)
    return act if act.dyads() else None


def _is_covered(reading: Reading, verb: int, acts: dict[int, Act]) -> bool:
    """Tell whether another act speaks for a verb: the one that governs it, or for a report what it reports."""
    tokens = reading.tokens
    if tokens[verb].lemma in SAYING:
        return any(verb in _governors(reading, i) for i in acts if i != verb)
    return any(g in acts and tokens[g].lemma not in SAYING for g in _governors(reading, verb))


def _governors(reading: Reading, verb: int) -> list[int]:
    """Return the verbs in whose complement a verb lies, nearest first."""
    out = []
    at = verb
    for _ in range(len(reading.tokens)):
        token = reading.tokens[at]
        if token.head == at or token.dep not in (*COMPLEMENT, "prep", "dobj", "acl", "conj"):
            break
        at = token.head
        if token.dep != "conj" and reading.tokens[at].pos in ("VERB", "AUX"):
            out.append(at)
    return out


def _transform(
    reading: Reading, found: dict[int, VerbReading], dictionaries: Dictionaries
) -> tuple[dict[int, VerbReading], dict[int, Act]]:
    """Apply the transformations: what a verb makes of what is told inside its complement."""
    rules = [(one.name, rule) for one in dictionaries.verbs for rule in one.transformations]
    left, made = dict(found), dict[int, Act]()
    for i, inner in found.items():
        governor = next((g for g in _governors(reading, i) if g in found), None)
        if governor is None:
            continue
        outer = found[governor]
        for name, rule in rules:
            act = _apply(reading, rule, outer, inner, f"{name}:{rule.line}")
            if act is not None and act.dyads():
                left.pop(i, None)
                left.pop(governor, None)
                made[governor if rule.code != "Q" else i] = act
                break
    return left, made


def _apply(reading: Reading, rule: Transformation, outer: VerbReading, inner: VerbReading, origin: str) -> Act | None:
    """Return what a transformation makes of an outer and an inner verb; None when it does not fit."""
    names = {outer.form.base, outer.form.block.name}
    inner_names = {inner.form.base, inner.form.block.name}
    if rule.verb not in names or (rule.inner_verb != "Q" and rule.inner_verb not in inner_names) or not inner.code:
        return None
    bound = {rule.subject: outer.actors}
    has_subject = reading.roles.own_subject(inner.verb, "nsubj", "nsubjpass") is not None
    sides = (inner.actors if has_subject else (), inner.recipients)
    for variable, side in zip(rule.inner, sides, strict=True):
        if variable == ".":
            continue
        if variable == "_":
            if side:
                return None
        elif not side or (variable in bound and _codes(bound[variable]) != _codes(side)):
            return None
        else:
            bound.setdefault(variable, side)
    if not bound.get(rule.actor) or not bound.get(rule.recipient) or _codes(bound["a"]) == _codes(bound.get("b", ())):
        return None
    code = inner.code if rule.code == "Q" else EventCode(rule.code)
    tokens = tuple(sorted({*inner.tokens, *outer.tokens}))
    verb = inner.verb if rule.code == "Q" else outer.verb
    return Act(code, bound[rule.actor], bound[rule.recipient], verb, tokens, origin)


def _codes(side: Iterable[Coded]) -> frozenset[str]:
    return frozenset(item.code for item in side)
