from dataclasses import dataclass
from itertools import pairwise

import pytest

from tocsin.mentions import find_times, resolve_actors
from tocsin.record import Act, Form, Medium, Reason, Relation, Resolved
from tocsin.statements import find_statements


@dataclass
class Said:
    speakers: tuple[str, ...]
    cue: str
    content: str
    statement: object


@pytest.fixture
def say(parse):
    """Find the statements of a text, each with its words, and the text's dropped quotations."""

    def run(text):
        parsed = parse(text)
        words = lambda spans: " | ".join(text[s.start : s.end] for s in spans)  # noqa: E731
        found = find_statements(parsed, actors=Resolved(), times=())
        kept = [Said(tuple(words(p.spans) for p in s.speakers), words(s.cue), words(s.content), s) for s in found.kept]
        return kept, found.dropped

    return run


@pytest.fixture
def only(say):
    """Find the one statement of a text."""

    def run(text):
        kept, _ = say(text)
        assert len(kept) == 1, kept
        return kept[0]

    return run


DIRECT = [
    ("Mayor Ilda Brenn said, “The bridge is gone.”", "Mayor Ilda Brenn", "The bridge is gone."),
    ("“The bridge is gone,” Mayor Ilda Brenn said on Monday.", "Mayor Ilda Brenn", "The bridge is gone,"),
    ("“The bridge fell,” said Ilda Brenn, the mayor of Ostrel.", "Ilda Brenn, the mayor of Ostrel", "The bridge fell,"),
    ("“Is the bridge gone?” she asked.", "she", "Is the bridge gone?"),
    ("“The bridge,” she said, “is gone.”", "she", "The bridge, | is gone."),
    ("The mayor wrote: “The bridge is gone.”", "The mayor", "The bridge is gone."),
    ('The mayor told reporters: "The bridge is gone."', "The mayor", "The bridge is gone."),
    ("Ilda Brenn: “The bridge is gone and nobody mends it.”", "Ilda Brenn", "The bridge is gone and nobody mends it."),
]


@pytest.mark.parametrize(("text", "speaker", "content"), DIRECT)
def test_direct_speech_goes_to_the_cue_next_to_it(only, text, speaker, content):
    said = only(text)
    assert (said.speakers, said.content) == ((speaker,), content)
    assert said.statement.form is Form.VERBATIM


INDIRECT = [
    ("The ministry said that two soldiers had died.", "The ministry", "said", "that two soldiers had died"),
    ("The ministry said two soldiers had died.", "The ministry", "said", "two soldiers had died"),
    ("Two soldiers had died, the ministry said on Monday.", "the ministry", "said", "Two soldiers had died"),
    ("Two soldiers, the ministry said, had died near the border.", "the ministry", "said", "Two soldiers | had died near the border"),
    ("According to the ministry, two soldiers have died.", "the ministry", "According to", "two soldiers have died"),
    ("Two soldiers have died, according to the ministry.", "the ministry", "according to", "Two soldiers have died"),
    ("The president vowed to punish the attackers.", "The president", "vowed", "to punish the attackers"),
    ("The president urged both sides to stop fighting.", "The president", "urged", "both sides to stop fighting"),
    ("The president called for a lasting truce.", "The president", "called for", "a lasting truce"),
    ("The president is confident that the truce will hold.", "The president", "is confident", "that the truce will hold"),
    ("Their claim that the dam was mined is old.", "Their", "claim", "that the dam was mined"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "cue", "content"), INDIRECT)
def test_indirect_speech_has_its_clause(only, text, speaker, cue, content):
    said = only(text)
    assert (said.speakers, said.cue.replace(" | ", " "), said.content) == ((speaker,), cue, content)
    assert said.statement.form is Form.PARAPHRASE


def test_a_clause_with_quoted_pieces_is_mixed(only):
    said = only("The envoy said that the border has “moved in the night” and that maps are “of no use.”")
    assert said.content.startswith("that the border has “moved")
    assert "of no use" in said.content
    assert said.statement.form is Form.MIXED


def test_a_quotation_without_a_cue_carries_on_the_one_before(only):
    said = only("“We left at dawn,” the driver said. “Nobody stopped us. The road was empty.”")
    assert said.content == "We left at dawn, | Nobody stopped us. The road was empty."


def test_a_quotation_over_paragraphs_is_one_statement(only):
    said = only("The driver said: “We left at dawn. Nobody stopped us.\n\n“The road was empty.”")
    assert "We left at dawn" in said.content and "The road was empty" in said.content


