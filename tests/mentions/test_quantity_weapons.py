import pytest

from tocsin.mentions import find_weapons


def weapons(parse, text):
    parsed = parse(text)
    return [parsed.document.quote(mention.span) for mention in find_weapons(parsed).kept]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Two MiG-29 jets landed.", ["MiG-29 jets"]),
        ("The army lost a T-72 near the river.", ["T-72"]),
        ("He carried a Kalashnikov.", ["Kalashnikov"]),
        ("Rebels fired Grad rockets and Shahed drones.", ["Grad rockets", "Shahed drones"]),
        ("They found an M-16 rifle.", ["M-16 rifle"]),
        ("A Patriot missile battery was moved.", ["Patriot missile battery"]),
    ],
)
def test_names_weapon_systems(parse, text, wanted):
    assert weapons(parse, text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "A patriot of the city of Grad spoke.",
        "The A-1 road is closed.",
        "The G-7 met.",
        "The rockets fell.",
        "Leopard cubs slept.",
    ],
)
def test_other_things_of_such_names_are_no_weapons(parse, text):
    assert weapons(parse, text) == []
