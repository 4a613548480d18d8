"""Events of the rules and what the model says of their words in; scores, and events that only the model reads, out.

The model (`encoder/judge.py`) says for two phrases what the first does to the second and which words decided. An event
of the rules gets the probability that type, actor and recipient are right, a logistic regression over what both say;
one under the floor is dropped. A pair that no rule told becomes an event when the model is sure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import numpy as np

from tocsin.encoder import NOBODY, EventJudge, Judged, Words
from tocsin.events.pairs import Pair, find_pairs, pair_heads
from tocsin.events.participants import Setting
from tocsin.events.roles import Roles
from tocsin.events.triggers import Match
from tocsin.ontology.triggers import TriggerRow, read_triggers
from tocsin.record import EventMention, EventType, Role, Weighed
from tocsin.text import token_spans
from tocsin.weights.chances import odds, probability

STAGE = "events.judge/1"
WEIGHTS = "weigh.tsv"
# Lowest share of a type for a pair that no rule told, before it is weighed; below, none came out right on train/corpus.
LEAST_SHARE = 0.4
# So much of what the model looked at must lie on the word that is taken for the trigger.
LEAST_TRIGGER = 0.15
# Words that decided less are not listed.
LEAST_TOLD = 0.1
# Events less likely to be right are dropped: those of the rules, and those that only the model reads, which must be
# likelier (chosen on train/corpus, `train/fit_weigh.py`).
FLOORS = (0.2, 0.5)
TRIGGERS = frozenset({"VERB", "NOUN"})
UNTOLD_ROLES = frozenset({Role.BOILERPLATE, Role.BYLINE})


@dataclass(frozen=True, slots=True)
class Bench:
    """What judges the pairs of a report.

    Attributes:
        words: The words of the report, as the encoder takes them.
        judge: The model.
        floors: Events less likely to be right are dropped: those of the rules, and those that only the model reads.
        watch: Is told every event with its features, before any is dropped; `train/fit_weigh.py` looks on.
    """

    words: Words
    judge: EventJudge
    floors: tuple[float, float] = FLOORS
    watch: Callable[[EventMention, dict[str, float]], None] | None = None


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the model says of a sentence: its answer for each pair that was asked for.

    Attributes:
        answers: By pair.
        bench: What was asked.
    """

    answers: dict[Pair, Judged]
    bench: Bench

    def best(self, pairs: Iterable[Pair], event_type: EventType) -> Judged | None:
        """Return the answer that speaks most for a type, among some pairs."""
        found = [self.answers[pair] for pair in pairs if pair in self.answers]
        return max(found, key=lambda judged: judged.share(event_type), default=None)


def ask(setting: Setting, matches: Sequence[Match], bench: Bench) -> Opinion:
    """Ask the model for the pairs of the rules' triggers and for all others of a sentence."""
    roles = setting.roles
    pairs = [pair for match in matches for pair in match_pairs(match, roles)]
    if roles.scene.sentence.role not in UNTOLD_ROLES and not setting.is_history:
        pairs += find_pairs(roles)
    pairs = list(dict.fromkeys(pairs))
    answers = bench.judge.judge(bench.words, roles.scene.sentence.i, pairs)
    return Opinion(dict(zip(pairs, answers, strict=False)), bench)


def is_likely(event: EventMention, match: Match, opinion: Opinion) -> bool:
    """Tell whether an event is likely enough to be kept."""
    return event.score >= opinion.bench.floors[match.proposed]


def match_pairs(match: Match, roles: Roles) -> tuple[Pair, ...]:
    """Return the pairs of a trigger; of those who do it with one another, each with each."""
    if match.reciprocal and len(match.actors) > 1:
        return tuple(pair for pair in pair_heads(roles, match.actors, match.actors) if pair[0] != pair[1])
    return pair_heads(roles, match.actors, match.recipients)


