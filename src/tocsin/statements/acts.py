"""A draft in, its act out: that of the cue, or of the verb by which its speaker acts ("said: “We condemn it”")."""

from __future__ import annotations

from tocsin.record import Act, Spans
from tocsin.statements.cues import Lexicon
from tocsin.statements.draft import Draft
from tocsin.statements.frames import verb_key
from tocsin.statements.lookups import Lookups
from tocsin.statements.roots import find_roots, is_own
from tocsin.statements.scene import OUTSIDE, Scene
from tocsin.text import children_by_dep

# Acts that are done by naming them.
PERFORMED = frozenset({Act.DENY, Act.CONDEMN, Act.ENDORSE, Act.DEMAND, Act.PROMISE, Act.WARN, Act.ACCUSE})


def settle_act(
    scene: Scene, lexicon: Lexicon, draft: Draft, *, lookups: Lookups, own: frozenset[str]
) -> tuple[Act, Spans]:
    """Tell what somebody does by speaking, with the words that tell.

    Only the head of the first clause is read, in the present tense ("we condemn") or shifted back by the cue ("said
    that it condemned"), and only of the speaker ("said that Oresta condemned" is no condemning).

    Args:
        scene: The parsed report.
        lexicon: The cues with their acts.
        draft: The statement.
        lookups: Its entities.
        own: Entities of the speakers.
    """
    told = (draft.act, draft.marks)
    if draft.act is not Act.SAY or draft.negated:
        return told
    for sentence, root in list(find_roots(scene, draft))[:1]:
        subjects = children_by_dep(sentence, root, {"nsubj"})
        helpers = [sentence.tokens[k] for k in children_by_dep(sentence, root, {"aux", "auxpass", "neg"})]
        quoted = scene.quoted[sentence.i][root] != OUTSIDE
        tenses = ("VBP", "VBZ") if quoted else ("VBP", "VBZ", "VBD")
        now = sentence.tokens[root].tag in tenses and not helpers
        if subjects and now and is_own(lookups, sentence, subjects[0], own):
            act = lexicon.act(verb_key(sentence, root), "VERB")
            if act in PERFORMED:
                return act, scene.spans(sentence, [root])
    return told
