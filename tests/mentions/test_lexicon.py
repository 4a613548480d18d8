import pytest

from tocsin.mentions.lexicon import EntryKind, find_hits
from tocsin.mentions.lines import make_line


def hits(parse, text):
    return [
        (line.words(hit.first, hit.end), hit.entry.kind, hit.entry.country)
        for line in map(make_line, parse(text).sentences)
        for hit in find_hits(line)
    ]


def test_the_longest_name_wins(parse):
    assert ("South Sudan", EntryKind.COUNTRY, "SSD") in hits(parse, "Rain fell in South Sudan.")


@pytest.mark.parametrize("text", ["They told us who did it.", "He is the one who asked them."])
def test_acronyms_must_stand_in_capitals(parse, text):
    assert hits(parse, text) == []


def test_a_curly_apostrophe_is_no_obstacle(parse):
    assert ("People's Liberation Army", EntryKind.ORGANISATION, "CHN") in hits(
        parse, "The People’s Liberation Army drilled."
    )


def test_another_countrys_body_is_not_the_tables(parse):
    found = hits(parse, "Peru's Defense Department denied it.")
    assert [item[1] for item in found] == [EntryKind.COUNTRY]


def test_letters_that_grow_in_lower_case_keep_their_places(parse):
    line = make_line(parse("İstanbul and Ankara are in Turkey.").sentences[0])
    assert len(line.lower) == len(line.surface)
    assert "Turkey" in [words for words, _, _ in hits(parse, "İstanbul and Ankara are in Turkey.")]
