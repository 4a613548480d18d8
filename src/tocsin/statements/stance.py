"""A draft in, for or against whom it is out: among the actors of the report, by the words that tell."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tocsin.errors import BrokenInvariant
from tocsin.record import Act, Polarity, Sentence, Stance
from tocsin.statements.draft import Draft
from tocsin.statements.frames import verb_key
from tocsin.statements.lookups import Lookups
from tocsin.statements.roots import find_roots, is_own
from tocsin.statements.scene import Scene
from tocsin.statements.speakers import agents, conjuncts, finite_tag, is_passive
from tocsin.tables import read_table
from tocsin.text import children_by_dep, subtree

FILE = "stances.tsv"
COLUMNS = ("word", "pos", "slot", "polarity")
# Slots of a row that are no prepositions.
OBJECT, SUBJECT, DUE, DOER = "object", "subject", "due", "doer"
# Nouns whose "of" names the doer; with others it may name the victim ("condemned the killing of the envoy").
DEEDS = frozenset(
    {"action", "behavior", "behaviour", "conduct", "decision", "effort", "government", "handling", "leadership"}
    | {"policy", "regime", "role", "silence", "stance", "work", "people", "army", "authority"}
)
# Acts whose infinitive says what shall be done to somebody: "vowed to punish Oresta".
STEERING = frozenset({Act.DEMAND, Act.ORDER, Act.PROMISE, Act.THREATEN, Act.PLAN, Act.WARN})
CALLING = frozenset({Act.DEMAND, Act.ORDER})
# Acts under which a wrong that somebody tells of is an allegation.
ALLEGING = frozenset({Act.SAY, Act.CLAIM})
CONDITIONS = frozenset({"if", "unless", "should", "until"})
DUTY = frozenset({"must", "should", "ought"})


@cache
def _rows() -> dict[tuple[str, str, str], Polarity]:
    table = read_table("tocsin.statements", FILE, columns=len(COLUMNS))
    if not table or table[0] != COLUMNS:
        raise BrokenInvariant(f"{FILE}: the columns must be {', '.join(COLUMNS)}")
    out: dict[tuple[str, str, str], Polarity] = {}
    for word, pos, slot, polarity in table[1:]:
        if polarity not in set(Polarity):
            raise BrokenInvariant(f"{FILE}: {polarity!r} is no polarity")
        out.setdefault((word, pos, slot), Polarity(polarity))
    return out


def find_stances(
    scene: Scene, draft: Draft, *, lookups: Lookups, own: frozenset[str], stage: str
) -> tuple[Stance, ...]:
    """Find for or against which entities a statement is.

    Args:
        scene: The parsed report.
        draft: The statement.
        lookups: Its entities.
        own: Entities of the speakers; nobody takes a stance on themselves.
        stage: Stage that is named in the results.

    Returns:
        One stance an entity: that of the reporting words before that of what is said, in text order.
    """
    if draft.negated:
        return ()
    reader = _Reader(scene, lookups)
    found = [*_by_cue(reader, draft), *_by_content(reader, draft, own)]
    out: dict[str, Stance] = {}
    for entity, polarity, sentence, words, rule in found:
        if entity not in own:
            out.setdefault(entity, Stance(entity, polarity, scene.spans(sentence, words), f"{stage} stance {rule}"))
    return tuple(sorted(out.values(), key=lambda stance: (stance.spans, stance.entity)))


def is_wrong(verb: str) -> bool:
    """Tell whether a verb, by its key, is a wrong that one is accused of."""
    return (verb, "VERB", DOER) in _rows()


_Found = tuple[str, Polarity, Sentence, list[int], str]


class _Reader:
    """Reads whom a word is aimed at."""

    def __init__(self, scene: Scene, lookups: Lookups) -> None:
        self.scene = scene
        self.lookups = lookups

    def targets(self, sentence: Sentence, head: int) -> list[str]:
        """Return the entities that a noun phrase means, or whose deed it names ("Oresta's attack")."""
        out = []
        for noun in conjuncts(sentence, head):
            entity = self.lookups.entity_at(sentence.tokens[noun].span)
            out += [entity] if entity else self._doers(sentence, noun)
        return out

    def _doers(self, sentence: Sentence, noun: int) -> list[str]:
        tokens = sentence.tokens
        for child in children_by_dep(sentence, noun, {"poss"}):
            return self._names(sentence, [child])
        heads = []
        for prep in children_by_dep(sentence, noun, {"prep"}):
            word = tokens[prep].text.lower()
            if word == "by" or (word == "of" and tokens[noun].lemma.lower() in DEEDS):
                heads += [h for pobj in children_by_dep(sentence, prep, {"pobj"}) for h in conjuncts(sentence, pobj)]
        return self._names(sentence, heads or children_by_dep(sentence, noun, {"amod", "compound", "nmod"}))

    def _names(self, sentence: Sentence, heads: list[int]) -> list[str]:
        found = (self.lookups.entity_at(sentence.tokens[head].span) for head in heads)
        return [entity for entity in found if entity]

    def aimed(self, sentence: Sentence, word: int, rule: str) -> Iterator[_Found]:
        """Yield whom a word's object or prepositions name, by the rows of the table, and the same for its object."""
        for polarity, head in _slots(sentence, word):
            for entity in self.targets(sentence, head):
                yield entity, polarity, sentence, [word], rule


