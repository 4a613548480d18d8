"""A verb in its sentence and a pattern of its dictionary in; whether it fits, and whom it names, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tocsin.events.petrarch.phrases import Coded, Phrases
from tocsin.events.petrarch.reading import Reading
from tocsin.ontology.petrarch_patterns import Element, Pattern, Sign
from tocsin.text import subtree

# How many tokens a noun phrase in braces, or a prepositional one that the parser lost, may reach over.
GROUP_REACH = 6
# How many elements of one pattern are tried before it is given up; 522 sentences of plv_train needed five at most.
MOST_STEPS = 1_000
# Clauses behind a verb that tell something else.
APART = frozenset({"advcl", "relcl", "parataxis", "conj"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl", "preconj"})


@dataclass(frozen=True, slots=True)
class Binding:
    """What the elements of a pattern were found to stand for.

    Attributes:
        actor: Whom "$" names; None where the pattern places none.
        recipient: Whom "+" names.
        together: Whom "%" names.
        tokens: The tokens of its words.
        groups: For each bracket, the token that it begins with.
    """

    actor: tuple[Coded, ...] | None = None
    recipient: tuple[Coded, ...] | None = None
    together: tuple[Coded, ...] | None = None
    tokens: tuple[int, ...] = ()
    groups: tuple[tuple[int, int], ...] = ()


class Matcher:
    """Fits patterns to one verb.

    Args:
        reading: Its sentence.
        phrases: The noun phrases of the sentence.
        verb: The verb's token.
        first: First piece of the verb, with what belongs to it.
        last: Its last piece.
    """

    def __init__(self, reading: Reading, phrases: Phrases, verb: int, first: int, last: int) -> None:
        self.reading = reading
        self.phrases = phrases
        self._steps = 0
        self.first = first
        self.last = last
        self._subjects = [k for k in reading.roles.children[verb] if reading.tokens[k].dep in ("nsubj", "nsubjpass")]
        self.after_tokens = tokens_after(reading, verb)
        self.before_tokens = _tokens_before(reading, verb)
        self._after_set = frozenset(self.after_tokens)
        self._after = self._pieces(tokens_after(reading, verb, purposes=False))
        self._before = self._pieces(self.before_tokens)
        self._before.reverse()

    def _pieces(self, tokens: Sequence[int]) -> list[int]:
        starts = self.reading.first_piece
        return [p for i in tokens for p in range(starts[i], starts[i + 1]) if not self.first <= p <= self.last]

    def fit(self, pattern: Pattern) -> Binding | None:
        """Return what a pattern stands for here; None when it does not fit."""
        for element in (*pattern.before, *pattern.after):
            if element.phrases and self.reading.meant.isdisjoint(element.phrases):
                return None
        self._steps = 0
        for found in self._forward(pattern.after, self.last, Binding()):
            joints = [*(element.joined for element in pattern.before[1:]), pattern.joined]
            back = list(zip(pattern.before, joints, strict=True))[::-1] if pattern.before else []
            for whole in self._backward(back, self.first, found):
                return whole
        return None

    def _forward(self, elements: Sequence[Element], at: int, binding: Binding) -> Iterator[Binding]:
        self._steps += 1
        if not elements or self._steps > MOST_STEPS:
            yield from () if elements else (binding,)
            return
        element, rest = elements[0], elements[1:]
        if element.sign is Sign.WORDS:
            for p in [at + 1] if element.joined else (p for p in self._after if p > at):
                for end in self._ends(element, p):
                    if (grown := self._grow(binding, element, p, end)) is not None:
                        yield from self._forward(rest, end, grown)
            return
        token = self.reading.token_of[at]
        for head in self.phrases.tops:
            first, last = self.phrases.reach(head)
            # "their ^ about": a word of the pattern may be the phrase's own determiner.
            fits = first <= token + 1 if element.joined else head in self._after_set
            fits = fits and last > token and first > self.reading.token_of[self.last]
            if fits and (named := self._name(binding, element, head)) is not None:
                yield from self._forward(rest, self.reading.first_piece[last + 1] - 1, named)

    def _backward(self, elements: Sequence[tuple[Element, bool]], at: int, binding: Binding) -> Iterator[Binding]:
        """Fit elements from right to left; each comes with whether it is joined to what stands behind it."""
        self._steps += 1
        if not elements or self._steps > MOST_STEPS:
            yield from () if elements else (binding,)
            return
        (element, joined), rest = elements[0], elements[1:]
        if element.sign is Sign.WORDS:
            for p in self._reachable(at):
                for end in self._ends(element, p):
                    fits = end == at - 1 if joined else end < at
                    if fits and (grown := self._grow(binding, element, p, end)) is not None:
                        yield from self._backward(rest, p, grown)
            return
        token = self.reading.token_of[at]
        # The subject before a name that stands nearer, as in "a Ruritanian linked to Graustark was shot".
        for head in sorted(reversed(self.phrases.tops), key=lambda i: i not in self._subjects):
            first, last = self.phrases.reach(head)
            fits = last == token - 1 if joined else head in self.before_tokens and last < token
            if fits and (named := self._name(binding, element, head)) is not None:
                yield from self._backward(rest, self.reading.first_piece[first], named)

    def _reachable(self, at: int) -> Iterator[int]:
        """Yield the pieces before a place up to the first verb: a pattern that passes over one must name it."""
        for p in self._before:
            if p < at:
                yield p
                if self.reading.tokens[self.reading.token_of[p]].pos == "VERB":
                    return

    def _ends(self, element: Element, start: int) -> Iterator[int]:
        """Yield the last pieces of the phrases of an element that begin at a piece."""
        pieces = self.reading.pieces
        if start >= len(pieces):
            return
        for word in self.reading.meanings[start] & element.phrases.keys():
            for phrase in element.phrases[word]:
                end = start + len(phrase)
                if end <= len(pieces) and all(
                    word.text == pieces[p] or (not word.is_exact and word.text in self.reading.meanings[p])
                    for word, p in zip(phrase, range(start, end), strict=True)
                ):
                    yield end - 1

    def _grow(self, binding: Binding, element: Element, start: int, end: int) -> Binding | None:
        """Add the words of an element; None when they lie outside of its bracket."""
        tokens = tuple(dict.fromkeys(self.reading.token_of[start : end + 1]))
        grouped = self._group(binding, element, tokens[0])
        return None if grouped is None else replace(grouped, tokens=(*binding.tokens, *tokens))

    def _group(self, binding: Binding, element: Element, token: int) -> Binding | None:
        if not element.group:
            return binding
        begun = dict(binding.groups).get(element.group)
        if begun is None:
            return replace(binding, groups=(*binding.groups, (element.group, token)))
        inside = abs(token - begun) <= GROUP_REACH
        if element.prepositional and self.reading.roles.children[begun]:
            inside = token in subtree(self.reading.roles.scene.sentence, begun)
        return binding if inside else None

    def _name(self, binding: Binding, element: Element, head: int) -> Binding | None:
        """Take a phrase for an element; None when it names nobody whom the element asks for."""
        grouped = self._group(binding, element, head)
        if grouped is None or element.sign is Sign.ANY_PHRASE:
            return grouped
        codes = self.phrases.codes(head)
        if not codes or (element.sign is Sign.TOGETHER and len(codes) < 2):
            return None
        if element.sign is Sign.ACTOR:
            return replace(grouped, actor=codes)
        if element.sign is Sign.RECIPIENT:
            return replace(grouped, recipient=codes)
        return replace(grouped, together=codes)


def tokens_after(reading: Reading, verb: int, *, purposes: bool = True) -> list[int]:
    """Return what belongs to a verb and stands behind it, without clauses that tell something else.

    Args:
        reading: The sentence.
        verb: Its token.
        purposes: With infinitives that say what for: whom they name may be the recipient, but their words tell of
            another deed.
    """
    sentence = reading.roles.scene.sentence
    out: list[int] = []
    stack = [verb]
    while stack:
        i = stack.pop()
        # What is coordinated with the verb is a clause of its own; what is with a noun behind it belongs to that.
        apart = APART if i == verb else APART - {"conj"}
        kids = [
            k
            for k in sentence.children[i]
            if sentence.tokens[k].dep not in apart or (purposes and _is_purpose(reading, k))
        ]
        out += kids
        stack += kids
    return sorted(kid for kid in out if kid > verb)


def _is_purpose(reading: Reading, verb: int) -> bool:
    """Tell whether a clause is an infinitive that says what for: "signed an accord to supply Ruritania"."""
    token = reading.tokens[verb]
    return token.dep == "advcl" and any(reading.tokens[k].tag == "TO" for k in reading.roles.children[verb])


def _tokens_before(reading: Reading, verb: int) -> list[int]:
    """Return what stands before a verb: its auxiliaries and subject, and the verbs that govern it with theirs."""
    sentence = reading.roles.scene.sentence
    out: set[int] = set()
    at, shared = verb, False
    for _ in range(len(sentence.tokens)):
        for kid in sentence.children[at]:
            if kid < verb and (not shared or sentence.tokens[kid].dep in SUBJECTS):
                out.update(k for k in subtree(sentence, kid, without=APART | {"ccomp"}) if k < verb)
        token = sentence.tokens[at]
        if token.head == at or token.dep == "advcl":
            break
        shared = token.dep == "conj"
        if not shared and token.head < verb:
            out.add(token.head)
        if token.dep in ("relcl", "acl"):
            out.update(k for k in subtree(sentence, token.head, without=APART | {"acl"}) if k < verb)
            break
        at = token.head
    out.discard(verb)
    return sorted(out)
