"""A time expression's place in a parsed sentence in; whether its clause tells of the past or of the future out."""

from __future__ import annotations

from tocsin.mentions.lines import Line
from tocsin.record import Token
from tocsin.text import ancestors

_MODALS = frozenset(
    {"will", "shall", "'ll", "’ll", "wo", "sha", "may", "might", "can", "would", "could", "should", "must"}
)
_AHEAD = ("by ", "as soon as ", "as early as ", "no later than ", "deadline of ")
# Verbs and adjectives whose object or infinitive lies ahead of them.
_PLANNING = frozenset("plan expect schedule due set slate intend prepare aim hope arrange want likely".split())
# What is agreed, asked or ordered lies ahead as well; what is managed, begun or forced may not.
_COMMISSIVE = frozenset(
    "agree promise vow pledge ask order urge call threaten decide offer propose refuse invite allow permit require "
    "demand vote commit go ready able".split()
)
# What is put off lies ahead of the day on which that was done.
_DEFERRING = frozenset("give extend postpone delay suspend adjourn defer reschedule".split())
_REPORTING = frozenset("say tell report state write add note warn announce show".split())


def read_tense(line: Line, first: int, end: int) -> int:
    """Tell whether the clause that holds tokens `[first, end)` tells of the past, present or future.

    Returns:
        -1 for the past (also when there is no verb to tell), 1 for the future, 0 for a present tense, which in news
        may tell of a plan as well ("the court meets on Friday").
    """
    if line.lower[: line.starts[first]].endswith(_AHEAD):
        return 1
    for above in [end - 1, *ancestors(line.sentence, end - 1)]:
        token = line.tokens[above]
        if token.pos == "ADJ" and token.lemma in _PLANNING:
            return -1 if _is_perfect(line, line.tokens[token.head]) else 1
        if token.pos in ("VERB", "AUX"):
            if token.lemma in _DEFERRING and line.lower[: line.starts[first]].endswith(("until ", "to ", "for ")):
                return 1
            if (direction := _of_verb(line, token, first)) is not None:
                return direction
    return -1


def _of_verb(line: Line, token: Token, first: int) -> int | None:
    """Return what a verb tells; None when it leaves it to the verb above."""
    helpers = _helpers(line, token)
    words = {helper.text.lower() for helper in helpers}
    if token.text.lower() in _MODALS or words & _MODALS:
        # "would have met": a past that did not come about.
        return -1 if "have" in words and token.tag == "VBN" else 1
    if token.lemma in _PLANNING and token.tag != "VB":
        return _of_plan(token, words, first)
    if "to" in words:
        return _of_infinitive(line, token)
    if words & {"did", "had", "was", "were", "has", "have", "'ve", "been"}:
        return -1
    if token.tag == "VBN" and words & {"is", "are", "'s", "'re"}:
        return 0
    if token.tag == "VBG":
        return 0 if words & {"is", "are", "am", "'s", "'re", "'m"} else None
    if token.tag in ("VBP", "VBZ"):
        return -1 if token.lemma in _REPORTING else 0
    return -1 if token.tag in ("VBD", "VBN") or token.dep == "ROOT" else None


def _of_plan(token: Token, words: set[str], first: int) -> int:
    """Return 1 for "plans a rally on Friday", -1 for "on Friday it planned ..." and for plans that have been."""
    if "had" in words or (token.tag == "VBD" and first < token.i):
        return -1
    return 1


def _of_infinitive(line: Line, token: Token) -> int:
    """Return 1 when an infinitive hangs on a plan, a promise, a noun ("the deal to sell") or a present tense."""
    governor = line.tokens[token.head]
    if token.dep == "acl" or governor.pos == "NOUN" or governor.lemma in _PLANNING or governor.lemma in _COMMISSIVE:
        return 1
    return 1 if governor.tag in ("VBP", "VBZ") else -1


def _helpers(line: Line, token: Token) -> list[Token]:
    kids = (line.tokens[child] for child in line.sentence.children[token.i])
    return [kid for kid in kids if kid.dep in ("aux", "auxpass")]


def _is_perfect(line: Line, token: Token) -> bool:
    return any(helper.text.lower() == "had" for helper in _helpers(line, token))
