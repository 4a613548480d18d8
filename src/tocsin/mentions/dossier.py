"""What is gathered about one entity of a document while its mentions are linked, and the record that it becomes."""

from __future__ import annotations

from dataclasses import dataclass, field

from tocsin.mentions.lines import Line
from tocsin.mentions.phrases import Described
from tocsin.record import Basis, Document, Entity, Grounded, Mention, MentionKind, Span, hash_id, span_key
from tocsin.text import surface

STAGE = "mentions.actors/1"
# How a rule says that it applied a row of the user's dictionaries.
OWN = "own actors"


@dataclass(slots=True)
class Dossier:
    """An entity in the making.

    Attributes:
        kind: What it is.
        name: Its fullest name so far.
        country: Its country, once something says it.
        sectors: Its PLOVER sectors by code, first come first.
        titles: Offices and roles by their words.
        gender: "m", "f", or "" when nothing tells.
        is_plural: It is many people ("Russian forces"), so that "they" may stand for it.
        is_doubtful: Only capital letters say that it is somebody; it is let go unless something else does.
        is_unsure: The parser alone says that it is a body or a place; it may be a person.
        is_named: It has a name of its own; else a role stands for it ("the ministry").
        is_definite: It was first met as "the ..." without a name.
        is_heading: It was first met in the heading, where articles are left out.
        phrase: The words of the role that stands for it, in lower case without "the"; "" for a named one.
        members: Its mentions: span, kind, stage and rule that linked it, score.
        first_line: Index of the line of its first mention.
        last_line: Index of the line of its latest mention.
    """

    kind: MentionKind
    name: Grounded[str]
    country: Grounded[str] | None = None
    sectors: dict[str, Grounded[str]] = field(default_factory=dict)
    titles: dict[str, Grounded[str]] = field(default_factory=dict)
    gender: str = ""
    is_plural: bool = False
    is_doubtful: bool = False
    is_unsure: bool = False
    is_named: bool = True
    is_definite: bool = False
    is_heading: bool = False
    phrase: str = ""
    members: list[tuple[Span, MentionKind, str, float]] = field(default_factory=list)
    first_line: int = 0
    last_line: int = 0

    def learn(self, line: Line, described: Described, *, rule: str, score: float) -> None:
        """Take over what a phrase tells, unless it is known already."""
        if described.country and self.country is None:
            span = line.span(*described.country_tokens)
            by = name_rule(rule, described.country_origin)
            self.country = Grounded(described.country, (span,), Basis.NORMALISED, score, by)
        by = name_rule(rule, described.sectors_origin)
        for sector, tokens in described.sectors:
            self.sectors.setdefault(sector, Grounded(sector, (line.span(*tokens),), Basis.NORMALISED, score, by))

    def become_person(self) -> None:
        """Take it for a person from now on."""
        self.is_doubtful = self.is_unsure = False
        if self.kind is not MentionKind.PERSON:
            self.kind = MentionKind.PERSON
            self.members = [(span, MentionKind.PERSON, rule, score) for span, _, rule, score in self.members]

    def add_title(self, document: Document, line: Line, first: int, end: int, *, rule: str) -> None:
        """Note an office or role as the text writes it."""
        title = ground_words(document, line, first, end, rule=rule)
        self.titles.setdefault(title.value.lower(), title)


def name_rule(rule: str, origin: str = "") -> str:
    """Return the stage and the rule, with the line of the user's dictionary that it applied."""
    return f"{STAGE} {rule}, {OWN} {origin}" if origin else f"{STAGE} {rule}"


def ground_words(document: Document, line: Line, first: int, end: int, *, rule: str) -> Grounded[str]:
    """Return the words of tokens `[first, end)`, cleaned of emphasis marks and line ends, with their span."""
    span = line.span(first, end)
    value = surface(line.tokens[first:end])
    basis = Basis.VERBATIM if document.quote(span) == value else Basis.NORMALISED
    return Grounded(value, (span,), basis, 1.0, f"{STAGE} {rule}")


def make_entity(document: Document, dossier: Dossier, mention_ids: tuple[str, ...]) -> Entity:
    """Turn a dossier into the entity of the record."""
    return Entity(
        id=entity_id(document, dossier),
        name=dossier.name,
        kind=dossier.kind,
        country=dossier.country,
        sectors=tuple(dossier.sectors.values()),
        titles=tuple(dossier.titles.values()),
        mentions=mention_ids,
    )


def entity_id(document: Document, dossier: Dossier) -> str:
    """Return the entity's id; entities of one name (two men, each "a man") differ by their first mention."""
    first = span_key([min(span for span, _, _, _ in dossier.members)])
    return hash_id("n", document.id, dossier.kind.value, dossier.name.value, first)


def make_mention(
    document: Document, span: Span, kind: MentionKind, link: Grounded[str] | None, *, score: float
) -> Mention:
    """Make the mention of the record."""
    return Mention(hash_id("m", document.id, span_key([span]), kind.value), span, kind, link, score)
