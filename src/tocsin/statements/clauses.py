"""Clauses as what is said: which tokens belong to one, and which clause a cue reports when the parser hides it."""

from __future__ import annotations

from tocsin.record import Sentence
from tocsin.statements.speakers import SUBJECTS, finite_tag, joined_cue
from tocsin.text import children_by_dep, subtree

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
DASHES = frozenset({"—", "–", "--", "-"})
# A subject in an interrupting clause is at most so many tokens long.
LONGEST_SUBJECT = 25
# Marks after which a cue clause can follow what it reports.
FRONTING = frozenset({",", "'", "’", "”", '"', "!", "?", *DASHES})
# Parts of speech that open a noun phrase; "about half" opens with an adverb or a preposition.
SUBJECT_OPENERS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADV", "ADP"})
# Parts of speech that can be said of an object: "called the plan dead", "found him at home".
PREDICATES = frozenset({"ADJ", "NOUN", "PROPN", "VERB", "ADP", "ADV"})
EDGES = frozenset({",", ":", ";", *DASHES})
# Verbs whose object is whom one tells.
TELLING = frozenset({"tell", "inform", "assure", "notify", "remind"})
# Words of a question before its answer: "asked about the plan, the minister said".
ASKED = frozenset({"asked", "pressed", "questioned"})
# Participles that stand between a cue and its clause: "reported, citing two officials, that".
CITING = frozenset({"cite", "quote"})


def clause_tokens(sentence: Sentence, clause: int, cue: int) -> list[int]:
    """Return the tokens of a clause without those on the other side of its cue, and without marks at its edges.

    What a parser joined to the clause though it goes with the cue ("and urged ...") is cut off, and so is what follows
    the second dash of a pair that encloses the cue.
    """
    tokens = [t for t in subtree(sentence, clause) if (t > cue) == (clause > cue)]
    for joined in tokens:
        if joined > cue and sentence.tokens[joined].dep == "conj" and joined_cue(sentence, joined) == cue:
            first = min(subtree(sentence, joined))
            tokens = [t for t in tokens if t < first]
            break
    return trim(sentence, _inside_dashes(sentence, tokens, cue))


def trim(sentence: Sentence, tokens: list[int]) -> list[int]:
    """Cut commas, colons and the like from both ends."""
    first, last = 0, len(tokens)
    while first < last and (sentence.tokens[tokens[first]].text in EDGES or sentence.tokens[tokens[first]].dep == "cc"):
        first += 1
    while last > first and _hangs(sentence, tokens[last - 1]):
        last -= 1
    return tokens[first:last]


def _hangs(sentence: Sentence, i: int) -> bool:
    """Tell whether a token at the end of a content belongs to what follows it."""
    token = sentence.tokens[i]
    return token.text in EDGES or token.text == "." or (token.dep == "cc" and token.head < i)


def clause_kind(sentence: Sentence, clause: int) -> str:
    """Return clause, inf, objinf, gerund or small, by the form of the verb and whether it has a subject of its own."""
    token = sentence.tokens[clause]
    helpers = [sentence.tokens[c] for c in children_by_dep(sentence, clause, {"aux", "auxpass"})]
    if token.tag in FINITE or any(h.tag in FINITE for h in helpers):
        return "clause"
    if any(h.tag == "TO" for h in helpers):
        own = children_by_dep(sentence, clause, {"nsubj", "nsubjpass"})
        return "objinf" if own else "inf"
    if token.tag == "VBG" or any(h.tag == "VBG" for h in helpers):
        return "gerund"
    if children_by_dep(sentence, clause, {"nsubj", "nsubjpass"}) and token.pos in PREDICATES:
        return "small"
    return "clause" if token.dep == "ccomp" else "small"


def has_subject(sentence: Sentence, clause: int) -> bool:
    """Tell a clause with a subject of its own from a relative clause whose "that" is the subject."""
    subjects = children_by_dep(sentence, clause, {"nsubj", "nsubjpass", "expl"})
    return any(sentence.tokens[s].text.lower() != "that" for s in subjects)


