"""A draft in, who passed its words on out: "told the BBC", "a report seen by the paper", "as quoted by the agency"."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.record import Medium, Sentence, Span
from tocsin.statements.circumstances import around, noun_medium
from tocsin.statements.draft import Draft, Voice, make_voices
from tocsin.statements.lookups import Lookups
from tocsin.statements.scene import Scene
from tocsin.statements.speakers import agents, conjuncts
from tocsin.text import children_by_dep

# What an outlet does with the words or the document of somebody else.
PASSING = frozenset(
    {
        "air",
        "broadcast",
        "carry",
        "cite",
        "distribute",
        "obtain",
        "post",
        "print",
        "publish",
        "quote",
        "relay",
        "release",
    }
    | {"report", "review", "run", "see", "share", "show", "view"}
)
# Words that stand before the short form of a name, and how far back a word before it is looked for.
BEFORE_NAMES = frozenset({"the", "to", "by", "with", "in"})
LONGEST_WORD = 30
# Prepositions that lead to an outlet: "told to", "in an interview with", "wrote in", "said via".
LEADS = frozenset({"to", "with", "on", "in", "via", "through", "by", "from", "for"})


def find_passing(scene: Scene, draft: Draft, *, addressees: tuple[Voice, ...], lookups: Lookups) -> tuple[Voice, ...]:
    """Find who stands between the outlet and a speaker by the words around the cue and those of the speaker.

    Args:
        scene: The parsed report.
        draft: The statement.
        addressees: Whom it was told; outlets among them pass it on.
        lookups: The entities of the report.

    Returns:
        In text order; neither the speakers nor the report's own outlet.
    """
    sentence = scene.sentences[draft.sentence]
    told = {voice.head for voice in addressees}
    heads = {i for t in sentence.tokens if t.span in told for i in _presses(scene, lookups, sentence, t.i)}
    for head in _quoting(scene, lookups, sentence, draft):
        heads.update(conjuncts(sentence, head))
    speaking = {voice.head for voice in (*draft.voices, *draft.origin, *draft.via)}
    speakers = {entity for head in speaking if (entity := lookups.entity_at(head))}
    out = []
    for head in sorted(heads):
        span = sentence.tokens[head].span
        entity = lookups.entity_at(span)
        taken = span in speaking or any(part.overlaps(span) for part in draft.content)
        if not taken and entity not in speakers and not _is_own_outlet(scene, lookups, span):
            out.append(head)
    stop = frozenset(t.i for t in sentence.tokens if any(part.overlaps(t.span) for part in draft.content))
    return make_voices(scene, sentence, tuple(out), stop)


def _is_own_outlet(scene: Scene, lookups: Lookups, span: Span) -> bool:
    """Tell whether words mean the report's own outlet, by its entity or its name."""
    entity, outlet = lookups.entity_at(span), scene.parsed.document.outlet
    if entity is not None and entity == lookups.outlet:
        return True
    before = scene.text[max(0, span.start - LONGEST_WORD) : span.start].casefold().split()
    if before[-1:] in (["this"], ["our"]):
        return True
    return outlet is not None and _shortens(before, scene.text[span.start : span.end].casefold(), outlet.value)


def _shortens(before: list[str], word: str, name: str) -> bool:
    """Tell whether a word is the last one of a name, and no other name ends on it here ("the Hill Herald")."""
    words = name.casefold().split()
    return words[-1:] == [word] and (not before or before[-1] in (*words, *BEFORE_NAMES))


def _presses(scene: Scene, lookups: Lookups, sentence: Sentence, head: int) -> list[int]:
    """Return a noun when it is an outlet, or the outlet of a reporter ("told the Courier's Ilda Brenn")."""
    near = [head, *children_by_dep(sentence, head, {"poss"})]
    return [i for i in near if _is_press(scene, lookups, sentence.tokens[i].span)][:1]


def _quoting(scene: Scene, lookups: Lookups, sentence: Sentence, draft: Draft) -> Iterator[int]:
    """Yield the heads of those who quote, publish or show what is said."""
    for token in sentence.tokens:
        if any(token.span == voice.head for voice in draft.voices):
            yield from _participles(sentence, token.i)
    if draft.cue is None:
        return
    for token in sentence.tokens:
        if token.tag == "VBN" and token.lemma.lower() in PASSING and _is_as_quoted(sentence, token.i):
            yield from agents(sentence, token.i)
    for i in around(scene, draft):
        yield from _participles(sentence, i)
        prep = sentence.tokens[sentence.tokens[i].head]
        leads = sentence.tokens[i].dep == "pobj" and prep.text.lower() in LEADS
        if leads and noun_medium(sentence, i) is not Medium.POST and _is_press(scene, lookups, sentence.tokens[i].span):
            yield i


def _is_as_quoted(sentence: Sentence, i: int) -> bool:
    """Tell "as quoted by the agency", wherever a parser hangs it."""
    return i > 0 and sentence.tokens[i - 1].text.lower() == "as"


def _participles(sentence: Sentence, noun: int) -> Iterator[int]:
    """Yield who does it in "a report seen by the paper", "the ministry, quoted by the agency"."""
    for clause in children_by_dep(sentence, noun, {"acl", "relcl", "amod"}):
        token = sentence.tokens[clause]
        if token.lemma.lower() in PASSING and token.tag == "VBN":
            yield from agents(sentence, clause)


def _is_press(scene: Scene, lookups: Lookups, span: Span) -> bool:
    return lookups.is_press(scene.text[span.start : span.end], lookups.entity_at(span))
