"""Events of the rules and what the model says of their words in; scores, and events that only the model reads, out.

The model (`encoder/judge.py`) says for two phrases what the first does to the second and which words decided. An event
of the rules gets the probability that type, actor and recipient are right, a logistic regression over what both say;
where the model is sure that there is none, it is dropped. A pair that no rule told may become an event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from tocsin.encoder import NOBODY, EventJudge, Judged, Phrase, Words
from tocsin.events.pairs import Pair, find_pairs, pair_heads
from tocsin.events.participants import Setting
from tocsin.events.roles import Roles
from tocsin.events.triggers import Match
from tocsin.ontology.triggers import TriggerRow, read_triggers
from tocsin.record import EventMention, EventType, Role, Weighed
from tocsin.weights.chances import load_weights, odds, probability

STAGE = "events.judge/1"
WEIGHTS = "weigh.tsv"
# Lowest share of a type for a pair that no rule told, before it is weighed. Set by hand.
LEAST_SHARE = 0.4
# Words that moved the log-odds less are not listed, and at most so many are. Set by hand.
LEAST_MOVED, MOST_TOLD = 0.3, 5
# Kinds of words that are taken out one by one to see what they did.
TELLING = frozenset({"VERB", "NOUN", "ADJ", "ADV", "PROPN"})
# An event that only the model reads must be so likely to be right. Of those of plv_train that share a participant with
# the marked one 64 right and 22 wrong ones lie above (`train/fit_weigh.py`, folds that the model had not seen).
FLOOR = 0.44
# An event of the rules with both sides is dropped where the model is so sure that there is none. In plv_train 3 right
# and 28 wrong ones are, in train/corpus and its negatives 3 right and 9 wrong ones. A lower share drops more wrong
# ones, but of those that a report tells in somebody's words a third of the dropped are right. Of events with one side
# the model knows little: as many right as wrong ones would go.
NO_EVENT = 0.95
TRIGGERS = frozenset({"VERB", "NOUN"})
UNTOLD_ROLES = frozenset({Role.BOILERPLATE, Role.BYLINE})


@dataclass(frozen=True, slots=True)
class Bench:
    """What judges the pairs of a report.

    Attributes:
        words: The words of the report, as the encoder takes them.
        judge: The model.
        watch: Is told every event with its features, before any is dropped; `train/fit_weigh.py` looks on.
        explain: Find the words that decided; it takes the time of a dozen answers for each event.
    """

    words: Words
    judge: EventJudge
    watch: Callable[[EventMention, dict[str, float]], None] | None = None
    explain: bool = False


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
    """Ask the model for the pairs of the rules' triggers, and for all of a sentence without a whole one.

    Where the rules tell an event with both sides, no other is looked for, to save time.
    """
    roles = setting.roles
    pairs = [pair for match in matches for pair in match_pairs(match, roles)]
    if (
        all(NOBODY in pair for pair in pairs)
        and roles.scene.sentence.role not in UNTOLD_ROLES
        and not setting.is_history
    ):
        pairs += find_pairs(roles)
    pairs = list(dict.fromkeys(pairs))
    answers = bench.judge.judge(bench.words, roles.scene.sentence.i, pairs)
    return Opinion(dict(zip(pairs, answers, strict=False)), bench)


def is_likely(event: EventMention, match: Match, opinion: Opinion, roles: Roles) -> bool:
    """Tell whether an event is likely enough to be kept."""
    if match.proposed:
        return event.score >= FLOOR
    judged = opinion.best(match_pairs(match, roles), event.type.value)
    is_whole = bool(event.actors and event.recipients)
    return judged is None or not is_whole or judged.none < NO_EVENT


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
        trigger = _trigger(actor, recipient, roles)
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


def _trigger(actor: Phrase, recipient: Phrase, roles: Roles) -> int | None:
    """Return the verb or noun that ties two phrases: the lowest word above both, else the first verb between them.

    Where the model looks is no help here: after six layers every word of a clause holds something of its verb.
    """
    above = [_way_up(roles, phrase.head) for phrase in (actor, recipient)]
    lowest = next((i for i in above[1] if i in above[0]), None)
    if lowest is None:
        return None
    inside = {*actor.words, *recipient.words}
    between = [i for way in reversed(above) for i in way[: way.index(lowest)] if roles.tokens[i].pos == "VERB"]
    free = [i for i in (lowest, *between) if roles.tokens[i].pos in TRIGGERS and i not in inside]
    return next((i for i in free if not _is_ruled_out(roles, i)), None)


def _way_up(roles: Roles, i: int) -> list[int]:
    """Return a word and all words above it."""
    out = [i]
    while (head := roles.tokens[out[-1]].head) != out[-1]:
        out.append(head)
    return out


def _is_ruled_out(roles: Roles, i: int) -> bool:
    """Tell whether the lexicon says that a word is never an event."""
    word = roles.tokens[i]
    rows = read_triggers().get(("v" if word.pos == "VERB" else "n", word.lemma.lower()), ())
    return any(row.type is None and not row.when for row in rows)


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
    """Give an event its score.

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
    return replace(event, score=round(probability(features, load_weights("tocsin.events", WEIGHTS)), 3))


def find_features(event: EventMention, match: Match, judged: Judged, *, rule: str) -> dict[str, float]:
    """Return what speaks for an event that both see; the names are those of `weigh.tsv`."""
    share = judged.share(event.type.value)
    return {
        "bias": 1.0,
        f"rule {rule}": 1.0,
        "event": odds(1 - judged.none),
        "type": odds(share),
        "leads": float(judged.best is event.type.value),
        "one side": float(not (event.actors and event.recipients)),
        "said": float(event.said_in is not None),
    }


def explain_event(event: EventMention, match: Match, opinion: Opinion, roles: Roles) -> EventMention:
    """Add the words that decided: by how much the log-odds of the type fall when the model is not shown a word.

    (Leaving out one word at a time: Li, Monroe & Jurafsky 2016, "Understanding Neural Networks through Representation
    Erasure", equation 1, in log-odds.)
    """
    pairs = [pair for pair in match_pairs(match, roles) if pair in opinion.answers]
    if not pairs:
        return event
    event_type = event.type.value
    pair = max(pairs, key=lambda one: opinion.answers[one].share(event_type))
    whole = odds(opinion.answers[pair].share(event_type))
    bench, sentence = opinion.bench, roles.scene.sentence
    moved = []
    for token in sentence.tokens:
        if token.pos in TELLING:
            (judged,) = bench.judge.judge(bench.words, sentence.i, [pair], hidden=token.i)
            moved.append((round(whole - odds(judged.share(event_type)), 3), token))
    moved = sorted((item for item in moved if abs(item[0]) >= LEAST_MOVED), key=lambda item: (-abs(item[0]), item[1].i))
    why = tuple(Weighed((token.span,), weight, f"{STAGE} left out") for weight, token in moved[:MOST_TOLD])
    return replace(event, why=(*event.why, *why))
