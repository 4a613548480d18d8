"""A quotation that stands alone with its speaker's name under it, behind a dash."""

from __future__ import annotations

from itertools import takewhile

from tocsin.record import Act, Sentence
from tocsin.statements.clauses import DASHES, FINITE
from tocsin.statements.draft import Draft, Voice, make_voices
from tocsin.statements.quotes import Quote, is_clause, is_whole, tail
from tocsin.statements.scene import OUTSIDE, Scene

# Most such lines of the training part of PolNeAR 1.0 are right.
SIGNED_SCORE = 0.8
# "— Ilda Brenn, foreign minister of Varnland, in a letter to the council": a line is at most so many tokens long.
LONGEST_LINE = 16

# Parts of speech before the last word of a name.
NAMING = frozenset({"PROPN", "DET", "ADJ"})


def read_signature(scene: Scene, quote: Quote) -> Draft | None:
    """Read the name behind a dash right after a quotation, in its paragraph or as the whole of the next one.

    Args:
        scene: The parsed report.
        quote: A quotation with nothing before it in its sentence.
    """
    if not is_whole(scene, quote) or not is_clause(scene, quote):
        return None
    sentence = scene.sentences[quote.last[0]]
    rest = tail(scene, quote)
    if not rest:
        if quote.last[0] + 1 >= len(scene.sentences):
            return None
        sentence = scene.sentences[quote.last[0] + 1]
        rest = range(len(sentence.tokens))
    return _read_line(scene, quote, sentence, rest)


def _read_line(scene: Scene, quote: Quote, sentence: Sentence, line: range) -> Draft | None:
    tokens = sentence.tokens
    if len(line) < 2 or len(line) > LONGEST_LINE or tokens[line[0]].text not in DASHES or line[-1] + 1 < len(tokens):
        return None
    words = [i for i in line[1:] if tokens[i].pos not in ("PUNCT", "SPACE")]
    # Parsers take rare names for verbs; capitals tell.
    if not words or any(tokens[i].tag in FINITE and tokens[i].text.islower() for i in words):
        return None
    name = _name(sentence, words)
    if not (name or tokens[words[0]].pos in ("DET", "NOUN")) or scene.quoted[sentence.i][line[0]] != OUTSIDE:
        return None
    following = scene.sentences[sentence.i + 1 : sentence.i + 2]
    if following and following[0].paragraph == sentence.paragraph:
        return None
    head = name[-1] if name else words[0]
    while (
        head + 1 in words and tokens[head].pos in ("PROPN", "DET", "ADJ") and tokens[head + 1].pos in ("PROPN", "NOUN")
    ):
        head += 1
    stop = frozenset(range(line[0] + 1))
    voices = make_voices(scene, sentence, (head,), stop)
    if name and not voices[0].spans[0].contains(tokens[name[0]].span):
        voices = (Voice(scene.spans(sentence, name), voices[0].head),)
    dash = (tokens[line[0]].span,)
    spans = quote.quotation.spans
    return Draft("signed", sentence.i, line[0], dash, voices, spans, Act.SAY, SIGNED_SCORE)


def _name(sentence: Sentence, words: list[int]) -> list[int]:
    """Return the words in capitals that open a line, whatever a parser takes them for."""
    return list(takewhile(lambda i: i - words[0] == words.index(i) and sentence.tokens[i].text[:1].isupper(), words))
