"""Why a cue with all its parts is no statement: not said, said by nobody, supposed, or without a voice."""

from __future__ import annotations

from tocsin.record import Act, Reason, Sentence
from tocsin.statements.abilities import can_speak
from tocsin.statements.cues import Lexicon
from tocsin.statements.frames import BEHIND, FULL_KINDS, Frame, verb_key
from tocsin.statements.scene import Scene
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
# "On condition that they not be named by the paper": requests for anonymity are at most so long.
LONGEST_REQUEST = 10
ANONYMITY = frozenset({"anonymity", "anonymous", "anonymously"})
NAMING = frozenset({"name", "identify", "quote", "cite"})
# A negation reaches down over so many heads at most: "did not want to go on to say".
LONGEST_CLIMB = 4


def why_not_said(scene: Scene, lexicon: Lexicon, sentence: Sentence, frame: Frame, act: Act) -> Reason | None:
    """Return why a cue with a complement is no statement; None for one that is.

    Args:
        scene: The parsed report with its mentions.
        lexicon: The cues, for the verbs under a refusal.
        sentence: The sentence of the cue.
        frame: The cue with its complement and speakers.
        act: What the cue does.
    """
    if _is_refusal(sentence, lexicon, frame.cue) or is_anonymity(sentence, frame.content):
        return Reason.NO_CONTENT
    supposed = frame.kind not in BEHIND and _is_supposed(sentence, frame.cue)
    if supposed or is_silent(sentence, frame.cue, frame.speakers):
        return Reason.NOT_ATTRIBUTED
    cue, is_full = sentence.tokens[frame.cue].lemma.lower(), frame.kind in (*FULL_KINDS, *BEHIND)
    able = [can_speak(scene, sentence, head, act=act, cue=cue, is_full=is_full) for head in frame.speakers]
    return Reason.NO_ACTOR if able and not any(able) else None


def is_anonymity(sentence: Sentence, content: tuple[int, ...]) -> bool:
    """Tell whether what is asked for is only that no name be given: "who asked not to be named"."""
    words = [sentence.tokens[i] for i in content]
    if len(words) > LONGEST_REQUEST:
        return False
    if any(t.lemma.lower() in ANONYMITY for t in words):
        return True
    unnamed = any(t.dep == "neg" or t.text.lower() in ("not", "neither", "nor") for t in words)
    return unnamed and any(t.tag == "VBN" and t.lemma.lower() in NAMING for t in words)


def is_silent(sentence: Sentence, cue: int, speakers: tuple[int, ...], *, quoted: frozenset[int] = frozenset()) -> bool:
    """Tell whether a cue says that nothing was said: by a negation, a refusal, or a subject that is nobody.

    Args:
        sentence: The sentence of the cue.
        cue: Index of the cue.
        speakers: Heads of who speaks.
        quoted: Tokens of what is quoted, which negate nothing outside ("“Never,” she said").
    """
    word = _silencer(sentence, cue, speakers)
    return word is not None and word not in quoted


def find_negation(sentence: Sentence, frame: Frame) -> tuple[int, ...]:
    """Return the words that say that something was not said, when a whole clause tells what ("did not say that ...").

    Empty for a cue that says something, for a supposed one, and where only a part is said to be missing ("without
    saying that").
    """
    word = _silencer(sentence, frame.cue, frame.speakers)
    if word is None or frame.kind != "clause" or _is_supposed(sentence, frame.cue):
        return ()
    if sentence.tokens[word].text.lower() in WITHOUT:
        return ()
    steps = {word}
    at = frame.cue
    while at != word and sentence.tokens[at].head != at and len(steps) <= 2 * LONGEST_CLIMB:
        steps.update((at, *children_by_dep(sentence, at, {"aux"})))
        at = sentence.tokens[at].head
    return tuple(sorted({frame.cue, *(i for i in steps if i < frame.cue and i not in frame.speakers)}))


def _silencer(sentence: Sentence, cue: int, speakers: tuple[int, ...]) -> int | None:
    """Return the word by which a cue says that nothing was said."""
    for head in speakers:
        if _is_nobody(sentence, head):
            return head
    at = cue
    for _ in range(LONGEST_CLIMB):
        token = sentence.tokens[at]
        if (word := _negation(sentence, at)) is not None:
            return word
        if token.text.lower() in WITHOUT:
            return at
        joined = token.dep != "conj" or _is_alternative(sentence, at)
        if token.head == at or token.dep not in SHARED or not joined:
            return None
        at = token.head
        if sentence.tokens[at].lemma.lower() in WITHHOLDING:
            return at
    return None


def _is_refusal(sentence: Sentence, lexicon: Lexicon, cue: int) -> bool:
    """Tell whether a cue only says that somebody did not speak ("declined to comment")."""
    if sentence.tokens[cue].lemma.lower() not in WITHHOLDING:
        return False
    keys = [verb_key(sentence, verb) for verb in children_by_dep(sentence, cue, {"xcomp"})]
    return any(lexicon.knows(key, "VERB") and lexicon.act(key, "VERB") in EMPTY_IF_REFUSED for key in keys)


def _is_supposed(sentence: Sentence, cue: int) -> bool:
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


def _is_nobody(sentence: Sentence, head: int) -> bool:
    token = sentence.tokens[head]
    if token.text.lower() in NOBODY:
        return True
    near = children_by_dep(sentence, head, {"det", "neg", "preconj"})
    return any(sentence.tokens[c].text.lower() in NO for c in near)


def _negation(sentence: Sentence, i: int) -> int | None:
    for child in sentence.children[i]:
        if sentence.tokens[child].dep == "neg" or sentence.tokens[child].text.lower() in NEVER:
            return child
    return None


def _is_alternative(sentence: Sentence, i: int) -> bool:
    """Tell whether a conjoined verb shares a negation: "did not confirm or deny", "neither confirmed nor denied"."""
    links = children_by_dep(sentence, sentence.tokens[i].head, {"cc"})
    return any(sentence.tokens[c].text.lower() in ("or", "nor") for c in links)