def _slots(sentence: Sentence, word: int) -> Iterator[tuple[Polarity, int]]:
    """Yield the nouns in the slots of a word that the table has, with their polarity."""
    rows, pos = _rows(), sentence.tokens[word].pos
    pos = "VERB" if pos == "AUX" else pos
    key = verb_key(sentence, word) if pos == "VERB" else sentence.tokens[word].lemma.lower()
    aimed = rows.get((key, pos, OBJECT))
    if aimed:
        yield from ((aimed, head) for head in _objects(sentence, word))
    for prep in children_by_dep(sentence, word, {"prep", "dative", "agent"}):
        if polarity := rows.get((key, pos, sentence.tokens[prep].text.lower())):
            yield from ((polarity, pobj) for pobj in children_by_dep(sentence, prep, {"pobj"}))
    if pos == "VERB" and aimed in (None, Polarity.NEUTRAL):
        # Of what is condemned or praised, only the doer matters: "condemned the attack on Oresta".
        for noun in children_by_dep(sentence, word, {"dobj"}):
            if sentence.tokens[noun].pos == "NOUN":
                yield from _slots(sentence, noun)


def _objects(sentence: Sentence, verb: int) -> list[int]:
    """Return the objects of a verb, the subject of its passive, or of the infinitive that it governs."""
    if is_passive(sentence, verb):
        return children_by_dep(sentence, verb, {"nsubjpass"})
    found = children_by_dep(sentence, verb, {"dobj", "dative"})
    found = [i for i in found if sentence.tokens[i].pos != "ADP"]
    if found:
        return found
    clauses = children_by_dep(sentence, verb, {"ccomp", "xcomp"})
    infinitives = [c for c in clauses if any(sentence.tokens[k].tag == "TO" for k in sentence.children[c])]
    return [s for c in infinitives for s in children_by_dep(sentence, c, {"nsubj", "nsubjpass"})]


def _by_cue(reader: _Reader, draft: Draft) -> Iterator[_Found]:
    if draft.cue is None:
        return
    sentence = reader.scene.sentences[draft.sentence]
    cue = draft.cue
    yield from reader.aimed(sentence, cue, "cue")
    for prep in children_by_dep(sentence, cue, {"prep"}) if draft.act in CALLING else ():
        for noun in children_by_dep(sentence, prep, {"pobj"}):
            yield from reader.aimed(sentence, noun, "call")
    if draft.act is Act.THREATEN:
        yield from _provoked(reader, sentence, draft)
    for clause in children_by_dep(sentence, cue, {"xcomp", "ccomp", "advcl"}) if draft.act in STEERING else ():
        if clause > cue and not children_by_dep(sentence, clause, {"neg"}):
            yield from _steered(reader, sentence, clause, draft)


