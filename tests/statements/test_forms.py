"""The forms of news in which words are given: headlines, interviews, signatures, phrases, odd marks."""

import pytest

from tocsin.mentions import resolve_actors
from tocsin.record import Act, Form, Medium
from tocsin.statements import find_statements

STORY = "\n\nThe envoys left the town on Monday after three days of talks."


@pytest.fixture
def read(parse):
    """Find the statements of a text: speakers, cue and content in words, and the statement."""

    def run(text):
        parsed = parse(text)
        words = lambda spans: " | ".join(text[s.start : s.end] for s in spans)  # noqa: E731
        kept = find_statements(parsed, actors=resolve_actors(parsed), times=()).kept
        return [(tuple(words(p.spans) for p in s.speakers), words(s.cue), words(s.content), s) for s in kept]

    return run


HEADLINES = [
    ("# Minister: no talks", "Minister", ":", "no talks"),
    ("# No talks with rebels, says minister", "minister", "says", "No talks with rebels"),
    ("# Port closed after storm, officials say", "officials", "say", "Port closed after storm"),
    ("# “No talks”: Minister", "Minister", ":", "“No talks”"),
    ("# Storm hits coast – officials", "officials", "–", "Storm hits coast"),
]


@pytest.mark.parametrize(("title", "speaker", "cue", "content"), HEADLINES)
def test_a_headline_says_whose_word_it_is(read, title, speaker, cue, content):
    ((speakers, marks, said, _),) = read(title + STORY)
    assert (speakers, marks, said.strip("“”")) == ((speaker,), cue, content.strip("“”"))


@pytest.mark.parametrize(
    "title", ["# Interview: the long road", "# Oresta: what we know", "# Storm: the toll", "# A – B"]
)
def test_a_topic_before_a_colon_does_not_speak(read, title):
    assert read(title + STORY) == []


TALK = (
    "A talk about the port\n\nIlda Brenn, the mayor of Ostrel, on storms and ships.\n\nQ: When did the talks begin?\n\n"
    "A: They began on Monday. [Laughs.] All of us came.\n\nQ: And who left?\n\n"
    "A. The envoys of Varnland. I wrote to the ministry that they would leave. I hope that they come back."
)


def test_an_interview_gives_every_answer_to_its_label(read):
    turns = [row for row in read(TALK) if row[3].by.endswith("transcript")]
    assert [(speakers, cue, said) for speakers, cue, said, _ in turns] == [
        (("A",), ":", "They began on Monday | All of us came"),
        (
            ("A",),
            "",
            "The envoys of Varnland. I wrote to the ministry that they would leave. I hope that they come back",
        ),
    ]
    assert {(s.medium.value, s.form, s.act.value) for *_, s in turns} == {(Medium.INTERVIEW, Form.VERBATIM, Act.SAY)}


def test_what_people_told_in_an_interview_is_nested_and_what_they_think_is_not(read):
    told = [row for row in read(TALK) if row[3].nested_in]
    assert [(speakers, said) for speakers, _, said, _ in told] == [(("I",), "that they would leave")]
    outer, inner = (told[0][3].chain[k] for k in (-2, -1))
    assert outer.entity == inner.entity is not None


def test_initials_of_a_label_stand_for_the_person_who_is_asked(read):
    turns = read(
        "A talk about the port\n\nIlda Brenn is the mayor of Ostrel.\n\nHarbour Post: Is it closed?\n\n"
        "Ilda Brenn: Since the storm.\n\nHP: Until when?\n\nIB: Until it is mended."
    )
    assert [(speakers, said) for speakers, _, said, _ in turns] == [
        (("Ilda Brenn",), "Since the storm"),
        (("IB",), "Until it is mended"),
    ]
    assert len({item.speakers[0].entity for *_, item in turns}) == 1


def test_questions_at_a_hearing_are_statements(read):
    turns = read(
        "Hearing of the harbour committee\n\nPELL: When did the talks begin?\n\nREUK: They began on Monday.\n\n"
        "PELL: And who left?\n\nREUK: The envoys."
    )
    assert [(speakers[0], item.act.value) for speakers, _, _, item in turns] == [
        ("PELL", Act.ASK),
        ("REUK", Act.SAY),
        ("PELL", Act.ASK),
        ("REUK", Act.SAY),
    ]


