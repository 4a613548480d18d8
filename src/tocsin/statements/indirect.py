"""Indirect speech: cue words with the clause, infinitive or object that they report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tocsin.record import Act, Dropped, Found, Reason, Sentence
from tocsin.statements.cited import cited_heads, find_cited
from tocsin.statements.clauses import ASKED, CITING
from tocsin.statements.cues import Cue, Lexicon
from tocsin.statements.draft import Draft, make_voices
from tocsin.statements.frames import FULL_KINDS, Frame, read_frames, verb_key
from tocsin.statements.scene import OUTSIDE, Scene, hull
from tocsin.statements.silence import find_negation, why_not_said
from tocsin.statements.speakers import adds_on, passed_on
from tocsin.text import children_by_dep

STAGE = "statements.find/1"
# When a cue has several complements, what is said is the first of these.
KINDS = ("clause", "prepinf:on", "prepinf:for", "objinf", "small", "raise", "inf", "gerund", "paren", "as")
# Words of the outer speaker about themselves inside a quotation add nothing to it.
OWN = frozenset({"i", "we", "you", "me", "us"})
# Inside a quotation only cues this good make a statement of their own.
NESTED_SCORE = 0.5
# Thoughts, plans and attitudes are nobody's when nobody is named.
INNER = frozenset({Act.THINK, Act.PLAN, Act.ENDORSE, Act.CONDEMN})
CONTRASTING = frozenset({"while", "whereas"})
IMPERSONAL = frozenset({"it", "this", "that", "there", "which"})


def find_indirect(scene: Scene, lexicon: Lexicon) -> Found[Draft]:
    """Make one draft a cue that governs what is said, in text order; cues that say nothing are in `dropped`."""
    kept: list[Draft] = []
    dropped: list[Dropped] = []
    for sentence in scene.sentences:
        for token in sentence.tokens:
            best = _best(read_frames(sentence, token.i), lexicon) if _may_report(lexicon, sentence, token.i) else None
            draft = _draft(scene, lexicon, sentence, *best) if best else None
            if best is None or draft is None:
                continue
            reason = why_not_said(scene, lexicon, sentence, best[0], draft.act)
            if reason is None:
                kept.append(draft)
            elif reason is Reason.NOT_ATTRIBUTED and (words := _negating(scene, sentence, best[0])):
                marks = scene.spans(sentence, sorted({*best[0].marks, *words}))
                kept.append(replace(draft, negated=True, marks=marks))
            else:
                dropped.append(Dropped(hull((*draft.marks, *draft.content)), STAGE, reason))
    return Found(tuple(kept), tuple(dropped))


def _negating(scene: Scene, sentence: Sentence, frame: Frame) -> tuple[int, ...]:
    """Return the words by which the report itself says that something was not said; none with a quotation."""
    row = scene.quoted[sentence.i]
    if row[frame.cue] != OUTSIDE or all(row[i] != OUTSIDE for i in frame.content):
        return ()
    return find_negation(sentence, frame)


def _may_report(lexicon: Lexicon, sentence: Sentence, i: int) -> bool:
    """Tell whether a word is in the lexicon at all, before its syntax is looked at."""
    token = sentence.tokens[i]
    if token.pos in ("VERB", "AUX"):
        return lexicon.knows(verb_key(sentence, i), "VERB") or lexicon.knows(token.text.lower(), "ADJ")
    return lexicon.knows(token.lemma.lower(), token.pos)


def _best(frames: Iterator[Frame], lexicon: Lexicon) -> tuple[Frame, Cue] | None:
    known: list[tuple[int, float, int, Frame, Cue]] = []
    for frame in frames:
        cue = lexicon.look_up(frame.key, frame.pos, frame.kind)
        if cue is not None and frame.content:
            rank = KINDS.index(frame.kind) if frame.kind in KINDS else len(KINDS)
            known.append((rank, -cue.score, len(known), frame, cue))
    if not known:
        return None
    _, _, _, frame, cue = min(known, key=lambda row: row[:3])
    return frame, cue


def _draft(scene: Scene, lexicon: Lexicon, sentence: Sentence, frame: Frame, cue: Cue) -> Draft | None:
    row = scene.quoted[sentence.i]
    tokens = frame.content
    if row[frame.cue] != OUTSIDE:
        if not _is_telling(sentence, frame, cue):
            return None
        tokens = tuple(t for t in tokens if row[t] == row[frame.cue])
    tokens = _without_next_cue(lexicon, sentence, frame, tokens)
    if not tokens:
        return None
    if (
        _is_circumstance(sentence, frame)
        or _is_prompt(sentence, frame)
        or (frame.key in CITING and cited_heads(sentence, lexicon, frame.cue))
    ):
        return None
    heads, via = passed_on(sentence, frame.cue) or (frame.speakers, ())
    speakers = tuple(h for h in heads if h not in tokens)
    if (not speakers and cue.act in INNER) or _is_impersonal(sentence, frame.cue, speakers):
        return None
    if speakers and row[frame.cue] == OUTSIDE and all(sentence.tokens[h].text.lower() == "you" for h in speakers):
        # The outlet speaks to whom it asks, or to its readers: "whom do you believe?", "you may think".
        return None
    stop = frozenset(tokens) | frozenset(frame.marks)
    voices = make_voices(scene, sentence, speakers, stop)
    passing, origin = make_voices(scene, sentence, via, stop), find_cited(scene, lexicon, sentence, frame.cue, stop)
    content, marks = scene.spans(sentence, tokens), scene.spans(sentence, frame.marks)
    return Draft(frame.kind, sentence.i, frame.cue, marks, voices, content, cue.act, cue.score, passing, origin)


def _without_next_cue(lexicon: Lexicon, sentence: Sentence, frame: Frame, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """Cut a clause before the next cue: "said that ..., adding that ...", "said that ..., while others denied"."""
    for i in tokens if frame.kind == "clause" else ():
        contrast = _contrast(sentence, i)
        if contrast > frame.cue + 1 and lexicon.quotes(verb_key(sentence, i)):
            return tuple(t for t in tokens if t < contrast - 1)
        on = sentence.tokens[i].dep == "advcl" and adds_on(sentence, i) and i > frame.cue + 1
        if on and lexicon.quotes(verb_key(sentence, i)) and children_by_dep(sentence, i, {"ccomp"}):
            return tuple(t for t in tokens if t < i - 1)
    return tokens


def _contrast(sentence: Sentence, i: int) -> int:
    """Return the "while" behind a comma that opens a clause in which somebody else says something; 0 for none."""
    if sentence.tokens[i].dep != "advcl" or not children_by_dep(sentence, i, {"ccomp"}):
        return 0
    for mark in children_by_dep(sentence, i, {"mark"}):
        if sentence.tokens[mark].text.lower() in CONTRASTING and mark > 0 and sentence.tokens[mark - 1].text == ",":
            return mark
    return 0


def _is_circumstance(sentence: Sentence, frame: Frame) -> bool:
    """Tell whether a complement only says when ("a statement on Monday") or leads in ("quoted her as saying ...")."""
    if frame.kind != "np" and not frame.kind.startswith("prep:"):
        return False
    if sentence.tokens[frame.content[0]].tag == "VBG" and frame.kind == "prep:as":
        return True
    dates = [name for name in sentence.names if name.label in ("DATE", "TIME")]
    return any(name.first <= frame.content[0] and frame.content[-1] < name.end for name in dates)


def _is_prompt(sentence: Sentence, frame: Frame) -> bool:
    """Tell whether a participle only says what an answer is to: "asked about the port, the mayor said"."""
    no_subject = not children_by_dep(sentence, frame.cue, {"nsubj", "nsubjpass"})
    return frame.kind.endswith(":about") and sentence.tokens[frame.cue].text.lower() in ASKED and no_subject


def _is_telling(sentence: Sentence, frame: Frame, cue: Cue) -> bool:
    """Tell whether a cue inside a quotation says what somebody else said, and not what might be or is asked."""
    if cue.score < NESTED_SCORE or frame.kind not in FULL_KINDS or not frame.speakers:
        return False
    if any(sentence.tokens[h].text.lower() in OWN for h in frame.speakers) or sentence.tokens[-1].text == "?":
        return False
    helpers = [sentence.tokens[c] for c in children_by_dep(sentence, frame.cue, {"aux"})]
    return not any(h.tag == "MD" for h in helpers) and sentence.tokens[frame.cue].dep not in ("advcl", "acl", "relcl")


def _is_impersonal(sentence: Sentence, cue: int, speakers: tuple[int, ...]) -> bool:
    """Tell whether an infinitive is nobody's: "it is too early to say", "the aim is to show"."""
    if not any(sentence.tokens[c].tag == "TO" for c in sentence.children[cue]):
        return False
    return not speakers or any(sentence.tokens[h].text.lower() in IMPERSONAL for h in speakers)
