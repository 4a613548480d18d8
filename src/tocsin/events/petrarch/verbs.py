"""A verb of a sentence in, what its dictionary codes of it out: who, to whom, and by which line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.events.petrarch.matching import Binding, Matcher
from tocsin.events.petrarch.phrases import Coded, Phrases
from tocsin.events.petrarch.reading import Reading
from tocsin.ontology.petrarch_coder import PetrarchCoder as Dictionaries
from tocsin.ontology.petrarch_patterns import Sign
from tocsin.ontology.petrarch_verbs import EventCode, PatternRow, VerbForm

VERBAL = ("VERB", "AUX")


@dataclass(frozen=True, slots=True)
class VerbReading:
    """What the dictionary says of one verb of a sentence.

    Attributes:
        verb: Its token.
        form: The row that knows it.
        code: What it codes; empty when it rules an event out, or has no code of its own.
        actors: Who does it; each does it to every recipient.
        recipients: To whom.
        together: They do it with one another.
        is_placed: The pattern itself says where actor or recipient stand.
        tokens: The verb and the words that decided, in text order.
        line: Number of the deciding line.
        source: Name of the dictionary.
    """

    verb: int
    form: VerbForm
    code: EventCode
    actors: tuple[Coded, ...]
    recipients: tuple[Coded, ...]
    together: bool
    is_placed: bool
    tokens: tuple[int, ...]
    line: int
    source: str


def read_verb(reading: Reading, phrases: Phrases, verb: int, dictionaries: Dictionaries) -> VerbReading | None:
    """Code one verb.

    Args:
        reading: Its sentence.
        phrases: The noun phrases of the sentence.
        verb: Index of its token.
        dictionaries: What is looked up; the first that knows the form speaks.

    Returns:
        What the longest form and its most telling pattern say; None when no dictionary knows it.
    """
    token = reading.tokens[verb]
    if token.pos not in VERBAL and not token.tag.startswith("VB"):
        return None
    start, end = reading.first_piece[verb], reading.first_piece[verb + 1]
    for p in range(start, end):
        for one in dictionaries.verbs:
            forms = list(_standing(reading, one.forms.get(reading.pieces[p], ()), p))
            if forms:
                return _read(reading, phrases, verb, p, forms, one.name)
    return None


def _standing(reading: Reading, forms: tuple[VerbForm, ...], at: int) -> Iterator[VerbForm]:
    """Yield the forms whose other words stand around a piece, those of most words alone."""
    longest = -1
    for form in forms:
        size = len(form.before) + len(form.after)
        first, last = at - len(form.before), at + len(form.after)
        if size < longest or first < 0:
            continue
        if tuple(reading.pieces[first:at]) == form.before and tuple(reading.pieces[at + 1 : last + 1]) == form.after:
            longest = size
            yield form


def _read(reading: Reading, phrases: Phrases, verb: int, at: int, forms: list[VerbForm], source: str) -> VerbReading:
    form = forms[0]
    first, last = at - len(form.before), at + len(form.after)
    matcher = Matcher(reading, phrases, verb, first, last)
    rows = [(row, one) for one in forms for row in one.block.rows]
    if len(forms) > 1:
        rows.sort(key=lambda item: -item[0].pattern.weight)
    for row, one in rows:
        binding = matcher.fit(row.pattern)
        if binding is not None:
            return _apply(reading, phrases, matcher, _Found(verb, one, row.code, binding, row, source))
    # Of several rows for one form the last with a code counts, as a dictionary that is read line by line leaves it.
    own = next((one for one in reversed(forms) if one.code), form)
    return _apply(reading, phrases, matcher, _Found(verb, own, own.code, Binding(), None, source))


@dataclass(frozen=True, slots=True)
class _Found:
    verb: int
    form: VerbForm
    code: EventCode
    binding: Binding
    row: PatternRow | None
    source: str


def _apply(reading: Reading, phrases: Phrases, matcher: Matcher, found: _Found) -> VerbReading:
    """Fill the roles that the pattern leaves open by the syntax."""
    binding = found.binding
    pieces = range(matcher.first, matcher.last + 1)
    tokens = {found.verb, *binding.tokens, *(reading.token_of[p] for p in pieces)}
    sides = _Sides(reading, phrases, matcher, found.verb)
    named = binding.together
    together = named is not None
    if named is not None and found.row is not None and _stands_behind(found.row) and (doer := sides.other_doer(named)):
        # "agreed with %": they do it with the subject and not with one another.
        actors, recipients, together = doer, named, False
    elif named is not None:
        actors = recipients = named
    else:
        actors, recipients = sides.fill(binding)
    if not recipients and len(actors) > 1 and found.code.backward:
        # What is done with one another: "Ruritania and Graustark met".
        recipients, together = actors, True
    return VerbReading(
        verb=found.verb,
        form=found.form,
        code=found.code,
        actors=actors,
        recipients=recipients,
        together=together,
        is_placed=binding.actor is not None or binding.recipient is not None or binding.together is not None,
        tokens=tuple(sorted(tokens)),
        line=found.row.line if found.row is not None else found.form.line,
        source=found.source,
    )


def _stands_behind(row: PatternRow) -> bool:
    return any(element.sign is Sign.TOGETHER for element in row.pattern.after)


class _Sides:
    """Actor and recipient of one verb by the syntax."""

    def __init__(self, reading: Reading, phrases: Phrases, matcher: Matcher, verb: int) -> None:
        self.reading = reading
        self.phrases = phrases
        self.matcher = matcher
        self.verb = verb
        self.roles = reading.roles

    def fill(self, binding: Binding) -> tuple[tuple[Coded, ...], tuple[Coded, ...]]:
        """Return actors and recipients; one that a pattern places does not fill the other role."""
        if binding.actor is not None and binding.recipient is not None:
            return binding.actor, binding.recipient
        doer, patient = self._doer(), self._patient()
        governor = self._governing_doer()
        if binding.actor is not None:
            return binding.actor, self._other(binding.actor, doer, patient) or self._behind(binding.actor)
        if binding.recipient is not None:
            return self._other(binding.recipient, doer, governor), binding.recipient
        return doer, self._other(doer, patient) or self._behind(doer)

    def other_doer(self, named: tuple[Coded, ...]) -> tuple[Coded, ...]:
        """Return the subject where it names others."""
        known = {item.code for item in named}
        return tuple(item for item in self._doer() if item.code not in known)

    def _governing_doer(self) -> tuple[Coded, ...]:
        """Return the subject of the verb in whose complement the verb lies."""
        token = self.reading.tokens[self.verb]
        if token.dep not in ("ccomp", "xcomp") or self.reading.tokens[token.head].pos not in VERBAL:
            return ()
        heads = self.roles.subjects(token.head)
        return self.phrases.codes(heads[0]) if heads else ()

    def _other(self, taken: tuple[Coded, ...], *choices: tuple[Coded, ...]) -> tuple[Coded, ...]:
        """Return the first choice that names others than those taken."""
        codes = {item.code for item in taken}
        return next((choice for choice in choices if choice and not codes >= {item.code for item in choice}), ())

    def _doer(self) -> tuple[Coded, ...]:
        heads = self.roles.subjects(self.verb)
        return self.phrases.codes(heads[0]) if heads else ()

    def _patient(self) -> tuple[Coded, ...]:
        if not self.roles.is_passive(self.verb):
            return ()
        heads = self.roles.objects(self.verb)
        return self.phrases.codes(heads[0]) if heads else ()

    def _behind(self, taken: tuple[Coded, ...]) -> tuple[Coded, ...]:
        """Return the first phrase behind the verb that names an actor who is not taken; else the first role."""
        known = {item.code for item in taken}
        inside = set(self.matcher.after_tokens)
        second: tuple[Coded, ...] = ()
        for head in self.phrases.tops:
            if head not in inside:
                continue
            codes = self.phrases.codes(head)
            others = [item for item in codes if item.code not in known]
            if any(item.is_actor for item in others):
                return codes
            second = second or (codes if others else ())
        return second