def test_a_programme_plays_the_words_of_others_and_speaks_for_itself(read):
    turns = read(
        "The evening programme\n\nBRENN (presenter): The port is closed. In Ostrel, Pavle Reuk.\n\n"
        "REUK: The storm came at noon.\n\nPELL (clip): Nobody warned us.\n\nREUK: The harbour is empty.\n\n"
        "BRENN: For how long?\n\nREUK: For a week."
    )
    assert [(speakers, said) for speakers, _, said, _ in turns] == [(("PELL",), "Nobody warned us")]


def test_one_paragraph_with_a_colon_is_no_interview(read):
    assert read("A talk about the port\n\nOstrel: a town by the sea.\n\nIts port is old and its walls are high.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Storms\n\nOSLO: Roads are closed.\n\nPARIS: Trains are late.\n\nOSLO: Schools are open.\n\nPARIS: Why so?",
        "Storms\n\nUpdate: Roads are closed.\n\nWeather: Trains are late.\n\nUpdate: Schools are open.",
    ],
)
def test_bulletins_with_labels_are_no_interview(read, text):
    assert read(text) == []


SIGNED = [
    "“We will never leave this town.”\n\n— Ilda Brenn, mayor of Ostrel\n\nThe report goes on for a while.",
    "“We will never leave this town.” — Ilda Brenn, mayor of Ostrel\n\nThe report goes on for a while.",
]


@pytest.mark.parametrize("text", SIGNED)
def test_a_name_behind_a_dash_signs_a_quotation(read, text):
    ((speakers, cue, said, item),) = read(text)
    assert (speakers, cue, said.strip("“”")) == (
        ("Ilda Brenn, mayor of Ostrel",),
        "—",
        "We will never leave this town.",
    )
    assert item.form is Form.VERBATIM


def test_a_sentence_behind_a_dash_signs_nothing(read):
    assert read("“We will never leave this town.”\n\n— The wall was built by the sea and it stands there.") == []


PHRASES = [
    ("Two boats sank, per the ministry.", "the ministry", "Two boats sank"),
    ("Two boats sank, per officials.", "officials", "Two boats sank"),
    (
        "Reuters reported that, according to three officials, the port had closed.",
        "three officials",
        "the port had closed",
    ),
    ("In a poll by the council, 60 % said that the talks would fail.", "60 %", "that the talks would fail"),
    ("The port had closed, the ministry's spokesman told Interfax.", "the ministry's spokesman", "The port had closed"),
]


@pytest.mark.parametrize(("text", "speaker", "content"), PHRASES)
def test_a_phrase_or_clause_set_off_names_who_says_it(read, text, speaker, content):
    assert (((speaker,), content)) in [(speakers, said.strip(", |")) for speakers, _, said, _ in read(text)]


@pytest.mark.parametrize("text", ["The ministry pays ten coins per soldier.", "It rains two days per week."])
def test_a_rate_is_nobodys_word(read, text):
    assert read(text) == []


DIRECT = [
    ("“The port has closed,” the Selma Courier quoted General Tomas Reuk as saying.", "General Tomas Reuk"),
    ("Smith asked the crowd “If she cannot tell us, who can?”", "Smith"),
    ("The senator emailed supporters saying: “The work goes on.”", "The senator"),
    ("Brenn said,“Look, the port has closed.”", "Brenn"),
    ("“The port has closed,“ said Brenn on Friday.", "Brenn"),
    ("”The port has closed,” said Brenn on Friday.", "Brenn"),
    ("»The port has closed,« said Brenn on Friday.", "Brenn"),
    ("„The port has closed,“ said Brenn on Friday.", "Brenn"),
    ("«The port has closed,» said Brenn on Friday.", "Brenn"),
    ("“[The port] has closed,” said Brenn on Friday.", "Brenn"),
]


@pytest.mark.parametrize(("text", "speaker"), DIRECT)
def test_direct_speech_is_found_in_every_kind_of_marks(read, text, speaker):
    assert [speakers for speakers, _, _, item in read(text) if item.form is Form.VERBATIM] == [(speaker,)]


