"""A pronoun and the entities mentioned before it in; the entity that it most likely stands for out.

Rules after Lappin and Leass (1994), "An algorithm for pronominal anaphora resolution": salience by nearness and
grammatical role, with gender, number and the subject of the same clause as filters.
"""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.mentions.candidates import Candidate
from tocsin.mentions.dossier import Dossier
from tocsin.mentions.lines import Line
from tocsin.record import MentionKind
from tocsin.text import ancestors

# Weights fitted by random search on 500 rows of GAP (statements/gap_dev.jsonl, the first half of every second
# "development" row), checked on the 500 others: F1 0.60 on both.
SUBJECT = 0.2
NAMED = 0.4
OBJECT = -0.2
POSSESSOR = -0.2
PARALLEL = 0.2
CATAPHORA = 1.0
PER_SENTENCE = -1.1
PER_TOKEN = -0.05
OFTEN = 0.2
OTHER_QUOTATION = -0.6
# "asked X whether he": the one who is asked; "the paper reported ... it wrote": the one that speaks.
ASKED = 1.2
SPEAKS = 0.8
# How many sentences back an antecedent may stand.
REACH = {"m": 4, "f": 4, "they": 2, "it": 1}
# Verbs that "it" governs without standing for anything.
_EXPLETIVE = frozenset({"be", "seem", "appear", "happen", "rain", "snow", "remain", "become", "take", "turn"})
_ASKING = frozenset({"ask", "question", "press", "urge", "tell", "beg"})
_TELLING = frozenset({"say", "write", "report", "add", "note", "announce", "claim", "warn", "state", "declare"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "pobj", "dative", "agent"})
_PEOPLE = frozenset({MentionKind.PERSON})
_BODIES = frozenset({MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.GROUP})


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A linked mention that a pronoun may point to."""

    candidate: Candidate
    dossier: Dossier
    dep: str
    quotation: int


def choose_antecedent(
    pronoun: Candidate, line: Line, earlier: list[list[Mentioned]], *, quotation: int
) -> Dossier | None:
    """Return the entity that a pronoun stands for, or None when none fits.

    Args:
        pronoun: One token.
        line: Its sentence.
        earlier: For each line up to the pronoun's own, what was mentioned there, in text order.
        quotation: Start of the quotation that the pronoun stands in; -1 outside.
    """
    token = line.tokens[pronoun.head]
    word = token.text.lower()
    group = _group(word)
    if group == "it" and _is_expletive(line, pronoun.head):
        return None
    best: Dossier | None = None
    best_score = float("-inf")
    for back in range(REACH[group] + 1):
        n = pronoun.line - back
        if n < 0:
            break
        for item in earlier[n]:
            if not _fits(group, item.dossier) or (back == 0 and not _may_bind(line, pronoun, item)):
                continue
            score = _salience(item, back, pronoun, token.dep) + (
                OTHER_QUOTATION if item.quotation != quotation else 0.0
            )
            score += _speech(line, pronoun, item, back)
            if score > best_score:
                best, best_score = item.dossier, score
    return best


def _group(word: str) -> str:
    if word in ("he", "him", "his", "himself"):
        return "m"
    if word in ("she", "her", "hers", "herself"):
        return "f"
    return "it" if word.startswith("it") else "they"


def _fits(group: str, dossier: Dossier) -> bool:
    if group in ("m", "f"):
        return dossier.kind in _PEOPLE and not dossier.is_plural and dossier.gender in ("", group)
    if group == "it":
        return dossier.kind in _BODIES and not dossier.is_plural
    return dossier.is_plural or dossier.kind is MentionKind.GROUP


def _may_bind(line: Line, pronoun: Candidate, item: Mentioned) -> bool:
    """Tell whether grammar lets a pronoun point to a mention of its own sentence."""
    other = item.candidate
    if other.first <= pronoun.head < other.end:
        return False
    token, antecedent = line.tokens[pronoun.head], line.tokens[other.head]
    if other.first > pronoun.head:
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


def _salience(item: Mentioned, back: int, pronoun: Candidate, role: str) -> float:
    score = PER_SENTENCE * back
    if back == 0:
        score += PER_TOKEN * abs(pronoun.head - item.candidate.head)
    if item.dep in _SUBJECTS:
        score += SUBJECT
        score += PARALLEL if role in _SUBJECTS else 0.0
    elif item.dep in _OBJECTS:
        score += OBJECT
        score += PARALLEL if role in _OBJECTS else 0.0
    elif item.dep == "poss":
        score += POSSESSOR
        score += PARALLEL if role == "poss" else 0.0
    if item.candidate.head > pronoun.head and back == 0:
        score += CATAPHORA
    score += NAMED if item.dossier.is_named else 0.0
    return score + OFTEN * min(len(item.dossier.members), 5)


def _speech(line: Line, pronoun: Candidate, item: Mentioned, back: int) -> float:
    """Return what verbs of asking and telling add."""
    token = line.tokens[pronoun.head]
    verb = line.tokens[token.head]
    if token.text.lower() == "it":
        speaks = token.dep == "nsubj" and verb.lemma in _TELLING
        return SPEAKS if speaks and item.dossier.kind is MentionKind.ORGANISATION else 0.0
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
