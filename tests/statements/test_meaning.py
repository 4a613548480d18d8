"""What a statement does, for or against whom, told to whom, through what and when."""

import pytest

from tocsin.mentions import find_times, resolve_actors
from tocsin.record import Act, Medium, Polarity
from tocsin.statements import find_statements
from tocsin.statements.circumstances import noun_medium

FAVOR, AGAINST, NEUTRAL = Polarity.FAVOR, Polarity.AGAINST, Polarity.NEUTRAL


@pytest.fixture
def read(parse):
    """Find the statements of a text with its entities; gives a function that tells words of spans and names."""

    def run(text):
        parsed = parse(text)
        actors, times = resolve_actors(parsed), find_times(parsed)
        names = {entity.id: entity.name.value for entity in actors.entities}
        kept = find_statements(parsed, actors=actors, times=times.kept).kept
        return kept, names, lambda spans: " | ".join(text[s.start : s.end] for s in spans)

    return run


STANCES = [
    ("Norway condemned Iran's attack on the port of Selm.", {"Iran": AGAINST}),
    ("Norway condemned the attack on Iran.", {}),
    ("Norway condemned the raid by Iran.", {"Iran": AGAINST}),
    ("Foreign Minister Ilda Brenn accused Norway of closing the border.", {"Norway": AGAINST}),
    ("Iran was accused by Norway of shelling the port.", {"Iran": AGAINST}),
    ("The envoy blamed Iran for the fire.", {"Iran": AGAINST}),
    ("Karel Ilven thanked Poland and Norway for their help.", {"Poland": FAVOR, "Norway": FAVOR}),
    ("The council praised Norway's decision.", {"Norway": FAVOR}),
    ("The mayor called on Iran to stop the raids.", {"Iran": NEUTRAL}),
    ("President Karel Ilven urged support for Poland.", {"Poland": FAVOR}),
    ("The envoy said that Norway must be punished.", {"Norway": AGAINST}),
    ("The envoy said that Norway must not be punished.", {}),
    ("The envoy asked whether Norway was an aggressor.", {}),
    ("The envoy said that Norway is an aggressor.", {"Norway": AGAINST}),
    ("The envoy said that Norway is no aggressor.", {}),
    ("“We condemn Iran,” the ministry said.", {"Iran": AGAINST}),
    ("Norway vowed to punish Iran.", {"Iran": AGAINST}),
    ("Norway did not say that Iran was an aggressor.", {}),
    ("The ministry said that it thanked the rebels.", {"the rebels": FAVOR}),
    ("The envoy demanded that Norway open the border.", {"Norway": NEUTRAL}),
    ("The minister accused the army of shelling the port.", {"the army": AGAINST}),
    ("The mayor said that Norway had shelled the port.", {"Norway": AGAINST}),
    ("The mayor said that the port had been burned by the rebels.", {"the rebels": AGAINST}),
    ("Norway said that its army had shelled the port.", {}),
    ("The mayor said that Norway would attack the port.", {}),
    ("The rebels threatened to leave if Norway did not open the border.", {"Norway": AGAINST}),
]


@pytest.mark.parametrize(("text", "stances"), STANCES)
def test_a_stance_is_toward_whom_act_or_judgement_are_aimed_at(read, text, stances):
    kept, names, words = read(text)
    found = {names[stance.entity]: stance.polarity for item in kept for stance in item.toward}
    assert found == stances
    assert all(words(stance.spans) and "stance" in stance.by for item in kept for stance in item.toward)


ADDRESSEES = [
    ("The mayor told reporters that the bridge was gone.", ["reporters"]),
    ("“The bridge is gone,” the mayor told the council on Friday.", ["the council"]),
    ("The envoy said to the council that the talks had failed.", ["the council"]),
    ("In a letter to the secretary-general, the envoy said that the dam had burst.", ["the secretary-general"]),
    ("Speaking to journalists, the envoy said that talks had failed.", ["journalists"]),
    ("The envoy urged both sides to stop.", []),
    ("The envoy said that a letter to the ministers had been lost.", []),
]


@pytest.mark.parametrize(("text", "addressees"), ADDRESSEES)
def test_addressees_are_told_and_never_part_of_what_is_said(read, text, addressees):
    kept, _, words = read(text)
    assert [words(party.spans) for party in kept[0].addressees] == addressees


MEDIA = [
    ("The mayor said at a press conference that the bridge was gone.", Medium.PRESS, "a press conference"),
    ("The mayor said at a security conference that the bridge was gone.", Medium.SPEECH, "a security conference"),
    ("The mayor wrote on X that the bridge was gone.", Medium.POST, "X"),
    ("The mayor said on state television that the bridge was gone.", Medium.BROADCAST, "state television"),
    ("The indictment says that the bridge was sold.", Medium.DOCUMENT, "The indictment"),
    ("According to a report, the bridge was sold.", Medium.DOCUMENT, "a report"),
    ("The mayor said in a speech on Friday that the bridge was gone.", Medium.SPEECH, "a speech"),
]