def is_fronted(sentence: Sentence, i: int, speakers: tuple[int, ...]) -> bool:
    """Tell whether a cue clause follows what it reports after a comma, as in "The talks failed, she said"."""
    start = min([t for h in speakers for t in subtree(sentence, h) if t < i] + [i])
    return (
        start > 0 and sentence.tokens[start - 1].text in FRONTING and not said_objects(sentence, i, {"dobj", "acomp"})
    )


def said_objects(sentence: Sentence, i: int, labels: set[str]) -> list[int]:
    """Return the complements of a cue with some labels, but for the object of "told reporters", who are told."""
    found = children_by_dep(sentence, i, labels)
    if sentence.tokens[i].lemma.lower() in TELLING:
        return [c for c in found if sentence.tokens[c].dep != "dobj"]
    return found


def with_lost_subject(sentence: Sentence, clause: int, i: int, content: list[int]) -> list[int]:
    """Give a clause back the subject that a parser tore off: the words between cue and clause ("said half fell")."""
    verbs = [clause, *children_by_dep(sentence, clause, {"aux", "auxpass"})]
    if not content or any(children_by_dep(sentence, verb, {*SUBJECTS, "nsubjpass", "expl", "mark"}) for verb in verbs):
        return content
    start = i + 1
    for child in children_by_dep(sentence, i, {"dative", "prt", "dobj", "punct", "advmod", "npadvmod"}):
        if child == start or (child > i and min(subtree(sentence, child)) <= start):
            start = max(start, max(subtree(sentence, child)) + 1)
    gap = list(range(start, content[0]))
    return trim(sentence, gap + content) if gap and sentence.tokens[gap[0]].pos in SUBJECT_OPENERS else content


def is_as_clause(sentence: Sentence, i: int) -> bool:
    """Tell whether a verb stands in a clause like "as the minister said", whose content is the clause around it."""
    if sentence.tokens[i].dep != "advcl":
        return False
    first = [c for c in sentence.children[i] if sentence.tokens[c].dep == "mark"]
    return (
        bool(first)
        and sentence.tokens[first[0]].text.lower() == "as"
        and not said_objects(sentence, i, {"dobj", "ccomp", "xcomp", "acomp"})
    )


def tokens_around(sentence: Sentence, head: int, cue: int) -> list[int]:
    """Return what a cue in brackets reports: the clause that it interrupts, without itself."""
    own = set(subtree(sentence, cue))
    return trim(sentence, beside(sentence, [t for t in subtree(sentence, head) if t not in own], cue))


def beside(sentence: Sentence, tokens: list[int], cue: int) -> list[int]:
    """Leave out what stands on the other side of a semicolon: "the army won, he says; the rebels deny it"."""
    marks = [t.i for t in sentence.tokens if t.text == ";"]
    low = max((m for m in marks if m < cue), default=-1)
    high = min((m for m in marks if m > cue), default=len(sentence.tokens))
    return [t for t in tokens if low < t < high]


def find_strayed(sentence: Sentence, i: int) -> list[int]:
    """Return the that-clause of a verb that a parser hung on a word between them ("said after the vote that ...")."""
    tokens = sentence.tokens
    if tokens[i].tag == "VBN" and tokens[i].dep in ("acl", "amod"):
        return []
    for t in tokens[i + 1 : i + 1 + LONGEST_SUBJECT]:
        if t.text.lower() == "that" and t.dep == "mark" and t.head > t.i:
            return trim(sentence, [k for k in subtree(sentence, t.head) if k >= t.i])
        inserted = t.tag in ("VBG", "VBN") and t.lemma.lower() in CITING
        if t.tag in FINITE or (t.pos == "VERB" and t.dep not in ("prep", "amod") and not inserted):
            return []
        if t.text in (":", ";"):
            return []
    return []