def _steered(reader: _Reader, sentence: Sentence, clause: int, draft: Draft) -> Iterator[_Found]:
    """Read what shall be done: "vowed to punish X", "urged them to back X", "demanded that X leave"."""
    if any(sentence.tokens[k].tag == "TO" for k in sentence.children[clause]):
        yield from reader.aimed(sentence, clause, "aim")
    if draft.act in CALLING and draft.cue is not None:
        for subject in children_by_dep(sentence, clause, {"nsubj"}):
            entity = reader.lookups.entity_at(sentence.tokens[subject].span)
            if entity:
                yield entity, Polarity.NEUTRAL, sentence, [draft.cue], "call"


def _provoked(reader: _Reader, sentence: Sentence, draft: Draft) -> Iterator[_Found]:
    """Read against whom a threat is by what is to bring it about: "threatened to leave if X attacked"."""
    for token in sentence.tokens:
        marks = [sentence.tokens[k].text.lower() for k in children_by_dep(sentence, token.i, {"mark"})]
        held = any(span.contains(token.span) for span in draft.content)
        if held and token.dep == "advcl" and any(mark in CONDITIONS for mark in marks):
            for subject in children_by_dep(sentence, token.i, {"nsubj", "nsubjpass"}):
                for entity in reader.targets(sentence, subject):
                    yield entity, Polarity.AGAINST, sentence, [token.i], "condition"


def _by_content(reader: _Reader, draft: Draft, own: frozenset[str]) -> Iterator[_Found]:
    """Read judgements that head what is said: "we condemn X", "X are criminals", "X must be stopped"."""
    for sentence, root in find_roots(reader.scene, draft):
        if sentence.tokens[-1].text == "?" or children_by_dep(sentence, root, {"neg"}):
            continue
        if any(sentence.tokens[m].text.lower() in ("if", "whether") for m in children_by_dep(sentence, root, {"mark"})):
            continue
        subjects = children_by_dep(sentence, root, {"nsubj", "nsubjpass"})
        if not subjects:
            continue
        if is_own(reader.lookups, sentence, subjects[0], own) and finite_tag(sentence, root) != "MD":
            yield from reader.aimed(sentence, root, "content")
        if draft.act in ALLEGING:
            yield from _alleged(reader, sentence, root, own)
        for words, polarity in _judgements(sentence, root):
            for entity in reader.targets(sentence, subjects[0]):
                yield entity, polarity, sentence, words, "content"


def _alleged(reader: _Reader, sentence: Sentence, root: int, own: frozenset[str]) -> Iterator[_Found]:
    """Read who is said to have done wrong, if it is nobody of the speaker's own: "said that X had shelled the town"."""
    polarity = _rows().get((verb_key(sentence, root), "VERB", DOER))
    if polarity is None or finite_tag(sentence, root) == "MD":
        return
    doers = agents(sentence, root) if is_passive(sentence, root) else tuple(children_by_dep(sentence, root, {"nsubj"}))
    for doer in doers:
        holders = [sentence.tokens[k].span for k in children_by_dep(sentence, doer, {"poss"})]
        if not any(reader.lookups.entity_at(span) in own for span in holders):
            for entity in reader.targets(sentence, doer):
                yield entity, polarity, sentence, [root], "deed"


def _judgements(sentence: Sentence, root: int) -> Iterator[tuple[list[int], Polarity]]:
    rows, tokens = _rows(), sentence.tokens
    helpers = [tokens[k].lemma.lower() for k in children_by_dep(sentence, root, {"aux"})]
    if is_passive(sentence, root):
        polarity = rows.get((verb_key(sentence, root), "VERB", DUE))
        if polarity and any(word in DUTY for word in helpers):
            yield [root], polarity
        return
    if tokens[root].lemma.lower() != "be" or finite_tag(sentence, root) == "MD":
        return
    for noun in children_by_dep(sentence, root, {"attr", "acomp"}):
        for word in (noun, *children_by_dep(sentence, noun, {"amod", "compound"})):
            polarity = rows.get((tokens[word].lemma.lower(), tokens[word].pos, SUBJECT)) or rows.get(
                (tokens[word].lemma.lower(), "ADJ", SUBJECT)
            )
            if polarity and not children_by_dep(sentence, noun, {"neg", "poss"}) and not _is_denied(sentence, noun):
                yield sorted({word, noun}), polarity


def _is_denied(sentence: Sentence, noun: int) -> bool:
    return any(sentence.tokens[k].text.lower() in ("no", "not", "never") for k in subtree(sentence, noun))
