"""Whom a speaker rests on: "the paper, citing two officials, wrote"."""

from __future__ import annotations

from tocsin.ontology.roles import read_roles
from tocsin.record import Sentence
from tocsin.statements.clauses import CITING
from tocsin.statements.cues import Lexicon
from tocsin.statements.draft import Voice, make_voices
from tocsin.statements.scene import OUTSIDE, Scene
from tocsin.statements.speakers import conjuncts
from tocsin.statements.voices import voice_kind
from tocsin.text import children_by_dep, subtree

# Kinds of common nouns that can be cited.
BODIES = frozenset({"collective", "body"})


def find_cited(scene: Scene, lexicon: Lexicon, sentence: Sentence, cue: int, stop: frozenset[int]) -> tuple[Voice, ...]:
    """Return those whom the speaker of a cue cites in the same sentence; `stop` are the tokens of cue and content."""
    row = scene.quoted[sentence.i]
    for token in sentence.tokens:
        if token.lemma.lower() not in CITING or token.i == cue or not row[token.i] == row[cue] == OUTSIDE:
            continue
        leads_in = any(sentence.tokens[c].text.lower() == "as" for c in children_by_dep(sentence, token.i, {"prep"}))
        if token.tag == "VBG" or (token.dep == "relcl" and not leads_in):
            heads = cited_heads(sentence, lexicon, token.i)
            if heads and token.i not in stop:
                return make_voices(scene, sentence, heads, stop | {token.i})
    return ()


def cited_heads(sentence: Sentence, lexicon: Lexicon, i: int) -> tuple[int, ...]:
    """Return the heads of the persons, bodies and papers that "citing" names; empty for reasons and facts."""
    heads = children_by_dep(sentence, i, {"dobj"})
    if not heads:
        # Parsers take "the paper, citing the adviser, wrote" for "the adviser wrote".
        subjects = [t.i for t in sentence.tokens[i + 1 :] if t.dep in ("nsubj", "dobj", "pobj")]
        heads = [h for h in subjects[:1] if min(subtree(sentence, h)) == i + 1]
    for head in heads[:1]:
        token = sentence.tokens[head]
        is_source = lexicon.look_up(token.lemma.lower(), "NOUN", "source") or voice_kind(token) in BODIES
        is_source = is_source or token.lemma.lower() in read_roles()
        if token.pos == "PROPN" or is_source:
            return conjuncts(sentence, head)
    return ()
