import numpy as np
import pytest

from tocsin.encoder import Encoded, Reading
from tocsin.encoder.windows import Window
from tocsin.record import Reason, Resolved
from tocsin.statements import find_statements
from tocsin.statements.hearing import Hearing

SURE = 12.0


@pytest.fixture
def hear(parse):
    """Make what an encoder would say of a text: (cue, first and last word of content, of speaker) for each statement."""

    def run(text, *heard):
        parsed = parse(text)
        tokens = [(s.i, t.i, t.text) for s in parsed.sentences for t in s.tokens]
        names, n = [text for _, _, text in tokens], len(tokens)
        cue, content, speaker = np.zeros((n, 3)), np.zeros((n, n + 1)), np.full((n, n), -SURE)
        cue[:, 0] = content[:, 0] = SURE
        for word, (first, last), (who, end) in heard:
            at = names.index(word)
            cue[at] = (0, SURE, 0)
            for number in range(names.index(first), names.index(last) + 1):
                content[number] = 0
                content[number, at + 1] = SURE
            speaker[names.index(who) : names.index(end) + 1, at] = SURE
        scores = {"cue": cue, "content": content, "speaker": speaker}
        reading = Reading(Window(0, n, (0, n)), {k: v.astype(np.float32) for k, v in scores.items()})
        places = np.array([(s, t) for s, t, _ in tokens], dtype=np.int64)
        return parsed, Encoded(places[:, 0], places[:, 1], (reading,))

    return run


@pytest.fixture
def find(hear):
    """Find statements with an encoder that hears what the test says: (speaker, cue, content) of each, and the rest."""

    def run(text, *heard):
        parsed, encoded = hear(text, *heard)
        words = lambda spans: " | ".join(text[s.start : s.end] for s in spans)  # noqa: E731
        found = find_statements(parsed, actors=Resolved(), times=(), encoded=encoded)
        rows = [(", ".join(words(p.spans) for p in s.speakers), words(s.cue), words(s.content)) for s in found.kept]
        return rows, found

    return run


def test_keeps_what_rules_and_encoder_agree_on_with_a_higher_score_than_what_the_rules_have_alone(find):
    text = "The mayor said that the bridge is gone."
    rows, both = find(text, ("said", ("that", "gone"), ("The", "mayor")))
    assert rows == [("The mayor", "said", "that the bridge is gone")]
    _, alone = find(text)
    assert all(item.score < both.kept[0].score for item in alone.kept)
    assert both.kept[0].score > 0.8


def test_takes_what_only_the_encoder_hears(find):
    text = "A sense of dread at the fall of the bridge filled the minister."
    rows, found = find(text, ("dread", ("the", "bridge"), ("minister", "minister")))
    assert [row[1:] for row in rows] == [("dread", "the fall of the bridge")]
    assert found.kept[0].by.endswith("model")


def test_drops_with_a_reason_what_the_encoder_does_not_hear_in_a_weak_rule(find):
    rows, found = find("The company plans the bridge.")
    assert rows == []
    assert all(item.reason in Reason for item in found.dropped)


REFUSED = [
    ("If the mayor says that the bridge is gone, we leave.", ("says", ("that", "gone"), ("the", "mayor"))),
]


@pytest.mark.parametrize(("text", "heard"), REFUSED)
def test_the_encoder_puts_no_words_into_a_mouth_that_the_rules_keep_shut(find, text, heard):
    assert find(text, heard)[0] == []


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("Nobody said that the bridge is gone.", ("said", ("that", "gone"), ("Nobody", "Nobody"))),
        ("The mayor never said that the bridge is gone.", ("said", ("that", "gone"), ("The", "mayor"))),
        ("The mayor declined to say that the bridge is gone.", ("say", ("that", "gone"), ("The", "mayor"))),
    ],
)
def test_what_the_rules_mark_as_not_said_stays_so(find, text, heard):
    found = find(text, heard)[1]
    assert found.kept
    assert all(item.negated for item in found.kept)


def test_a_cue_inside_a_quotation_is_left_to_the_rules(find):
    text = "“I dread the fall of it,” she said."
    rows, _ = find(text, ("dread", ("the", "it"), ("I", "I")))
    assert "dread" not in [cue for _, cue, _ in rows]


def test_a_quotation_next_to_its_cue_stays_whatever_the_encoder_says(find):
    rows, _ = find("“The bridge is gone,” the mayor said.")
    assert [(who, cue, content.rstrip(",")) for who, cue, content in rows] == [
        ("the mayor", "said", "The bridge is gone")
    ]


def test_words_that_a_rule_gives_to_one_mouth_are_not_given_to_another(find):
    text = "“The bridge is gone,” the mayor said. The minister hoped that trains would run."
    rows, _ = find(text, ("hoped", ("The", "run"), ("minister", "minister")))
    (hoped,) = [content for _, cue, content in rows if cue == "hoped"]
    assert "gone" not in hoped


def test_probabilities_are_looked_up_by_place(hear):
    _, encoded = hear("She said it is gone.", ("said", ("it", "gone"), ("She", "She")))
    hearing = Hearing(encoded)
    said = hearing.number((0, 1))
    assert hearing.heads(0.5) == [said]
    first, shares = hearing.contents(said)
    assert (shares > 0.9).tolist() == [False, False, True, True, True, False]
    first, shares = hearing.speakers(said)
    assert first == 0
    assert (shares > 0.5).tolist() == [True, False, False, False, False, False]


def test_a_report_without_words_is_silent():
    empty = np.zeros(0, dtype=np.int64)
    assert Hearing(Encoded(empty, empty, ())).heads(0.1) == []


def test_what_the_encoder_hears_before_the_sentence_of_a_cue_is_left_out(find):
    text = "The harbour stays closed. The mayor said that the bridge is gone."
    rows, _ = find(text, ("said", ("harbour", "gone"), ("The", "mayor")))
    assert all("harbour" not in content for _, _, content in rows)
    assert [cue for _, cue, _ in rows] == ["said"]