@pytest.mark.parametrize("text", ["“No,” he said.", "“Never,” he said.", "“Nothing!” beamed the retired mayor."])
def test_a_negation_that_is_quoted_denies_no_saying(read, text):
    ((speakers, _, said, item),) = read(text)
    assert (len(speakers), said.strip("“”,!") in ("No", "Never", "Nothing"), item.negated) == (1, True, False)


def test_a_clause_before_a_colon_is_not_part_of_the_quotation_behind_it(read):
    said = [
        said for _, cue, said, _ in read("The mayor praised the plan: “We will build it,” she said.") if cue == "said"
    ]
    assert said == ["We will build it,"]


def test_a_whole_quotation_goes_to_who_speaks_in_the_sentence_before(read):
    found = read("The mayor said that the flood had ruined the town. “We had such hopes for this summer.”")
    assert [(speakers, said) for speakers, _, said, _ in found][1] == (
        ("The mayor",),
        "We had such hopes for this summer.",
    )


def test_a_whole_quotation_behind_two_speakers_is_nobodys(read):
    text = "The mayor said that all was lost and the envoy said that it was not. “We had such hopes for this summer.”"
    assert all("such hopes" not in said for _, _, said, _ in read(text))


def test_a_participle_behind_a_comma_is_said_by_the_subject(read):
    text = "The mayor ended with a reference to the storm, remarking, “We will be back.”"
    assert [speakers for speakers, cue, _, _ in read(text) if cue == "remarking"] == [("The mayor",)]


OBJECTS = [
    ("Brenn accused the rebels of killing children.", "the rebels of killing children", Act.ACCUSE),
    ("The president threatened Norway with sanctions.", "Norway with sanctions", Act.THREATEN),
    ("The rebels claimed responsibility for the raid.", "responsibility for the raid", Act.CLAIM),
    ("Norway demanded an explanation.", "an explanation", Act.DEMAND),
    ("The mayor criticised Ilda Brenn.", "Ilda Brenn", Act.CONDEMN),
]


@pytest.mark.parametrize(("text", "content", "act"), OBJECTS)
def test_an_object_can_be_what_is_said(read, text, content, act):
    assert [(said, item.act.value) for _, _, said, item in read(text)] == [(content, act)]


@pytest.mark.parametrize("text", ["The flood claimed twelve lives.", "The storm threatened the coast."])
def test_a_flood_claims_nothing_in_words(read, text):
    assert read(text) == []


def test_a_written_statement_does_not_write(read):
    assert read("Karel Ilven told the Courier in a written statement, “I do not want it.”")[0][0] == ("Karel Ilven",)


def test_what_is_denied_may_be_a_pronoun(read):
    assert read("The movement denied it.")[0][2] == "it"


SEMICOLONS = [
    ("The port is open, the mayor says; the captains deny it.", "The port is open"),
    ("The storm has passed; the port, the mayor says, is open.", "the port | is open"),
    ("According to the mayor, the port is open; the captains deny it.", "the port is open"),
]


@pytest.mark.parametrize(("text", "content"), SEMICOLONS)
def test_what_is_said_ends_at_a_semicolon(read, text, content):
    assert content in [said for speakers, _, said, _ in read(text) if speakers == ("the mayor",)]


def test_what_others_think_and_promise_is_nested_in_an_interview(read):
    told = [row for row in read(TALK.replace("I hope that they come back", "The envoys fear that we are closed"))]
    assert ("that we are closed", Act.THINK) in [(said, item.act.value) for _, _, said, item in told if item.nested_in]


LINES = (
    "Voices from the harbour\n\nWe asked those who read us.\n\n"
    "“He does not know this town, and he never came to see it.”― Pamela Sarn\n"
    "“I am so ashamed to be here. How did we get this low?” ― Jolan Ashmer \n"
    "“The worst mayor ever to run for office.” — Beck Pimen\n"
    "“He must stop, since most of us work hard, unlike him.”― Carla Sandor.\n\nWe will print more."
)


