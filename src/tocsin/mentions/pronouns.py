"""A pronoun and the entities mentioned before it in; the entity that it most likely stands for out.

Rules after Lappin and Leass (1994), "An algorithm for pronominal anaphora resolution": salience by nearness and
grammatical role, with gender, number and the subject of the same clause as filters.
"""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.mentions.candidate import Candidate, Source
from tocsin.mentions.dossier import Dossier
from tocsin.mentions.lines import Line
from tocsin.mentions.telling import tells
from tocsin.record import MentionKind
from tocsin.text import ancestors

# Weights of a softmax over the mentions in reach, fitted by train/fit_pronouns.py on half of GAP (Webster et al. 2018),
# statements/gap_dev.jsonl; F1 is 0.70 there and on the other half. A feature is worth its weight times its value.
WEIGHTS = {
    "after": 0.1,
    "apposition": 0.14,
    "doubtful": -0.46,
    "first in sentence": 0.02,
    "governs": 0.1,
    "known gender": 0.34,
    "named": 1.53,
    "nearest": 0.25,
    "object": -0.32,
    "often": 0.12,
    "other quotation": -0.82,
    "parallel": 0.4,
    "possessive to subject": -0.09,
    "possessor": 0.13,
    "pronoun": -1.72,
    "rank": -0.01,
    "same sentence": 1.01,
    "sentences": -1.83,
    "subject": 1.02,
    "subject before": 0.58,
    "tokens": -0.62,
}  # fmt: skip
# "asked X whether he": the one who is asked; "the paper reported ... it wrote": the one that speaks. Set by hand.
ASKED = 1.2
# What is called a body or a place more than once is hardly a person in a report; set by hand, as GAP is about persons.
BODY_AGAIN = -1.0
SPEAKS = 0.8
# How many sentences back an antecedent may stand.
REACH = {"m": 4, "f": 4, "they": 2, "it": 1}
# How many sentences back the only person of a report may stand.
FURTHEST = 12
# How many mentions of one sentence are weighed, latest first; no real sentence has more.
MOST_MENTIONS = 60
# Verbs that "it" governs without standing for anything.
_EXPLETIVE = frozenset({"be", "seem", "appear", "happen", "rain", "snow", "remain", "become", "take", "turn"})
_ASKING = frozenset({"ask", "question", "press", "urge", "tell", "beg"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "pobj", "dative", "agent"})
_PEOPLE = frozenset({MentionKind.PERSON})
_BODIES = frozenset({MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.GROUP})


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A linked mention that a pronoun may point to.

    Attributes:
        candidate: Its words.
        dossier: Whom it stands for.
        dep: Its grammatical function.
        quotation: Start of the quotation that it stands in; -1 outside.
        tells: It is the subject of a verb of telling.
    """

    candidate: Candidate
    dossier: Dossier
    dep: str
    quotation: int
    tells: bool = False


def choose_antecedent(
    pronoun: Candidate, line: Line, earlier: list[list[Mentioned]], *, quotation: int, speaker: Dossier | None = None
) -> Dossier | None:
    """Return the entity that a pronoun stands for, or None when none fits.

    Args:
        pronoun: One token.
        line: Its sentence.
        earlier: For each line up to the pronoun's own, what was mentioned there, in text order.
        quotation: Start of the quotation that the pronoun stands in; -1 outside.
        speaker: Who says the words that the pronoun stands in, where that is known: "he" is somebody else.
    """
    token = line.tokens[pronoun.head]
    word = token.text.lower()
    group = _group(word)
    if group == "it" and _is_expletive(line, pronoun.head):
        return None
    ranks: dict[int, int] = {}
    best: Dossier | None = None
    best_score = float("-inf")
    for back in range(REACH[group] + 1):
        n = pronoun.line - back
        if n < 0:
            break
        for item in earlier[n][: -MOST_MENTIONS - 1 : -1]:
            if (
                item.dossier is speaker
                or not _fits(group, item.dossier)
                or (back == 0 and not _may_bind(line, pronoun, item))
            ):
                continue
            if quotation < 0 <= item.quotation and _tells(line, pronoun):
                continue
            rank = ranks.setdefault(id(item.dossier), len(ranks))
            found = features(item, line, pronoun, quotation, rank)
            score = sum(WEIGHTS.get(name, 0.0) * value for name, value in found.items())
            score += BODY_AGAIN if item.dossier.is_unsure and len(item.dossier.members) > 1 else 0.0
            score += _speech(line, pronoun, item, back)
            if score > best_score:
                best, best_score = item.dossier, score
    return best


def only_person(
    pronoun: Candidate, line: Line, earlier: list[list[Mentioned]], *, speaker: Dossier | None = None
) -> Dossier | None:
    """Return the one named person of the sentences further up whom "he" or "she" can mean; None if there are more."""
    group = _group(line.tokens[pronoun.head].text.lower())
    start = max(0, pronoun.line - FURTHEST)
    found = {
        id(item.dossier): item.dossier
        for mentioned in earlier[start : pronoun.line]
        for item in mentioned[-MOST_MENTIONS:]
        if item.dossier is not speaker
        and item.dossier.is_named
        and item.dossier.kind in _PEOPLE
        and _fits(group, item.dossier)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _group(word: str) -> str:
    if word in ("he", "him", "his", "himself"):
        return "m"
    if word in ("she", "her", "hers", "herself"):
        return "f"
    return "it" if word.startswith("it") else "they"


def _fits(group: str, dossier: Dossier) -> bool:
    if group in ("m", "f"):
        may_be = dossier.kind in _PEOPLE or dossier.is_unsure
        return may_be and not dossier.is_plural and dossier.gender in ("", group)
    if dossier.is_doubtful:
        return False
    if group == "it":
        return dossier.kind in _BODIES and not dossier.is_plural
    return dossier.is_plural or dossier.kind is MentionKind.GROUP


def _may_bind(line: Line, pronoun: Candidate, item: Mentioned) -> bool:
    """Tell whether grammar lets a pronoun point to a mention of its own sentence."""
    other = item.candidate
    if other.first <= pronoun.head < other.end:
        return False
    token, antecedent = line.tokens[pronoun.head], line.tokens[other.head]
    if _tells(line, pronoun) and _is_said(line, token.head, other.head):
        return False
    if other.first > pronoun.head:
        if _is_source(line, pronoun.head):
            return False
        return antecedent.dep in _SUBJECTS and _stands_before(line, pronoun.head, antecedent.head)
    reflexive = token.text.lower().endswith(("self", "selves"))
    if token.tag == "PRP$" or reflexive:
        return True
    # "Smith praised him": subject and object of one verb are two people.
    if antecedent.head == token.head:
        return False
    above = line.tokens[token.head]
    return not (token.dep == "pobj" and above.head == antecedent.head)


def _stands_before(line: Line, i: int, verb: int) -> bool:
    """Tell whether a token lies in a phrase or clause that opens the sentence of a verb ("In his speech, X said")."""
    above = [i, *ancestors(line.sentence, i)]
    if verb not in above:
        return False
    top = above[above.index(verb) - 1] if above.index(verb) else i
    return line.tokens[top].dep in ("prep", "advcl", "npadvmod")


def features(item: Mentioned, line: Line, pronoun: Candidate, quotation: int, rank: int) -> dict[str, float]:
    """Return what speaks for a mention: grammar, nearness, and what is known of the entity so far."""
    token, other, dossier = line.tokens[pronoun.head], item.candidate, item.dossier
    back = pronoun.line - other.line
    is_subject, is_object = item.dep in _SUBJECTS, item.dep in _OBJECTS
    role_subject, role_object = token.dep in _SUBJECTS, token.dep in _OBJECTS
    parallel = (is_subject and role_subject) or (is_object and role_object) or item.dep == token.dep == "poss"
    out = {
        "sentences": float(back),
        "same sentence": float(back == 0),
        "subject": float(is_subject),
        "object": float(is_object),
        "possessor": float(item.dep == "poss"),
        "apposition": float(item.dep == "appos"),
        "parallel": float(parallel),
        "named": float(dossier.is_named),
        "doubtful": float(dossier.is_doubtful or dossier.kind is not MentionKind.PERSON),
        "rank": float(min(rank, 4)),
        "nearest": float(rank == 0),
        "often": float(min(len(dossier.members), 6)),
        "known gender": float(bool(dossier.gender)),
        "pronoun": float(other.source is Source.PRONOUN),
        "first in sentence": float(other.first <= 2),
        "other quotation": float(item.quotation != quotation),
    }
    if back == 0:
        out["tokens"] = min(abs(pronoun.head - other.head), 40) / 10
        out["after"] = float(other.head > pronoun.head)
        out["governs"] = float(is_subject and _governs(line, other.head, pronoun.head))
        out["possessive to subject"] = float(is_subject and token.dep == "poss")
    elif back == 1:
        out["subject before"] = float(is_subject and role_subject)
    return out


def _governs(line: Line, subject: int, i: int) -> bool:
    """Tell whether a token stands somewhere below the verb of a subject."""
    return line.tokens[subject].head in ancestors(line.sentence, i)


def _is_source(line: Line, i: int) -> bool:
    """Tell whether a token is the source in "according to him": nobody whom the words that follow name."""
    above = line.tokens[line.tokens[i].head]
    return line.tokens[i].dep == "pobj" and above.i > 0 and line.tokens[above.i - 1].text.lower() == "according"


def _is_said(line: Line, verb: int, i: int) -> bool:
    """Tell whether a token stands in what a verb's subject says, mostly of others ("One of them, she said, ran")."""
    above = [i, *ancestors(line.sentence, i)]
    if line.tokens[verb].dep == "parataxis" and verb not in above:
        return line.tokens[verb].head in above
    return verb in above and line.tokens[above[max(0, above.index(verb) - 1)]].dep == "ccomp"