def test_a_fragment_in_the_next_sentence_carries_its_sentence(say):
    kept, _ = say("“We left at dawn,” the driver said. The road “was empty and nobody stopped us at the bridge.”")
    assert [(s.cue, s.content) for s in kept][1] == ("", "The road “was empty and nobody stopped us at the bridge.”")
    assert kept[1].speakers == ("the driver",)


def test_a_new_speaker_ends_what_is_carried_on(say):
    kept, _ = say("“We left,” the driver said. “They stayed,” the guard said. “It was cold.”")
    assert [(s.speakers, s.content) for s in kept] == [
        (("the driver",), "We left,"),
        (("the guard",), "They stayed, | It was cold."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The fleet held “freedom of the straits” drills near the cape.",
        "Its so-called “partners” stayed away.",
        "The army did not say, “The town has fallen.”",
        "The convoy reached the town and unloaded its grain.",
    ],
)
def test_what_nobody_says_is_no_statement(say, text):
    assert say(text)[0] == []


def test_a_dropped_quotation_has_its_reason(say):
    _, dropped = say(
        "The fleet held “freedom of the straits” drills near the cape.\n\n“The gate stood open all night.”"
    )
    assert [item.reason for item in dropped] == [Reason.SCARE_QUOTE, Reason.NOT_ATTRIBUTED]


def test_joined_speakers_are_parties_of_their_own(only):
    said = only("The ministry and the army said that the town was safe.")
    assert said.speakers == ("The ministry", "the army")


def test_an_addressee_question_is_cut_before_the_answer(say):
    kept, _ = say(
        "A reporter asked the envoy whether talks had failed, to which he replied, “No, they have not begun.”"
    )
    assert [(s.speakers[0], s.content) for s in kept] == [
        ("A reporter", "whether talks had failed"),
        ("he", "No, they have not begun."),
    ]


def test_a_quoted_cue_is_nested_in_the_statement_around_it(say):
    kept, _ = say("The paper wrote, “The plan has failed, the minister said.”")
    outer, inner = sorted(kept, key=lambda s: s.statement.nested_in is not None)
    assert inner.statement.nested_in == outer.statement.id
    assert (outer.speakers, inner.speakers) == (("The paper",), ("the minister",))
    assert [link.relation for link in inner.statement.chain] == [Relation.CITED, Relation.SPEAKER]


def test_whoever_is_cited_is_the_first_mouth(only):
    said = only("The Varn Times, citing two officials, wrote that the depot had burned.")
    text = "The Varn Times, citing two officials, wrote that the depot had burned."
    steps = [(text[link.spans[0].start : link.spans[-1].end], link.relation) for link in said.statement.chain]
    assert steps == [("The Varn Times", Relation.CITED), ("two officials", Relation.SPEAKER)]


def test_whoever_quotes_passes_the_words_on(only):
    text = "The agency quoted the ministry as saying that the depot had burned."
    said = only(text)
    assert said.speakers == ("the ministry",)
    steps = [(text[link.spans[0].start : link.spans[-1].end], link.relation) for link in said.statement.chain]
    assert steps == [("The agency", Relation.CITED), ("the ministry", Relation.SPEAKER)]


ACTS = [
    ("The ministry denied that the town had fallen.", Act.DENY),
    ("The general warned that the dam could break.", Act.WARN),
    ("The president promised to rebuild the town.", Act.PROMISE),
    ("The president threatened to close the border.", Act.THREATEN),
    ("The general ordered the troops to leave the town.", Act.ORDER),
    ("Analysts believe that the talks will fail.", Act.THINK),
    ("The ministry announced that the port would open.", Act.ANNOUNCE),
]


@pytest.mark.parametrize(("text", "act"), ACTS)
def test_the_cue_tells_the_act(only, text, act):
    assert only(text).statement.act.value is act


MEDIA = [
    ("The mayor said in an interview that the bridge was gone.", Medium.INTERVIEW),
    ("The mayor told reporters that the bridge was gone.", Medium.PRESS),
    ("The mayor tweeted that the bridge was gone.", Medium.POST),
    ("The mayor said in a statement that the bridge was gone.", Medium.DOCUMENT),
]


@pytest.mark.parametrize(("text", "medium"), MEDIA)
def test_the_clause_of_the_cue_tells_the_medium(only, text, medium):
    assert only(text).statement.medium.value is medium


def test_who_and_which_are_given_with_their_noun(only):
    assert only("Those who warn that the dam will burst are heard.").speakers == ("Those who",)


def test_the_issuer_of_a_document_speaks_through_it(only):
    assert only("The ministry issued a statement saying that the port was closed.").speakers == ("The ministry",)


def test_a_participle_goes_on_with_the_same_speaker(say):
    kept, _ = say("The mayor said that the port was closed, adding that boats must wait.")
    assert [(s.speakers, s.content) for s in kept] == [
        (("The mayor",), "that the port was closed"),
        (("The mayor",), "that boats must wait"),
    ]


