"""Who can speak: people and bodies say, think and plan, documents say, and deeds and things do nothing of it."""

from __future__ import annotations

from tocsin.ontology.roles import read_roles
from tocsin.record import Act, Sentence
from tocsin.statements.scene import Scene
from tocsin.statements.speakers import antecedent
from tocsin.statements.voices import DOCUMENT, voice_kind

# What goes on in somebody, and what binds only who has a will; a document does none of it.
INWARD = frozenset({Act.THINK, Act.PLAN, Act.PROMISE, Act.THREATEN, Act.ENDORSE, Act.CONDEMN, Act.ASK})
# Names, by OntoNotes, of what does not speak; the parser gives persons the other odd labels too often.
MUTE_NAMES = frozenset({"DATE", "TIME", "EVENT", "QUANTITY", "MONEY"})
# Verbs of saying that things can fill too: "the attack shows that ...".
SHOWING = frozenset(
    {"show", "suggest", "indicate", "prove", "demonstrate", "mean", "reveal", "signal", "confirm", "hint", "imply"}
    | {"underline", "underscore", "highlight", "reflect", "illustrate", "tell"}
)


def can_speak(scene: Scene, sentence: Sentence, head: int, *, act: Act, cue: str, is_full: bool) -> bool:
    """Tell whether a noun can do what a cue reports.

    Args:
        scene: The parsed report with its mentions.
        sentence: The sentence of the noun.
        head: Index of the noun.
        act: What the cue does.
        cue: Lemma of the cue.
        is_full: What is reported is a whole clause, so that nouns no list knows may be trusted with it.
    """
    if sentence.tokens[head].tag == "WP":
        return True
    head = antecedent(sentence, head)
    token = sentence.tokens[head]
    if scene.mentions.covering(token.span) or _is_person_word(sentence, head):
        return True
    kind = voice_kind(token)
    if kind is not None and kind != DOCUMENT:
        return True
    if act in INWARD:
        return False
    return kind == DOCUMENT or (is_full and cue not in SHOWING)


def _is_person_word(sentence: Sentence, head: int) -> bool:
    """Tell whether a noun is a name or a role; capitals tell names that a parser took for common nouns."""
    token = sentence.tokens[head]
    label = next((name.label for name in sentence.names if name.first <= head < name.end), None)
    if label is not None:
        return label not in MUTE_NAMES
    is_bare = head > 0 or not sentence.children[head]
    if token.pos == "PROPN" or (is_bare and token.text[:1].isupper()):
        return True
    for role in read_roles().get(token.lemma.lower(), ()):
        first = head + 1 - len(role.words)
        if first >= 0 and all(
            sentence.tokens[first + n].lemma.lower() == word for n, word in enumerate(role.words[:-1])
        ):
            return True
    return False
