"""Who speaks: from a cue to the heads of its speakers, and from a head to the words of its noun phrase."""

from __future__ import annotations

from tocsin.record import Sentence
from tocsin.statements.voices import DOCUMENT, voice_kind
from tocsin.text import children_by_dep, subtree

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
# A subject is looked for over at most so many heads: "refused to go on to say" needs three.
LONGEST_CLIMB = 6
# "The minister, who spoke after the talks, said" has an insertion of at most so many tokens.
LONGEST_INSERT = 25
# Labels over which a verb without a subject of its own takes that of its head.
SHARED = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep", "parataxis"})
# "Emailed supporters saying ...": the object of such a verb is told something and says nothing.
MESSAGING = frozenset({"address", "cable", "call", "email", "message", "phone", "tell", "text", "write"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})


def is_passive(sentence: Sentence, i: int) -> bool:
    """Tell whether a verb stands in the passive."""
    return any(sentence.tokens[c].dep in ("nsubjpass", "auxpass", "csubjpass") for c in sentence.children[i])


def agents(sentence: Sentence, i: int) -> tuple[int, ...]:
    """Return the heads in a passive's by-phrase, conjoined ones apart."""
    for by in children_by_dep(sentence, i, {"agent"}):
        for pobj in children_by_dep(sentence, by, {"pobj"}):
            return conjuncts(sentence, pobj)
    return ()


def speaker_heads(sentence: Sentence, cue: int) -> tuple[int, ...]:
    """Return the heads of the noun phrases that fill the speaker's role of a verb.

    A passive takes its by-phrase. A verb without a subject takes that of the verb it hangs on ("refused to say",
    "adding that"), and a participle or a relative clause the noun it belongs to ("officials saying").

    Args:
        sentence: The parsed sentence.
        cue: Index of the verb.

    Returns:
        In text order; empty when the sentence hides the speaker.
    """
    if is_passive(sentence, cue) or _is_asked(sentence, cue):
        return agents(sentence, cue)
    return _climb(sentence, cue) or _main_subject(sentence, cue) or _nearest_noun(sentence, cue)


def _is_asked(sentence: Sentence, cue: int) -> bool:
    """Tell whether a participle without a subject is passive: "Asked whether talks had begun, she ...", "when told"."""
    token = sentence.tokens[cue]
    own = children_by_dep(sentence, cue, {*SUBJECTS, "aux"})
    return token.dep == "advcl" and token.tag in ("VBN", "VBD") and not own


def _nearest_noun(sentence: Sentence, cue: int) -> tuple[int, ...]:
    """Return the noun right before a finite verb that a parser left without a subject, across what commas insert."""
    tokens = sentence.tokens
    if finite_tag(sentence, cue) not in ("VBD", "VBZ", "VBP"):
        return ()
    at = cue - 1
    while at > 0 and tokens[at].pos in ("AUX", "ADV", "PART"):
        at -= 1
    if at > 0 and tokens[at].text == ")":
        at = next((t for t in range(at - 1, max(0, at - LONGEST_INSERT), -1) if tokens[t].text == "("), 0) - 1
    if at > 0 and tokens[at].text == ",":
        opening = next((t for t in range(at - 1, max(0, at - LONGEST_INSERT), -1) if tokens[t].text == ","), 0)
        at = opening - 1
    is_noun = at >= 0 and tokens[at].pos in ("NOUN", "PROPN", "PRON") and tokens[at].tag not in ("WDT", "WP")
    return (at,) if is_noun else ()