def test_whoever_was_asked_does_not_ask(say):
    kept, _ = say("Asked whether the port was closed, the mayor said that it was open.")
    assert [s.speakers for s in kept] == [(), ("the mayor",)]


def test_a_participle_can_be_an_adjective_of_belief(only):
    said = only("The mayor is convinced that the dam will hold.")
    assert (said.speakers, said.cue, said.content) == (("The mayor",), "is convinced", "that the dam will hold")


def test_a_quotation_right_after_an_abbreviation_and_a_full_stop_is_carried_on(only):
    assert only("“We left,” the driver told the AP. “We had no choice.”").content == "We left, | We had no choice."


def test_own_thoughts_inside_own_words_are_one_statement(say):
    kept, dropped = say("The mayor said that she hoped that the talks would go on.")
    assert [s.cue for s in kept] == ["said"]
    assert [item.reason for item in dropped] == [Reason.DUPLICATE]


def test_no_chain_holds_an_entity_twice_in_a_row(parse):
    text = "Foreign Minister Ilda Brenn said that Brenn had warned that the dam would burst."
    parsed = parse(text)
    found = find_statements(parsed, actors=resolve_actors(parsed), times=())
    for statement in found.kept:
        entities = [link.entity for link in statement.chain]
        assert all(a is None or a != b for a, b in pairwise(entities))


def test_entities_times_and_targets_are_linked(parse):
    text = "On Monday, Foreign Minister Ilda Brenn accused Norway of closing the border. She said that the talks were over."
    parsed = parse(text)
    actors, times = resolve_actors(parsed), find_times(parsed)
    first, second = find_statements(parsed, actors=actors, times=times.kept).kept
    names = {entity.id: entity.name.value for entity in actors.entities}
    assert names[first.speakers[0].entity] == "Ilda Brenn"
    assert names[second.speakers[0].entity] == "Ilda Brenn"
    assert [names[stance.entity] for stance in first.toward] == ["Norway"]
    assert first.said_at is not None
    assert (first.said_at.first, first.said_at.last) == ("2023-05-29", "2023-05-29")


def test_a_headline_can_open_with_its_speaker(say):
    kept, _ = say("# Minister: talks have failed\n\nThe envoys left the town on Monday after three days of talks.")
    assert [(s.speakers, s.content) for s in kept] == [(("Minister",), "talks have failed")]


@pytest.mark.parametrize(
    "text",
    [
        "“" * 300 + " said he.",
        "he said that " * 60,
        "“No,” he said. " * 80,
        "said said said.",
        "According to. According to : to to.",
        ": “” ” “.",
        "“We go.” " * 60,
        "He said, he said, she said, they said, ",
    ],
)
def test_odd_input_gives_statements_inside_the_text(parse, text):
    parsed = parse(text)
    found = find_statements(parsed, actors=Resolved(), times=())
    assert len({statement.id for statement in found.kept}) == len(found.kept)
    spans = [span for statement in found.kept for span in (*statement.content, *statement.cue)]
    assert all(span.end <= len(text) for span in spans)
    assert find_statements(parsed, actors=Resolved(), times=()) == found


NEXT_PARAGRAPH = (
    "\n\n“Nobody counted the boats when the harbour was closed for the winter, and nobody will count them now.”"
)


def test_a_paragraph_that_is_a_quotation_goes_on_with_who_spoke_in_the_one_before(only):
    said = only("“We lost the bridge,” Ilda Brenn said on Monday." + NEXT_PARAGRAPH)
    assert said.speakers == ("Ilda Brenn",)
    assert said.content.startswith("We lost the bridge") and said.content.rstrip("”").endswith("count them now.")


def test_a_paragraph_behind_a_question_may_be_the_answer_of_somebody_else(only):
    assert only("“Where is the bridge?” Ilda Brenn asked." + NEXT_PARAGRAPH).content == "Where is the bridge?"


def test_a_heading_in_marks_is_nobodys(only):
    assert only("“We lost the bridge,” Ilda Brenn said.\n\n“The Fall of Ostrel.”").content == "We lost the bridge,"


def test_a_quotation_goes_with_the_nearer_of_two_cues(say):
    kept, _ = say("“The bridge fell,” Ilda Brenn said. Oskar Lind added that it was old. “Nobody had looked after it.”")
    assert [item.speakers for item in kept if "looked after" in item.content] == [("Oskar Lind",)]


def test_a_question_of_the_report_is_not_said_by_who_answers(only):
    assert only("Could the bridge be saved? “We hope so,” Ilda Brenn said.").content == "We hope so,"
