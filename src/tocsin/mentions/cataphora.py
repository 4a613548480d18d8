"""The entities of a report in; roles that stand before the name ("the governor said ... Governor X") joined to it.

A headline's short form ("Officials: ...") is joined to the fuller one of the report in the same way.
"""

from __future__ import annotations

from tocsin.mentions.dossier import Dossier, name_rule
from tocsin.mentions.register import Register
from tocsin.record import MentionKind

# How many sentences behind its role a name may stand; a headline's, so many behind the headline.
REACH = 3
# How many entities behind a role are looked at.
MOST = 100
RULE = "named later"
# Probability that a link is right; set by hand, as those of the register.
SCORE = 0.75
# Words that make another office of the one behind them.
OTHER_OFFICE = frozenset({"prime", "vice", "deputy", "first", "assistant", "former", "shadow"})
_COMPLEMENTS = (" of ", " for ", " in ", " at ", " to ")


def join_forward(register: Register) -> None:
    """Give the mentions of a role without a name to the person whom the next sentences name with that role.

    Args:
        register: The entities of a document; those joined are left empty.
    """
    dossiers = register.dossiers
    spoken = {(id(x.dossier), n) for n, items in enumerate(register.earlier) for x in items if x.tells}
    for n, role in enumerate(dossiers):
        if role.is_named or not role.members:
            continue
        behind = [other for other in dossiers[n + 1 : n + 1 + MOST] if other.members]
        found = next((x for x in behind if _is_near(role, x) and _is_same(role, x)), None)
        speaks = (id(role), role.first_line) in spoken
        if found is None and speaks and role.kind is MentionKind.PERSON and not role.is_plural:
            people = (
                x for x in behind if x.kind is MentionKind.PERSON and x.is_named and x.first_line > role.first_line
            )
            found = next(people, None)
            if found is not None and not _takes_over(role, found, register, spoken):
                found = None
        if found is not None:
            found.members.extend((span, kind, name_rule(RULE), SCORE) for span, kind, _, _ in role.members)
            role.members.clear()


def _is_near(role: Dossier, other: Dossier) -> bool:
    near = role.first_line < other.first_line <= role.first_line + REACH
    return near and (role.is_definite or role.is_heading)


def _takes_over(role: Dossier, other: Dossier, register: Register, spoken: set[tuple[int, int]]) -> bool:
    """Tell whether the next person who is named, and speaks too, is whom a role that spoke stands for.

    So it is in the lead of a report ("a general said ... General X told"), where the sectors agree, and where the
    words go on in the same paragraph ("His mother says otherwise. “No,” said X").
    """
    if (id(other), other.first_line) not in spoken or (role.gender and other.gender and role.gender != other.gender):
        return False
    known, told = role.country, other.country
    if known and told and known.value != told.value:
        return False
    lines, behind = register.lines, other.first_line - role.last_line
    phrase = role.phrase.removeprefix("a ").removeprefix("an ")
    same_word = [title for title in other.titles if phrase and title.split()[-1] == phrase.split()[-1]]
    # "The prime minister" is no "Minister X".
    if same_word and not any(fits(phrase, title) for title in same_word):
        return False
    if set(role.sectors) & set(other.sectors):
        return role.first_line <= register.lead and behind <= REACH
    same = lines[role.first_line].sentence.paragraph == lines[other.first_line].sentence.paragraph
    return same and behind == 1 and not role.is_definite and not (role.sectors and other.sectors)


def _is_same(role: Dossier, other: Dossier) -> bool:
    if role.is_plural != other.is_plural or (role.kind is MentionKind.PERSON) != (other.kind is MentionKind.PERSON):
        return False
    known, told = role.country, other.country
    if known and told and known.value != told.value:
        return False
    if role.is_heading and not other.is_named:
        return _fuller(role.name.value.lower(), other.phrase)
    return other.is_named and any(fits(role.phrase, title) for title in other.titles)


def fits(phrase: str, title: str) -> bool:
    """Tell whether a role without a name ("regional governor") and a title ("governor") can be one office."""
    own, of = _cut(phrase)
    its, of_its = _cut(title)
    if not own or not its or (of and of_its and of != of_its):
        return False
    if of and not of_its:
        return its in ([own[-1]], own)
    shorter, longer = sorted((own, its), key=len)
    left = longer[: len(longer) - len(shorter)]
    return longer[len(left) :] == shorter and not OTHER_OFFICE & set(left)


def _fuller(words: str, phrase: str) -> bool:
    return phrase.endswith(f" {words}") or phrase == words


def _cut(phrase: str) -> tuple[list[str], str]:
    """Return the words of an office, and what it is an office of."""
    at = min((at for word in _COMPLEMENTS if (at := phrase.find(word)) >= 0), default=len(phrase))
    return phrase[:at].split(), phrase[at:].strip()
