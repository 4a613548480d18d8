import pytest

from tocsin.parse.paragraphs import gather_paragraphs, goes_on
from tocsin.record import Block, Document, Role, Span


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The convoy had reached the outskirts of the", "Northern Province when it was hit."),
        ("The figures were collected according to a U.S.", "official who asked for silence."),
        ("It carried out patrol operations", "in the waters near the coast."),
        ("Last month, a local reporter asked Liberal", "Senator Mara Hollin whether she agreed."),
        ("The minister said that the new rules would hold for all ports along the eastern coast of", "Varnland."),
    ],
)
def test_joins_what_a_break_tore(before, after):
    assert goes_on(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The convoy was hit.", "Nobody was hurt."),
        ("He said: “We are ready.”", "The army then left."),
        ("What we know so far", "The convoy was hit on Monday."),
        ("Reactions From Abroad", "The neighbours condemned it."),
        ("The list of the delegates follows:", "Anna Hollin, Varnland"),
        ("- a first point that has no mark at its end", "and a second"),
    ],
)
def test_leaves_whole_sentences_and_headings_alone(before, after):
    assert not goes_on(before, after)


def test_page_furniture_may_stand_between_the_halves():
    text = "The convoy had reached the outskirts of the\n\nPage 3\n\nnorthern town."
    pieces = [Span(0, 43), Span(45, 51), Span(53, len(text))]
    roles = [Role.PARAGRAPH, Role.BOILERPLATE, Role.PARAGRAPH]
    document = Document("d-1", text, "", "string", blocks=tuple(map(Block, roles, pieces)))
    assert [paragraph.pieces for paragraph in gather_paragraphs(document)] == [(pieces[0], pieces[2])]


def test_boilerplate_and_bylines_are_not_read():
    text = "By A B\n\nShare this"
    blocks = (Block(Role.BYLINE, Span(0, 6)), Block(Role.BOILERPLATE, Span(8, 18)))
    assert gather_paragraphs(Document("d-1", text, "", "string", blocks=blocks)) == []