def without_insertion(sentence: Sentence, clause: int, content: list[int]) -> list[int]:
    """Cut what stands between a cue and the "that" of its clause: "said, as the agency quoted her, that ..."."""
    cites = bool(content) and sentence.tokens[content[0]].lemma.lower() in {*CITING, "as"}
    for t in content[1:]:
        token = sentence.tokens[t]
        opens = token.dep == "mark" or (cites and token.tag == "IN")
        if token.text.lower() == "that" and token.head == clause and opens:
            return [k for k in content if k >= t] if sentence.tokens[t - 1].text == "," else content
    return content


def find_set_off(sentence: Sentence, i: int, speakers: tuple[int, ...]) -> list[int]:
    """Return what is reported by a cue clause that commas set off, as in "Talks, officials said, have failed".

    It goes by the order of the words, since parsers read such clauses in many ways. The tokens are those before the
    clause and, when it interrupts a sentence, those after it; none when the clause is not set off or has a complement.
    """
    tokens = sentence.tokens
    if finite_tag(sentence, i) not in FINITE or not speakers or tokens[i].dep == "relcl":
        return []
    start = min([t for h in speakers for t in subtree(sentence, h) if t < i] + [i])
    while start > 1 and tokens[start - 1].text in ("[", "("):
        start -= 1
    if start < 2 or i - start > LONGEST_SUBJECT or tokens[start - 1].text != ",":
        return []
    end = next((t.i for t in tokens[i + 1 :] if t.text in (",", ";") or t.dep == "ROOT"), len(tokens))
    if end < len(tokens) and tokens[end].text != ",":
        return []
    if _has_complement(sentence, i, start, end) or _is_lead_in(sentence, start, i):
        return []
    before, after = beside(sentence, list(range(start - 1)), i), beside(sentence, list(range(end + 1, len(tokens))), i)
    complete = any(tokens[t].tag in FINITE for t in before)
    if after and (not complete or tokens[i].dep == "parataxis") and _resumes(sentence, after[0]):
        return trim(sentence, before) + trim(sentence, after)
    return trim(sentence, before) if complete else []


def _has_complement(sentence: Sentence, i: int, start: int, end: int) -> bool:
    """Tell whether the clause of a cue between two commas says itself what is said."""
    tokens = sentence.tokens
    if said_objects(sentence, i, {"dobj", "xcomp", "acomp", "attr"}):
        return True
    if any(t.tag in FINITE and t.i != i and t.dep not in ("aux", "auxpass", "relcl") for t in tokens[start:end]):
        return True
    return any(t.text.lower() in ("that", ":") for t in tokens[i + 1 : end])


def _is_lead_in(sentence: Sentence, start: int, i: int) -> bool:
    """Tell whether what stands before a cue clause only says when or why: "When the talks failed, they said so"."""
    first = sentence.tokens[0]
    opener = first if first.dep != "cc" or start < 3 else sentence.tokens[1]
    if opener.text.lower() in ASKED:
        return True
    tops = [t for t in sentence.children[i] if t < start and sentence.tokens[t].dep == "advcl"]
    return bool(tops) and (opener.dep in ("mark", "advmod") or opener.tag in ("WRB", "VBG", "VBN"))


def _resumes(sentence: Sentence, i: int) -> bool:
    """Tell whether a sentence goes on after an interrupting cue clause, rather than the clause itself."""
    token = sentence.tokens[i]
    hangs_on = token.tag in ("CC", "VBG", "VBN", "WDT", "WP", "WRB") or token.dep in ("mark", "cc", "advcl", "prep")
    return not hangs_on


def _inside_dashes(sentence: Sentence, tokens: list[int], cue: int) -> list[int]:
    dashes = [t.i for t in sentence.tokens if t.text in DASHES and t.dep == "punct" and not _is_hyphen(sentence, t.i)]
    after = [t for t in dashes if t > cue]
    if not after or (len(dashes) - len(after)) % 2 == 0:
        return tokens
    return [t for t in tokens if t < after[0]]


def _is_hyphen(sentence: Sentence, i: int) -> bool:
    return sentence.tokens[i].text == "-" and not (i > 0 and sentence.tokens[i - 1].space)
