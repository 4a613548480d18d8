from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tocsin.events import code_events
from tocsin.mentions import find_quantities
from tocsin.record import (
    Act,
    Basis,
    EventMention,
    EventType,
    Form,
    Found,
    Grounded,
    MentionKind,
    Modality,
    Parsed,
    PlaceMention,
    PlacePrecision,
    Precision,
    Reason,
    Resolved,
    Span,
    Statement,
    TimeMention,
    TimeType,
)

Parse = Callable[..., Parsed]
INVASION = "Russia invaded Georgia on Friday."


def code(parsed: Parsed, **given: tuple[object, ...]) -> Found[EventMention]:
    everything = {"statements": (), "places": (), "times": (), "quantities": find_quantities(parsed).kept, **given}
    return code_events(parsed, actors=Resolved(), **everything)  # type: ignore[arg-type]


def words(parsed: Parsed, side: tuple) -> list[str]:
    return [" ".join(parsed.document.quote(span) for span in item.spans) for item in side]


def only(parsed: Parsed, **given: tuple[object, ...]) -> EventMention:
    (event,) = code(parsed, **given).kept
    return event


def span_of(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def statement(text: str, content: str, cue: str) -> Statement:
    act = Grounded(Act.SAY, (), Basis.DEFAULT, 1.0, "test")
    spans = (span_of(text, content),)
    return Statement(
        "s-1",
        (),
        (span_of(text, cue),),
        spans,
        Form.PARAPHRASE,
        act,
        False,
        (),
        (),
        None,
        None,
        (),
        None,
        (),
        1.0,
        "test",
    )


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "recipients"),
    [
        ("Russian troops shelled a village in Georgia.", "ASSAULT", ["Russian troops"], ["a village"]),
        ("The village was shelled by Russian troops.", "ASSAULT", ["Russian troops"], ["The village"]),
        ("Soldiers who attacked the embassy fled.", "ASSAULT", ["Soldiers"], ["the embassy"]),
        ("Rebels launched an attack on the army base.", "ASSAULT", ["Rebels"], ["the army base"]),
        ("Iran's attack on the Iraqi army angered the ministers.", "ASSAULT", ["Iran"], ["the Iraqi army"]),
        ("Two soldiers were killed in a rebel attack.", "ASSAULT", ["rebel"], ["Two soldiers"]),
        ("Police arrested twelve protesters.", "COERCE", ["Police"], ["twelve protesters"]),
        ("France imposed sanctions on Syria.", "COERCE", ["France"], ["Syria"]),
        ("Ghana expelled three diplomats.", "SANCTION", ["Ghana"], ["three diplomats"]),
        ("Students protested against the government.", "PROTEST", ["Students"], ["the government"]),
        ("China deployed troops along the border.", "MOBILIZE", ["China"], []),
        ("The minister accused Turkey of cruelty.", "ACCUSE", ["The minister"], ["Turkey"]),
        ("Turkey rejected a request by Greece.", "REJECT", ["Turkey"], ["Greece"]),
        ("Turkey refused to meet Greece.", "REJECT", ["Turkey"], ["Greece"]),
        ("Iran threatened to attack Iraq.", "THREATEN", ["Iran"], ["Iraq"]),
        ("The president urged the rebels to stop.", "REQUEST", ["The president"], ["the rebels"]),
        ("The minister met the French ambassador.", "CONSULT", ["The minister"], ["the French ambassador"]),
        ("Norway praised the government of Kenya.", "SUPPORT", ["Norway"], ["the government of Kenya"]),
        ("Norway agreed to help Kenya.", "AGREE", ["Norway"], ["Kenya"]),
        ("Norway sent food to Kenya.", "AID", ["Norway"], ["Kenya"]),
        ("The army withdrew its troops from Georgia.", "RETREAT", ["The army"], ["Georgia"]),
        ("Rebels declared a ceasefire.", "CONCEDE", ["Rebels"], []),
        ("Japan shared intelligence with Australia.", "COOPERATE", ["Japan"], ["Australia"]),
    ],
)
def test_finds_type_actor_and_recipient(
    parse: Parse, text: str, event_type: str, actors: list[str], recipients: list[str]
) -> None:
    parsed = parse(text)
    event = code(parsed).kept[0]
    assert (event.type.value.value, words(parsed, event.actors), words(parsed, event.recipients)) == (
        event_type,
        actors,
        recipients,
    )


def test_lists_every_actor_of_a_compound(parse: Parse) -> None:
    parsed = parse("France, Norway and Kenya condemned the Syrian government.")
    assert words(parsed, only(parsed).actors) == ["France", "Norway", "Kenya"]


