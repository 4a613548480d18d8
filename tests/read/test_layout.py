"""What stands where in a report, from plain text and Markdown."""

import pytest

from tests.read.make_files import PROSE
from tocsin.read import ReadOptions, read_text
from tocsin.record import Basis, Document, Role

BODY = "\n\n".join(PROSE)


def roles(document: Document) -> list[tuple[str, str]]:
    return [(block.role.value, document.quote(block.span)) for block in document.blocks]


def value(grounded):
    return None if grounded is None else grounded.value


def words(document, grounded):
    return [document.quote(span) for span in grounded.spans]


def paragraphs(document):
    return [quote for role, quote in roles(document) if role == "paragraph"]


def test_markdown_head_with_name_above_date():
    document = read_text(f"\n\n# Talks *fail* after a winter\n\nAnna Berg  \n30 May 2023\n\n{BODY}\n")
    assert roles(document)[:3] == [
        ("title", "# Talks *fail* after a winter"),
        ("byline", "Anna Berg"),
        ("byline", "30 May 2023"),
    ]
    assert paragraphs(document) == list(PROSE)
    assert value(document.title) == "Talks fail after a winter"
    assert words(document, document.title) == ["Talks *fail* after a winter"]
    assert document.title.basis is Basis.NORMALISED
    assert (value(document.byline), document.byline.basis) == ("Anna Berg", Basis.VERBATIM)
    assert (value(document.published_at), document.published_at.basis) == ("2023-05-30", Basis.NORMALISED)
    assert words(document, document.published_at) == ["30 May 2023"]


@pytest.mark.parametrize(
    ("head", "byline", "date"),
    [
        ("By Anna Berg\nMay 30, 2023", "Anna Berg", "2023-05-30"),
        ("May 30, 2023\nBy Anna Berg", "Anna Berg", "2023-05-30"),
        ("By Anna Berg | May 30, 2023", "Anna Berg", "2023-05-30"),
        ("By Anna Berg and Bo Dahl, 30 May 2023", "Anna Berg and Bo Dahl", "2023-05-30"),
        ("Anna Berg, 30 May 2023", "Anna Berg", "2023-05-30"),
        (
            "Anna Berg and Bo Dahl\nTuesday, May 30, 2023 10:15 GMT",
            "Anna Berg and Bo Dahl",
            "2023-05-30T10:15:00+00:00",
        ),
        ("Anna Berg in Geneva\n2023-05-30", "Anna Berg", "2023-05-30"),
        ("Published: 30 May 2023\nAuthor: Anna Berg", "Anna Berg", "2023-05-30"),
        ("Published on Tuesday, 30 May 2023", None, "2023-05-30"),
        ("*By [Anna Berg](https://a.example/anna)*\n\n*30 May 2023*", "Anna Berg", "2023-05-30"),
        ("30 May 2023 (Updated: 31 May 2023)", None, "2023-05-30"),
        ("Last updated: 31 May 2023\nPublished: 30 May 2023", None, "2023-05-30"),
        ("Last updated 31 May 2023", None, "2023-05-31"),
        ("Updated 10:15 AM EDT, May 30, 2023", None, "2023-05-30"),
        ("New York, 30 May 2023", None, "2023-05-30"),
    ],
)
def test_bylines_and_dates_of_news(head, byline, date):
    document = read_text(f"Talks fail after a winter of closed borders\n\n{head}\n\n{BODY}")
    assert value(document.title) == "Talks fail after a winter of closed borders"
    assert (value(document.byline), value(document.published_at)) == (byline, date)
    assert paragraphs(document) == list(PROSE)
    for grounded in (document.title, document.byline):
        if grounded and grounded.basis is Basis.VERBATIM:
            assert words(document, grounded) == [grounded.value]


def test_labelled_head():
    document = read_text(
        f"Title: Talks fail\nBy: Anna Berg\nDate: 2023-05-30\nOutlet: The Example Times\nURL: https://a.example/1\n\n{BODY}"
    )
    found = [value(getattr(document, name)) for name in ("title", "byline", "published_at", "outlet", "url")]
    assert found == ["Talks fail", "Anna Berg", "2023-05-30", "The Example Times", "https://a.example/1"]
    assert paragraphs(document) == list(PROSE)


def test_masthead_above_the_title():
    document = read_text(f"The Example Times\n\nTalks fail after a winter\n\nBy Anna Berg\n\n{BODY}")
    assert (value(document.outlet), value(document.title)) == ("The Example Times", "Talks fail after a winter")
    assert roles(document)[0] == ("boilerplate", "The Example Times")


