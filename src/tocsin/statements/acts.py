"""A draft in, its act out: that of the cue, or what its words do under a neutral one ("said: “We condemn it”")."""

from __future__ import annotations

import re

from tocsin.record import Act, Sentence, Span, Spans
from tocsin.statements.cues import Lexicon
from tocsin.statements.draft import Draft
from tocsin.statements.frames import verb_key
from tocsin.statements.lookups import Lookups
from tocsin.statements.namings import read_namings
from tocsin.statements.roots import find_roots, is_own
from tocsin.statements.scene import OUTSIDE, Scene, hull
from tocsin.statements.speakers import finite_tag
from tocsin.statements.stance import is_wrong
from tocsin.text import children_by_dep

# Acts that are done by naming them.
PERFORMED = frozenset({Act.DENY, Act.CONDEMN, Act.ENDORSE, Act.DEMAND, Act.PROMISE, Act.WARN, Act.ACCUSE})
# Acts that leave it to what is said what somebody does by it.
NEUTRAL = frozenset({Act.SAY, Act.WARN})
NAMING = frozenset({"brand", "call", "characterise", "characterize", "describe", "dub", "label", "term"})
DUTY = frozenset({"must", "should"})
DENIAL = re.compile(r"(?:not (?:one|a single)\b|(?:no|not so|not at all|never)\b(?=\W*(?:[,.!—–]|$)))", re.IGNORECASE)
WILLING = frozenset({"will", "would", "shall", "wo"})
# Verbs that refuse nothing with "will not": "we will not know before Monday".
STATES = frozenset({"be", "comment", "forget", "have", "know", "need", "see", "speculate", "threaten"})
POSSESSIVES = frozenset({"my", "our"})


def settle_act(
    scene: Scene, lexicon: Lexicon, draft: Draft, *, lookups: Lookups, own: frozenset[str]
) -> tuple[Act, Spans]:
    """Tell what somebody does by speaking, with the words that tell.

    The cue tells, unless it is neutral. Then the head of the first clause is read: in the present tense ("we condemn")
    or shifted back by the cue ("said that it condemned"), and only of the speaker ("said that Oresta condemned" is no
    condemning); and what plainly asks, denies or demands.

    Args:
        scene: The parsed report.
        lexicon: The cues with their acts.
        draft: The statement.
        lookups: Its entities.
        own: Entities of the speakers.
    """
    told = (draft.act, draft.marks)
    if draft.negated or draft.act not in NEUTRAL:
        return told
    reader = _Reader(scene, lexicon, lookups, own)
    found = reader.naming(draft) if _is_naming(scene, draft) else None
    if draft.act is Act.SAY and not found:
        found = reader.question(draft) or reader.refusal(draft)
    for sentence, root in list(find_roots(scene, draft))[:1] if not found else ():
        found = reader.root(draft, sentence, root)
    return found or told


def _is_naming(scene: Scene, draft: Draft) -> bool:
    return draft.cue is not None and scene.sentences[draft.sentence].tokens[draft.cue].lemma.lower() in NAMING


