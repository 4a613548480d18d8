"""A trigger in, the instruments of the event out, and the PLOVER mode that they tell of an assault."""

from __future__ import annotations

from tocsin.events.roles import Roles
from tocsin.events.triggers import Match
from tocsin.ontology.triggers import read_instruments
from tocsin.record import EventType, Instrument
from tocsin.text import token_spans

ARMED = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.THREATEN})
BESIDE = frozenset({"compound", "amod", "nmod", "dobj", "nsubj", "nsubjpass", "npadvmod"})


def find_instruments(match: Match, roles: Roles, event_type: EventType) -> tuple[tuple[Instrument, ...], str | None]:
    """Find with what it was done: words of the trigger, its modifiers, subject and object, and what follows "with".

    Returns:
        The instruments, one a kind, in text order, and the PLOVER mode of an assault with the first that tells one.
    """
    if event_type not in ARMED:
        return (), None
    words = read_instruments()
    found: dict[str, Instrument] = {}
    mode: str | None = None
    for i in _candidates(match, roles):
        token = roles.tokens[i]
        before = roles.tokens[i - 1].lemma.lower() if i else ""
        word = words.get(f"{before}-{token.lemma.lower()}") or words.get(token.lemma.lower())
        if word is not None and word.kind not in found:
            found[word.kind] = Instrument(token_spans(roles.scene.text, [token]), word.kind)
            mode = mode or word.mode
    return tuple(found.values()), mode if event_type is EventType.ASSAULT else None


def _candidates(match: Match, roles: Roles) -> list[int]:
    tokens = list(match.tokens)
    for i in match.tokens:
        tokens += [kid for kid in roles.children[i] if roles.tokens[kid].dep in BESIDE]
        for preposition in ("with", "by", "using"):
            tokens += roles.prepositional(i, preposition)
    below = [kid for i in tokens for kid in roles.children[i] if roles.tokens[kid].dep in ("compound", "amod", "conj")]
    return sorted({*tokens, *below} - set(match.recipients))
