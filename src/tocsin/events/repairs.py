"""A parsed sentence in, the subjects out that the parser took for objects of the clause before."""

from __future__ import annotations

from tocsin.record import Sentence

FINITE = frozenset({"VBD", "VBZ", "VBP"})
BETWEEN = frozenset({"aux", "advmod", "neg"})


def find_lost_subjects(sentence: Sentence) -> dict[int, int]:
    """Find nouns that were read as a second object although the next verb, which has no subject, follows them at once.

    "Rebels attacked the port and police arrested a man": not "the port and police".

    Returns:
        For each such verb, the head of its subject.
    """
    found: dict[int, int] = {}
    for verb in sentence.tokens:
        if verb.pos != "VERB" or verb.dep != "conj" or verb.tag not in FINITE:
            continue
        kids = [sentence.tokens[kid] for kid in sentence.children[verb.i]]
        if any(kid.dep in ("nsubj", "nsubjpass", "expl") for kid in kids):
            continue
        own = {kid.i for kid in kids if kid.dep in BETWEEN}
        i = verb.i - 1
        while i in own:
            i -= 1
        noun = sentence.tokens[i] if i >= 0 else verb
        if noun.dep == "conj" and noun.pos in ("NOUN", "PROPN") and noun.head < noun.i and noun.head > verb.head:
            found[verb.i] = noun.i
    return found
