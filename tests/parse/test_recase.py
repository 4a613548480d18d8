import pytest

from tocsin.parse.recase import is_in_capitals, recase_texts
from tocsin.text import surface

ALERT = "REBELS KILLED TWO FARMERS NEAR NAIROBI ON MONDAY, GENERAL OSKAR VELMIR OF THE RURITANIAN ARMY SAID."


def read(parsed):
    return [surface(sentence.tokens) for sentence in parsed.sentences]


def recase(parser, text, starts=(0,)):
    return recase_texts([text], [starts], classes=parser.classes)[0]


def test_a_report_in_capitals_is_parsed_as_if_in_usual_letters(parse):
    parsed = parse(ALERT)
    (sentence,) = parsed.sentences
    assert read(parsed)[0].startswith("Rebels killed two farmers near Nairobi on Monday, General Oskar Velmir")
    assert next(token for token in sentence.tokens if token.lemma == "kill").pos == "VERB"


def test_spans_stay_on_the_capitals(parse):
    parsed = parse(ALERT)
    for token in parsed.sentences[0].tokens:
        assert ALERT[token.start : token.end].lower() == token.text.lower()
    assert parsed.document.text == ALERT


@pytest.mark.parametrize(
    "text", ["İNGİLTERE SAID THAT İT AND ẞTADT AGREED.", "STRAẞE ΣΊΣΥΦΟΣ AND THE ŒUVRE OF NGÔ ǅUNGLA WERE SEEN."]
)
def test_letters_that_change_their_length_keep_offsets(parser, text):
    assert len(recase(parser, text)) == len(text)


def test_usual_letters_are_left_alone(parser):
    texts = ["NATO and the UN met in Oslo on Monday to talk about the EU.", "FOR IMMEDIATE RELEASE", ""]
    again = recase_texts(texts, [[0], [0], []], classes=parser.classes)
    assert all(new is old for new, old in zip(again, texts, strict=True))


def test_a_long_paragraph_in_capitals_is_recased_in_a_usual_report(parser):
    usual = "The ministers met in Oslo on Monday and agreed on a treaty. " * 8
    shouted = "REBELS SEIZED THE OLD HARBOUR OF THE CAPITAL LAST NIGHT"
    assert recase_texts([usual, shouted], [[0], [0]], classes=parser.classes) == [
        usual,
        "Rebels seized the old harbour of the capital last night",
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("THE U.S. AND NATO MET THE KENYAN ENVOY IN NEW DELHI.", "The U.S. and NATO met the Kenyan envoy in New Delhi."),
        ("THE VARNISTAN LIBERATION FRONT [VLF] ATTACKED THE TOWN.", "The Varnistan liberation front [VLF] attacked the town."),
        ("THE MINISTER'S AIDE SAW AN M-16 RIFLE ON 3 MARCH 1990.", "The minister's aide saw an M-16 rifle on 3 March 1990."),
        ("SEAN O'BRANNICK SAID THAT THE MARCH WENT ON.", "Sean O'Brannick said that the march went on."),
    ],
)  # fmt: skip
def test_names_keep_their_capitals_and_other_words_lose_them(parser, text, wanted):
    assert recase(parser, text) == wanted


def test_a_noun_that_is_a_surname_in_the_report_is_one_throughout(parser):
    text = "THE ARMY ARRESTED JUAN PONCE ON MONDAY. A COURT LATER RELEASED PONCE WITHOUT CHARGES."
    assert recase(parser, text, (0, 40)).count("Ponce") == 2


def test_few_letters_are_no_text_in_capitals():
    assert not is_in_capitals("NATO, UN, EU")
    assert is_in_capitals("THE MINISTERS MET IN OSLO ON MONDAY")
