from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from tocsin.encoder import NOBODY, EventJudge, Phrase, Words, load_judge
from tocsin.encoder.judge import MOST_PIECES, TYPES
from tocsin.encoder.pieces import Pieces
from tocsin.encoder.words import split_words
from tocsin.record import EventType, Parsed
from tocsin.weights import locate_model

Parse = Callable[..., Parsed]


@pytest.fixture(scope="module")
def judge() -> EventJudge:
    return load_judge()


@pytest.fixture(scope="module")
def words(parse: Parse) -> Words:
    parsed = parse("It rained. Ruritania bombed Grustania on Friday.")
    return split_words(parsed, pieces=Pieces(locate_model("reader")[0] / "vocab.txt"))


PAIR = (Phrase(0, (0,)), Phrase(2, (2,)))


def test_each_pair_gets_shares_of_all_types_and_of_none(judge: EventJudge, words: Words) -> None:
    answers = judge.judge(words, 1, [PAIR, (PAIR[1], NOBODY)])
    assert len(answers) == 2
    for answer in answers:
        assert answer.shares.shape == (1 + len(TYPES),)
        assert answer.shares.sum() == pytest.approx(1, abs=1e-4)
        assert answer.looked_at.sum() == pytest.approx(1, abs=1e-4)
        assert len(answer.looked_at) == 6


def test_all_plover_types_are_answers() -> None:
    assert set(TYPES) == set(EventType)


def test_who_bombs_assaults(judge: EventJudge, words: Words) -> None:
    (answer,) = judge.judge(words, 1, [PAIR])
    assert answer.best is EventType.ASSAULT
    assert answer.share(EventType.ASSAULT) > answer.none


def test_an_answer_does_not_depend_on_the_other_pairs(judge: EventJudge, words: Words) -> None:
    alone = judge.judge(words, 1, [PAIR])[0]
    beside = judge.judge(words, 1, [(PAIR[1], NOBODY), PAIR])[1]
    assert np.allclose(alone.shares, beside.shares, atol=1e-4)


def test_a_word_that_is_not_shown_may_change_the_answer(judge: EventJudge, words: Words) -> None:
    shown, unshown = (judge.judge(words, 1, [PAIR], hidden=hidden)[0] for hidden in (None, 1))
    assert unshown.share(EventType.ASSAULT) < shown.share(EventType.ASSAULT)


def test_a_sentence_is_read_alone(judge: EventJudge, parse: Parse, words: Words) -> None:
    alone = split_words(
        parse("Ruritania bombed Grustania on Friday."), pieces=Pieces(locate_model("reader")[0] / "vocab.txt")
    )
    assert np.array_equal(judge.judge(alone, 0, [PAIR])[0].shares, judge.judge(words, 1, [PAIR])[0].shares)


def test_nothing_asked_nothing_answered(judge: EventJudge, words: Words) -> None:
    assert judge.judge(words, 1, []) == []


def test_a_sentence_beyond_the_models_length_has_no_answer(judge: EventJudge, parse: Parse) -> None:
    parsed = parse("Ruritania bombed " + ", ".join(["Grustania"] * MOST_PIECES) + ".")
    long = split_words(parsed, pieces=Pieces(locate_model("reader")[0] / "vocab.txt"))
    assert judge.judge(long, 0, [PAIR]) == []
