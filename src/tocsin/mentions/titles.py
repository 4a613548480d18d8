"""The words round a person's name in; titles, gender and surname out."""

from __future__ import annotations

from tocsin.mentions.lines import Line
from tocsin.mentions.phrases import role_at
from tocsin.ontology.names import read_genders

# Words that join the parts of a title ("Secretary of State", "Chairman of the Joint Chiefs").
JOINS = frozenset({"of", "for", "and", "the", "'s", "’s", "-", "&"})
LONGEST_TITLE = 14
_TITLE_POS = frozenset({"PROPN", "NOUN", "ADJ"})
_SUFFIXES = frozenset({"jr.", "sr.", "jr", "sr", "ii", "iii", "iv"})


def title_start(line: Line, first: int) -> int:
    """Return where the titles before a name that begins at token `first` begin; `first` itself when there are none."""
    if first == 0 or role_at(line, first) is None:
        return first
    dated = {i for name in line.sentence.names if name.label in ("DATE", "TIME") for i in range(name.first, name.end)}
    start = first - 1
    while start > 0 and first - start < LONGEST_TITLE:
        token = line.tokens[start - 1]
        joins = token.text.lower() in JOINS and start > 1 and line.tokens[start - 2].pos in _TITLE_POS
        participle = token.tag in ("VBN", "VBG") and token.dep == "amod"
        if start - 1 in dated or not (token.pos in _TITLE_POS or joins or participle):
            break
        start -= 1
    return start


def surname(words: list[str]) -> str:
    """Return a person's last name in lower case, without "Jr." and the like."""
    last = len(words) - 1
    while last > 0 and words[last].lower() in _SUFFIXES:
        last -= 1
    return words[last].lower()


def name_gender(line: Line, first: int, end: int) -> str:
    """Return "m" or "f" by the form of address before a name or by its first name; "" when neither tells."""
    genders = read_genders()
    if first > 0:
        before = line.tokens[first - 1].text
        found = genders.address.get(before) or genders.nouns.get(before.lower())
        if found:
            return found
    return genders.names.get(line.tokens[first].text, "")


def noun_gender(line: Line, head: int) -> str:
    """Return "m" or "f" by a noun ("spokeswoman"); "" when it does not tell."""
    return read_genders().nouns.get(line.tokens[head].lemma.lower(), "")
