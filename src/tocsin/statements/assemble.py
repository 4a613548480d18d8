"""Put together what the rules found: one draft a cue, every quotation with its statement or dropped with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tocsin.record import Act, Dropped, Found, Reason, Span
from tocsin.statements.attribute import find_phrases
from tocsin.statements.cues import Lexicon
from tocsin.statements.direct import pair_quote
from tocsin.statements.draft import Draft, join_spans
from tocsin.statements.edges import Edges
from tocsin.statements.headlines import find_headlines
from tocsin.statements.indirect import STAGE, find_indirect
from tocsin.statements.overlaps import cut_overlaps
from tocsin.statements.quotes import Quote, find_quotes, has_words, is_clause, is_whole, is_woven, tail
from tocsin.statements.scene import OUTSIDE, Scene, hull, look_inside
from tocsin.statements.speakers import finite_tag
from tocsin.statements.transcripts import find_transcripts
from tocsin.text import SpanIndex

# A quotation is carried on over at most so many code points, room for "she told reporters at the summit on Friday".
LONGEST_GAP = 120
# Share right of quotations whose speaker is taken from the sentence before; judged by eye, since PolNeAR has too few.
CARRIED_SCORE = 0.5

# A paragraph of fewer code points that is a quotation is a heading; on the training part of PolNeAR 1.0 longer ones go
# on with what was said before in 15 of 20 places, shorter ones in 2 of 6.
LONGEST_HEADING = 60

# Rules whose speaker may go on with a quotation in the next sentence.
LEADING = frozenset({"clause", "paren", "small", "np:as"})

# Sentence and token of a cue; no token for a statement without one.
Key = tuple[int, int | None]


def assemble_drafts(scene: Scene, lexicon: Lexicon) -> Found[Draft]:
    """Find all drafts of a report and give every outermost quotation its place.

    Args:
        scene: The parsed report.
        lexicon: The cues.

    Returns:
        Drafts in text order; quotations that nobody is said to have uttered are in `dropped`.
    """
    indirect = find_indirect(scene, lexicon)
    turns = tuple(find_transcripts(scene))
    forms = (*find_phrases(scene, lexicon), *find_headlines(scene, lexicon), *turns)
    board = _Board(scene, (*_find_inner(scene, lexicon), *indirect.kept, *forms))
    labels = SpanIndex((voice.spans[0] for turn in turns for voice in turn.voices), lambda span: span)
    for quote in find_quotes(scene):
        # Marks around labelled turns are layout: the words are those of the labels.
        if not labels.inside(quote.quotation.outer):
            board.place(quote, pair_quote(scene, lexicon, quote))
    closed = board.close()
    return Found(closed.kept, (*indirect.dropped, *closed.dropped))


def _find_inner(scene: Scene, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield the direct speech inside quotations: "“He told me, ‘Go home,’” she said", and a report quoted whole."""
    inside = look_inside(scene)
    board = _Board(inside, ())
    holders = SpanIndex(scene.quotations, lambda quotation: quotation.outer)
    for quote in find_quotes(inside):
        paired = pair_quote(inside, lexicon, quote)
        around = holders.covering(quote.quotation.outer)
        if paired is None or (_is_told(inside, paired) and around and around[0].outer.contains(hull(paired.marks))):
            board.place(quote, paired)
    yield from board.close().kept


def _is_told(scene: Scene, paired: Draft) -> bool:
    """Tell whether a cue tells what was said, not what one may say ("I would say, ‘Go home’")."""
    if paired.cue is None:
        return False
    sentence = scene.sentences[paired.sentence]
    return sentence.tokens[paired.cue].tag == "VBG" or finite_tag(sentence, paired.cue) in ("VBD", "VBZ", "VBP")


