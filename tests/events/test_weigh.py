from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from tocsin.encoder import NOBODY, Judged, Phrase, Words
from tocsin.encoder.judge import NONE, TYPES
from tocsin.encoder.pieces import Pieces
from tocsin.encoder.words import split_words
from tocsin.events import Bench, code_events, find_type
from tocsin.mentions import find_quantities, resolve_actors
from tocsin.record import EventMention, EventType, Found, Parsed, Reason, Span
from tocsin.weights import locate_model

Parse = Callable[..., Parsed]
Answer = Callable[[Phrase, Phrase], tuple[EventType | None, int]]


class MadeJudge:
    """Gives made answers: a type, or none, and the word that decided, for each pair that is asked for."""

    def __init__(self, answer: Answer, share: float = 0.9) -> None:
        self._answer, self._share = answer, share
        self.asked: list[tuple[Phrase, Phrase]] = []

    def judge(
        self, words: Words, sentence: int, pairs: Sequence[tuple[Phrase, Phrase]], *, hidden: int | None = None
    ) -> list[Judged]:
        self.asked += pairs
        size = int((words.sentences == sentence).sum())
        answers = [self._answer(*pair) for pair in pairs]
        return [self._make(None if word == hidden else answer, word, size) for answer, word in answers]

    def _make(self, event_type: EventType | None, word: int, size: int) -> Judged:
        shares = np.full(1 + len(TYPES), (1 - self._share) / len(TYPES), dtype=np.float32)
        shares[NONE if event_type is None else 1 + TYPES.index(event_type)] = self._share
        looked_at = np.zeros(size, dtype=np.float32)
        looked_at[word] = 1
        return Judged(shares, looked_at)


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces(locate_model("reader")[0] / "vocab.txt")


def code(parsed: Parsed, judge: MadeJudge, pieces: Pieces, *, explain: bool = False) -> Found[EventMention]:
    bench = Bench(split_words(parsed, pieces=pieces), judge, explain=explain)  # type: ignore[arg-type]
    quantities = find_quantities(parsed).kept
    actors = resolve_actors(parsed)
    return code_events(
        parsed, actors=actors, statements=(), places=(), times=(), quantities=quantities, bench=bench
    )  # fmt: skip


def quoted(parsed: Parsed, spans: Sequence[Span]) -> str:
    return " ".join(parsed.document.quote(span) for span in spans)


ATTACK = "Ruritanian troops attacked the town of Strelsau on Friday."


def test_an_event_of_the_rules_that_the_model_hears_too_is_likelier(parse: Parse, pieces: Pieces) -> None:
    parsed = parse(ATTACK)
    heard = code(parsed, MadeJudge(lambda a, r: (EventType.ASSAULT, 2)), pieces).kept
    unheard = code(parsed, MadeJudge(lambda a, r: (EventType.AID, 2), share=0.5), pieces).kept
    assert [event.type.value for event in heard] == [EventType.ASSAULT]
    assert heard[0].score > 0.5
    assert all(event.score < heard[0].score for event in unheard)


def test_the_word_without_which_the_model_changes_its_mind_is_told_on_demand(parse: Parse, pieces: Pieces) -> None:
    parsed = parse(ATTACK)
    judge = MadeJudge(lambda a, r: (EventType.ASSAULT, 2))
    (plain,), (explained,) = (code(parsed, judge, pieces, explain=explain).kept for explain in (False, True))
    (telling,) = [item for item in explained.why if item not in plain.why]
    assert quoted(parsed, telling.spans) == "attacked"
    assert telling.weight > 3
    assert telling.by == "events.judge/1 left out"


def test_an_event_that_the_model_takes_for_none_is_dropped_with_the_reason(parse: Parse, pieces: Pieces) -> None:
    found = code(parse(ATTACK), MadeJudge(lambda a, r: (None, 2), share=0.999), pieces)
    assert found.kept == ()
    assert Reason.LOW_SCORE in {item.reason for item in found.dropped}


