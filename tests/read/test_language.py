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
