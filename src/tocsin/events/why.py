"""A trigger of the lexicon in, the words that made it an event out, each with its share of the score.

A row of the lexicon has one measured score, the share of right types. Its log-odds are shared equally by the trigger
and the words of every condition that had to hold, since without any of them the row would not have been taken.
"""

from __future__ import annotations

from math import log

from tocsin.events.roles import Roles
from tocsin.events.triggers import Match
from tocsin.ontology.triggers import Condition
from tocsin.record import Weighed
from tocsin.text import token_spans

DIGITS = 2
# Where a condition may find its words: two steps below the trigger or the verb that carries it.
STEPS = 2


def weigh_words(match: Match, roles: Roles, *, score: float, by: str) -> tuple[Weighed, ...]:
    """Find the words that moved the score of an event.

    Args:
        match: The trigger with its row of the lexicon.
        roles: Syntax of its sentence.
        score: The measured share of right types of such rows, between 0 and 1, both excluded.
        by: Stage and rule.

    Returns:
        The trigger, then the words of the conditions; their weights add up to the log-odds of the score.
    """
    held = [(condition, words) for condition in match.row.when if (words := _words(condition, match, roles))]
    weight = round(log(score / (1 - score)) / (1 + len(held)), DIGITS)
    parts = [((match.i,), by), *((words, f"{by}, {condition.place}") for condition, words in held)]
    return tuple(
        Weighed(token_spans(roles.scene.text, [roles.tokens[i] for i in words]), weight, rule) for words, rule in parts
    )


def _words(condition: Condition, match: Match, roles: Roles) -> tuple[int, ...]:
    """Return the words that a condition found; none where it asks that something is not there."""
    if condition.place.startswith("no"):
        return ()
    if condition.words:
        near = _below(match, roles)
        found = next((i for i in near if roles.tokens[i].lemma.lower() in condition.words), None)
        if found is not None:
            return (found,)
    heads = {"subj": match.actors, "obj": match.recipients}.get(condition.place, ())
    return tuple(sorted(heads)) if condition.wants else ()


def _below(match: Match, roles: Roles) -> list[int]:
    level = [match.i, *([match.light] if match.light is not None else [])]
    out: list[int] = []
    for _ in range(STEPS):
        level = [kid for i in level for kid in roles.children[i]]
        out += level
    return [i for i in sorted(set(out)) if i != match.i]
