"""A trigger and the dates of its sentence in, the day of the happening out: never that of a background."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.events.roles import Roles
from tocsin.events.triggers import Match
from tocsin.record import Basis, Modality, Precision, TimeMention, TimeType, When

# What follows these is a border in time or another happening: "since the truce of 3 May", "after Monday's vote".
BORDERS = frozenset(
    {"since", "until", "till", "before", "after", "from", "by", "following", "ahead", "prior", "despite"}
)
# Prepositions that lead from a noun to the date of what its clause tells ("killed a man on Monday").
DATING = frozenset({"on", "in", "at", "during", "over"})
# What a noun in these prepositional phrases names took place when its clause did.
AMID = frozenset({"in", "during", "by", "amid", "with"})
# Gerunds after these share the date of their clause ("responded by shelling"); others tell of something else.
MEANS = frozenset({"by", "in", "with", "through", "while", "when"})
# Adverbs that set a clause apart from the date told before.
APART = frozenset(
    {"earlier", "previously", "later", "since", "recently", "then", "ago", "already", "yet", "now", "once"}
)
HAPPENING = frozenset({Modality.HAPPENED, Modality.ONGOING})
HIGHEST = 4


@dataclass(frozen=True, slots=True)
class Dates:
    """What may date a trigger.

    Attributes:
        own: Dates of the sentence that may hang on its clause: none from inside what somebody else says.
        near: Those told in the very same voice.
        before: The day that the sentence before gave to its own happening; None for none.
        published: Day of the report, ISO; None when unknown.
    """

    own: Sequence[TimeMention]
    near: Sequence[TimeMention]
    before: When | None
    published: str | None


def find_when(match: Match, roles: Roles, *, dates: Dates, modality: Modality) -> When | None:
    """Find when an event happened.

    Args:
        match: Its trigger.
        roles: Syntax of its sentence.
        dates: What may date it.
        modality: Only HAPPENED and ONGOING take a date from a governing clause or from outside the sentence.

    Returns:
        NORMALISED from words of the clause, INFERRED from the rest of the sentence or the sentence before, DEFAULT from
        the publication date (no first day: it may have happened long before); None when nothing tells.
    """
    dater = _Dater(match, roles, happened=modality in HAPPENING)
    own = dater.own(_dated(dates.own)) or dater.during(_lasting(dates), dates.published)
    if own is not None:
        return When(own.first, own.last, own.precision, (own.span,), Basis.NORMALISED)
    near = dater.near(_dated(dates.near))
    if near is not None:
        return When(near.first, near.last, near.precision, (near.span,), Basis.INFERRED)
    if modality not in HAPPENING:
        return None
    if dates.before is not None and not _dated(dates.own) and not dater.is_apart():
        before = dates.before
        return When(before.first, before.last, before.precision, before.spans, Basis.INFERRED)
    return When(None, dates.published, Precision.UNKNOWN, (), Basis.DEFAULT) if dates.published else None


def _dated(times: Sequence[TimeMention]) -> list[TimeMention]:
    kinds = (TimeType.DATE, TimeType.TIME)
    return [time for time in times if (time.first or time.last) and time.type in kinds]


def _lasting(dates: Dates) -> list[TimeMention]:
    """Return the stretches whose days are known ("over the past 24 hours")."""
    return [time for time in dates.own if time.type is TimeType.DURATION and time.first and time.last]


class _Dater:
    """Tells which dates of a sentence belong to one trigger."""

    def __init__(self, match: Match, roles: Roles, *, happened: bool) -> None:
        self.roles = roles
        self.tokens = roles.tokens
        self.match = match
        self.happened = happened
        self.words = [match.i, *([match.light] if match.light is not None else [])]
        self.clauses = self._clauses()

    def own(self, times: Sequence[TimeMention]) -> TimeMention | None:
        """Return the date that hangs on the trigger, else on its clause, else on a clause whose date it shares."""
        by_head: dict[int, TimeMention] = {}
        for time in times:
            head = self._head(time)
            if not self._is_border(time, head):
                by_head.setdefault(head, time)
        return next((by_head[i] for i in (*self.words, *self.clauses) if i in by_head), None)

    def during(self, times: Sequence[TimeMention], published: str | None) -> TimeMention | None:
        """Return the stretch that the trigger's verb, or a clause whose date it shares, is told of.

        One that hangs on a noun only compares ("the worst raid in the past ten years"), and one that runs ahead of the
        report is how long the outcome of a deed holds ("banned rallies for the next three days").
        """
        verbs = [i for i in (*self.words, *self.clauses) if self.tokens[i].pos in ("VERB", "AUX")]
        for time in times:
            head = self._head(time)
            # "Attacked the base for three days": no thing lasts so, only what is done.
            if self.tokens[self.tokens[self._top(time)].head].lemma == "for":
                head = self.roles.clause(head)
            ahead = self.happened and published is not None and (time.last or "") > published
            if head in verbs and not ahead and not self._is_border(time, head):
                return time
        return None

    def near(self, times: Sequence[TimeMention]) -> TimeMention | None:
        """Return the only date of the sentence if it stands on an argument of the clause or on a later clause.

        One that tells which happening the clause fell into counts too ("during last year's campaign").
        """
        if len(times) != 1:
            return None
        head = self._head(times[0])
        clause = self.roles.clause(head)
        if self._is_border(times[0], clause):
            return None
        if self.tokens[self.tokens[head].head].lemma.lower() == "during" and clause in self.clauses:
            return times[0]
        if head != clause:
            is_argument = self.tokens[head].pos in ("NOUN", "PRON") and self._is_adverbial(times[0])
            return times[0] if is_argument and clause in self.clauses else None
        return times[0] if clause in self._followers() else None

    def is_apart(self) -> bool:
        """Tell whether tense or adverbs set the clause apart from the sentence before ("had arrested", "earlier")."""
        kids = [self.tokens[kid] for i in (*self.words, *self.clauses) for kid in self.roles.children[i]]
        return any((kid.dep == "aux" and kid.lemma == "have") or kid.lemma.lower() in APART for kid in kids)

    def _clauses(self) -> list[int]:
        """Return the verbs whose dates the trigger shares, nearest first."""
        clause = self.roles.clause(self.match.i)
        is_noun = self.tokens[self.match.i].pos == "NOUN" and self.match.light is None
        if is_noun and not self._is_amid(self.match.i):
            return []
        out = [clause]
        for _ in range(HIGHEST):
            if not self._shares(clause):
                break
            clause = self.roles.clause(self.tokens[clause].head)
            out.append(clause)
        return out

    def _is_amid(self, noun: int) -> bool:
        """Tell whether a noun took place when its clause did: as its subject, or "in the attack"."""
        token = self.tokens[noun]
        head = self.tokens[token.head]
        return token.dep in ("nsubj", "ROOT") or (token.dep == "pobj" and head.lemma in AMID)

    def _shares(self, verb: int) -> bool:
        """Tell whether a clause shares the date of the clause that governs it."""
        token = self.tokens[verb]
        kids = [self.tokens[kid] for kid in self.roles.children[verb]]
        if any(kid.dep == "aux" and kid.lemma == "have" for kid in kids):
            return False
        if token.dep == "pcomp":
            return self.tokens[token.head].lemma in MEANS
        if token.dep == "acl":
            return token.tag == "VBG"
        if token.dep == "advcl":
            return not any(kid.dep in ("mark", "advmod") and kid.lemma.lower() in BORDERS for kid in kids)
        return token.dep == "conj" or (token.dep == "xcomp" and self.happened)

    def _followers(self) -> list[int]:
        """Return the coordinated clauses and participles behind that share the subject ("attacked and killed")."""
        out: list[int] = []
        for i in (*self.words, *self.clauses):
            for kid in self.roles.children[i]:
                token = self.tokens[kid]
                is_participle = token.dep == "advcl" and token.tag == "VBG"
                if (token.dep == "conj" or is_participle) and self.roles.own_subject(kid, "nsubj", "nsubjpass") is None:
                    out.append(kid)
        return out

    def _top(self, time: TimeMention) -> int:
        inside = self.roles.scene.tokens_of(time.span)
        top = next((i for i in inside if self.tokens[i].head not in inside), inside.start)
        return min(top, len(self.tokens) - 1)

    def _head(self, time: TimeMention) -> int:
        """Return the verb or noun that a time expression modifies."""
        i = self.tokens[self._top(time)].head
        while self.tokens[i].pos in ("ADP", "SCONJ") and self.tokens[i].head != i:
            i = self.tokens[i].head
        # "the visit to Oslo on Monday": a date on a name belongs to what the name hangs on.
        if self.tokens[i].pos != "PROPN":
            return i
        above = self.tokens[i].head
        while self.tokens[above].pos in ("ADP", "PROPN") and self.tokens[above].head != above:
            above = self.tokens[above].head
        return above if above in self.words else self.roles.clause(i)

    def _is_adverbial(self, time: TimeMention) -> bool:
        """Tell whether a date tells when ("on Monday"), not which ("the Monday meeting", "the truce of 3 May")."""
        top = self.tokens[self._top(time)]
        if top.dep == "pobj":
            return self.tokens[top.head].lemma.lower() in DATING
        return top.dep == "npadvmod"

    def _is_border(self, time: TimeMention, end: int) -> bool:
        """Tell whether a word on the way from a date up to `end` makes it a border in time."""
        first = self.tokens[self.roles.scene.tokens_of(time.span).start].lemma.lower()
        i = self._top(time)
        for _ in range(len(self.tokens)):
            above = self.tokens[i].head
            if i == end or above == i:
                break
            i = above
            if self.tokens[i].lemma.lower() in BORDERS:
                return True
        return first in BORDERS
