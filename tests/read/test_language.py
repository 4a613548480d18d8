import pytest

from tocsin.read.language import find_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The minister said that the talks had failed and that no further meeting was planned.", "en"),
        ("Die Ministerin sagte, dass die Gespräche nicht mit einer Einigung zu Ende gegangen sind.", "de"),
        ("La ministre a dit que les pourparlers ont été un échec et que les deux parties se retirent.", "fr"),
        ("La ministra dijo que las conversaciones no han sido un éxito y que las partes se retiran.", "es"),
        ("La ministra ha detto che i colloqui non sono andati bene e che le parti si ritirano.", "it"),
        ("A ministra disse que as conversações não foram um sucesso e que os dois lados se retiram.", "pt"),
        ("De minister zei dat het overleg niet is gelukt en dat er voor de zomer geen nieuw overleg is.", "nl"),
        ("Министр сказал, что переговоры не удались.", "ru"),
        ("Міністр сказав, що переговори не вдалися і їх не буде.", "uk"),
        ("قال الوزير إن المحادثات فشلت", "ar"),
        ("部長は会談が失敗したと述べた。", "ja"),
        ("部长说会谈失败了。", "zh"),
        ("xyzzy", None),
        ("", None),
        ("12345 67", None),
    ],
)
def test_tells_the_language(text, code):
    assert find_language(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "In 12 years 300 Irish peacekeepers died in Lebanon over land mines.",
        "A crane driver, a docker and a mate hurt as a tank blows up.",
        "What do you mean, I do?",
    ],
)
def test_an_english_sentence_with_words_that_other_languages_have_is_not_called_theirs(text):
    assert find_language(text) in ("en", None)


def test_a_short_english_text_is_english_whatever_its_file_names():
    assert find_language("Rebels attacked the port and were shelled.", named="de") == "en"
    assert find_language("The strikes condemned Marten, who was in Orvel with Kerr.", named="xh") == "en"


@pytest.mark.parametrize("text", ["Rebellen griffen Orvel am Montag an.", "Kein Ende in Sicht: was nun?", ""])
def test_a_short_text_without_english_words_is_left_to_its_file(text):
    assert find_language(text, named="de") is None