def test_puts_equals_on_both_sides(parse: Parse) -> None:
    parsed = parse("France and Kenya signed a treaty.")
    event = only(parsed)
    assert words(parsed, event.actors) == words(parsed, event.recipients) == ["France", "Kenya"]


def test_reads_a_pronoun_as_the_speaker_it_stands_for(parse: Parse) -> None:
    parsed = parse("Iran said it had released the prisoners.")
    event = next(event for event in code(parsed).kept if event.type.value is EventType.RETREAT)
    assert words(parsed, event.actors) == ["Iran"]


def test_gives_every_participant_the_sector_of_its_role_word(parse: Parse) -> None:
    event = only(parse("Police arrested a judge."))
    assert (event.actors[0].sectors[0], event.actors[0].kind) == ("COP", MentionKind.GROUP)


def test_marks_what_lies_in_a_statement(parse: Parse) -> None:
    text = "The army said rebels had attacked the village."
    said = statement(text, "rebels had attacked the village", "said")
    event = only(parse(text), statements=(said,))
    assert (event.said_in, event.modality.value, event.is_asserted) == ("s-1", Modality.HAPPENED, False)


def test_never_asserts_reported_words_without_a_statement(parse: Parse) -> None:
    assert only(parse("The army said rebels had attacked the village.")).modality.value is Modality.POSSIBLE


def test_takes_a_denial_as_negated(parse: Parse) -> None:
    text = "The army denied that soldiers had attacked the village."
    said = statement(text, "soldiers had attacked the village", "denied")
    assert only(parse(text), statements=(said,)).modality.value is Modality.NEGATED


def time(text: str, words: str, day: str) -> TimeMention:
    return TimeMention(span_of(text, words), TimeType.DATE, day, day, day, Precision.DAY, None)


def test_dates_an_event_by_its_own_words(parse: Parse) -> None:
    event = only(parse(INVASION), times=(time(INVASION, "Friday", "2023-05-26"),))
    assert event.when is not None
    assert (event.when.first, event.when.basis) == ("2023-05-26", Basis.NORMALISED)


def test_falls_back_on_the_publication_date_without_claiming_a_day(parse: Parse) -> None:
    event = only(parse("Russia invaded Georgia."))
    assert event.when is not None
    assert (event.when.first, event.when.last, event.when.precision) == (None, "2023-05-30", Precision.UNKNOWN)
    assert event.when.basis is Basis.DEFAULT


def test_gives_no_date_to_what_has_not_happened(parse: Parse) -> None:
    assert only(parse("Russia could invade Georgia.")).when is None


def test_drops_events_of_long_ago(parse: Parse) -> None:
    text = "Russia invaded Georgia in 1801."
    past = TimeMention(span_of(text, "1801"), TimeType.DATE, "1801", "1801-01-01", "1801-12-31", Precision.YEAR, None)
    found = code(parse(text), times=(past,))
    assert (found.kept, [item.reason for item in found.dropped]) == ((), [Reason.OUT_OF_RANGE])


def test_places_an_assault_where_its_target_lies(parse: Parse) -> None:
    text = "Rebels attacked a school in Kabul."
    place = PlaceMention(span_of(text, "Kabul"), "Kabul", "AFG", 34.5, 69.2, PlacePrecision.TOWN, 1138958, 0.9)
    event = only(parse(text), places=(place,))
    assert event.place is not None
    assert (event.place.name, event.place.lat, event.place.spans) == ("Kabul", 34.5, (place.span,))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Rebels killed at least 12 villagers.", ("killed", 12, None, False, "villagers")),
        ("Police arrested about fifty protesters.", ("arrested", 50, 50, True, "protesters")),
        ("Rebels killed dozens of soldiers.", ("killed", 24, None, True, "soldiers")),
        ("The army attacked the rebels, killing 1,200 people.", ("killed", 1200, 1200, False, "people")),
    ],
)
def test_counts_the_toll(parse: Parse, text: str, count: tuple[object, ...]) -> None:
    parsed = parse(text)
    (found,) = only(parsed).counts
    who = " ".join(parsed.document.quote(span) for span in found.who)
    assert (found.what, found.low, found.high, found.approximate, who) == count


def test_names_the_instrument_and_its_mode(parse: Parse) -> None:
    event = only(parse("Rebels attacked the army base with drones."))
    assert [item.kind for item in event.instruments] == ["drone"]
    assert event.mode is not None
    assert event.mode.value == "drone"


def test_tells_an_attack_and_its_toll_once(parse: Parse) -> None:
    found = code(parse("Rebels attacked an army base, killing nine soldiers."))
    assert len(found.kept) == 1
    assert Reason.DUPLICATE in {item.reason for item in found.dropped}