def test_dateline_is_a_block_of_its_own_and_names_the_agency():
    document = read_text(f"KYIV, May 30 (Reuters) - {BODY}")
    assert roles(document)[:2] == [("dateline", "KYIV, May 30 (Reuters) -"), ("paragraph", PROSE[0])]
    assert (value(document.outlet), document.outlet.basis) == ("Reuters", Basis.INFERRED)
    assert words(document, document.outlet) == ["Reuters"]
    assert document.published_at is None, "a date without its year is not guessed"


@pytest.mark.parametrize(
    ("foot", "outlet", "evidence"),
    [
        ("© 2023 The Example Times. All rights reserved.", "The Example Times", ["The Example Times"]),
        ("Copyright 2023 Example News Agency", "Example News Agency", ["Example News Agency"]),
        (
            "To contact the ENN and the Example Party visit:\n\n**[enn.example/contact](http://enn.example/contact)**",
            "ENN",
            ["ENN", "enn.example"],
        ),
    ],
)
def test_the_foot_names_the_outlet(foot, outlet, evidence):
    document = read_text(f"# Talks fail\n\n{BODY}\n\n\n{foot}\n")
    assert (value(document.outlet), document.outlet.basis) == (outlet, Basis.INFERRED)
    assert words(document, document.outlet) == evidence
    assert paragraphs(document) == list(PROSE)
    assert {role for role, _ in roles(document)[4:]} == {"boilerplate"}


@pytest.mark.parametrize(
    "line",
    [
        "To contact us visit our page.",
        "Follow us on Telegram",
        "Follow Anna Berg on Twitter @anna",
        "Share this article",
        "Read more: Talks to begin again",
        "READ MORE: Talks to begin again",
        "Sign up for our daily newsletter",
        "Subscribe to our newsletter for more.",
        "Copyright © 2023",
        "All rights reserved.",
        "ADVERTISEMENT",
        "[Home](/) | [World](/world)",
        "https://a.example/more",
        "Home | World | Politics | Sport",
        "* * *",
        "---",
        "Tags: talks, borders",
    ],
)
def test_boilerplate_lines(line):
    document = read_text(f"{PROSE[0]}\n\n{line}\n\n{PROSE[1]}")
    assert roles(document)[1] == ("boilerplate", line)


@pytest.mark.parametrize(
    "line",
    [
        "Copyright law was changed in the spring, the minister said.",
        "“Follow us on this road,” the general said, “and there will be peace.”",
        "Share prices fell after the talks.",
        "Subscribers to the treaty met on Monday.",
        "Read more slowly, she told them.",
        "To contact the rebels was forbidden under the old law.",
        "Last week, a reporter asked Democratic",
        "the border towns of the north",
        "Representative Jo Berg whether he had seen it.",
        "He said",
    ],
)
def test_prose_stays_a_paragraph(line):
    document = read_text(f"{PROSE[0]}\n\n{line}\n\n{PROSE[1]}")
    assert roles(document)[1] == ("paragraph", line)


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Bo Dahl",
        "FILE - The minister arrives in Oslo.",
        "Image: The town in March",
        "(AP Photo/Bo Dahl)",
        "The minister arrives in Oslo. (Bo Dahl/Reuters)",
        "![The minister arrives](https://a.example/1.jpg)",
        "The minister arrives. [Photo by Bo Dahl]",
        "*The minister arrives. Image: Bo Dahl*",
        "Image copyright Example Pictures",
    ],
)
def test_captions(line):
    document = read_text(f"{PROSE[0]}\n\n{line}\n\n{PROSE[1]}")
    assert roles(document)[1] == ("caption", line)


@pytest.mark.parametrize(
    "line", ["## What happens next", "**Why It Matters**", "Winter of Closed Borders", "REACTIONS"]
)
def test_headings_inside_the_text(line):
    document = read_text(f"{PROSE[0]}\n\n{line}\n\n{PROSE[1]}")
    assert roles(document)[1] == ("heading", line)


def test_a_broken_sentence_gives_no_heading():
    document = read_text(
        f"{PROSE[0]}\n\nThe talks were led by Foreign\n\nMinister Anna Berg of Varnland.\n\n{PROSE[1]}"
    )
    assert [role for role, _ in roles(document)] == ["paragraph"] * 4


def test_underlined_headings():
    document = read_text(f"Talks fail after a winter\n=====\n\n{PROSE[0]}\n\nWhat next\n---\n\n{PROSE[1]}")
    assert value(document.title) == "Talks fail after a winter"
    assert [role for role, _ in roles(document)] == ["title", "paragraph", "heading", "paragraph"]


