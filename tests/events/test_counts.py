import pytest

from tocsin.events import code_events
from tocsin.mentions import find_quantities, find_times, resolve_actors
from tocsin.record import Modality


@pytest.fixture(scope="module")
def events(parse):
    def code(text):
        parsed = parse(text)
        times = find_times(parsed).kept
        found = code_events(
            parsed,
            actors=resolve_actors(parsed),
            statements=(),
            places=(),
            times=times,
            quantities=find_quantities(parsed, times=times).kept,
        )
        return parsed.document, found.kept

    return code


def tolls(document, found):
    return [
        (count.what, count.low, count.high, " ".join(document.quote(span) for span in count.who))
        for event in found
        for count in event.counts
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Gunmen killed a priest.", [("killed", 1, 1, "a priest")]),
        ("The mayor was murdered by rebels.", [("killed", 1, 1, "The mayor")]),
        ("Rebels killed two soldiers and a child.", [("killed", 2, 2, "soldiers"), ("killed", 1, 1, "a child")]),
        ("Rebels killed several villagers.", [("killed", 2, None, "several villagers")]),
        ("The assassination of the bishop shocked the army.", [("killed", 1, 1, "the bishop")]),
    ],
)
def test_counts_the_single_and_the_many_without_a_number(events, text, wanted):
    assert tolls(*events(text)) == wanted


def test_counts_the_wounded_beside_the_dead(events):
    found = tolls(*events("Four soldiers were killed by rebels and nine others wounded."))
    assert [item[:3] for item in found] == [("killed", 4, 4), ("injured", 9, 9)]


def test_gives_a_toll_of_the_next_sentence_to_the_attack(events):
    document, found = events(
        "Rebels attacked the army base in Kabul with mortars. Four people died and nine were hurt."
    )
    assert {item[:3] for item in tolls(document, found)} == {("killed", 4, 4), ("injured", 9, 9)}


def test_a_denied_toll_belongs_to_no_attack(events):
    document, found = events("Rebels attacked the army base in Kabul. It did not cause the death of four soldiers.")
    assert tolls(document, found) == []


def test_nobody_is_no_number(events):
    document, found = events("Rebels attacked the army base in Kabul and killed no soldiers.")
    assert tolls(document, found) == []


def test_what_is_only_feared_stays_so(events):
    _, found = events("Rebels may kill two soldiers.")
    assert all(event.modality.value is not Modality.HAPPENED for event in found)


def test_murders_of_two_persons_are_two_events(events):
    _, found = events("The murder of Oskar Velmir and the murder of Anna Berg shocked the army.")
    assert len(found) == 2


def test_reads_a_telex_in_capitals_as_any_other(events):
    text = "REBELS ATTACKED AN ARMY BASE NEAR NAIROBI ON MONDAY, KILLING NINE SOLDIERS AND WOUNDING A PRIEST."
    document, found = events(text)
    assert tolls(document, found) == [("killed", 9, 9, "SOLDIERS"), ("injured", 1, 1, "A PRIEST")]


@pytest.mark.parametrize(
    "text",
    [
        "Four people died in a bus crash on Monday, hours before militants bombed a market in Kabul.",
        "Militants bombed a market in Kabul on Monday. A week earlier 40 people died in a flood there.",
        "The army shelled Kabul on Sunday. Twenty people died of fever in the camp.",
        "Rebels attacked the town where an earthquake killed 200 people.",
        "Rebels attacked a convoy on Monday. In 2019, 300 people died in the capital.",
        "The army bombed Kabul on Monday. Some 3,000 people have died since the truce ended.",
    ],
)
def test_the_dead_of_something_else_are_not_those_of_the_attack_beside_them(events, text):
    assert tolls(*events(text)) == []


def test_what_was_only_planned_has_no_dead(events):
    _, found = events("Rebels plan to attack the city in which 30 people died.")
    assert all(not event.counts for event in found if event.modality.value is Modality.PLANNED)


def test_a_number_that_nobody_said_has_no_words(events):
    _, found = events("Rebels killed soldiers and two guards.")
    assert [(count.low, count.high, bool(count.spans)) for count in found[0].counts] == [(2, None, False), (2, 2, True)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Rebels shot down two helicopters.", [("aircraft", 2, 2, "helicopters")]),
        ("Raiders killed 20 herders and 40 goats.", [("killed", 20, 20, "herders")]),
        ("One of the four men killed by police was a teacher.", [("killed", 4, 4, "men")]),
        ("Police killed one in four protesters.", []),
    ],
)
def test_only_people_have_a_fate_and_each_only_once(events, text, wanted):
    assert tolls(*events(text)) == wanted
