"""A time expression's place in a parsed sentence in; whether its clause tells of the past or of the future out."""

from __future__ import annotations

from tocsin.mentions.lines import Line
from tocsin.mentions.time_context import Tense
from tocsin.record import Token
from tocsin.text import ancestors

_MODALS = frozenset("will shall 'll ’ll wo sha may might can would could should must".split())
_PRESENT_BE = frozenset({"is", "are", "am", "'s", "'re", "'m"})
_PAST_HELPERS = frozenset({"did", "had", "was", "were", "has", "have", "'ve", "been"})
_AHEAD = ("by ", "as soon as ", "as early as ", "no later than ", "deadline of ", "of record ", "effective ")
# Verbs and adjectives whose object or infinitive lies ahead of them.
_PLANNING = frozenset(
    "plan expect schedule due set slate intend prepare aim hope arrange want likely payable bound poised".split()
)
# What is agreed, asked or ordered lies ahead as well; what is managed, begun or forced may not.
_COMMISSIVE = frozenset(
    "agree promise vow pledge ask order urge call threaten decide offer propose refuse invite allow permit require "
    "demand commit go ready able".split()
)
# What is put off lies ahead of the day on which that was done.
_DEFERRING = frozenset("give extend postpone delay suspend adjourn defer reschedule".split())
# "Would not say on Friday", "could not be reached on Friday" tell of that day's asking.
_DECLINED = frozenset("say comment discuss confirm elaborate disclose identify speculate specify reveal".split())
_REPORTING = frozenset("say tell report state write add note warn announce show".split())
_MODIFIERS = frozenset({"compound", "nmod", "amod", "poss", "nummod"})


def read_tense(line: Line, first: int, end: int) -> Tense:
    """Tell what the clause that holds tokens `[first, end)` tells of; a date that only names a noun is left untold."""
    before = line.lower[: line.starts[first]]
    if before.endswith(_AHEAD):
        return Tense.FUTURE
    if before.endswith("since "):
        return Tense.PAST
    top = line.head(first, end)
    if before.endswith(" of ") or _modifies_noun(line, top, end):
        return Tense.UNTOLD
    for above in [top, *ancestors(line.sentence, top)]:
        token = line.tokens[above]
        if token.pos == "ADJ" and token.lemma in _PLANNING:
            return Tense.PAST if _is_perfect(line, line.tokens[token.head]) else Tense.FUTURE
        if token.pos in ("VERB", "AUX"):
            if token.lemma in _DEFERRING and before.endswith(("until ", "to ", "for ")):
                return Tense.FUTURE
            if (tense := _of_verb(line, token, first)) is not None:
                return tense
    return Tense.UNTOLD


def _modifies_noun(line: Line, top: int, end: int) -> bool:
    token = line.tokens[top]
    return token.dep in _MODIFIERS and token.head >= end and line.tokens[token.head].pos in ("NOUN", "PROPN")


def _of_verb(line: Line, token: Token, first: int) -> Tense | None:
    """Return what a verb tells; None when it leaves it to the verb above."""
    words = {helper.text.lower() for helper in _helpers(line, token)}
    if token.text.lower() in _MODALS or words & _MODALS:
        # "would have met": a past that did not come about.
        missed = "have" in words and token.tag == "VBN"
        return Tense.PAST if missed or _is_declined(line, token, words) else Tense.FUTURE
    if token.lemma in _PLANNING and token.tag != "VB":
        return _of_plan(token, words, first)
    if "to" in words:
        return _of_infinitive(line, token)
    if words & _PAST_HELPERS:
        return Tense.PAST
    if token.tag == "VBN" and words & _PRESENT_BE:
        return Tense.PRESENT
    if token.tag == "VBG":
        return Tense.PRESENT if words & _PRESENT_BE else None
    if token.tag in ("VBP", "VBZ"):
        return Tense.PAST if token.lemma in _REPORTING else Tense.PRESENT
    return Tense.PAST if token.tag in ("VBD", "VBN") or token.dep == "ROOT" else None


def _is_declined(line: Line, token: Token, words: set[str]) -> bool:
    """Tell whether a modal tells of an answer not given."""
    if not any(line.tokens[child].dep == "neg" for child in line.sentence.children[token.i]):
        return False
    return "could" in words or ("would" in words and token.lemma in _DECLINED)


def _of_plan(token: Token, words: set[str], first: int) -> Tense:
    """Tell "plans a rally on Friday" from "on Friday it planned ..." and from plans that have been."""
    if "had" in words or (token.tag == "VBD" and first < token.i):
        return Tense.PAST
    return Tense.FUTURE


def _of_infinitive(line: Line, token: Token) -> Tense:
    """Return the future for an infinitive on a plan, a promise, a noun ("the deal to sell") or a present tense."""
    governor = line.tokens[token.head]
    if _is_perfect(line, governor) or _is_perfect(line, line.tokens[governor.head]):
        return Tense.PAST
    if token.dep == "acl" or governor.pos == "NOUN" or governor.lemma in _PLANNING or governor.lemma in _COMMISSIVE:
        return Tense.FUTURE
    return Tense.FUTURE if governor.tag in ("VBP", "VBZ") else Tense.PAST


def _helpers(line: Line, token: Token) -> list[Token]:
    kids = (line.tokens[child] for child in line.sentence.children[token.i])
    return [kid for kid in kids if kid.dep in ("aux", "auxpass")]


def _is_perfect(line: Line, token: Token) -> bool:
    return any(helper.text.lower() == "had" for helper in _helpers(line, token))