def passed_on(sentence: Sentence, cue: int) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Read "the agency quoted the ministry as saying" and "was quoted by the agency as saying".

    Returns:
        The heads of who said it and of who passed it on; None when the cue stands in no such phrase.
    """
    head = sentence.tokens[cue].head
    if sentence.tokens[cue].dep != "pcomp" or sentence.tokens[head].text.lower() != "as":
        return None
    verb = sentence.tokens[head].head
    if sentence.tokens[verb].lemma.lower() not in ("quote", "cite"):
        return None
    if is_passive(sentence, verb):
        said = children_by_dep(sentence, verb, PASSIVE_SUBJECTS)
        return (conjuncts(sentence, said[0]) if said else ()), agents(sentence, verb)
    said = children_by_dep(sentence, verb, {"dobj"})
    return (conjuncts(sentence, said[0]), speaker_heads(sentence, verb)) if said else None


def _main_subject(sentence: Sentence, cue: int) -> tuple[int, ...]:
    """Return the subject nearest before a participle after a comma that a parser left hanging (", adding that")."""
    before = sentence.tokens[max(0, cue - 3) : cue]
    if sentence.tokens[cue].tag != "VBG" or all(t.text != "," for t in before):
        return ()
    for token in reversed(sentence.tokens[:cue]):
        verb = sentence.tokens[token.head]
        finite = finite_tag(sentence, verb.i) in ("VBD", "VBZ", "VBP", "MD")
        if token.dep in SUBJECTS and verb.dep != "relcl" and finite:
            return conjuncts(sentence, token.i)
    return ()


def _climb(sentence: Sentence, cue: int) -> tuple[int, ...]:
    at = cue
    for _ in range(LONGEST_CLIMB):
        token = sentence.tokens[at]
        found = children_by_dep(sentence, at, SUBJECTS if at == cue else SUBJECTS | PASSIVE_SUBJECTS)
        if found:
            return conjuncts(sentence, _chosen(sentence, found))
        if token.dep == "acl" and adds_on(sentence, at) and (subject := _main_subject(sentence, at)):
            return subject
        if token.dep in ("acl", "relcl"):
            return _noun_above(sentence, at)
        if token.head == at or token.dep not in SHARED:
            return ()
        at = joined_cue(sentence, at) if token.dep == "conj" else token.head
        if token.dep == "advcl" and adds_on(sentence, token.i) and sentence.tokens[at].dep == "ccomp":
            at = sentence.tokens[at].head
        if sentence.tokens[at].pos in ("NOUN", "PROPN"):
            return tuple(children_by_dep(sentence, at, {"poss"}))
    return ()


def _noun_above(sentence: Sentence, at: int) -> tuple[int, ...]:
    """Return the noun that a participle or relative clause belongs to; for "the right to say", its holder if named."""
    token = sentence.tokens[at]
    if token.tag == "VBN" or sentence.tokens[token.head].pos not in NOMINAL:
        return ()
    if any(sentence.tokens[c].tag == "TO" for c in sentence.children[at]):
        return tuple(children_by_dep(sentence, token.head, {"poss"}))
    noun = sentence.tokens[token.head]
    told = noun.dep == "dobj" and sentence.tokens[noun.head].lemma.lower() in MESSAGING
    is_issued = noun.dep == "dobj" and voice_kind(noun) == DOCUMENT
    issuers = _climb(sentence, noun.head) if told or is_issued else ()
    return issuers or (token.head,)


def _chosen(sentence: Sentence, found: list[int]) -> int:
    """Return the subject next to the verb that is a word and not the object of a participle ("citing the adviser")."""
    for subject in reversed(found):
        token = sentence.tokens[subject]
        first = min(subtree(sentence, subject))
        cited = len(found) > 1 and first > 0 and sentence.tokens[first - 1].tag == "VBG"
        cited = cited or (len(found) > 1 and token.tag == "VBG" and token.dep == "csubj")
        if token.pos != "PUNCT" and token.tag not in ("-RRB-", "-LRB-") and not cited:
            return subject
    return found[-1]


def finite_tag(sentence: Sentence, i: int) -> str:
    """Return the tag of the finite form of a verb: that of its first auxiliary, or its own."""
    helpers = children_by_dep(sentence, i, {"aux", "auxpass"})
    return sentence.tokens[helpers[0]].tag if helpers else sentence.tokens[i].tag


def joined_cue(sentence: Sentence, i: int) -> int:
    """Return the verb that a conjoined verb really goes with.

    In "told reporters that talks will go on and said ..." parsers join "said" to "go"; its form tells that it goes with
    "told".

    Args:
        sentence: The parsed sentence.
        i: Index of a verb with the label conj.

    Returns:
        Index of the reporting verb above where the form of `i` fits that and not its own head; else the head.
    """
    head = top = sentence.tokens[i].head
    for _ in range(LONGEST_CLIMB):
        if sentence.tokens[top].dep != "conj":
            break
        top = sentence.tokens[top].head
    above = sentence.tokens[top].head
    if sentence.tokens[top].dep not in ("ccomp", "xcomp") or above == top or children_by_dep(sentence, i, SUBJECTS):
        return head
    own = finite_tag(sentence, i)
    fits = own == finite_tag(sentence, above) and own in ("VBD", "VBZ", "VBP", "VBG")
    reports = any(
        finite_tag(sentence, c) in ("VBD", "VBZ", "VBP", "MD") for c in children_by_dep(sentence, i, {"ccomp"})
    )
    differs = own not in (finite_tag(sentence, head), finite_tag(sentence, top))
    return above if fits and (reports or differs) else head


def adds_on(sentence: Sentence, i: int) -> bool:
    """Tell whether a word is a participle after a comma, with which a speaker goes on (", adding that ...")."""
    return i > 0 and sentence.tokens[i].tag == "VBG" and sentence.tokens[i - 1].text == ","


def conjuncts(sentence: Sentence, head: int) -> tuple[int, ...]:
    """Return a noun and the nouns that are joined to it, in text order."""
    out = [head]
    for _ in range(len(sentence.tokens)):
        more = [c for c in children_by_dep(sentence, out[-1], {"conj"}) if sentence.tokens[c].pos in NOMINAL]
        if not more:
            break
        out.append(more[0])
    return tuple(out)


def antecedent(sentence: Sentence, head: int) -> int:
    """Return the noun that a relative pronoun stands for; other words stand for themselves."""
    token = sentence.tokens[head]
    verb = sentence.tokens[token.head]
    if token.tag not in ("WP", "WDT") or verb.dep != "relcl":
        return head
    return verb.head


def noun_phrase(sentence: Sentence, head: int, stop: frozenset[int]) -> list[int]:
    """Return the tokens of the noun phrase around a head: titles, apposition and relative clauses, no conjoined nouns.

    Args:
        sentence: The parsed sentence.
        head: Index of its noun.
        stop: Tokens that cannot belong to it: the cue and what was said.

    Returns:
        A run without gaps that holds `head`, in text order, without marks at its ends.
    """
    conjoined = {c for c in children_by_dep(sentence, head, {"conj", "cc", "preconj"})}
    allowed = set(subtree(sentence, head))
    for child in conjoined:
        allowed.difference_update(subtree(sentence, child))
    allowed -= stop
    allowed.add(head)
    first = last = head
    while first - 1 in allowed:
        first -= 1
    while last + 1 in allowed:
        last += 1
    while first < head and sentence.tokens[first].pos in ("PUNCT", "SPACE"):
        first += 1
    while last > head and sentence.tokens[last].pos in ("PUNCT", "SPACE"):
        last -= 1
    return list(range(first, last + 1))