def test_lines_that_are_signed_one_by_one_stay_apart(read):
    assert [(speakers, said) for speakers, _, said, item in read(LINES) if item.by.endswith("signed")] == [
        (("Pamela Sarn",), "He does not know this town, and he never came to see it."),
        (("Jolan Ashmer",), "I am so ashamed to be here. How did we get this low?"),
        (("Beck Pimen",), "The worst mayor ever to run for office."),
        (("Carla Sandor",), "He must stop, since most of us work hard, unlike him."),
    ]


def test_a_sentence_in_small_letters_behind_a_bar_signs_nothing(read):
    assert read("“We will never leave this town.”\n\n― The wall that the mayor built stands there.") == []


QUOTED_TALK = (
    "The evening hour\n\nPartial transcript as follows:\n\n"
    '"WALL: Let us start with the talks. Why did the envoys leave?\n\n"PELL: They had no mandate, and “the plan” was dead.'
    '\n\n"(CROSSTALK.)\n\n"WALL: Will they come back?\n\n"PELL: They will be back on Friday.\n\n'
    '"But the truth is that nobody knows.\n\n"Follow Ann Brenn on Twitter @annbrenn."'
)


def test_a_quoted_talk_is_read_turn_by_turn_with_those_who_ask(read):
    turns = [(speakers, said) for speakers, _, said, item in read(QUOTED_TALK) if not item.nested_in]
    assert turns == [
        (("WALL",), "Let us start with the talks. Why did the envoys leave?"),
        (("PELL",), "They had no mandate, and “the plan” was dead"),
        (("WALL",), "Will they come back?"),
        (("PELL",), "They will be back on Friday | But the truth is that nobody knows"),
    ]


def test_a_transcript_of_others_gives_their_questions_too(read):
    turns = read(
        "The envoy on the radio\n\nTranscript of the talk:\n\nWALL: When did the talks begin?\n\n"
        "REUK: They began on Monday.\n\nWALL: And who left?\n\nREUK: The envoys."
    )
    assert [speakers for speakers, *_ in turns] == [("WALL",), ("REUK",), ("WALL",), ("REUK",)]


BLOCK = (
    'As the Ostrel Post reported:\n\n"The council is slow to name the storm.\n\n"At the palace people asked the mayor about the '
    'damage.\n\n“I will not talk about it, because nothing is known,” Brenn said."\n\nWe have seen this before.'
)


def test_who_speaks_in_a_report_quoted_whole_says_only_their_own_words(read):
    by_speaker = {speakers[0]: (said, item.nested_in) for speakers, _, said, item in read(BLOCK)}
    assert by_speaker["Brenn"][0] == "I will not talk about it, because nothing is known,"
    whole, nested_in = by_speaker["the Ostrel Post"]
    assert whole.startswith("The council") and whole.endswith("Brenn said.") and nested_in is None
    assert by_speaker["Brenn"][1] is not None


def test_words_inside_a_quotation_are_those_of_whom_it_quotes(read):
    outer, inner = read("“He told me, ‘Go home,’ and I left,” Brenn said.")
    assert (outer[0], outer[2]) == (("Brenn",), "He told me, ‘Go home,’ and I left,")
    assert (inner[0], inner[2], inner[3].nested_in) == (("He",), "Go home,", outer[3].id)


@pytest.mark.parametrize(
    "text",
    [
        "“I would say, ‘Go home,’ to all of them,” Brenn said.",
        "She said the plan was “a ‘gift’ to the town.”",
    ],
)
def test_what_nobody_said_inside_a_quotation_is_no_statement(read, text):
    assert all(not item.nested_in for *_, item in read(text))


NO_CUES = [
    "The clip ends on Pell saying, “That was wise,” when Reuk blasted him for it.",
    "She grew up with tales of “sea wolves.” All of this is documented in the film.",
]


@pytest.mark.parametrize("text", NO_CUES)
def test_neither_when_clauses_nor_passives_behind_a_quotation_are_its_cue(read, text):
    quoted = ("That was wise", "sea wolves")
    assert all(cue == "saying" for _, cue, said, _ in read(text) if said.strip("“”,.") in quoted)