def _tells(line: Line, pronoun: Candidate) -> bool:
    """Tell whether a pronoun is the subject of a verb of telling: whom its own words name is somebody else."""
    return tells(line, pronoun.head)


def _speech(line: Line, pronoun: Candidate, item: Mentioned, back: int) -> float:
    """Return what verbs of asking and telling add."""
    token = line.tokens[pronoun.head]
    if token.text.lower() == "it":
        speaks = tells(line, token.i)
        return SPEAKS if speaks and item.dossier.kind is MentionKind.ORGANISATION else 0.0
    if back == 1 and item.tells and item.quotation < 0 and _tells(line, pronoun):
        return SPEAKS
    if back or token.dep != "nsubj":
        return 0.0
    other = line.tokens[item.candidate.head]
    return ASKED if other.dep in ("dobj", "dative") and line.tokens[other.head].lemma in _ASKING else 0.0


def _is_expletive(line: Line, i: int) -> bool:
    token = line.tokens[i]
    if token.dep not in ("nsubj", "nsubjpass", "expl"):
        return token.dep not in ("poss", "dobj", "pobj")
    verb = line.tokens[token.head]
    if token.dep == "expl" or verb.lemma in _EXPLETIVE:
        return True
    return token.dep == "nsubjpass" and any(
        line.tokens[c].dep in ("ccomp", "xcomp") for c in line.sentence.children[verb.i]
    )