def test_adds_the_weapons_of_the_next_sentence(parse: Parse) -> None:
    event = only(parse("Rebels launched a drone strike on Kabul. Six drones were launched."))
    assert [(item.what, item.low) for item in event.counts] == [("drones", 6)]


def test_drops_the_anaphor_of_an_attack(parse: Parse) -> None:
    found = code(parse("Rebels attacked Kabul. The rebels' attack on Kabul angered the ministers."))
    assert [event.type.value for event in found.kept].count(EventType.ASSAULT) == 1


def test_keeps_two_attacks_of_different_actors(parse: Parse) -> None:
    found = code(parse("Rebels attacked the army base, and soldiers attacked the village."))
    assert len(found.kept) == 2


def test_codes_an_announced_refusal_as_reject_that_lies_ahead(parse: Parse) -> None:
    event = only(parse("Iran will not release the prisoners."))
    assert (event.type.value, event.modality.value) == (EventType.REJECT, Modality.PLANNED)


def test_reads_a_warships_arrival_as_mobilize(parse: Parse) -> None:
    parsed = parse("The HMS Calder, a large warship, arrived in Oslo on Monday.")
    event = only(parsed)
    assert (event.type.value, words(parsed, event.recipients)) == (EventType.MOBILIZE, [])


def test_tells_the_attack_with_its_victims_counts_and_weapons(parse: Parse) -> None:
    text = (
        "The army attacked the harbour of Calder with drones, killing three dockers and wounding at least nine guards."
    )
    parsed = parse(text)
    found = code(parsed)
    (event,) = found.kept
    assert parsed.document.quote(event.trigger[0]) == "attacked"
    assert words(parsed, event.recipients) == ["the harbour of Calder", "three dockers", "at least nine guards"]
    assert [(item.what, item.low, item.high) for item in event.counts] == [("killed", 3, 3), ("injured", 9, None)]
    assert [item.kind for item in event.instruments] == ["drone"]
    doubles = [parsed.document.quote(item.span) for item in found.dropped if item.reason is Reason.DUPLICATE]
    assert doubles == ["killing", "wounding"]


def test_counts_whom_an_attack_leaves_dead(parse: Parse) -> None:
    event = only(parse("Rebels attacked the town, leaving three soldiers dead and eleven wounded."))
    assert [(item.what, item.low) for item in event.counts] == [("killed", 3), ("injured", 11)]


def test_counts_no_other_deed_of_the_sentence(parse: Parse) -> None:
    events = code(parse("Rebels attacked the town and police arrested twelve students.")).kept
    assert [item.what for item in events[0].counts] == []


def test_gives_a_verb_the_subject_that_was_read_as_an_object_before_it(parse: Parse) -> None:
    parsed = parse("Rebels attacked the port and police arrested twelve students.")
    sides = [(words(parsed, event.actors), words(parsed, event.recipients)) for event in code(parsed).kept]
    assert sides == [(["Rebels"], ["the port"]), (["police"], ["twelve students"])]


def test_reads_officers_as_police(parse: Parse) -> None:
    parsed = parse("Officers arrested two men in the old town.")
    assert words(parsed, only(parsed).actors) == ["Officers"]


def test_negotiators_who_meet_stand_on_both_sides(parse: Parse) -> None:
    parsed = parse("Envoys from the two countries met near Geneva and agreed to exchange 40 prisoners.")
    assert [(event.type.value.value, words(parsed, event.recipients)) for event in code(parsed).kept] == [
        ("CONSULT", ["Envoys"]),
        ("AGREE", ["Envoys"]),
    ]


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("Norway released the first twelve of them.", "the first twelve of them"),
        ("Police arrested fourteen of them.", "fourteen of them"),
    ],
)
def test_reads_a_number_of_them_as_people(parse: Parse, text: str, recipient: str) -> None:
    parsed = parse(text)
    assert words(parsed, only(parsed).recipients) == [recipient]


