"""A name in; the entity that bears it out, met before or opened now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tocsin.mentions.candidate import Candidate
from tocsin.mentions.description_features import Description
from tocsin.mentions.descriptions import choose_described
from tocsin.mentions.dossier import Dossier
from tocsin.mentions.introduced import introduced_by
from tocsin.mentions.lexicon import Entry, EntryKind, Hit
from tocsin.mentions.phrases import Described, describe, phrase_start, right_end, role_at
from tocsin.mentions.register import SCORES, Key, Register
from tocsin.mentions.telling import tells
from tocsin.mentions.titles import JOINS, name_gender, surname, title_start
from tocsin.ontology.places import home_country, read_gazetteer
from tocsin.record import MentionKind
from tocsin.text import surface

# How many persons of one surname are told apart; more only stand in lists.
NAMESAKES = 20
_ACTING = frozenset({"nsubj", "agent", "poss"})


class NameLinker:
    """Links names."""

    def __init__(self, register: Register, hits: Sequence[Sequence[Hit]]) -> None:
        self._register = register
        self._hits = hits

    def link(self, candidate: Candidate) -> None:
        """Link a name that no table knows."""
        words = [token.text for token in self._register.lines[candidate.line].tokens[candidate.first : candidate.end]]
        person = candidate.kind is MentionKind.PERSON
        titled = self._titled(candidate, words)
        if titled is not None:
            self._register.note(candidate, titled, "role", kind=MentionKind.PERSON)
        elif person and len(words) == 1 and self._is_short_body(candidate, words):
            self._link_body(candidate, words)
        elif person or (len(words) == 1 and words[0].lower() in self._register.surnames):
            self._link_person(candidate, words)
        else:
            self._link_body(candidate, words)

    def _titled(self, candidate: Candidate, words: list[str]) -> Dossier | None:
        """Return the person whose title the parser takes for a name ("the Special Rapporteur", "the IG")."""
        line = self._register.lines[candidate.line]
        if line.tokens[max(0, candidate.first - 1)].text.lower() != "the" or candidate.entry is not None:
            return None
        token = line.tokens[candidate.head]
        person = self._register.inside(candidate.line, token.head) if token.dep == "appos" else None
        if person is not None and person.is_named and person.kind is MentionKind.PERSON:
            person.add_title(self._register.document, line, candidate.first, candidate.end, rule="apposition")
            self._register.remember_title(person)
            return person
        return self._register.titled(" ".join(words))

    def _is_short_body(self, candidate: Candidate, words: list[str]) -> bool:
        """Tell whether "the Watch" is a body named before and not the person for whom the parser takes it."""
        before = self._register.lines[candidate.line].tokens[max(0, candidate.first - 1)]
        return before.text.lower() == "the" and self._register.short_form(candidate, words)[0] is not None

    def open_outlet(self, candidate: Candidate, key: Key) -> Dossier:
        """Open the entity of the report's outlet under one of its names."""
        dossier = self._open_body(candidate, key)
        dossier.is_unsure = False
        self._register.outlet = dossier
        return dossier

    def link_outlet(self, candidate: Candidate, key: Key) -> None:
        """Link a name of the report's outlet."""
        dossier, rule = self._register.find(key), "same name"
        if dossier is None:
            dossier, rule = self.open_outlet(candidate, key), "new name"
        self._register.lengthen(dossier, candidate)
        line = self._register.lines[candidate.line]
        self._register.also(("body", line.words(candidate.first, candidate.end).lower()), dossier)
        self._register.note(candidate, dossier, rule, kind=MentionKind.ORGANISATION)

    def link_entry(self, candidate: Candidate, entry: Entry) -> None:
        """Link a name that a table knows."""
        line = self._register.lines[candidate.line]
        people = entry.kind is EntryKind.DEMONYM
        key = ("people" if people else "entry", f"{entry.name}|{entry.country}".lower())
        tokens = (candidate.first, candidate.end)
        if people and (one := self._one_of(candidate, entry)) is not None:
            self._register.note(candidate, one, "role", kind=MentionKind.PERSON)
            return
        dossier = self._register.find(key) or self._spoken_for(candidate, entry)
        if dossier is None:
            dossier = self._register.open(candidate, key)
            dossier.is_plural = people or (entry.is_group and entry.name.endswith("s"))
            sectors = tuple((sector, tokens) for sector in entry.sectors)
            described = Described(entry.country, tokens, sectors, entry.bloc, entry.origin, entry.origin)
            dossier.learn(line, described, rule="table", score=SCORES["table"])
        if entry.kind is EntryKind.CAPITAL and line.tokens[candidate.head].dep in _ACTING:
            dossier.learn(line, Described(sectors=(("GOV", tokens),)), rule="capital acts", score=0.8)
        self._register.note(candidate, dossier, "table", origin=entry.origin)

    def _spoken_for(self, candidate: Candidate, entry: Entry) -> Dossier | None:
        """Return the country for which its capital speaks ("Vilnius says"), where that was named before."""
        line = self._register.lines[candidate.line]
        if entry.kind is not EntryKind.CAPITAL or not tells(line, candidate.head):
            return None
        return self._register.country(entry.country)

    def _one_of(self, candidate: Candidate, entry: Entry) -> Dossier | None:
        """Return the person whom "the Norwegian" means where that speaks; none for the whole people."""
        line, tokens = self._register.lines[candidate.line], (candidate.first, candidate.end)
        token = line.tokens[candidate.head]
        before = line.tokens[max(0, candidate.first - 1)].text.lower()
        if before != "the" or token.tag not in ("NN", "NNP") or not tells(line, candidate.head):
            return None
        quotation = self._register.quotation(candidate)
        alone = replace(candidate, kind=MentionKind.PERSON, entry=None)
        words = (token.lemma.lower(),)
        description = Description(alone, line, words, Described(entry.country, tokens), "", quotation)
        one = choose_described(description, self._register)
        return one if one is not None and one.kind is MentionKind.PERSON else None

    def _link_person(self, candidate: Candidate, words: list[str]) -> None:
        line = self._register.lines[candidate.line]
        key, rule = person_key(self._register, words)
        dossier = self._register.find(key)
        if dossier is None:
            dossier = self._register.open(candidate, key, kind=MentionKind.PERSON)
            dossier.is_doubtful = candidate.is_doubtful
            rule = "new name" if rule == "same name" else rule
        elif not candidate.is_doubtful:
            dossier.become_person()
        self._register.lengthen(dossier, candidate)
        dossier.gender = dossier.gender or name_gender(line, candidate.first, candidate.end)
        self._learn_title(candidate, dossier)
        self._register.note(candidate, dossier, rule, kind=MentionKind.PERSON)

    def _learn_title(self, candidate: Candidate, dossier: Dossier) -> None:
        """Take country, sector and office from the words before a person's name."""
        line, end = self._register.lines[candidate.line], candidate.first
        start = title_start(line, end)
        if start == end:
            return
        dossier.become_person()
        hits = self._hits[candidate.line]
        dossier.learn(line, describe(line, start, end, hits, head=end - 1), rule="title", score=0.9)
        homes = [hit.end for hit in hits if start <= hit.first and hit.end < end and hit.entry.country]
        first = max([start, *homes])
        while first < end - 1 and line.tokens[first].text in JOINS:
            first += 1
        dossier.add_title(self._register.document, line, first, end, rule="title")
        self._register.remember_title(dossier)
        role = role_at(line, end, first)
        self._register.remember_role(dossier, role[0].words if role else (line.tokens[end - 1].text.lower(),))

    def _link_body(self, candidate: Candidate, words: list[str]) -> None:
        key = ("body", " ".join(words).lower().removeprefix("the "))
        dossier, rule = self._register.find(key), "same name"
        if dossier is None:
            dossier, rule = self._register.short_form(candidate, words)
        if dossier is None:
            dossier, rule = self._open_place(candidate, key) or self._open_body(candidate, key), "new name"
        line = self._register.lines[candidate.line]
        behind_the = candidate.first > 0 and line.tokens[candidate.first - 1].text.lower() == "the"
        if rule == "acronym" or (rule == "short form" and behind_the):
            dossier.is_unsure = False
        self._register.also(key, dossier)
        self._register.note(
            candidate, dossier, rule, kind=MentionKind.PLACE if dossier.kind is MentionKind.PLACE else None
        )

    def _open_place(self, candidate: Candidate, key: Key) -> Dossier | None:
        """Open a place for a name of the gazetteer, also where the parser takes a town for an organisation."""
        line = self._register.lines[candidate.line]
        if candidate.kind is MentionKind.GROUP or role_at(line, candidate.end, candidate.first):
            return None
        words = surface(line.tokens[candidate.first : candidate.end])
        is_place = candidate.kind is MentionKind.PLACE or (
            candidate.first > 0 and line.tokens[candidate.first - 1].pos == "ADP"
        )
        if not is_place or words not in read_gazetteer():
            return None
        dossier = self._register.open(candidate, key, kind=MentionKind.PLACE)
        described = Described(home_country(words), (candidate.first, candidate.end))
        dossier.learn(line, described, rule="gazetteer", score=0.8)
        return dossier

    def _open_body(self, candidate: Candidate, key: Key) -> Dossier:
        line = self._register.lines[candidate.line]
        dossier = self._register.open(candidate, key)
        dossier.is_plural = line.tokens[candidate.head].tag in ("NNS", "NNPS") and candidate.kind is MentionKind.GROUP
        dossier.is_unsure = (
            candidate.kind is not MentionKind.GROUP and role_at(line, candidate.end, candidate.first) is None
        )
        if candidate.kind is not MentionKind.PLACE:
            first = min(phrase_start(line, candidate.head), candidate.first)
            end = right_end(line, candidate.head, candidate.end)
            described = describe(line, first, end, self._hits[candidate.line], head=candidate.head)
            dossier.learn(line, described, rule="words of the name", score=0.8)
        if role := role_at(line, candidate.head + 1):
            self._register.remember_role(dossier, role[0].words)
        if word := introduced_by(line, candidate.first):
            self._register.remember_role(dossier, (word,))
        return dossier


def person_key(register: Register, words: list[str]) -> tuple[Key, str]:
    """Return the name under which a person is held, and the rule that leads there."""
    own = ("person", " ".join(words).lower())
    if register.find(own) is not None:
        return own, "same name"
    full = [("person", name) for name in register.surnames.get(surname(words), ())[:NAMESAKES]]
    known = [(dossier.last_line, key) for key in full if (dossier := register.find(key)) is not None]
    if len(words) == 1 and full:
        return (max(known)[1] if known else full[0]), "surname"
    same_first = [key for _, key in known if key[1].split()[0] == words[0].lower()]
    if same_first:
        return same_first[0], "surname"
    begun = register.begun_by(" ".join(words).lower())
    return (begun, "first names") if begun else (own, "same name")
