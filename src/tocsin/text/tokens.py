"""Work on the tokens of a parsed sentence: subtrees, spans and surface forms, without knowing the parser."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tocsin.record import Sentence, Span, Spans, Token


def subtree(sentence: Sentence, i: int, *, without: frozenset[str] = frozenset()) -> list[int]:
    """Return the indices of token `i` and all that depends on it, in text order.

    Args:
        sentence: The parsed sentence.
        i: Index of the top token.
        without: Dependency labels whose branches are left out (with all below them); never applied to `i` itself.
    """
    out = [i]
    stack = [i]
    while stack:
        for child in sentence.children[stack.pop()]:
            if sentence.tokens[child].dep not in without:
                out.append(child)
                stack.append(child)
    return sorted(out)


def children_by_dep(sentence: Sentence, i: int, deps: frozenset[str] | set[str]) -> list[int]:
    """Return the direct dependents of token `i` with one of the labels, in text order."""
    return [child for child in sentence.children[i] if sentence.tokens[child].dep in deps]


def ancestors(sentence: Sentence, i: int) -> list[int]:
    """Return the heads above token `i`, nearest first, up to the root."""
    out: list[int] = []
    while sentence.tokens[i].head != i and len(out) <= len(sentence.tokens):
        i = sentence.tokens[i].head
        out.append(i)
    return out


def token_spans(text: str, tokens: Sequence[Token]) -> Spans:
    """Return the spans that tokens, in text order, cover in the document.

    Neighbours are joined when only marks and white space lie between them; words between them (an interrupting "he
    said",
    a page header, a link's address) keep the spans apart.

    Args:
        text: The document's text.
        tokens: In text order; sentences may follow one another.
    """
    spans: list[Span] = []
    for token in tokens:
        if spans and token.start <= spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(token.end, spans[-1].end))
        elif spans and not any(char.isalnum() for char in text[spans[-1].end : token.start]):
            spans[-1] = Span(spans[-1].start, token.end)
        else:
            spans.append(token.span)
    return tuple(spans)


def surface(tokens: Iterable[Token]) -> str:
    """Return the tokens as the parser saw them, with its spaces, without emphasis marks and line ends."""
    return "".join(token.text + (" " if token.space else "") for token in tokens).strip()
