import pytest

from tocsin.mentions import resolve_actors

ASKED = "Q. Will the bridge be built?\n\nA. It will be built.\n\nQ. When?\n\nA. I do not know."


@pytest.mark.parametrize(
    ("introduction", "name"),
    [
        ("Ilda Brenn is the mayor of Ostrel.", "Ilda Brenn"),
        (
            "Prime Minister Tomas Reuk fell in May. Reuk had ruled for years, and Reuk will not come back. "
            "Ilda Brenn spoke to this newspaper on Monday.",
            "Ilda Brenn",
        ),
        ("Ilda Brenn is mayor of Ostrel. Brenn was a teacher. Her deputy is Tomas Reuk.", "Ilda Brenn"),
        ("Ilda Brenn is mayor of Ostrel. Tomas Reuk is her deputy.", None),
    ],
)
def test_the_one_who_answers_is_the_one_whom_the_introduction_presents(parse, introduction, name):
    text = f"The bridge of Ostrel\n\n{introduction}\n\n{ASKED}"
    actors = resolve_actors(parse(text))
    names = {entity.id: entity.name.value for entity in actors.entities}
    answers = [m for m in actors.mentions if text[m.span.start : m.span.end].rstrip(".") == "A"]
    assert {names[m.entity.value] if m.entity else None for m in answers} == {name}