@pytest.mark.parametrize(("text", "medium", "phrase"), MEDIA)
def test_the_medium_has_its_noun_phrase(read, text, medium, phrase):
    kept, _, words = read(text)
    assert kept[0].medium.value is medium
    assert words(kept[0].medium.spans) == phrase


def test_words_that_name_no_medium_have_none(parse):
    sentence = parse("The mayor crossed the bridge.").sentences[0]
    assert [noun_medium(sentence, token.i) for token in sentence.tokens] == [None] * len(sentence.tokens)


TIMES = [
    ("The mayor said on Monday that the bridge was gone.", "on Monday"),
    ("The mayor told the council last week that the bridge was gone.", "last week"),
    ("The Varn Times reported in December that the bridge was gone.", "in December"),
    ("Speaking to reporters on Friday, the mayor said that the bridge was gone.", "on Friday"),
    ("A report published in March said that the bridge was gone.", "in March"),
    ("The mayor said that the bridge fell on Monday.", None),
    ("The mayor said in a speech about the war of 1990 that the bridge was gone.", None),
]


@pytest.mark.parametrize(("text", "when"), TIMES)
def test_the_cue_has_its_own_time(read, text, when):
    kept, _, words = read(text)
    said_at = kept[0].said_at
    assert said_at is None if when is None else words(said_at.spans) in when


ACTS = [
    ("“We condemn the raid,” the ministry said.", Act.CONDEMN),
    ("The ministry said that it condemned the raid.", Act.CONDEMN),
    ("The ministry said that it had condemned the raid.", Act.SAY),
    ("The ministry said that Norway would condemn the raid.", Act.SAY),
    ("The ministry ruled out holding talks.", Act.DENY),
    ("The ministry acknowledged that the raid had failed.", Act.CONFIRM),
    ("The ministry dismissed the claims.", Act.DENY),
    ("The ministry called for a truce.", Act.DEMAND),
    ("The envoy feared that the talks would fail.", Act.THINK),
    ("The envoy alleged that the talks had failed.", Act.CLAIM),
    ("The envoy thanked the council for its help.", Act.ENDORSE),
]


@pytest.mark.parametrize(("text", "act"), ACTS)
def test_the_act_is_that_of_the_cue_or_of_what_the_speaker_does_by_saying_it(read, text, act):
    kept, _, _ = read(text)
    assert kept[0].act.value is act


NEGATED = [
    ("The army did not say that the town had fallen.", "did not say"),
    ("The ministry has not confirmed whether the town had fallen.", "has not confirmed"),
    ("The minister never claimed that the town had fallen.", "never claimed"),
    ("The minister declined to say whether the town had fallen.", "declined to say"),
    ("No official would confirm that the town had fallen.", "would confirm"),
]


@pytest.mark.parametrize(("text", "cue"), NEGATED)
def test_what_was_not_said_is_kept_with_its_sign(read, text, cue):
    (item,), _, words = read(text)
    assert item.negated
    assert words(item.cue) == cue
    assert item.toward == ()


@pytest.mark.parametrize(
    "text",
    [
        "The general left without saying that the town had fallen.",
        "If the general says that the town has fallen, nobody will stay.",
        "The minister declined to comment.",
        "“They never said that the town had fallen.”",
    ],
)
def test_supposed_and_missing_words_stay_out(read, text):
    assert read(text)[0] == ()


def test_a_statement_that_was_made_is_not_negated(read):
    assert [item.negated for item in read("The army denied that the town had fallen.")[0]] == [False]


DONE = [
    ("The envoy called the report a lie.", Act.DENY),
    ("The envoy called the report “shameful”.", Act.CONDEMN),
    ("The envoy called the report long.", Act.SAY),
    ("“That is a fairy tale,” the general said.", Act.DENY),
    ("“That is no lie,” the general said.", Act.SAY),
    ("“We did not shell the port,” the general said.", Act.DENY),
    ("“We did not see the port,” the general said.", Act.SAY),
    ("The general said that his troops had not shelled the port.", Act.DENY),
    ("“Not one shell,” the general said.", Act.DENY),
    ("“No, we are leaving,” the general said.", Act.DENY),
    ("“No man has left the port,” the general said.", Act.SAY),
    ("“We will not sign this paper,” the general said.", Act.DENY),
    ("The general said that Norway must leave the port.", Act.DEMAND),
    ("“Who will pay for the port?” the general said.", Act.ASK),
    ("The general said that he feared an attack.", Act.THINK),
    ("The general warned that his men would burn the port.", Act.THREATEN),
    ("The general warned that the rebels would burn the port.", Act.WARN),
]


@pytest.mark.parametrize(("text", "act"), DONE)
def test_under_a_neutral_word_what_is_said_tells_the_act(read, text, act):
    (item,), _, words = read(text)
    assert item.act.value == act
    assert words(item.act.spans)
