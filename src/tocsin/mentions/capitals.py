"""A sentence in; capitalised words out that may name a person although the parser saw none there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from tocsin.mentions.lexicon import Hit
from tocsin.mentions.lines import Line
from tocsin.mentions.phrases import role_at
from tocsin.ontology.names import read_genders
from tocsin.ontology.places import read_gazetteer
from tocsin.record import Name, Token
from tocsin.text import surface

# Labels of the parser whose words are no person's name.
_NO_NAMES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE"})
# Where in a clause somebody who acts or is acted upon stands.
_NAME_DEPS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "appos", "dative", "attr"})
LONGEST = 4


def begins_with_first_name(line: Line, name: Name) -> bool:
    """Tell whether a name that the parser takes for a body or a place begins with a first name ("Laura Holt")."""
    if name.end - name.first > LONGEST or role_at(line, name.end, name.first):
        return False
    if not all(_is_name_word(token) for token in line.tokens[name.first : name.end]):
        return False
    words = surface(line.tokens[name.first : name.end])
    return line.tokens[name.first].text in read_genders().names and words not in read_gazetteer()


def has_title(line: Line, name: Name) -> bool:
    """Tell whether a name of several words has a person's role before it as its title ("lawmaker Odo Brinkel")."""
    first, end = name.first, name.end
    if not first or not 1 < end - first <= LONGEST or role_at(line, end, first):
        return False
    before, role = line.tokens[first - 1], role_at(line, first)
    if role is None or role[0].kind != "person" or before.tag not in ("NN", "NNP") or not first <= before.head < end:
        return False
    if before.dep not in ("compound", "nmod", "amod") or not all(_is_name_word(t) for t in line.tokens[first:end]):
        return False
    return surface(line.tokens[first:end]) not in read_gazetteer()


def find_capitals(
    line: Line, hits: Sequence[Hit], taken: Sequence[bool], common: Set[str]
) -> Iterator[tuple[int, int, int]]:
    """Find runs of capitalised words that nothing knows.

    Args:
        line: The sentence.
        hits: Names of the tables in it.
        taken: For each token, whether a name covers it already.
        common: Words that the document also writes in lower case; they are no name.

    Yields:
        First token, token after the last, and head of each run.
    """
    blocked = list(taken)
    for hit in hits:
        blocked[hit.first : hit.end] = [True] * (hit.end - hit.first)
    for name in line.sentence.names:
        if name.label in _NO_NAMES:
            blocked[name.first : name.end] = [True] * (name.end - name.first)
    first = 0
    while first < len(line.tokens):
        end = first
        while end < len(line.tokens) and not blocked[end] and _is_name_word(line.tokens[end]):
            end += 1
        if first < end <= first + LONGEST and role_at(line, end, first) is None:
            head = line.head(first, end)
            usual = any(token.text.lower() in common for token in line.tokens[first:end])
            if line.tokens[head].dep in _NAME_DEPS and not usual:
                yield first, end, head
        first = max(end, first + 1)


def _is_name_word(token: Token) -> bool:
    letters = token.text.replace("'", "")
    return token.tag in ("NNP", "NNPS") and token.text[0].isupper() and letters.isalpha() and not letters.isupper()
