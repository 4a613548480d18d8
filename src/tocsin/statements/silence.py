"""Cues that say that nothing was said: denied, refused, nobody's, or only supposed."""

from __future__ import annotations

from tocsin.record import Act, Sentence
from tocsin.statements.cues import Lexicon
from tocsin.statements.frames import verb_key
from tocsin.text import children_by_dep

NOBODY = frozenset({"nobody", "none", "no-one", "noone", "nothing", "neither"})
NO = frozenset({"no", "neither"})
NEVER = frozenset({"no", "never", "neither", "hardly", "rarely", "seldom"})
# Verbs whose infinitive or gerund did not come about: "declined to comment", "stopped short of saying".
WITHHOLDING = frozenset({"decline", "refuse", "fail", "avoid", "omit", "forget", "neglect", "deny", "stop", "refrain"})
WITHOUT = frozenset({"without", "instead", "than"})
# Acts that a refusal leaves without content; "refused to condemn" tells what somebody thinks.
EMPTY_IF_REFUSED = frozenset({Act.SAY, Act.CONFIRM, Act.DENY, Act.ANNOUNCE})
SUPPOSING = frozenset({"if", "whether", "unless"})
# Labels of a verb that shares the negation of its head.
SHARED = frozenset({"xcomp", "pcomp", "prep", "conj"})
# A negation reaches down over so many heads at most: "did not want to go on to say".
LONGEST_CLIMB = 4


def is_silent(sentence: Sentence, cue: int, speakers: tuple[int, ...]) -> bool:
    """Tell whether a cue says that nothing was said: by a negation, a refusal, or a subject that is nobody."""
    if any(_is_nobody(sentence, head) for head in speakers):
        return True
    at = cue
    for _ in range(LONGEST_CLIMB):
        token = sentence.tokens[at]
        if _is_negated(sentence, at) or token.text.lower() in WITHOUT:
            return True
        joined = token.dep != "conj" or _is_alternative(sentence, at)
        if token.head == at or token.dep not in SHARED or not joined:
            return False
        at = token.head
        if sentence.tokens[at].lemma.lower() in WITHHOLDING:
            return True
    return False


def is_refusal(sentence: Sentence, lexicon: Lexicon, cue: int) -> bool:
    """Tell whether a cue only says that somebody did not speak ("declined to comment")."""
    if sentence.tokens[cue].lemma.lower() not in WITHHOLDING:
        return False
    verbs = children_by_dep(sentence, cue, {"xcomp"})
    return any(
        lexicon.act(verb_key(sentence, v), "VERB") in EMPTY_IF_REFUSED and _speaks(sentence, lexicon, v) for v in verbs
    )


def is_supposed(sentence: Sentence, cue: int) -> bool:
    """Tell whether a verb stands in a clause with "if" or "whether", so that nobody is said to have done it."""
    at = cue
    for _ in range(len(sentence.tokens)):
        token = sentence.tokens[at]
        if token.pos not in ("VERB", "AUX"):
            return False
        marks = children_by_dep(sentence, at, {"mark"})
        if any(m < cue and sentence.tokens[m].text.lower() in SUPPOSING for m in marks):
            return True
        if token.head == at:
            return False
        at = token.head
    return False


def _speaks(sentence: Sentence, lexicon: Lexicon, verb: int) -> bool:
    return lexicon.knows(verb_key(sentence, verb), "VERB")


def _is_nobody(sentence: Sentence, head: int) -> bool:
    token = sentence.tokens[head]
    if token.text.lower() in NOBODY:
        return True
    near = children_by_dep(sentence, head, {"det", "neg", "preconj"})
    return any(sentence.tokens[c].text.lower() in NO for c in near)


def _is_negated(sentence: Sentence, i: int) -> bool:
    if children_by_dep(sentence, i, {"neg"}):
        return True
    return any(sentence.tokens[c].text.lower() in NEVER for c in sentence.children[i])


def _is_alternative(sentence: Sentence, i: int) -> bool:
    """Tell whether a conjoined verb shares a negation: "did not confirm or deny", "neither confirmed nor denied"."""
    links = children_by_dep(sentence, sentence.tokens[i].head, {"cc"})
    return any(sentence.tokens[c].text.lower() in ("or", "nor") for c in links)
