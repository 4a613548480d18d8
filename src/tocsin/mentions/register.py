"""What a document has named so far, and under which words it can be found again."""

from __future__ import annotations

import re

from tocsin.mentions.candidate import Candidate, Candidates, Source
from tocsin.mentions.dossier import Dossier, ground_words, name_rule
from tocsin.mentions.lexicon import EntryKind
from tocsin.mentions.lines import Line
from tocsin.mentions.pronouns import Mentioned
from tocsin.mentions.telling import tells
from tocsin.mentions.titles import surname
from tocsin.record import MentionKind, Parsed, Role
from tocsin.text import SpanIndex

# Probability that a link is right, by rule. "pronoun" is the precision on the half of GAP (statements/gap_dev.jsonl)
# that train/fit_pronouns.py does not see; the others were set by hand and are not yet measured.
SCORES = {
    "same name": 0.99,
    "table": 0.97,
    "surname": 0.95,
    "short form": 0.85,
    "acronym": 0.95,
    "new name": 0.95,
    "apposition": 0.9,
    "attribute": 0.85,
    "role": 0.75,
    "first names": 0.85,
    "new role": 0.9,
    "pronoun": 0.73,
    "relative pronoun": 0.9,
    "own voice": 0.8,
    "only person": 0.6,
    "label": 0.9,
    "speaker": 0.8,
}
# How many sentences behind its first the lead of a report reaches.
LEAD = 1
# How many of those that bear one role or last word are looked at, latest first.
LATEST = 30
_ACRONYM = re.compile(r"[A-Z][A-Za-z.&]{1,7}")

# Words that make another office of the one behind them.
_OTHER_OFFICE = frozenset({"prime", "vice", "deputy", "first", "assistant", "former", "shadow"})

_SMALL = frozenset({"of", "the", "and", "for"})

Key = tuple[str, str]


