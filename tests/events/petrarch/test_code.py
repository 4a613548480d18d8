import pytest

from tests.events.test_code import statement
from tocsin.events import code_petrarch
from tocsin.mentions import find_quantities
from tocsin.record import EventType, Modality, Reason, Resolved


@pytest.fixture
def code(parse, dictionaries):
    def run(text, statements=()):
        parsed = parse(text)
        return parsed, code_petrarch(
            parsed,
            dictionaries=dictionaries,
            actors=Resolved(),
            statements=statements,
            places=(),
            times=(),
            quantities=find_quantities(parsed).kept,
        )

    return run


def quoted(parsed, side):
    return [" ".join(parsed.document.quote(span) for span in item.spans) for item in side]


def test_an_event_carries_type_words_codes_and_the_deciding_line(code):
    parsed, found = code("Ruritanian soldiers attacked a rocket site in Graustark.")
    (event,) = found.kept
    assert (event.type.value, event.mode.value) == (EventType.ASSAULT, "heavy-weapons")
    assert [parsed.document.quote(span) for span in event.trigger] == ["attacked", "rocket site"]
    assert quoted(parsed, event.actors) == ["Ruritanian soldiers"]
    assert quoted(parsed, event.recipients) == ["Graustark"]
    assert event.actors[0].sectors == ("MIL",)
    assert event.by == "events.petrarch/1 made.verbs.txt:13 [195] RURMIL>GRK"
    assert event.modality.value is Modality.HAPPENED


def test_what_is_planned_or_denied_has_not_happened(code):
    _, found = code("Ruritania will visit Graustark.")
    assert [event.modality.value for event in found.kept] == [Modality.PLANNED]
    _, found = code("Ruritania never visited Graustark.")
    assert [event.modality.value for event in found.kept] == [Modality.NEGATED]


def test_what_is_said_is_told_in_the_speakers_voice(code):
    text = "Ivo Marten told reporters that Graustark attacked Syldavia."
    _, found = code(text, (statement(text, "Graustark attacked Syldavia", "told"),))
    (event,) = found.kept
    assert event.said_in == "s-1"
    assert not event.is_asserted


def test_both_directions_of_one_type_are_one_event(code):
    _, found = code("Ruritania visited Graustark.")
    (event,) = found.kept
    assert event.type.value is EventType.CONSULT


def test_what_plover_does_not_hold_and_what_lacks_a_side_is_dropped(code):
    _, found = code("Ruritania urged Graustark to wait.")
    assert found.kept == ()
    assert Reason.NOT_AN_EVENT in {item.reason for item in found.dropped}
    _, found = code("Strangers attacked Graustark.")
    assert [item.reason for item in found.dropped] == [Reason.NO_ACTOR]
    _, found = code("Ruritania attacked at dawn.")
    assert [item.reason for item in found.dropped] == [Reason.NO_RECIPIENT]


def test_a_discarded_sentence_is_dropped_whole(code):
    parsed, found = code("Ruritania attacked Graustark in the chess final.")
    assert found.kept == ()
    assert [item.span for item in found.dropped] == [parsed.sentences[0].span]
