"""Direct speech: each quotation goes to the cue verb that stands before it, after it, or at its colon."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tocsin.record import Act, Sentence, Span, Spans
from tocsin.statements.cited import find_cited
from tocsin.statements.clauses import CITING, DASHES, FINITE
from tocsin.statements.cues import Lexicon
from tocsin.statements.draft import Draft, join_spans, make_voices
from tocsin.statements.frames import verb_key
from tocsin.statements.quotes import Quote, ends_on_comma, hangs, lead, tail
from tocsin.statements.scene import OUTSIDE, Scene
from tocsin.statements.signed import read_signature
from tocsin.statements.silence import is_silent
from tocsin.statements.speakers import agents, conjuncts, finite_tag, is_passive, passed_on, speaker_heads
from tocsin.text import children_by_dep, subtree

# A cue stands at most so many tokens before its quotation ("told reporters at the summit in the capital on Friday,").
LONGEST_REACH = 40
# What may stand between a cue and the opening mark.
GATES = frozenset({",", ":", "--", "that"})
# Shares right on the training part of PolNeAR 1.0.
SCORES = {"after": 0.94, "before": 0.81, "colon": 0.72}
# A name before a colon, or the beginning of one after an inverted cue, is at most so many tokens long.
LONGEST_NAME = 12
# "the former mayor also said": where the parser gives no subject, its words are at most so many.
LONGEST_TAG = 6
# Before these a clause is over, and is nothing of what the quotation behind them says.
SETTING_OFF = frozenset({":", "(", "?", "!", *DASHES})
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


@dataclass(frozen=True, slots=True)
class _Match:
    """A cue verb that was found next to a quotation."""

    scene: Scene
    sentence: Sentence
    cue: int
    heads: tuple[int, ...]
    rule: str


def pair_quote(scene: Scene, lexicon: Lexicon, quote: Quote) -> Draft | None:
    """Find the cue of a quotation by its place; None when no cue stands next to it."""
    return _after(scene, lexicon, quote) or _before(scene, lexicon, quote) or read_signature(scene, quote)


def _after(scene: Scene, lexicon: Lexicon, quote: Quote) -> Draft | None:
    sentence = scene.sentences[quote.last[0]]
    words = [i for i in tail(scene, quote) if sentence.tokens[i].pos not in ("PUNCT", "SPACE")]
    if not words:
        following = _next_in_paragraph(scene, sentence)
        if following is None or scene.quoted[following.i][0] != OUTSIDE or not hangs(scene, quote):
            return None
        return _tag_sentence(scene, lexicon, quote, following)
    if not hangs(scene, quote):
        return None
    return _cue_at_start(scene, lexicon, quote, sentence, words)


def _cue_at_start(scene: Scene, lexicon: Lexicon, quote: Quote, sentence: Sentence, words: list[int]) -> Draft | None:
    """Find "he said" or "said the minister" in the words right after a quotation."""
    if sentence.tokens[words[0]].tag in ("WDT", "WP", "WRB", "CC"):
        return None
    for v in words:
        token = sentence.tokens[v]
        if token.pos not in ("VERB", "AUX") or token.tag == "MD" or token.dep in ("aux", "auxpass"):
            continue
        if finite_tag(sentence, v) not in FINITE:
            continue
        inverted = v == words[0] or (v == words[min(1, len(words) - 1)] and sentence.tokens[words[0]].pos == "ADV")
        heads = _inverted(scene, sentence, v) if inverted else _straight(scene, sentence, words, v)
        # A verb in small letters right behind the mark goes with the quotation, whatever it means: "“Yes!” beamed she".
        follows = inverted and v == words[0] and token.text[:1].islower()
        if heads and (_quotes(lexicon, sentence, v) or ends_on_comma(scene, quote) or follows):
            return _draft(_Match(scene, sentence, _as_saying(sentence, v), heads, "after"), lexicon, quote)
        if token.dep not in ("relcl", "acl", "advcl"):
            return None
    return None


def _as_saying(sentence: Sentence, v: int) -> int:
    """Return "saying" for "quoted the minister as saying", whose subject only passes the words on; else the verb."""
    if sentence.tokens[v].lemma.lower() not in CITING:
        return v
    for prep in children_by_dep(sentence, v, {"prep"}):
        if sentence.tokens[prep].text.lower() == "as":
            return next(iter(children_by_dep(sentence, prep, {"pcomp"})), v)
    return v


def _inverted(scene: Scene, sentence: Sentence, v: int) -> tuple[int, ...]:
    """Return the heads of the subject after a verb."""
    row = scene.quoted[sentence.i]
    found = speaker_heads(sentence, v)
    heads = tuple(h for h in found if h > v and row[h] == OUTSIDE)
    if heads:
        return heads
    if any(row[h] == OUTSIDE for h in found):
        return ()
    for i in range(v + 1, min(v + LONGEST_NAME, len(sentence.tokens))):
        token = sentence.tokens[i]
        if row[i] == OUTSIDE and token.dep in ("amod", "det"):
            continue
        if row[i] != OUTSIDE or token.pos in ("PUNCT", "ADP", "SCONJ", "VERB", "AUX"):
            return ()
        if token.pos in NOUNS and not (token.dep in ("compound", "poss", "nmod") and token.head > i):
            return conjuncts(sentence, i)
    return ()


def _straight(scene: Scene, sentence: Sentence, words: list[int], v: int) -> tuple[int, ...]:
    """Return the heads of a subject that stands between the quotation and its verb."""
    start = words[0]
    row = scene.quoted[sentence.i]
    if is_passive(sentence, v) and not agents(sentence, v):
        return ()
    heads = tuple(h for h in speaker_heads(sentence, v) if start <= h < v)
    if heads:
        phrase = (
            set(subtree(sentence, heads[0])) | {v} | set(children_by_dep(sentence, v, {"aux", "advmod", "neg", "cc"}))
        )
        lowest = min(i for i in phrase if i >= start)
        return heads if lowest <= words[min(1, len(words) - 1)] else ()
    if v - start > LONGEST_TAG or any(row[i] != OUTSIDE for i in range(start, v)):
        return ()
    nouns = [i for i in range(start, v) if sentence.tokens[i].pos in NOUNS]
    return (nouns[-1],) if nouns and sentence.tokens[start].pos not in ("ADP", "CCONJ", "SCONJ", "VERB", "AUX") else ()


def _tag_sentence(scene: Scene, lexicon: Lexicon, quote: Quote, following: Sentence) -> Draft | None:
    """Find a cue that the sentence splitter cut off from a quotation that ends on "?" or "!"."""
    words = [t.i for t in following.tokens if t.pos not in ("PUNCT", "SPACE")]
    root = next((t for t in following.tokens if t.dep == "ROOT"), None)
    opens = bool(words) and root is not None and root.i == words[0] and root.text[:1].islower()
    if root is None or not words or not (opens or _quotes(lexicon, following, root.i)):
        return None
    taken = {"ccomp", "xcomp"} if lexicon.takes_addressee(verb_key(following, root.i)) else {"ccomp", "xcomp", "dobj"}
    if children_by_dep(following, root.i, taken):
        return None
    if following.tokens[-1].text == ":" or any(q != OUTSIDE for q in scene.quoted[following.i]):
        return None
    return _cue_at_start(scene, lexicon, quote, following, words)


def _before(scene: Scene, lexicon: Lexicon, quote: Quote) -> Draft | None:
    sentence = scene.sentences[quote.first[0]]
    words = lead(scene, quote)
    if words and _has_words(sentence, words):
        gate = sentence.tokens[words[-1]].text
        return _cue_before(scene, lexicon, quote, sentence, words, gate)
    if words or quote.first[1] > 0:  # another quotation stands before it, and both share what governs that
        return None
    previous = scene.sentences[sentence.i - 1] if sentence.i else None
    if previous is None or sentence.paragraph - previous.paragraph > 1 or previous.tokens[-1].text != ":":
        return None
    row = scene.quoted[previous.i]
    start = max((i + 1 for i, q in enumerate(row) if q != OUTSIDE), default=0)
    return _cue_before(scene, lexicon, quote, previous, range(start, len(row)), ":")


def _cue_before(
    scene: Scene, lexicon: Lexicon, quote: Quote, sentence: Sentence, words: range, gate: str
) -> Draft | None:
    if gate == ":" and (named := _name_colon(scene, quote, sentence, words)):
        return named
    for v in reversed(words[-LONGEST_REACH:]):
        token = sentence.tokens[v]
        if token.pos not in ("VERB", "AUX") or token.dep in ("aux", "auxpass"):
            continue
        if token.dep == "amod":
            continue
        told = _takes_object(lexicon, sentence, v, quote)
        if gate == ":" and token.dep == "ROOT" and token.tag in FINITE and not _quotes(lexicon, sentence, v):
            break
        if _quotes(lexicon, sentence, v) and (gate in GATES or _reaches(sentence, v, words[-1], told=told)):
            return _with_subject(_Match(scene, sentence, v, speaker_heads(sentence, v), "before"), lexicon, quote, gate)
        if token.tag in FINITE and gate != ":" and token.dep not in ("relcl", "advcl"):
            return None
    finite = [v for v in words if sentence.tokens[v].tag in FINITE and sentence.tokens[v].pos == "VERB"]
    if gate != ":" or not finite:
        return None
    # Before a colon any verb will do: "The mayor had the last word: “...”".
    last = _Match(scene, sentence, finite[-1], speaker_heads(sentence, finite[-1]), "before")
    return _with_subject(last, lexicon, quote, gate)


def _with_subject(match: _Match, lexicon: Lexicon, quote: Quote, gate: str) -> Draft | None:
    """Make the draft of a cue before a quotation; None for what was not said, and for names ("called “...”")."""
    row = match.scene.quoted[match.sentence.i]
    heads = tuple(h for h in match.heads if row[h] == OUTSIDE)
    if not heads and gate not in (",", ":") and finite_tag(match.sentence, match.cue) not in FINITE:
        return None
    return _draft(replace(match, heads=heads), lexicon, quote)


def _quotes(lexicon: Lexicon, sentence: Sentence, v: int) -> bool:
    """Tell whether a verb introduces quotations, with its particle even where a parser takes that for an adverb."""
    key = verb_key(sentence, v)
    following = sentence.tokens[v + 1].text.lower() if v + 1 < len(sentence.tokens) else ""
    return lexicon.quotes(key) or lexicon.quotes(f"{key} {following}")


def _takes_object(lexicon: Lexicon, sentence: Sentence, v: int, quote: Quote) -> bool:
    """Tell whether an object may stand before the quotation: whom one tells, or what one calls by several sentences."""
    key = verb_key(sentence, v)
    calls = quote.first[0] != quote.last[0] and lexicon.look_up(key, "VERB", "small") is not None
    return calls or lexicon.takes_addressee(key)


def _reaches(sentence: Sentence, v: int, end: int, *, told: bool) -> bool:
    """Tell whether only a time or "that", and an object if `told`, stands between a verb and the opening mark."""
    allowed = {"dative", "npadvmod", "advmod", "prt", "nsubj", "punct"} | ({"dobj"} if told else set())
    for i in range(v + 1, end + 1):
        token = sentence.tokens[i]
        if token.dep == "dative" or token.text.lower() in ("that", "simply", "only", "just", "how"):
            continue
        top = i
        while (
            sentence.tokens[top].head != v and sentence.tokens[top].head != top and v < sentence.tokens[top].head <= end
        ):
            top = sentence.tokens[top].head
        if sentence.tokens[top].head != v or sentence.tokens[top].dep not in allowed:
            return False
    return True


def _name_colon(scene: Scene, quote: Quote, sentence: Sentence, words: range) -> Draft | None:
    """Read "The minister: “...”", at the start of a sentence or after a dash."""
    tokens = sentence.tokens
    start = max((i + 1 for i in words[:-1] if tokens[i].text in DASHES and tokens[i].dep == "punct"), default=words[0])
    name = range(start, words[-1])
    if not 0 < len(name) <= LONGEST_NAME or (start == words[0] and start != 0):
        return None
    if any(tokens[i].pos in ("VERB", "AUX") for i in name) or tokens[name[-1]].pos not in NOUNS:
        return None
    heads = [i for i in name if tokens[i].pos in NOUNS and (tokens[i].head not in name or tokens[i].head == i)]
    if not heads or tokens[name[0]].pos in ("ADP", "SCONJ", "ADV"):
        return None
    voices = make_voices(scene, sentence, (heads[0],), frozenset(range(len(tokens))) - frozenset(name))
    colon = tokens[words[-1]].span
    return Draft("colon", sentence.i, words[-1], (colon,), voices, quote.quotation.spans, Act.SAY, SCORES["colon"])


def _draft(match: _Match, lexicon: Lexicon, quote: Quote) -> Draft | None:
    scene, sentence, v = match.scene, match.sentence, match.cue
    row = scene.quoted[sentence.i]
    if is_silent(sentence, v, match.heads, quoted=frozenset(i for i, q in enumerate(row) if q != OUTSIDE)):
        return None
    near = (v, *children_by_dep(sentence, v, {"aux", "neg", "prt"}))
    marks = sorted(i for i in near if row[i] == OUTSIDE)
    stop = frozenset(i for i, q in enumerate(row) if q != OUTSIDE) | frozenset(marks)
    heads, via = passed_on(sentence, v) or (match.heads, ())
    content = quote.quotation.spans
    is_as = any(sentence.tokens[c].text.lower() == "as" for c in children_by_dep(sentence, v, {"mark"}))
    if match.rule == "after" and sentence.i == quote.last[0] and not is_as:
        content = (*_opening_words(scene, lexicon, quote), *content)
    return Draft(
        rule=match.rule,
        sentence=sentence.i,
        cue=v,
        marks=scene.spans(sentence, marks),
        voices=make_voices(scene, sentence, heads, stop),
        content=join_spans(scene.text, content),
        act=_act(lexicon, verb_key(sentence, v)),
        score=SCORES[match.rule],
        via=make_voices(scene, sentence, via, stop),
        origin=find_cited(scene, lexicon, sentence, v, stop),
    )


def _act(lexicon: Lexicon, key: str) -> Act:
    """Return the act of a verb with a quotation, which may differ from that of other complements ("agreed to")."""
    cue = lexicon.look_up(key, "VERB", "quote")
    return cue.act if cue else lexicon.act(key, "VERB")


def _opening_words(scene: Scene, lexicon: Lexicon, quote: Quote) -> Spans:
    """Return the words before a quotation that belong to what is said: "It was a “mistake,” he said"."""
    sentence = scene.sentences[quote.first[0]]
    row = scene.quoted[sentence.i]
    words = [t for t in sentence.tokens[: quote.first[1]] if t.pos not in ("PUNCT", "SPACE")]
    near = [t for t in words if t.i in lead(scene, quote)]
    if not near or quote.first[0] != quote.last[0] or sentence.tokens[quote.first[1] - 1].text in SETTING_OFF:
        return ()
    if any(t.pos == "VERB" and row[t.i] == OUTSIDE and lexicon.quotes(verb_key(sentence, t.i)) for t in words):
        words = near if near[0] is words[0] else []
    return (Span(words[0].start, quote.quotation.outer.start),) if words else ()


def _has_words(sentence: Sentence, words: range) -> bool:
    return any(sentence.tokens[i].pos not in ("PUNCT", "SPACE") for i in words)


def _next_in_paragraph(scene: Scene, sentence: Sentence) -> Sentence | None:
    if sentence.i + 1 >= len(scene.sentences):
        return None
    following = scene.sentences[sentence.i + 1]
    return following if following.paragraph == sentence.paragraph else None
