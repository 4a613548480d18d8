"""Links the candidates of a document, in text order, to the entities that they stand for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from tocsin.mentions.candidates import STANDING_ALONE, Candidate, Candidates, Source
from tocsin.mentions.description_features import Description
from tocsin.mentions.descriptions import choose_described
from tocsin.mentions.dossier import Dossier
from tocsin.mentions.first_person import SINGULAR, find_quoted
from tocsin.mentions.general_words import read_general_words
from tocsin.mentions.interviewee import find_interviewee
from tocsin.mentions.introduced import introduced_by
from tocsin.mentions.lexicon import Entry, EntryKind
from tocsin.mentions.outlet_names import OUTLET
from tocsin.mentions.phrases import Described, describe, phrase_start, right_end, role_at
from tocsin.mentions.pronouns import choose_antecedent, only_person
from tocsin.mentions.register import SCORES, Key, Register
from tocsin.mentions.telling import read_person_nouns, tells
from tocsin.mentions.titles import JOINS, name_gender, noun_gender, surname, title_start
from tocsin.mentions.turns import LABEL, Turn, means
from tocsin.ontology.places import home_country, read_gazetteer
from tocsin.record import MentionKind, Parsed, Role
from tocsin.text import surface

# How many persons of one surname are told apart; more only stand in lists.
NAMESAKES = 20
# How many sentences back "the ministry" may point to a ministry named there.
ROLE_REACH = 12
_ACTING = frozenset({"nsubj", "agent", "poss"})
# Among how many entities those who take turns are looked for: a report introduces them early.
INTRODUCED = 200
_ACTIVE = frozenset({"nsubj", "nsubjpass"})
_OWN_VOICE = frozenset({"we", "us", "our", "ours"})
# What somebody says together with others; "our" may be of many more.
_TOGETHER = frozenset({"we", "us"})
_QUESTION = frozenset({"q", "question"})
_ANSWER = frozenset({"a", "answer"})
_NEUTER = frozenset({"it", "its", "itself"})
_PERSONAL = frozenset("he him his himself she her hers herself".split())
_INDEFINITE = frozenset({"a", "an", "another", "some", "one", "two", "three", "someone", "somebody"})


class Linker:
    """Links candidates one after the other; each may point to what came before.

    Attributes:
        register: The entities found so far.
        unlinked: Candidates that stand for nobody known.
    """

    def __init__(self, parsed: Parsed, candidates: Candidates, turns: Sequence[Turn] = ()) -> None:
        self._quoted = find_quoted(parsed, candidates.lines)  # by where a quotation begins
        self._turns = turns
        self._turn_starts = [turn.first for turn in turns]
        self._speaking: dict[int, Dossier] = {}  # by the first line of a turn
        self.register = Register(parsed, candidates)
        self.unlinked: list[Candidate] = []
        self._document = parsed.document
        self._lines = candidates.lines
        self._hits = candidates.hits
        # The report may speak of itself ("we", "this paper") before it names itself.
        named = next((item for item in candidates.found if item.known == OUTLET), None)
        if named is not None:
            self._open_outlet(named, OUTLET)

    def link(self, candidate: Candidate) -> None:
        """Link one candidate, or put it among the unlinked."""
        if candidate.source is Source.ROLE:
            self._link_role(candidate)
        elif candidate.source is Source.PRONOUN:
            self._link_pronoun(candidate)
        elif candidate.known is not None and candidate.known[0] == LABEL:
            self._link_label(candidate, candidate.known[1])
        elif candidate.known is not None:
            self._link_outlet(candidate, candidate.known)
        elif candidate.entry is not None:
            self._link_entry(candidate, candidate.entry)
        else:
            words = [token.text for token in self._lines[candidate.line].tokens[candidate.first : candidate.end]]
            person = candidate.kind is MentionKind.PERSON
            titled = self._titled(candidate, words)
            if titled is not None:
                self.register.note(candidate, titled, "role", kind=MentionKind.PERSON)
            elif person and len(words) == 1 and self._is_short_body(candidate, words):
                self._link_body(candidate, words)
            elif person or (len(words) == 1 and words[0].lower() in self.register.surnames):
                self._link_person(candidate, words)
            else:
                self._link_body(candidate, words)

    def _titled(self, candidate: Candidate, words: list[str]) -> Dossier | None:
        """Return the person whose title the parser takes for a name ("the Special Rapporteur", "the IG")."""
        line = self._lines[candidate.line]
        if line.tokens[max(0, candidate.first - 1)].text.lower() != "the" or candidate.entry is not None:
            return None
        token = line.tokens[candidate.head]
        person = self.register.inside(candidate.line, token.head) if token.dep == "appos" else None
        if person is not None and person.is_named and person.kind is MentionKind.PERSON:
            person.add_title(self._document, line, candidate.first, candidate.end, rule="apposition")
            self.register.remember_title(person)
            return person
        return self.register.titled(" ".join(words))

    def _is_short_body(self, candidate: Candidate, words: list[str]) -> bool:
        """Tell whether "the Watch" is a body named before and not the person for whom the parser takes it."""
        before = self._lines[candidate.line].tokens[max(0, candidate.first - 1)]
        return before.text.lower() == "the" and self.register.short_form(candidate, words)[0] is not None

    def _open_outlet(self, candidate: Candidate, key: Key) -> Dossier:
        dossier = self._open_body(candidate, key)
        dossier.is_unsure = False
        self.register.outlet = dossier
        return dossier

    def _link_outlet(self, candidate: Candidate, key: Key) -> None:
        dossier, rule = self.register.find(key), "same name"
        if dossier is None:
            dossier, rule = self._open_outlet(candidate, key), "new name"
        self.register.lengthen(dossier, candidate)
        line = self._lines[candidate.line]
        self.register.also(("body", line.words(candidate.first, candidate.end).lower()), dossier)
        self.register.note(candidate, dossier, rule, kind=MentionKind.ORGANISATION)

    def _link_label(self, candidate: Candidate, label: str) -> None:
        """Link the label of a turn; whom it names cannot be "he" or "it" there, so that no pronoun may lean on it."""
        dossier = self._labelled(label)
        if dossier is None and label.lower().rstrip(".") not in (*_QUESTION, *_ANSWER):
            key, _ = self._person_key(label.split())
            dossier = self.register.find(key) or self.register.open(candidate, key, kind=MentionKind.PERSON)
        if dossier is None:
            self.unlinked.append(candidate)
            return
        self._speaking[candidate.line] = dossier
        self.register.note(candidate, dossier, "label", kind=dossier.kind, leans=False)

    def _labelled(self, label: str) -> Dossier | None:
        """Return whom a label means: the outlet, a person introduced before, or the one who is asked."""
        word = label.lower().rstrip(".")
        outlet = self._outlet()
        if word in _QUESTION or (self._document.outlet is not None and means(label, self._document.outlet.value)):
            return outlet
        people = [d for d in self.register.dossiers[:INTRODUCED] if d.kind is MentionKind.PERSON and d.is_named]
        if word in _ANSWER:
            return find_interviewee(people, self._lines, self._turn_starts[0])
        meant = [d for d in people if means(label, d.name.value)]
        return meant[0] if len(meant) == 1 else None

    def link_quoted(self) -> None:
        """Link "I" and "we" inside quotations to who speaks them, once everybody else is linked."""
        left = self.unlinked
        self.unlinked = []
        for candidate in left:
            word = self._lines[candidate.line].tokens[candidate.head].text.lower()
            place = self._quoted.get(self.register.quotation(candidate))
            speaker = self._speaker_of(place, word)
            if speaker is None:
                self.unlinked.append(candidate)
                continue
            self.register.note(candidate, speaker, "speaker", kind=speaker.kind, leans=False)

    def _speaker_of(self, place: tuple[int, int] | None, word: str) -> Dossier | None:
        """Return whom "I" and "we" in a quotation stand for: one person, or a body."""
        speaker = self.register.inside(*place) if place and word in (*SINGULAR, *_TOGETHER) else None
        if speaker is None:
            return None
        wrong = speaker.is_plural if word in SINGULAR else speaker.kind is MentionKind.PERSON
        return None if wrong else speaker

    def _link_entry(self, candidate: Candidate, entry: Entry) -> None:
        line = self._lines[candidate.line]
        people = entry.kind is EntryKind.DEMONYM
        key = ("people" if people else "entry", f"{entry.name}|{entry.country}".lower())
        tokens = (candidate.first, candidate.end)
        if people and (one := self._one_of(candidate, entry)) is not None:
            self.register.note(candidate, one, "role", kind=MentionKind.PERSON)
            return
        dossier = self.register.find(key)
        if dossier is None:
            dossier = self.register.open(candidate, key)
            dossier.is_plural = people or (entry.is_group and entry.name.endswith("s"))
            sectors = tuple((sector, tokens) for sector in entry.sectors)
            described = Described(entry.country, tokens, sectors, entry.bloc, entry.origin, entry.origin)
            dossier.learn(line, described, rule="table", score=SCORES["table"])
        if entry.kind is EntryKind.CAPITAL and line.tokens[candidate.head].dep in _ACTING:
            dossier.learn(line, Described(sectors=(("GOV", tokens),)), rule="capital acts", score=0.8)
        self.register.note(candidate, dossier, "table", origin=entry.origin)

    def _one_of(self, candidate: Candidate, entry: Entry) -> Dossier | None:
        """Return the person whom "the Norwegian" means where that speaks; none for the whole people."""
        line, tokens = self._lines[candidate.line], (candidate.first, candidate.end)
        token = line.tokens[candidate.head]
        before = line.tokens[max(0, candidate.first - 1)].text.lower()
        if before != "the" or token.tag not in ("NN", "NNP") or not tells(line, candidate.head):
            return None
        quotation = self.register.quotation(candidate)
        alone = replace(candidate, kind=MentionKind.PERSON, entry=None)
        words = (token.lemma.lower(),)
        description = Description(alone, line, words, Described(entry.country, tokens), "", quotation)
        one = choose_described(description, self.register)
        return one if one is not None and one.kind is MentionKind.PERSON else None

    def _link_person(self, candidate: Candidate, words: list[str]) -> None:
        line = self._lines[candidate.line]
        key, rule = self._person_key(words)
        dossier = self.register.find(key)
        if dossier is None:
            dossier = self.register.open(candidate, key, kind=MentionKind.PERSON)
            dossier.is_doubtful = candidate.is_doubtful
            rule = "new name" if rule == "same name" else rule
        elif not candidate.is_doubtful:
            dossier.become_person()
        self.register.lengthen(dossier, candidate)
        dossier.gender = dossier.gender or name_gender(line, candidate.first, candidate.end)
        self._learn_title(candidate, dossier)
        self.register.note(candidate, dossier, rule, kind=MentionKind.PERSON)

    def _learn_title(self, candidate: Candidate, dossier: Dossier) -> None:
        """Take country, sector and office from the words before a person's name."""
        line, end = self._lines[candidate.line], candidate.first
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
        dossier.add_title(self._document, line, first, end, rule="title")
        self.register.remember_title(dossier)
        role = role_at(line, end, first)
        self.register.remember_role(dossier, role[0].words if role else (line.tokens[end - 1].text.lower(),))

    def _person_key(self, words: list[str]) -> tuple[Key, str]:
        """Return the name under which a person is held, and the rule that leads there."""
        own = ("person", " ".join(words).lower())
        if self.register.find(own) is not None:
            return own, "same name"
        full = [("person", name) for name in self.register.surnames.get(surname(words), ())[:NAMESAKES]]
        known = [(dossier.last_line, key) for key in full if (dossier := self.register.find(key)) is not None]
        if len(words) == 1 and full:
            return (max(known)[1] if known else full[0]), "surname"
        same_first = [key for _, key in known if key[1].split()[0] == words[0].lower()]
        if same_first:
            return same_first[0], "surname"
        begun = self.register.begun_by(" ".join(words).lower())
        return (begun, "first names") if begun else (own, "same name")

    def _link_body(self, candidate: Candidate, words: list[str]) -> None:
        key = ("body", " ".join(words).lower().removeprefix("the "))
        dossier, rule = self.register.find(key), "same name"
        if dossier is None:
            dossier, rule = self.register.short_form(candidate, words)
        if dossier is None:
            dossier, rule = self._open_place(candidate, key) or self._open_body(candidate, key), "new name"
        line = self._lines[candidate.line]
        behind_the = candidate.first > 0 and line.tokens[candidate.first - 1].text.lower() == "the"
        if rule == "acronym" or (rule == "short form" and behind_the):
            dossier.is_unsure = False
        self.register.also(key, dossier)
        self.register.note(
            candidate, dossier, rule, kind=MentionKind.PLACE if dossier.kind is MentionKind.PLACE else None
        )

    def _open_place(self, candidate: Candidate, key: Key) -> Dossier | None:
        """Open a place for a name of the gazetteer, also where the parser takes a town for an organisation."""
        line = self._lines[candidate.line]
        if candidate.kind is MentionKind.GROUP or role_at(line, candidate.end, candidate.first):
            return None
        words = surface(line.tokens[candidate.first : candidate.end])
        is_place = candidate.kind is MentionKind.PLACE or (
            candidate.first > 0 and line.tokens[candidate.first - 1].pos == "ADP"
        )
        if not is_place or words not in read_gazetteer():
            return None
        dossier = self.register.open(candidate, key, kind=MentionKind.PLACE)
        described = Described(home_country(words), (candidate.first, candidate.end))
        dossier.learn(line, described, rule="gazetteer", score=0.8)
        return dossier

    def _open_body(self, candidate: Candidate, key: Key) -> Dossier:
        line = self._lines[candidate.line]
        dossier = self.register.open(candidate, key)
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
            self.register.remember_role(dossier, role[0].words)
        if word := introduced_by(line, candidate.first):
            self.register.remember_role(dossier, (word,))
        return dossier

    def _link_role(self, candidate: Candidate) -> None:
        line = self._lines[candidate.line]
        end = right_end(line, candidate.head, candidate.end)
        described = describe(line, candidate.first, end, self._hits[candidate.line], head=candidate.head)
        dossier, rule = self._holder(candidate)
        if dossier is not None and candidate.kind is MentionKind.PERSON:
            first = candidate.first + (line.tokens[candidate.first].pos == "DET")
            dossier.add_title(self._document, line, min(first, candidate.head), end, rule=rule)
            self.register.remember_title(dossier)
        if dossier is None:
            dossier, rule = self._described(candidate, described), "role"
        if dossier is None and candidate.role is None:
            return
        if dossier is None:
            dossier, rule = self._own_role(candidate, described, end)
        if dossier is None:
            self.unlinked.append(candidate)
            return
        if candidate.kind is MentionKind.PERSON and candidate.role and (dossier.is_unsure or dossier.is_doubtful):
            dossier.become_person()
        dossier.learn(line, described, rule=rule, score=SCORES[rule])
        dossier.gender = dossier.gender or noun_gender(line, candidate.head)
        self.register.remember_role(dossier, self._role_words(candidate))
        self.register.note(candidate, dossier, rule, kind=dossier.kind)

    def _own_role(self, candidate: Candidate, described: Described, end: int) -> tuple[Dossier | None, str]:
        """Return the entity that a role alone stands for; none when its words tell neither country nor sector."""
        stands_alone = candidate.role is not None and (candidate.role.words in STANDING_ALONE or self._acts(candidate))
        if not described.country and not described.sectors and not stands_alone:
            return None, ""
        line = self._lines[candidate.line]
        key = ("role", line.words(candidate.first, end).lower().removeprefix("the "))
        opening = line.tokens[candidate.first]
        is_indefinite = opening.text.lower() in _INDEFINITE or opening.tag == "CD"
        dossier = None if is_indefinite else self.register.find(key)
        if dossier is not None:
            return dossier, "same name"
        dossier = self.register.open(candidate, key)
        dossier.is_named = False
        dossier.phrase = key[1]
        dossier.is_definite = opening.text.lower() == "the"
        dossier.is_heading = line.sentence.role is Role.TITLE and opening.pos != "DET" and not is_indefinite
        dossier.is_plural = line.tokens[candidate.head].tag in ("NNS", "NNPS")
        return dossier, "new role"

    def _acts(self, candidate: Candidate) -> bool:
        """Tell whether a role is the one person who does something or speaks: somebody, though nothing tells what."""
        return (
            candidate.kind is MentionKind.PERSON and self._lines[candidate.line].tokens[candidate.head].dep in _ACTIVE
        )

    def _holder(self, candidate: Candidate) -> tuple[Dossier | None, str]:
        """Find the named one that a role stands beside ("X, the minister") or is said to be ("X is the minister")."""
        line = self._lines[candidate.line]
        token = line.tokens[candidate.head]
        beside = [child for child in line.sentence.children[candidate.head] if line.tokens[child].dep == "appos"]
        if token.dep == "appos":
            beside.insert(0, token.head)
        for i in beside:
            if dossier := self._agreeing(candidate, self.register.inside(candidate.line, i)):
                return dossier, "apposition"
        verb = line.tokens[token.head]
        if token.dep != "attr" or verb.lemma != "be" or verb.tag not in ("VBZ", "VBP", "VBD"):
            return None, ""
        children = [line.tokens[child] for child in line.sentence.children[verb.i]]
        subject = next((child.i for child in children if child.dep == "nsubj"), None)
        if subject is None or any(child.dep == "neg" for child in children):
            return None, ""
        return self._agreeing(candidate, self.register.inside(candidate.line, subject)), "attribute"

    def _agreeing(self, candidate: Candidate, dossier: Dossier | None) -> Dossier | None:
        """Return the entity unless it cannot be what the role says: a person is no ministry, a place is neither."""
        if dossier is None or not dossier.is_named:
            return None
        if candidate.kind is MentionKind.PERSON and (dossier.is_unsure or dossier.is_doubtful):
            dossier.become_person()
        if dossier.kind is MentionKind.PLACE:
            return None
        return dossier if (candidate.kind is MentionKind.PERSON) == (dossier.kind is MentionKind.PERSON) else None

    def _described(self, candidate: Candidate, described: Described) -> Dossier | None:
        """Find the one that "the minister" or "the rancher" points back to."""
        line = self._lines[candidate.line]
        opening = line.tokens[candidate.first].text.lower()
        if opening not in ("the", "that", "this"):
            return None
        if opening == "this" and (own := self._this_outlet(candidate)):
            return own
        words, gender = self._role_words(candidate), noun_gender(line, candidate.head)
        if candidate.role is None and (sectors := read_person_nouns().get(words[-1])):
            tokens = (candidate.head, candidate.head + 1)
            described = replace(described, sectors=tuple((sector, tokens) for sector in sectors))
        quotation = self.register.quotation(candidate)
        return choose_described(
            Description(candidate, line, words, described, gender, quotation), self.register
        )

    def _this_outlet(self, candidate: Candidate) -> Dossier | None:
        """Return the outlet for "this newspaper" outside of quotations."""
        word = read_general_words().get(self._lines[candidate.line].tokens[candidate.head].lemma.lower())
        is_press = word is not None and "JRN" in word.sectors
        return self._outlet() if is_press and self.register.quotation(candidate) < 0 else None

    def _role_words(self, candidate: Candidate) -> tuple[str, ...]:
        if candidate.role is not None:
            return candidate.role.words
        return (self._lines[candidate.line].tokens[candidate.head].lemma.lower(),)

    def _link_pronoun(self, candidate: Candidate) -> None:
        line = self._lines[candidate.line]
        word = line.tokens[candidate.head].text.lower()
        quotation = self.register.quotation(candidate)
        if word == "who":
            dossier, rule = self._relative(candidate), "relative pronoun"
        elif word in _OWN_VOICE or word in SINGULAR:
            dossier, rule = self._own_voice(candidate, word) if quotation < 0 else None, "own voice"
        else:
            earlier, speaker = self.register.earlier, self._speaker(candidate, quotation)
            dossier = choose_antecedent(candidate, line, earlier, quotation=quotation, speaker=speaker)
            rule = "pronoun"
            if dossier is None and word in _PERSONAL:
                dossier, rule = only_person(candidate, line, earlier, speaker=speaker), "only person"
        if dossier is None:
            self.unlinked.append(candidate)
            return
        if word in _NEUTER:
            dossier.is_unsure = False
        if word in _PERSONAL:
            dossier.become_person()
            dossier.gender = dossier.gender or ("f" if word.startswith(("s", "her")) else "m")
        kind = candidate.kind if dossier.kind is MentionKind.PLACE else dossier.kind
        self.register.note(candidate, dossier, rule, kind=kind)

    def _speaker(self, candidate: Candidate, quotation: int) -> Dossier | None:
        """Return who speaks the words that a pronoun stands in, as far as that is linked yet."""
        place = self._quoted.get(quotation)
        return self.register.inside(*place) if place and place[0] <= candidate.line else self._in_turn(candidate)

    def _own_voice(self, candidate: Candidate, word: str) -> Dossier | None:
        """Return who says "we" and "I" outside of quotations: whose turn it is, else the outlet."""
        if self._turn_at(candidate) is not None:
            return self._in_turn(candidate)
        return None if word in SINGULAR else self._outlet()

    def _turn_at(self, candidate: Candidate) -> Turn | None:
        at = bisect_right(self._turn_starts, candidate.line) - 1
        return self._turns[at] if at >= 0 and candidate.line < self._turns[at].end else None

    def _in_turn(self, candidate: Candidate) -> Dossier | None:
        turn = self._turn_at(candidate)
        return self._speaking.get(turn.first) if turn is not None else None

    def _relative(self, candidate: Candidate) -> Dossier | None:
        line = self._lines[candidate.line]
        verb = line.tokens[line.tokens[candidate.head].head]
        return self.register.inside(candidate.line, verb.head) if verb.dep == "relcl" else None

    def _outlet(self) -> Dossier | None:
        """Return the entity of the outlet when the text names it."""
        if self.register.outlet is not None:
            return self.register.outlet
        if self._document.outlet is None:
            return None
        value = self._document.outlet.value.lower().removeprefix("the ")
        initials = "".join(word[0] for word in value.split() if word[0].isalnum())
        for name in (value, value.split(".")[0], initials):
            if found := self.register.find(("body", name)):
                return found
        return next((d for d in self.register.dossiers if d.name.value.lower() == value), None)