def test_a_pair_that_no_rule_tells_becomes_an_event_with_the_word_that_decided(parse: Parse, pieces: Pieces) -> None:
    parsed = parse("The president of Ruritania fetched the envoy of Grustania from the airport.")
    verb = next(token.i for token in parsed.sentences[0].tokens if token.text == "fetched")

    def answer(actor: Phrase, recipient: Phrase) -> tuple[EventType | None, int]:
        is_pair = actor.head < verb < recipient.head and "envoy" in _words(parsed, recipient)
        return (EventType.CONSULT if is_pair and "president" in _words(parsed, actor) else None), verb

    (event,) = code(parsed, MadeJudge(answer, share=0.97), pieces).kept
    assert event.type.value is EventType.CONSULT
    assert event.by.endswith("judge")
    assert quoted(parsed, event.trigger) == "fetched"
    assert [quoted(parsed, party.spans) for party in event.actors] == ["The president of Ruritania"]
    assert [quoted(parsed, party.spans) for party in event.recipients] == ["the envoy of Grustania"]


def _words(parsed: Parsed, phrase: Phrase) -> set[str]:
    return {parsed.sentences[0].tokens[i].text for i in phrase.words}


def test_a_pair_of_the_rules_is_asked_for_once(parse: Parse, pieces: Pieces) -> None:
    judge = MadeJudge(lambda a, r: (None, 0))
    code(parse(ATTACK), judge, pieces)
    assert len(judge.asked) == len(set(judge.asked)) > 0


def test_nobody_in_politics_is_not_asked_about(parse: Parse, pieces: Pieces) -> None:
    judge = MadeJudge(lambda a, r: (EventType.ASSAULT, 0))
    assert code(parse("The striker attacked the goal from the left."), judge, pieces).kept == ()


def test_the_score_is_left_alone_where_the_model_has_no_answer(parse: Parse, pieces: Pieces) -> None:
    parsed = parse(ATTACK)
    judge = MadeJudge(lambda a, r: (None, 0))
    judge.judge = lambda words, sentence, pairs: []  # type: ignore[method-assign]
    (event,) = code(parsed, judge, pieces).kept
    assert event.score == 0.62


def test_features_name_the_rule_and_what_is_missing(parse: Parse, pieces: Pieces) -> None:
    seen: list[dict[str, float]] = []
    parsed = parse(ATTACK)
    judge = MadeJudge(lambda a, r: (EventType.ASSAULT, 2))
    bench = Bench(
        split_words(parsed, pieces=pieces), judge, watch=lambda event, features: seen.append(features)  # type: ignore[arg-type]
    )  # fmt: skip
    code_events(
        parsed, actors=resolve_actors(parsed), statements=(), places=(), times=(), quantities=(), bench=bench
    )  # fmt: skip
    assert seen[0]["rule verb"] == 1.0
    assert seen[0]["one side"] == 0.0
    assert seen[0]["leads"] == 1.0


def test_the_type_of_a_marked_pair_is_the_models_where_no_rule_tells_one(parse: Parse, pieces: Pieces) -> None:
    parsed = parse("Ruritania fetched the envoy of Grustania.")
    words = split_words(parsed, pieces=pieces)
    judge = MadeJudge(lambda a, r: (EventType.RETREAT, 1))
    actor, recipient = (Span(0, 9),), (Span(18, 40),)
    assert find_type(parsed, actor, recipient, events=(), words=words, judge=judge) is EventType.RETREAT  # type: ignore[arg-type]
    assert judge.asked[0][0].words == (0,)


def test_a_marked_pair_without_any_words_still_gets_a_type(parse: Parse, pieces: Pieces) -> None:
    parsed = parse("Ruritania fetched the envoy of Grustania.")
    words = split_words(parsed, pieces=pieces)
    judge = MadeJudge(lambda a, r: (EventType.AID, 1))
    assert find_type(parsed, (), (), events=(), words=words, judge=judge) in EventType  # type: ignore[arg-type]
    assert judge.asked == []
    assert NOBODY.words == ()