class Register:
    """The entities of a document and the ways to find them.

    Attributes:
        dossiers: The entities, in the order in which they were first met.
        earlier: For each line, what was mentioned there.
        surnames: Full names of the document's persons, in lower case, by their last word.
        lead: The last line of the lead.
        outlet: The document's outlet, once the text has named it.
    """

    def __init__(self, parsed: Parsed, candidates: Candidates) -> None:
        self.document = parsed.document
        self.lines = candidates.lines
        self.dossiers: list[Dossier] = []
        self.earlier: list[list[Mentioned]] = [[] for _ in candidates.lines]
        self.surnames = _surnames(candidates)
        body = (n for n, line in enumerate(self.lines) if line.sentence.role is not Role.TITLE)
        self.lead = next(body, 0) + LEAD
        self.outlet: Dossier | None = None
        self._names: dict[Key, Dossier] = {}  # (class of name, words in lower case)
        self._last_words: dict[str, list[tuple[str, Dossier]]] = {}  # names of bodies by last word or "#" and initials
        self._by_role: dict[str, list[tuple[tuple[str, ...], Dossier]]] = {}
        self._countries: dict[str, Dossier] = {}  # by ISO code
        self._titled: list[Dossier] = []
        self._full: dict[str, list[Key]] = {}  # persons of several names, by their first
        self._at: dict[tuple[int, int], Dossier] = {}  # (line, head token)
        self._quotations = SpanIndex(parsed.quotations, lambda item: item.outer)

    def find(self, key: Key) -> Dossier | None:
        """Return the entity of a name."""
        return self._names.get(key)

    def open(self, candidate: Candidate, key: Key, kind: MentionKind | None = None) -> Dossier:
        """Open an entity under a name."""
        name = ground_words(self.document, self.lines[candidate.line], candidate.first, candidate.end, rule="name")
        dossier = Dossier(kind or candidate.kind, name, first_line=candidate.line, last_line=candidate.line)
        self.dossiers.append(dossier)
        self._names[key] = dossier
        if candidate.entry is not None and candidate.entry.kind is EntryKind.COUNTRY:
            self._countries.setdefault(candidate.entry.country, dossier)
        if key[0] == "person" and " " in key[1]:
            self._full.setdefault(key[1].split()[0], []).append(key)
        return dossier

    def also(self, key: Key, dossier: Dossier) -> None:
        """Let an entity be found under another name, unless that is taken."""
        self._names.setdefault(key, dossier)

    def lengthen(self, dossier: Dossier, candidate: Candidate) -> None:
        """Take a fuller name over."""
        name = ground_words(self.document, self.lines[candidate.line], candidate.first, candidate.end, rule="name")
        if len(name.value.split()) > len(dossier.name.value.split()):
            dossier.name = name

    def note(
        self,
        candidate: Candidate,
        dossier: Dossier,
        rule: str,
        kind: MentionKind | None = None,
        *,
        origin: str = "",
        leans: bool = True,
    ) -> None:
        """Write a link down.

        Args:
            candidate: The words.
            dossier: Whom they stand for.
            rule: The rule that tells it.
            kind: What the words name; None for what the candidate seems to name.
            origin: A line of the user's dictionary; "" for none.
            leans: Later pronouns and roles may lean on it.
        """
        line = self.lines[candidate.line]
        span = line.span(candidate.first, candidate.end)
        dossier.members.append((span, kind or candidate.kind, name_rule(rule, origin), SCORES[rule]))
        if not leans:
            return
        dossier.last_line = candidate.line
        self._at.setdefault((candidate.line, candidate.head), dossier)
        if dossier.kind is not MentionKind.PERSON and candidate.source is Source.NAME:
            self._remember_name(dossier, line.words(candidate.first, candidate.end).split())
        dep = _grammatical(line, candidate.head)
        self.earlier[candidate.line].append(
            Mentioned(candidate, dossier, dep, self.quotation(candidate), tells(line, candidate.head))
        )

    def _remember_name(self, dossier: Dossier, words: list[str]) -> None:
        keys = [words[-1].lower()]
        capitals = [word[0] for word in words if word[0].isupper()]
        if len(capitals) > 1:
            keys.append(f"#{''.join(capitals)}")
        form = (" ".join(words).lower(), dossier)
        for key in keys:
            rows = self._last_words.setdefault(key, [])
            if not rows or rows[-1] != form:
                rows.append(form)

    def remember_title(self, dossier: Dossier) -> None:
        """Note that a person bears titles."""
        if not self._titled or self._titled[-1] is not dossier:
            self._titled.append(dossier)

    def remember_role(self, dossier: Dossier, role: tuple[str, ...]) -> None:
        """Note that an entity was called by a role, given by its words in the singular."""
        rows = self._by_role.setdefault(role[-1], [])
        if not rows or rows[-1] != (role, dossier):
            rows.append((role, dossier))

    def called(self, role: tuple[str, ...]) -> list[Dossier]:
        """Return the entities that a role may point back to, latest first.

        "The minister" may be the foreign minister; "the prime minister" may not, nor "the president" a vice president.
        """
        rows = self._by_role.get(role[-1], [])[: -LATEST - 1 : -1]
        return [dossier for words, dossier in rows if _is_short_for(role, words)]

    def country(self, code: str) -> Dossier | None:
        """Return the country of a code, where its name was met."""
        return self._countries.get(code)

    def titled(self, words: str) -> Dossier | None:
        """Return the latest person who bears a title of these words, or one whose initials they are."""
        lowered = words.lower()
        for dossier in self._titled[: -LATEST - 1 : -1]:
            for title in dossier.titles:
                if title == lowered or title.endswith(f" {lowered}"):
                    return dossier
                if words.isupper() and 1 < len(words) and words == _initials(title)[: len(words)]:
                    return dossier
        return None

    def begun_by(self, words: str) -> Key | None:
        """Return the one person met whose full name goes on behind these words ("Giorgi" for "Giorgi Lomsadze")."""
        keys = [
            key for key in self._full.get(words.split()[0], ()) if key[1].startswith(f"{words} ") and key in self._names
        ]
        return keys[0] if len(keys) == 1 else None

    def inside(self, n: int, i: int) -> Dossier | None:
        """Return the entity of the mention that token `i` of line `n` belongs to."""
        found = self._at.get((n, i))
        if found is not None:
            return found
        return next((x.dossier for x in self.earlier[n] if x.candidate.first <= i < x.candidate.end), None)

    def short_form(self, candidate: Candidate, words: list[str]) -> tuple[Dossier | None, str]:
        """Find the body whose acronym or last words these are, with the rule that found it."""
        line = self.lines[candidate.line]
        if len(words) == 1 and _ACRONYM.fullmatch(words[0]) and words[0][:2].isupper():
            acronym = words[0].replace(".", "")
            if rows := self._last_words.get(f"#{acronym}"):
                return rows[-1][1], "acronym"
            bracket = candidate.first >= 2 and line.tokens[candidate.first - 1].text == "("
            before = self._ending_at(candidate.line, candidate.first - 1) if bracket else None
            if before is not None and before.kind is not MentionKind.PERSON and before.name.value[0] == acronym[0]:
                return before, "acronym"
        lowered = " ".join(words).lower().removeprefix("the ")
        for name, dossier in self._last_words.get(lowered.split()[-1], [])[: -LATEST - 1 : -1]:
            if name.endswith(f" {lowered}"):
                return dossier, "short form"
        return None, ""

    def ending_with(self, words: str) -> Dossier | None:
        """Return the first body whose name ends with words in lower case."""
        rows = self._last_words.get(words.split()[-1], [])[:LATEST]
        return next((dossier for name, dossier in rows if name.endswith(f" {words}")), None)

    def _ending_at(self, n: int, end: int) -> Dossier | None:
        return next((item.dossier for item in self.earlier[n] if item.candidate.end == end), None)

    def quotation(self, candidate: Candidate) -> int:
        """Return where the quotation that holds a candidate begins; -1 outside of any."""
        covering = self._quotations.covering(self.lines[candidate.line].span(candidate.first, candidate.end))
        return covering[0].outer.start if covering else -1


def _initials(title: str) -> str:
    return "".join(part[0] for part in title.replace("-", " ").split() if part not in _SMALL).upper()


def _is_short_for(role: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if full[len(full) - len(role) :] != role:
        return False
    return not (_OTHER_OFFICE & set(full[: len(full) - len(role)]))


def _surnames(candidates: Candidates) -> dict[str, tuple[str, ...]]:
    out: dict[str, dict[str, None]] = {}
    for candidate in candidates.found:
        if (
            candidate.source is Source.NAME
            and candidate.kind is MentionKind.PERSON
            and candidate.end - candidate.first > 1
        ):
            line = candidates.lines[candidate.line]
            words = [token.text for token in line.tokens[candidate.first : candidate.end]]
            out.setdefault(surname(words), {}).setdefault(" ".join(words).lower())
    return {last: tuple(names) for last, names in out.items()}


def _grammatical(line: Line, head: int) -> str:
    """Return the dependency of a mention's head; a conjunct takes that of the first member."""
    token = line.tokens[head]
    for _ in range(8):
        if token.dep != "conj":
            break
        token = line.tokens[token.head]
    return token.dep
