"""A definite phrase and one whom it may mean in; what speaks for and against that out, as numbers."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.mentions.candidate import Candidate, Source
from tocsin.mentions.dossier import Dossier
from tocsin.mentions.general_words import UNKNOWN, read_general_words
from tocsin.mentions.lines import Line
from tocsin.mentions.phrases import Described
from tocsin.mentions.pronouns import Mentioned
from tocsin.mentions.telling import read_person_nouns, tells
from tocsin.record import MentionKind
from tocsin.text import ancestors

MOST_TIMES = 4
MOST_BACK = 6
JUST_MET = 2
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Endings of nouns for who does something.
_AGENTIVE = ("er", "or", "ist", "ian", "man", "ant", "eer", "ee", "crat", "mother", "father", "old")
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})
_COMPLEMENTS = frozenset({"prep", "relcl", "acl"})


@dataclass(frozen=True, slots=True)
class Description:
    """A definite phrase.

    Attributes:
        candidate: Its words.
        line: Its sentence.
        words: Its role, in the singular; its noun where that is no role.
        described: What its words tell.
        gender: "m", "f", or "" when its noun does not tell.
        quotation: Start of the quotation that it stands in; -1 outside.
    """

    candidate: Candidate
    line: Line
    words: tuple[str, ...]
    described: Described
    gender: str
    quotation: int

    @property
    def is_owned(self) -> bool:
        """Whether a pronoun tells whose it is ("his lawyer")."""
        return self.line.tokens[self.candidate.first].tag == "PRP$"

    @property
    def is_plural(self) -> bool:
        """Whether it means many."""
        return self.line.tokens[self.candidate.head].tag in ("NNS", "NNPS")


@dataclass(frozen=True, slots=True)
class Option:
    """One whom a phrase may mean.

    Attributes:
        dossier: Who it is.
        latest: Where it was mentioned last.
        times: How often it was mentioned in the last sentences.
        rank: How many that fit were mentioned since.
        is_called: It was called by the same role before.
        spoke_last: Nobody has spoken since it did.
        same_paragraph: It was mentioned last in the same paragraph.
        is_outlet: It is the report's outlet.
        is_alone: No other that fits was mentioned in the same paragraph.
        is_passed_over: It has no name, and one of its kind that has was mentioned since.
    """

    dossier: Dossier
    latest: Mentioned
    times: int
    rank: int
    is_called: bool
    spoke_last: bool
    same_paragraph: bool
    is_outlet: bool
    is_passed_over: bool
    is_alone: bool = False


def features(description: Description, option: Option) -> dict[str, float]:
    """Return what speaks for one whom a phrase may mean; what is left out is zero."""
    candidate, line = description.candidate, description.line
    back = candidate.line - option.latest.candidate.line
    speaks = tells(line, candidate.head)
    is_person = candidate.kind is MentionKind.PERSON
    told = _told(description, option)
    out = {
        "person": float(is_person and candidate.role is not None),
        "body": float(not is_person),
        "no role, person": float(candidate.role is None and option.dossier.kind is MentionKind.PERSON),
        "no role, body": float(candidate.role is None and option.dossier.kind is not MentionKind.PERSON),
        "person noun": float(candidate.role is None and description.words[-1] in read_person_nouns()),
        "agentive": float(candidate.role is None and description.words[-1].endswith(_AGENTIVE)),
        "speaks": float(speaks),
        "subject": float(line.tokens[candidate.head].dep in _SUBJECTS),
        "quoted": float(description.quotation >= 0),
        "plural": float(description.is_plural),
        **_bound(description),
        **told,
        "sentences": min(back, MOST_BACK) / MOST_BACK,
        "same sentence": float(back == 0),
        "same paragraph": float(option.same_paragraph),
        "nearest": float(option.rank == 0),
        "alone": float(option.is_alone),
        "just met": float(candidate.line - option.dossier.first_line <= JUST_MET),
        "rank": min(option.rank, MOST_TIMES) / MOST_TIMES,
        "times": min(option.times, MOST_TIMES) / MOST_TIMES,
        "was subject": float(option.latest.dep in _SUBJECTS),
        "was possessor": float(option.latest.dep == "poss"),
        "was pronoun": float(option.latest.candidate.source is Source.PRONOUN),
        "spoke last": float(option.spoke_last and not speaks),
        "spoke last, speaks": float(option.spoke_last and speaks),
        "other quotation": float(option.latest.quotation != description.quotation),
        "governs": float(back == 0 and _governs(line, option.latest.candidate.head, candidate.head)),
    }
    return {name: value for name, value in out.items() if value}


def _bound(description: Description) -> dict[str, float]:
    """Return what the phrase's own shape tells: the more it says, the less it needs somebody met before."""
    candidate, line = description.candidate, description.line
    children = [line.tokens[child] for child in line.sentence.children[candidate.head]]
    numbered = any(child.dep in ("nummod", "npadvmod") for child in children)
    return {
        "modified": float(any(child.dep in _MODIFIERS for child in children)),
        "owned": float(description.is_owned),
        "complement": float(any(child.dep in _COMPLEMENTS for child in children)),
        "age": float(numbered),
    }


def _told(description: Description, option: Option) -> dict[str, float]:
    """Return how what the phrase tells agrees with what is known of one whom it may mean."""
    dossier = option.dossier
    own, known = {sector for sector, _ in description.described.sectors}, dossier.sectors.keys()
    country = dossier.country.value if dossier.country else ""
    named = is_in_titles(description.words[-1], dossier)
    general = is_general(description.words[-1], dossier)
    met = option.is_called or named
    return {
        "named": float(dossier.is_named),
        "unnamed": float(not dossier.is_named),
        "called": float(option.is_called),
        "called, named": float(option.is_called and dossier.is_named),
        "called, passed over": float(option.is_called and option.is_passed_over),
        "in titles": float(named and not option.is_called),
        "general word": float(bool(general) and not met),
        "sectors agree": float(bool(own & known) and not met),
        "sectors differ": float(bool(own and known) and not own & known and not met),
        "sectors unknown": float(bool(own) and not known and not met),
        "country agrees": float(bool(country) and description.described.country == country),
        "country unknown": float(bool(description.described.country) and not country),
        "gender agrees": float(bool(dossier.gender) and description.gender == dossier.gender),
        "has titles": float(bool(dossier.titles) and not met),
        "outlet": float(option.is_outlet),
        "unsure": float(dossier.is_unsure),
    }


def is_in_titles(word: str, dossier: Dossier) -> bool:
    """Tell whether a noun stands in an entity's titles, or in the name of a body ("the league", "the commodore")."""
    if any(word in title.split() for title in dossier.titles):
        return True
    return word in dossier.name.value.lower().split() or word in dossier.phrase.split()


def is_general(word: str, dossier: Dossier) -> bool | None:
    """Tell whether a noun is one of those for an entity of these sectors; None where no table tells for whom it is."""
    general = read_general_words().get(word)
    if general is None:
        return None
    return bool(general.sectors & dossier.sectors.keys()) or (UNKNOWN in general.sectors and not dossier.sectors)


def _governs(line: Line, subject: int, i: int) -> bool:
    """Tell whether a token stands somewhere below the verb of a subject."""
    return line.tokens[subject].dep in _SUBJECTS and line.tokens[subject].head in ancestors(line.sentence, i)