class _Board:
    """The drafts while quotations are being given to them; content is joined only when the board is closed."""

    def __init__(self, scene: Scene, drafts: tuple[Draft, ...]) -> None:
        self._scene = scene
        self._drafts: dict[Key, Draft] = {}
        self._direct: set[Key] = set()
        self._added: dict[Key, list[Span]] = {}
        self._keys: dict[int, list[Key]] = {}  # by sentence
        self._dropped: list[Dropped] = []
        self._last: tuple[Key, Quote] | None = None  # the last statement with a quotation, and that quotation
        for draft in drafts:
            if (draft.sentence, draft.cue) not in self._drafts:
                self._set((draft.sentence, draft.cue), draft)

    def place(self, quote: Quote, paired: Draft | None) -> None:
        """Give a quotation to its cue, to the clause around it, or to the speaker before it."""
        spans = quote.quotation.spans
        if paired is not None:
            key = (paired.sentence, paired.cue)
            if key not in self._direct:
                self._set(key, self._with_clause(paired, quote))
                self._direct.add(key)
            self._added.setdefault(key, []).extend(paired.content)
            self._last = (key, quote)
            return
        around = self._widest_around(quote)
        if around is not None:
            self._added.setdefault(around, []).extend(spans)
            if self._last is None or self._last[0][0] != around[0]:
                self._last = (around, quote)
        elif self._goes_on(quote) or self._is_led_in(quote):
            pass
        else:
            reason = Reason.NOT_ATTRIBUTED if is_clause(self._scene, quote) else Reason.SCARE_QUOTE
            self._dropped.append(Dropped(quote.quotation.outer, STAGE, reason))

    def _set(self, key: Key, draft: Draft) -> None:
        if key not in self._drafts:
            self._keys.setdefault(key[0], []).append(key)
        self._drafts[key] = draft

    def _with_clause(self, paired: Draft, quote: Quote) -> Draft:
        """Join a quotation with the clause that the same cue reports: "said that talks were over: “...”"."""
        frame = self._drafts.get((paired.sentence, paired.cue))
        if frame is None or frame.rule != "clause":
            return paired
        paired = replace(paired, act=frame.act)
        quoted, clause = hull(quote.quotation.spans), hull(frame.content)
        leads_in = clause.start < quoted.start and (clause.end <= quoted.start or paired.rule == "before")
        holds = paired.rule == "before" and is_woven(self._scene, quote) and clause.overlaps(quoted)
        return replace(paired, content=(*frame.content, *paired.content)) if leads_in or holds else paired

    def _widest_around(self, quote: Quote) -> Key | None:
        """Return the draft with the widest content around the beginning of a quotation, unless its cue is quoted."""
        start = quote.quotation.spans[0].start
        found: list[tuple[int, Key]] = []
        for key in self._keys.get(quote.first[0], ()):
            content = self._drafts[key].content
            quoted = key[1] is not None and self._scene.quoted[key[0]][key[1]] != OUTSIDE
            if not quoted and any(span.start <= start < span.end for span in content):
                found.append((len(hull(content)), key))
        return max(found, key=lambda row: row[0])[1] if found else None

    def _goes_on(self, quote: Quote) -> bool:
        """Give a quotation without a cue to who spoke last, when nobody else comes between."""
        if self._last is None:
            return False
        key, before = self._last
        gap = quote.quotation.paragraphs[0] - before.quotation.paragraphs[1]
        ends = not has_words(self._scene, quote, tail(self._scene, quote))
        if is_whole(self._scene, quote):
            # "She added that it was late" in between: the quotation goes with the nearer cue.
            if gap == 0 and quote.first[0] > before.last[0] + 1 and self._is_led_in(quote):
                return True
            same = gap == 0 and (ends or is_clause(self._scene, quote))
            if same or (gap == 1 and ends and self._joins(quote, key, before)):
                self._added.setdefault(key, []).extend(quote.quotation.spans)
                self._last = (key, quote)
                return True
        elif gap == 0 and is_clause(self._scene, quote) and self._follows(quote, key, before):
            self._carry(quote, self._drafts[key])
            return True
        return False

    def _is_led_in(self, quote: Quote) -> bool:
        """Give a whole quotation to who speaks in the sentence before: "The mayor called it lost. “We had hopes.”"."""
        at = quote.first[0]
        if at == 0 or not is_whole(self._scene, quote) or not is_clause(self._scene, quote):
            return False
        before = self._scene.sentences[at - 1]
        if self._scene.sentences[at].paragraph - before.paragraph > 1 or has_words(
            self._scene, quote, tail(self._scene, quote)
        ):
            return False
        near = [self._drafts[key] for key in self._keys.get(at - 1, ()) if key[1] is not None]
        told = [draft for draft in near if draft.rule in LEADING and draft.voices and not draft.negated]
        if len({draft.voices[0].head for draft in told}) != 1 or any(q != OUTSIDE for q in self._scene.quoted[at - 1]):
            return False
        key = (at, None)
        spans = quote.quotation.spans
        self._set(key, Draft("carried", at, None, (), told[0].voices, spans, Act.SAY, CARRIED_SCORE))
        self._added.setdefault(key, []).extend(spans)
        self._last = (key, quote)
        return True

    def _joins(self, quote: Quote, key: Key, before: Quote) -> bool:
        """Tell whether a quotation fills its paragraph, and the paragraph before ends with one or with "she said".

        What comes after a question may be the answer of somebody else.
        """
        sentences, at, end = self._scene.sentences, quote.first[0], quote.last[0] + 1
        opens = quote.first[1] == 0 and sentences[at - 1].paragraph != sentences[at].paragraph
        if not opens or len(quote.quotation.outer) < LONGEST_HEADING:
            return False
        if self._scene.quoted[at - 1][-1] != OUTSIDE:
            return True
        fills = end == len(sentences) or sentences[end].paragraph != sentences[end - 1].paragraph
        told = self._drafts[key]
        return fills and told.rule == "after" and told.act is not Act.ASK and before.last[0] == told.sentence == at - 1

    def _follows(self, quote: Quote, key: Key, before: Quote) -> bool:
        """Tell whether a quotation stands in a sentence after a statement that has no cue of its own."""
        end = max([before.quotation.outer.end, *(mark.end for mark in self._drafts[key].marks)])
        near = self._scene.sentences[quote.first[0]].span.start - end <= LONGEST_GAP
        return near and all(other[1] is None for other in self._keys.get(quote.first[0], ()))

    def _carry(self, quote: Quote, held: Draft) -> None:
        """Make a statement of the whole sentences of a quotation, since its words alone lack their subject."""
        sentences = self._scene.sentences
        content = (Span(sentences[quote.first[0]].span.start, sentences[quote.last[0]].span.end),)
        key = (quote.first[0], None)
        self._set(key, Draft("carried", quote.first[0], None, (), held.voices, content, Act.SAY, CARRIED_SCORE))
        self._last = (key, quote)

    def _cut(self, draft: Draft) -> Draft:
        """End what somebody reports before a cue of direct speech: "asked whether ..., to which he replied, “...”"."""
        text = self._scene.text
        for key in self._keys.get(draft.sentence, ()):
            direct = self._drafts[key]
            if key not in self._direct or direct is draft or not draft.marks:
                continue
            start = hull((*direct.marks, *(span for voice in direct.voices for span in voice.spans))).start
            if draft.marks[0].start < start and any(span.start < start < span.end for span in draft.content):
                comma = text.rfind(",", draft.content[0].start, start)
                kept = tuple(Span(s.start, min(s.end, comma)) for s in draft.content if s.start < comma)
                draft = replace(draft, content=kept or draft.content)
        return draft

    def _closed(self) -> Iterator[Draft]:
        for key, draft in self._drafts.items():
            near = [self._drafts[other] for other in self._keys.get(draft.sentence, ())]
            shown = draft if key in self._direct else cut_overlaps(self._scene.text, self._cut(draft), near)
            added = self._added.get(key, ())
            yield replace(shown, content=join_spans(self._scene.text, (*shown.content, *added))) if added else shown

    def close(self) -> Found[Draft]:
        """Return all drafts in text order."""
        edges = Edges(self._scene.text, self._scene.parsed.quotations)
        fitted = (replace(draft, content=edges.fit(draft.content)) for draft in self._closed())
        drafts = sorted(fitted, key=lambda d: (hull(d.content), d.marks, d.rule))
        return Found(tuple(drafts), tuple(self._dropped))
