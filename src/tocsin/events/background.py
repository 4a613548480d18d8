"""A trigger with its date in; out whether it is background: history, an anniversary, somebody's past."""

from __future__ import annotations

from datetime import date

from tocsin.events.roles import DEEPEST, Roles
from tocsin.events.triggers import Match
from tocsin.ontology.triggers import read_word_list
from tocsin.record import Basis, Grounded, Span, When
from tocsin.text import token_spans

STAGE = "events.background/1"
# Days before the report after which an event is background. In the 30 annotated reports of train/corpus all 9 dated
# events of the report's own voice that end more than 30 days before it are annotated so, and 2 of those that end later.
HORIZON_DAYS = 30
# Share of the 14 events there that end before the horizon, whatever the voice, that are annotated so (11).
DATED = 0.79
# Not measured: each construction is rare.
CONSTRUCTED = 0.8
UNITS = frozenset({"year", "decade", "century", "generation"})
PERFECT = frozenset({"have", "has", "had"})
GOING_ON = frozenset({"then", "later", "afterwards", "subsequently", "eventually"})


def judge_background(
    match: Match, roles: Roles, *, when: When | None, published: str | None, after: bool
) -> Grounded[bool] | None:
    """Judge whether an event lies well before what its report is about.

    Args:
        match: Its trigger.
        roles: Syntax of its sentence.
        when: When it happened.
        published: Day of the report, ISO; without it only constructions tell.
        after: All that the sentence before tells is background.

    Returns:
        True with the words that tell; None for what may be news.
    """
    if when is not None and when.spans and _is_old(when, published):
        return _marked(when.spans, "dated", Basis.NORMALISED, DATED)
    finder = _Finder(match, roles)
    for rule, tokens in (
        ("ago", finder.ago()),
        ("adverb", finder.adverb()),
        ("anniversary", finder.anniversary()),
        ("since", finder.since()),
        ("goes on", finder.goes_on() if after and (when is None or not when.spans) else []),
    ):
        if tokens:
            spans = token_spans(roles.scene.text, [roles.tokens[i] for i in sorted(tokens)])
            return _marked(spans, rule, Basis.INFERRED, CONSTRUCTED)
    return None


def _marked(spans: tuple[Span, ...], rule: str, basis: Basis, score: float) -> Grounded[bool]:
    return Grounded(value=True, spans=spans, basis=basis, score=score, by=f"{STAGE} {rule}")


def _is_old(when: When, published: str | None) -> bool:
    if when.last is None or published is None:
        return False
    try:
        return (date.fromisoformat(published[:10]) - date.fromisoformat(when.last[:10])).days > HORIZON_DAYS
    except ValueError:
        return False


class _Finder:
    """Looks for the constructions around one trigger; each answer is the tokens that tell, none for no."""

    def __init__(self, match: Match, roles: Roles) -> None:
        self.roles = roles
        self.tokens = roles.tokens
        self.noun = match.i if self.tokens[match.i].pos == "NOUN" and match.light is None else None
        self.verb = match.light if match.light is not None else match.i

    def ago(self) -> list[int]:
        """Find "decades ago" on the clause."""
        for kid in self._kids("advmod"):
            units = [k for k in self.roles.children[kid] if self.tokens[k].lemma.lower() in UNITS]
            if self.tokens[kid].lemma.lower() == "ago" and units:
                return [*units, kid]
        return []

    def adverb(self) -> list[int]:
        """Find "previously", "formerly" on the clause."""
        words = read_word_list("formerly")
        return [kid for kid in self._kids("advmod") if self.tokens[kid].lemma.lower() in words][:1]

    def anniversary(self) -> list[int]:
        """Find what commemorates the happening: "the anniversary of the attack", "commemorated the massacre"."""
        if self.noun is None:
            return []
        i = self.noun
        for _ in range(DEEPEST):
            token = self.tokens[i]
            if token.head == i or token.dep not in ("pobj", "prep", "dobj", "nsubjpass", "poss", "conj"):
                return []
            i = token.head
            if self.tokens[i].lemma.lower() in read_word_list("memory"):
                return [i]
        return []

    def since(self) -> list[int]:
        """Find "since" before the clause, where the governing clause tells what came of it ("has imposed")."""
        marks = [kid for kid in self._kids("mark") if self.tokens[kid].lemma.lower() == "since"]
        head = self.tokens[self.verb].head
        perfect = any(
            self.tokens[kid].dep == "aux" and self.tokens[kid].lemma.lower() in PERFECT
            for kid in self.roles.children[head]
        )
        return marks if perfect and head != self.verb and self.tokens[self.verb].dep == "advcl" else []

    def goes_on(self) -> list[int]:
        """Find what ties a clause to the history told before it: "had", "later"."""
        kids = [*self._kids("aux"), *self._kids("advmod")]
        return [
            kid
            for kid in kids
            if (self.tokens[kid].dep == "aux" and self.tokens[kid].tag == "VBD" and self.tokens[kid].lemma == "have")
            or self.tokens[kid].lemma.lower() in GOING_ON
        ][:1]

    def _kids(self, dep: str) -> list[int]:
        return [kid for kid in self.roles.children[self.verb] if self.tokens[kid].dep == dep]