def propose_matches(opinion: Opinion, matches: Sequence[Match], roles: Roles) -> list[Match]:
    """Make triggers of the pairs that no rule told.

    Args:
        opinion: The model's answers for the sentence.
        matches: The rules' triggers that became events.
        roles: Syntax of the sentence.

    Returns:
        Likeliest first; one a trigger word, none on a word of the rules' triggers or on one that the lexicon rules out.
    """
    told = {pair for match in matches for pair in match_pairs(match, roles)}
    used = {i for match in matches for i in match.tokens}
    doers = {(a.head, r.head) for a, r in told}
    ranked = sorted(
        ((pair, judged) for pair, judged in opinion.answers.items() if pair not in told),
        key=lambda item: (-item[1].share(item[1].best), item[0][0].head, item[0][1].head),
    )
    out: dict[int, Match] = {}
    for (actor, recipient), judged in ranked:
        if (
            judged.share(judged.best) < LEAST_SHARE
            or (actor.head, recipient.head) in doers
            or NOBODY in (actor, recipient)
        ):
            continue
        trigger = _trigger(judged, roles, without={*actor.words, *recipient.words})
        if trigger is None or trigger in used:
            continue
        if trigger in out:
            out[trigger] = _joined(out[trigger], actor.head, recipient.head, judged.best, roles)
        else:
            row = TriggerRow("", (), judged.best, None, (), (), frozenset())
            out[trigger] = Match(
                i=trigger, tokens=(trigger,), row=row, actors=(actor.head,), recipients=(recipient.head,),
                light=None, reciprocal=False, agentless=False, proposed=True,
            )  # fmt: skip
    return list(out.values())


def _trigger(judged: Judged, roles: Roles, *, without: set[int]) -> int | None:
    """Return the verb or noun that decided most; None when none stands out."""
    free = [token.i for token in roles.tokens if token.pos in TRIGGERS and token.i not in without]
    best = max(free, key=lambda i: (float(judged.looked_at[i]), -i), default=None)
    if best is None or judged.looked_at[best] < LEAST_TRIGGER:
        return None
    word = roles.tokens[best]
    rows = read_triggers().get(("v" if word.pos == "VERB" else "n", word.lemma.lower()), ())
    return None if any(row.type is None and not row.when for row in rows) else best


def _joined(match: Match, actor: int, recipient: int, event_type: EventType, roles: Roles) -> Match:
    """Add those who are named in one breath with the participants of a trigger."""
    if event_type is not match.row.type:
        return match
    actors, recipients = match.actors, match.recipients
    if recipient in recipients and actor in roles.resolve(actors[0]) and actor not in actors:
        actors = tuple(sorted((*actors, actor)))
    if actor in actors and recipient in roles.resolve(recipients[0]) and recipient not in recipients:
        recipients = tuple(sorted((*recipients, recipient)))
    return replace(match, actors=actors, recipients=recipients)


def weigh_event(event: EventMention, match: Match, opinion: Opinion, roles: Roles) -> EventMention:
    """Give an event its score and the words that decided.

    Args:
        event: As the rules made it.
        match: Its trigger.
        opinion: The model's answers for the sentence.
        roles: Syntax of the sentence.
    """
    judged = opinion.best(match_pairs(match, roles), event.type.value)
    if judged is None:
        return event
    features = find_features(event, match, judged, rule=match.rule(roles))
    if opinion.bench.watch is not None:
        opinion.bench.watch(event, features)
    score = round(probability(features, read_weights()), 3)
    return replace(event, score=score, why=(*event.why, *_telling(event, judged, roles)))


def find_features(event: EventMention, match: Match, judged: Judged, *, rule: str) -> dict[str, float]:
    """Return what speaks for an event that both see; the names are those of `weigh.tsv`."""
    share = judged.share(event.type.value)
    return {
        "bias": 1.0,
        f"rule {rule}": 1.0,
        "event": odds(1 - judged.none),
        "type": odds(share),
        "leads": float(judged.best is event.type.value),
        "trigger": float(sum(judged.looked_at[i] for i in match.tokens)),
        "one side": float(not (event.actors and event.recipients)),
        "said": float(event.said_in is not None),
    }


def _telling(event: EventMention, judged: Judged, roles: Roles) -> tuple[Weighed, ...]:
    """Return the words that decided, with their part of the model's odds for the type."""
    weight = odds(judged.share(event.type.value))
    order = np.argsort(-judged.looked_at, kind="stable")
    words = [int(i) for i in order[:5] if judged.looked_at[i] >= LEAST_TOLD]
    return tuple(
        Weighed(token_spans(roles.scene.text, [roles.tokens[i]]), round(weight * float(judged.looked_at[i]), 3), STAGE)
        for i in words
    )


@cache
def read_weights() -> dict[str, float]:
    """Read the weights that `train/fit_weigh.py` has fitted."""
    lines = files("tocsin.events").joinpath(WEIGHTS).read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {name: float(weight) for name, weight in cells[1:]}