class _Reader:
    """Reads the words of a statement for what they do."""

    def __init__(self, scene: Scene, lexicon: Lexicon, lookups: Lookups, own: frozenset[str]) -> None:
        self._scene = scene
        self._lexicon = lexicon
        self._lookups = lookups
        self._own = own

    def naming(self, draft: Draft) -> tuple[Act, Spans] | None:
        """Read the act of calling something so: "called the report a lie", "branded it shameful"."""
        sentence = self._scene.sentences[draft.sentence]
        held = [t for t in sentence.tokens if any(span.contains(t.span) for span in draft.content)]
        for token in held:
            act = read_namings().get(token.lemma.lower())
            if act and not any(t.dep == "neg" or t.text.lower() in ("no", "not") for t in held):
                return act, (token.span,)
        return None

    def question(self, draft: Draft) -> tuple[Act, Spans] | None:
        """Read a single question, whatever word introduces it."""
        words = hull(draft.content)
        said = self._scene.text[words.start : words.end]
        if not said.endswith("?") or any(mark in said for mark in (". ", "! ")):
            return None
        return Act.ASK, (Span(words.end - 1, words.end),)

    def refusal(self, draft: Draft) -> tuple[Act, Spans] | None:
        """Read an answer that opens with its denial: "No, ...", "Not so.", "Never"."""
        words = hull(draft.content)
        opening = DENIAL.match(self._scene.text[words.start : words.end])
        return (Act.DENY, (Span(words.start, words.start + opening.end()),)) if opening else None

    def root(self, draft: Draft, sentence: Sentence, root: int) -> tuple[Act, Spans] | None:
        """Read the head of the first clause."""
        subjects = children_by_dep(sentence, root, {"nsubj", "nsubjpass"})
        owned = bool(subjects) and is_own(self._lookups, sentence, subjects[0], self._own)
        if draft.rule == "transcript" and not owned:
            return None
        if draft.act is Act.WARN:
            harms = finite_tag(sentence, root) == "MD" and is_wrong(verb_key(sentence, root))
            threatens = harms and (owned or self._belongs(sentence, root))
            return (Act.THREATEN, self._scene.spans(sentence, [root])) if threatens else None
        act = self._performed(sentence, root) if owned else None
        if owned and draft.rule != "transcript":
            act = act or self._thought(sentence, root)
        act = act or self._asked(sentence, root, subjects, owned=owned) or self._denied(sentence, root, owned=owned)
        return (act, self._scene.spans(sentence, [root])) if act else None

    def _performed(self, sentence: Sentence, root: int) -> Act | None:
        """Read "we condemn", or "said that it condemned" shifted back by the cue."""
        helpers = children_by_dep(sentence, root, {"aux", "auxpass", "neg"})
        quoted = self._scene.quoted[sentence.i][root] != OUTSIDE
        tenses = ("VBP", "VBZ") if quoted else ("VBP", "VBZ", "VBD")
        if sentence.tokens[root].tag not in tenses or helpers:
            return None
        act = self._lexicon.act(verb_key(sentence, root), "VERB")
        return act if act in PERFORMED else None

    def _thought(self, sentence: Sentence, root: int) -> Act | None:
        """Read the second of two verbs: "said that they believed", "says it fears an attack"."""
        quoted = self._scene.quoted[sentence.i][root] != OUTSIDE
        cue = self._lexicon.look_up(verb_key(sentence, root), "VERB", "clause")
        plain = not children_by_dep(sentence, root, {"aux", "neg"}) and children_by_dep(
            sentence, root, {"ccomp", "dobj"}
        )
        return Act.THINK if cue and cue.act is Act.THINK and plain and not quoted else None

    def _asked(self, sentence: Sentence, root: int, subjects: list[int], *, owned: bool) -> Act | None:
        """Read what others must do: "Oresta must leave", "let them leave"."""
        tokens = sentence.tokens
        if tokens[root].text == "Let" and not subjects and tokens[root].tag == "VB":
            return Act.DEMAND
        helpers = [tokens[k].lemma.lower() for k in children_by_dep(sentence, root, {"aux"})]
        named = [s for s in subjects if self._lookups.entity_at(tokens[s].span)]
        bound = any(word in DUTY for word in helpers) and tokens[root].lemma.lower() != "be"
        return Act.DEMAND if bound and named and not owned else None

    def _denied(self, sentence: Sentence, root: int, *, owned: bool) -> Act | None:
        """Read "we did not shell the town" and "that is a lie"."""
        tokens = sentence.tokens
        negated = bool(children_by_dep(sentence, root, {"neg"}))
        helpers = [tokens[k].text.lower() for k in children_by_dep(sentence, root, {"aux"})]
        if negated and owned and any(word in WILLING for word in helpers) and tokens[root].lemma.lower() not in STATES:
            return Act.DENY
        wrong = is_wrong(verb_key(sentence, root)) or tokens[root].lemma.lower() == "threaten"
        if negated and wrong and (owned or self._belongs(sentence, root)):
            return Act.DENY
        if tokens[root].lemma.lower() == "be" and not children_by_dep(sentence, root, {"neg"}):
            for word in children_by_dep(sentence, root, {"attr", "acomp"}):
                no = any(tokens[k].text.lower() == "no" for k in children_by_dep(sentence, word, {"det", "neg"}))
                if not no and read_namings().get(tokens[word].lemma.lower()) is Act.DENY:
                    return Act.DENY
        return None

    def _belongs(self, sentence: Sentence, root: int) -> bool:
        """Tell whether a clause is about somebody of the speaker's: "our men", "its troops"."""
        subjects = children_by_dep(sentence, root, {"nsubj", "nsubjpass"})
        holders = [sentence.tokens[k] for s in subjects for k in children_by_dep(sentence, s, {"poss"})]
        return any(t.text.lower() in POSSESSIVES or self._lookups.entity_at(t.span) in self._own for t in holders)
