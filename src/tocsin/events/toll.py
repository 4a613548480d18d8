"""Events of a sentence and its quantities in; the events with the dead and hurt that no trigger of their own tells out.

"A bomb went off at the market; four people died" counts the dead of the bomb although "died" is no event by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tocsin.events.counts import TOLL, count_quantity
from tocsin.events.duplicates import HELD, Candidate
from tocsin.events.roles import DEEPEST, Roles
from tocsin.ontology.triggers import read_word_list
from tocsin.record import Count, EventType, Modality, Quantity, Span, TimeMention, When

Voice = Callable[[Span], str | None]
# What did not take place has no dead.
UNTOLD = frozenset({Modality.PLANNED, Modality.NEGATED})


def share_toll(
    told: list[Candidate], before: Candidate | None, roles: Roles, *, voice: Voice
) -> tuple[list[Candidate], Candidate | None]:
    """Give the tolls of a sentence that no event has taken to the assault that they belong to.

    Args:
        told: The events of the sentence.
        before: The last event of the sentence before in the same paragraph; None where there is none.
        roles: Syntax of the sentence.
        voice: Gives the id of the statement that holds a place of the text.

    Returns:
        `told` and `before`, with the counts that they got.
    """
    taken = {span for item in told for count in item.event.counts for span in count.spans}
    for quantity in dict.fromkeys(item for item in roles.scene.quantity if item is not None):
        count = count_quantity(quantity, None)
        if count is None or count.what not in TOLL or quantity.span in taken:
            continue
        if _is_denied(quantity, roles) or _is_of_something_else(quantity, roles):
            continue
        said_in, days = voice(quantity.span), _days(quantity, roles)
        fitting = [n for n, item in enumerate(told) if _can_take(item, said_in, days)]
        if fitting:
            nearest = min(fitting, key=lambda n: abs(told[n].event.trigger[0].start - quantity.span.start))
            told[nearest] = _with(told[nearest], count)
        elif before is not None and _can_take(before, said_in, days) and _is_open(before, count):
            before = _with(before, count)
    return told, before


def _can_take(item: Candidate, said_in: str | None, days: list[TimeMention]) -> bool:
    """Tell whether an event is an assault of the same voice that was made, on the days that the toll is told of."""
    event = item.event
    is_assault = event.type.value is EventType.ASSAULT and event.modality.value not in UNTOLD
    return is_assault and event.said_in == said_in and all(_meet(event.when, day) for day in days)


def _meet(when: When | None, day: TimeMention) -> bool:
    if when is None or not when.spans:
        return False
    return (when.first or "") <= (day.last or "9999") and (day.first or "") <= (when.last or "9999")


def _days(quantity: Quantity, roles: Roles) -> list[TimeMention]:
    """Return the dates in the clause of a number."""
    verb = roles.clause(roles.scene.tokens_of(quantity.span)[0])
    dated = [time for time in roles.scene.times if time.first or time.last]
    return [time for time in dated if roles.clause(roles.scene.tokens_of(time.span)[-1]) == verb]


def _is_of_something_else(quantity: Quantity, roles: Roles) -> bool:
    """Tell whether a clause names a cause that is no assault ("in a flood", "of cholera"), or counts since long ago."""
    verb = roles.clause(roles.scene.tokens_of(quantity.span)[0])
    calamities = read_word_list("calamity")
    for kid in roles.children[verb]:
        token = roles.tokens[kid]
        if token.lemma == "since" or any(roles.tokens[i].lemma == "since" for i in roles.children[kid]):
            return True
        named = roles.children[kid] if token.dep in ("prep", "agent") else (kid,)
        nouns = [roles.tokens[i] for i in named if roles.tokens[i].pos in ("NOUN", "PROPN")]
        if any(noun.lemma.lower() in calamities for noun in nouns):
            return True
        if token.dep == "prep" and token.lemma == "of" and not any(n.lemma in ("wound", "injury") for n in nouns):
            # "died of cholera", whatever its name
            return True
    return False


def _is_open(item: Candidate, count: Count) -> bool:
    """Tell whether an event of the sentence before took place and has no such toll yet."""
    return item.event.modality.value in HELD and all(other.what != count.what for other in item.event.counts)


def _with(item: Candidate, count: Count) -> Candidate:
    return replace(item, event=replace(item.event, counts=(*item.event.counts, count)))


def _is_denied(quantity: Quantity, roles: Roles) -> bool:
    """Tell whether a negation, a modal or a condition stands over the number."""
    i = roles.scene.tokens_of(quantity.span)[0]
    for _ in range(DEEPEST):
        kids = [roles.tokens[kid] for kid in roles.children[i]]
        if any(kid.dep == "neg" or kid.tag == "MD" or (kid.dep == "mark" and kid.lemma == "if") for kid in kids):
            return True
        if roles.tokens[i].head == i:
            return False
        i = roles.tokens[i].head
    return False