def test_reads_a_march_to_protest_as_a_protest(parse: Parse) -> None:
    event = only(parse("About 2,000 people marched through Nairobi to protest against the government."))
    assert (event.type.value, event.modality.value) == (EventType.PROTEST, Modality.HAPPENED)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Council of Coastal States condemned France.", "The Council of Coastal States"),
        ("The Ministry of Defence of Ruritania accused France.", "The Ministry of Defence of Ruritania"),
    ],
)
def test_keeps_a_proper_name_whole(parse: Parse, text: str, actor: str) -> None:
    parsed = parse(text)
    assert words(parsed, only(parsed).actors) == [actor]


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("Five people were arrested.", "Five people"),
        ("Two villages were shelled.", "Two villages"),
        ("In all, 73 were killed in police firing.", "73"),
        ("Police sealed off the area. Four ram keepers were arrested near the shrine.", "Four ram keepers"),
        ("A missile struck a bridge near the border.", "a bridge"),
    ],
)
def test_an_event_without_a_doer_stands_by_those_who_suffered_it(parse: Parse, text: str, recipient: str) -> None:
    parsed = parse(text)
    assert words(parsed, code(parsed).kept[0].recipients) == [recipient]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("a fisherman was killed in police firing near the quay.", "ASSAULT"),
        ("police took to firing to drive the rioters off.", "ASSAULT"),
        ("police had to fire six rounds after a scooter was set alight.", "ASSAULT"),
        ("nine rioters died in police firing.", "ASSAULT"),
    ],
)
def test_finds_the_police_of_local_reports(parse: Parse, text: str, event_type: str) -> None:
    parsed = parse(text)
    event = code(parsed).kept[0]
    assert (event.type.value.value, words(parsed, event.actors)) == (event_type, ["police"])


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("The minister condemned the attack.", []),
        ("The minister condemned the attack on Kenya.", []),
        ("The minister condemned the attack by Kenya.", ["Kenya"]),
        ("The minister condemned Kenya's attack on the port.", ["Kenya"]),
    ],
)
def test_aims_a_condemnation_at_the_doer_never_at_the_deed(parse: Parse, text: str, recipients: list[str]) -> None:
    parsed = parse(text)
    event = next(event for event in code(parsed).kept if event.type.value is EventType.ACCUSE)
    assert words(parsed, event.recipients) == recipients


@pytest.mark.parametrize(
    ("text", "event_type", "recipients"),
    [
        ("Ghana said that it would release the prisoners.", "AGREE", ["the prisoners"]),
        ("Ghana is willing to withdraw its troops from Togo.", "AGREE", ["Togo"]),
        ("Ghana provided 20 million dollars to help farmers in Togo.", "AID", ["farmers"]),
        ("Ghana led a mediation effort between Togo and Benin.", "CONSULT", ["Togo", "Benin"]),
        ("Ghanaian and Kenyan envoys signed a treaty.", "SUPPORT", ["Ghanaian and Kenyan envoys"]),
        ("Teachers will not end the strike against the government.", "REJECT", []),
        ("Ghana refused to allow an aid worker to land.", "REJECT", ["an aid worker"]),
        ("A court found the minister guilty of murder.", "SANCTION", ["the minister"]),
    ],
)
def test_finds_what_is_offered_given_and_refused(
    parse: Parse, text: str, event_type: str, recipients: list[str]
) -> None:
    parsed = parse(text)
    event = code(parsed).kept[0]
    assert (event.type.value.value, words(parsed, event.recipients)) == (event_type, recipients)


@pytest.mark.parametrize(
    "text",
    [
        "The deputies bombarded the minister with questions.",
        "A gas explosion levelled a house near the harbour.",
        "The film shows a painter who flees during the invasion of Italy.",
    ],
)
def test_finds_no_event_in_figures_accidents_and_tales(parse: Parse, text: str) -> None:
    assert code(parse(text)).kept == ()


def test_reads_a_ministers_arrival_as_visit(parse: Parse) -> None:
    event = only(parse("The foreign minister arrived in Sweden to push for a treaty."))
    assert event.mode is not None
    assert (event.type.value, event.mode.value) == (EventType.CONSULT, "visit")


def test_same_input_gives_equal_events_with_unique_ids(parse: Parse) -> None:
    text = "Police arrested a judge. Police arrested a judge. Rebels attacked Kabul and met the minister."
    first, second = code(parse(text)), code(parse(text))
    assert first == second
    ids = [event.id for event in first.kept]
    assert len(ids) == len(set(ids)) == 4


@pytest.mark.parametrize(
    "text",
    [
        "attack " * 3000,
        "Russia and " * 1500 + "attacked Kabul.",
        "shot, " * 3000,
        "He killed the man who " * 700,
        '" ' * 4000,
    ],
)
def test_survives_hostile_sentences(parse: Parse, text: str) -> None:
    parsed = parse(text)
    for event in code(parsed).kept:
        assert all(span.end <= len(parsed.document.text) for span in event.trigger)


def test_an_event_that_was_not_said_did_not_happen(parse: Parse) -> None:
    text = "The army did not say that Georgia had shelled a village."
    said = replace(statement(text, "that Georgia had shelled a village", "did not say"), negated=True)
    events = code(parse(text), statements=(said,)).kept
    assert [event.said_in for event in events] == [said.id]
    assert events[0].modality.value not in (Modality.HAPPENED, Modality.ONGOING)
