"""A phrase such as "the rancher" or "the ministry" in; whom among those met before it means out, or nobody.

A softmax over those in reach and nobody at all, with few features and fitted weights: after Bengtson and Roth (2008),
"Understanding the value of features for coreference resolution", with the mention-ranking loss of Denis and Baldridge
(2007), "A ranking approach to pronoun resolution".
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from tocsin.mentions.candidate import Candidate
from tocsin.mentions.description_features import Description, Option, features, is_general, is_in_titles
from tocsin.mentions.dossier import Dossier
from tocsin.mentions.fitted import read_weights
from tocsin.mentions.pronouns import Mentioned
from tocsin.mentions.register import Register
from tocsin.mentions.telling import read_person_nouns
from tocsin.record import MentionKind

# How many sentences back somebody may have been met last: any, and those who were called by the same word.
REACH = 6
REACH_CALLED = 12
# How many mentions of one sentence are looked at, latest first, and how many entities are weighed.
MOST_MENTIONS = 60
MOST_OPTIONS = 40
# How many sentences back it counts how often somebody was met.
OFTEN = 3
MODEL = "description"
# On five folds of the material that the weights are fitted on, 0.86 of the links above it are right.
LEAST_SHARE = 0.45


def choose_described(description: Description, register: Register) -> Dossier | None:
    """Return the entity that a definite phrase most likely means, or None when that is nobody in reach."""
    options = find_options(description, register)
    if not options:
        return None
    weights = read_weights(MODEL)
    scores = [
        sum(weights.get(name, 0.0) * value for name, value in features(description, option).items())
        for option in options
    ]
    top = max(scores)
    best = options[scores.index(top)]
    # Nobody at all scores zero.
    share = 1 / (math.exp(-top) + sum(math.exp(score - top) for score in scores))
    return best.dossier if share >= LEAST_SHARE else None


@dataclass(slots=True)
class _Found:
    item: Mentioned
    times: int = 0
    options: list[Option] = field(default_factory=list)


def find_options(description: Description, register: Register) -> list[Option]:
    """Return those whom a phrase may mean, met last first."""
    candidate = description.candidate
    called = {id(dossier): n for n, dossier in enumerate(register.called(description.words))}
    seen: dict[int, _Found] = {}
    speaker: Dossier | None = None
    for item in _earlier(candidate, register):
        if speaker is None and item.tells:
            speaker = item.dossier
        found = seen.setdefault(id(item.dossier), _Found(item))
        found.times += candidate.line - item.candidate.line <= OFTEN
    out: list[Option] = []
    for key, found in seen.items():
        dossier, back = found.item.dossier, candidate.line - found.item.candidate.line
        if back > (REACH_CALLED if key in called else REACH) or not _fits(
            description, dossier, is_called=key in called
        ):
            continue
        if back == 0 and not _may_bind(description, found.item):
            continue
        option = Option(
            dossier=dossier,
            latest=found.item,
            times=found.times,
            rank=len(out),
            is_called=key in called,
            spoke_last=dossier is speaker,
            is_outlet=dossier is register.outlet,
            is_passed_over=not dossier.is_named and any(_is_named_as(other.dossier, dossier.kind) for other in out),
            same_paragraph=_paragraph(register, candidate.line) == _paragraph(register, found.item.candidate.line),
        )
        out.append(option)
        if len(out) == MOST_OPTIONS:
            break
    near = [option for option in out if option.same_paragraph]
    return [replace(option, is_alone=True) if near == [option] else option for option in out]


def _is_named_as(dossier: Dossier, kind: MentionKind) -> bool:
    return dossier.is_named and dossier.kind is kind


def _earlier(candidate: Candidate, register: Register) -> Iterable[Mentioned]:
    """Yield what was mentioned before a phrase, latest first."""
    for n in range(candidate.line, max(-1, candidate.line - REACH_CALLED - 1), -1):
        for item in register.earlier[n][: -MOST_MENTIONS - 1 : -1]:
            if n < candidate.line or item.candidate.end <= candidate.first:
                yield item


def _paragraph(register: Register, n: int) -> int:
    return register.lines[n].sentence.paragraph


def _fits(description: Description, dossier: Dossier, *, is_called: bool) -> bool:
    """Tell whether kind, number, country and gender let a phrase mean an entity."""
    if dossier.is_doubtful:
        return False
    country = dossier.country.value if dossier.country else ""
    if description.described.country and country and country != description.described.country:
        return False
    if description.gender and dossier.gender and description.gender != dossier.gender:
        return False
    word = description.words[-1]
    person = dossier.kind is MentionKind.PERSON
    met = is_called or is_in_titles(word, dossier)
    # A singer is no officer, whatever else speaks for it.
    if person and dossier.sectors and is_general(word, dossier) is False and not met:
        return False
    # "His lawyer" is somebody who was called so, or new.
    if description.is_owned and not (met and dossier.is_named):
        return False
    if description.candidate.role is None:
        body = dossier.kind is not MentionKind.PLACE and word not in read_person_nouns()
        return not dossier.is_plural and (person or dossier.is_unsure or body)
    if description.candidate.kind is MentionKind.PERSON:
        return (person or (dossier.is_unsure and dossier.kind is not MentionKind.PLACE)) and not dossier.is_plural
    if person or (dossier.kind is MentionKind.PLACE and not is_called):
        return False
    return is_called or not (description.is_plural or dossier.is_plural)


def _may_bind(description: Description, item: Mentioned) -> bool:
    """Tell whether grammar lets a phrase mean somebody of its own sentence: not the subject of the same verb."""
    tokens = description.line.tokens
    return tokens[item.candidate.head].head != tokens[description.candidate.head].head
