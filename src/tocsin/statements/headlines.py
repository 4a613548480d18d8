"""Headlines that say whose word they are: "Minister: talks have failed", "No talks, says minister", "“Peace”: UN"."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.ontology.roles import read_roles
from tocsin.record import Act, Role, Sentence
from tocsin.statements.clauses import DASHES, trim
from tocsin.statements.cues import Lexicon
from tocsin.statements.draft import Draft, Voice
from tocsin.statements.scene import Scene
from tocsin.statements.voices import voice_kind

# Judged by eye: the training part of PolNeAR 1.0 has too few headlines of these forms to count.
HEADLINE_SCORE = 0.6
# A name in a headline is at most so many tokens long.
LONGEST_NAME = 8
# "Oresta: what we know" names a topic.
QUESTIONS = frozenset({"WDT", "WP", "WRB"})
# Kinds of common nouns that speak as people do.
SPEAKING = frozenset({"collective", "body"})
# Words before a colon that look like names and tell what kind of report follows.
KINDS = frozenset(
    {"analysis", "breaking", "comment", "editorial", "exclusive", "explainer", "interview", "live", "opinion"}
)


def find_headlines(scene: Scene, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield the drafts of titles and headings that say whose word they are, in text order."""
    for sentence in scene.sentences:
        if sentence.role in (Role.TITLE, Role.HEADING):
            draft = _colon_first(scene, sentence) or _name_last(scene, sentence) or _cue_last(scene, lexicon, sentence)
            if draft is not None:
                yield draft


def _colon_first(scene: Scene, sentence: Sentence) -> Draft | None:
    """Read "Minister: talks have failed"; the name must be that of a person, a body or a role, not of a topic."""
    colon = next((t.i for t in sentence.tokens if t.text == ":"), 0)
    content = trim(sentence, list(range(colon + 1, len(sentence.tokens))))
    if colon == 0 or len(content) < 2 or sentence.tokens[content[0]].tag in QUESTIONS:
        return None
    if not _is_name(sentence, range(colon)):
        return None
    return _draft(scene, sentence, colon, range(colon), content, Act.SAY)


def _name_last(scene: Scene, sentence: Sentence) -> Draft | None:
    """Read "“No talks”: minister" and "Port has closed – ministry"."""
    marks = [t.i for t in sentence.tokens if t.text == ":" or (t.text in DASHES and t.dep == "punct")]
    if not marks:
        return None
    mark, tokens = marks[-1], sentence.tokens
    name = range(mark + 1, len(tokens) - (tokens[-1].text in (".", "!")))
    content = trim(sentence, list(range(mark)))
    spaced = mark > 0 and (tokens[mark].text != "-" or (tokens[mark - 1].space and tokens[mark].space))
    if len(content) < 2 or not spaced or not _is_name(sentence, name):
        return None
    return _draft(scene, sentence, mark, name, content, Act.SAY)


def _cue_last(scene: Scene, lexicon: Lexicon, sentence: Sentence) -> Draft | None:
    """Read "No talks, says minister" and "No talks, minister says", by the order of the words."""
    tokens = sentence.tokens
    comma = next((t.i for t in reversed(tokens) if t.text == ","), 0)
    rest = range(comma + 1, len(tokens) - (tokens[-1].text in (".", "!")))
    content = trim(sentence, list(range(comma)))
    if comma == 0 or len(rest) < 2 or len(content) < 2:
        return None
    for cue, name in ((rest[0], rest[1:]), (rest[-1], rest[:-1])):
        found = lexicon.look_up(tokens[cue].lemma.lower(), "VERB", "quote")
        finite = tokens[cue].tag in ("VBZ", "VBD", "VBP") or tokens[cue].text.lower() in ("says", "warns", "claims")
        if found and finite and _is_name(sentence, name):
            return _draft(scene, sentence, cue, name, content, found.act)
    return None


def _is_name(sentence: Sentence, name: range) -> bool:
    """Tell whether words name somebody: no verb, not too many, and a head that can think."""
    tokens = sentence.tokens
    if not 0 < len(name) <= LONGEST_NAME or any(tokens[t].pos in ("VERB", "AUX", "PUNCT") for t in name):
        return False
    head = tokens[name[-1]]
    if head.text.lower() in KINDS or head.pos not in ("NOUN", "PROPN"):
        return False
    if any(n.label in ("PERSON", "ORG", "NORP") and n.first <= head.i < n.end for n in sentence.names):
        return True
    # A title writes roles with capitals, which hide them from the parser.
    word = head.lemma.lower()
    return bool(read_roles().get(word)) or voice_kind(head) in SPEAKING


def _draft(scene: Scene, sentence: Sentence, cue: int, name: range, content: list[int], act: Act) -> Draft:
    voice = Voice(scene.spans(sentence, list(name)), sentence.tokens[name[-1]].span)
    spans = scene.spans(sentence, content)
    marks = (sentence.tokens[cue].span,)
    return Draft("headline", sentence.i, cue, marks, (voice,), spans, act, HEADLINE_SCORE)