def test_lines_wrapped_by_hand_are_one_paragraph():
    text = (
        "The minister said on Tuesday that the talks had failed and\n"
        "that no further meeting was planned. Her deputy told\n"
        "reporters in Oslo that both sides would speak again in\n"
        "the autumn.\n"
        "The talks began in March, after a winter in which the\n"
        "border had been closed for six weeks by the army of the\n"
        "north."
    )
    document = read_text(text)
    assert [quote.split()[-1] for quote in paragraphs(document)] == ["autumn.", "north."]


def test_uneven_lines_wrapped_by_hand_are_one_paragraph():
    groups = [
        "We went down to the harbour on Tuesday, before the\nboats came in, and\nfound the gates shut.",
        "A guard told us that nobody was let in\nuntil the autumn.",
        "Nobody else\nwas there, and so we walked back to the town, where the\nmarket was open.",
    ]
    assert paragraphs(read_text("# A day at the harbour\n\n" + "\n\n".join(groups))) == groups


def test_short_lines_are_not_joined():
    document = read_text("\n\n".join([PROSE[0], "home\nnews\nsport", *PROSE[1:]]))
    assert [quote for _, quote in roles(document)][1:4] == ["home", "news", "sport"]


def test_lines_of_their_own_are_paragraphs_of_their_own():
    document = read_text("Talks fail after a winter of closed borders\n" + "\n".join(PROSE))
    assert value(document.title) == "Talks fail after a winter of closed borders"
    assert paragraphs(document) == list(PROSE)


def test_text_in_capitals_has_no_headings():
    document = read_text(f"{PROSE[0]}\n\nTHE TALKS WENT ON\n\n{PROSE[1]}".upper())
    assert [role for role, _ in roles(document)] == ["paragraph"] * 3


def test_a_single_block_is_a_paragraph_whatever_it_looks_like():
    for text in ("Share this article", "Talks fail", "https://a.example/"):
        assert [role for role, _ in roles(read_text(text))] == ["paragraph"]


def test_given_values_win_and_have_no_spans():
    options = ReadOptions(published="2020-01-01", outlet="ENN", title="Talks fail", url="https://a.example/")
    document = read_text(f"Talks fail.\n\n30 May 2023\n\n{BODY}", options=options)
    for name, expected in (
        ("published_at", "2020-01-01"),
        ("outlet", "ENN"),
        ("title", "Talks fail"),
        ("url", "https://a.example/"),
    ):
        grounded = getattr(document, name)
        assert (grounded.value, grounded.basis, grounded.spans) == (expected, Basis.GIVEN, ())
    assert document.blocks[0].role is Role.TITLE, "the block that says the given title is the title"


def test_a_report_without_a_head_has_no_metadata():
    document = read_text(BODY)
    assert [document.title, document.byline, document.outlet, document.published_at, document.url] == [None] * 5


@pytest.mark.parametrize("first", ["The minister said no", "Last week the minister asked", "APR 28"])
def test_a_first_line_that_goes_on_below_is_no_title(first):
    document = read_text(f"{first}\n\nand the army left the town on Monday.\n\n{BODY}")
    assert document.title is None


def test_the_copyright_of_a_picture_names_no_outlet():
    document = read_text(f"{BODY}\n\nImage copyright Example Pictures\n\n{PROSE[0]}")
    assert document.outlet is None


def test_a_name_of_an_outlet_alone_is_no_title():
    document = read_text(f"The Example Times\n\n{BODY}")
    assert (document.title, value(document.outlet)) == (None, "The Example Times")


def test_the_closing_credit_names_the_authors_when_no_byline_does():
    credit = "(Reporting by Anna Berg in Geneva; Editing by Bo Dahl)"
    document = read_text(f"# Talks fail\n\n{BODY}\n\n{credit}")
    assert (value(document.byline), words(document, document.byline)) == ("Anna Berg", ["Anna Berg"])
    assert roles(document)[-1] == ("byline", credit)
    helper = "ENN writer Bo Dahl contributed to this report."
    assert roles(read_text(f"{BODY}\n\n{helper}"))[-1] == ("byline", helper)
    assert value(read_text(f"# Talks fail\n\nBy Cy Roe\n\n{BODY}\n\n{credit}").byline) == "Cy Roe"
    assert read_text(f"# Talks fail\n\n{BODY}\n\n(Editing by Bo Dahl)").byline is None
