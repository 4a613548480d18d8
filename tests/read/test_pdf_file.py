import pytest

from tests.read.make_files import make_encrypted_pdf, make_pdf
from tocsin.errors import UnreadableDocument
from tocsin.read import ReadOptions, read_bytes
from tocsin.record import Basis, Role

FIRST = [
    "The minister said on Tuesday that the talks had failed and that no further",
    "meeting was planned. Her deputy told reporters in Oslo that the two sides",
    "would speak again in the au-",
    "tumn, he said.",
]
SECOND = ["The talks began in March, after a winter in which the border had been", "closed for six weeks."]


def page(lines, number, *, top=700):
    """Set lines of 14 points below a running head, and a page number at the foot; None is an empty line."""
    words = [(72, 800, "The Example Times"), (300, 30, f"Page {number} of 2")]
    for place, line in enumerate(lines):
        if line is not None:
            words.insert(-1, (72, top - 14 * place, line))
    return words


def read(data, **options):
    (document,) = read_bytes(data, origin="a.pdf", options=ReadOptions(**options))
    return document


def roles(document):
    return [(block.role, document.quote(block.span)) for block in document.blocks]


def test_pages_give_paragraphs_with_running_lines_told_apart():
    head = ["Talks fail after a winter", "By Anna Berg", "30 May 2023", None]
    document = read(make_pdf([page([*head, *FIRST], 1), page(SECOND, 2)]))
    assert roles(document) == [
        (Role.BOILERPLATE, "The Example Times"),
        (Role.TITLE, "Talks fail after a winter"),
        (Role.BYLINE, "By Anna Berg"),
        (Role.BYLINE, "30 May 2023"),
        (Role.PARAGRAPH, "\n".join(FIRST)),
        (Role.BOILERPLATE, "Page 1 of 2"),
        (Role.BOILERPLATE, "The Example Times"),
        (Role.PARAGRAPH, "\n".join(SECOND)),
        (Role.BOILERPLATE, "Page 2 of 2"),
    ]
    assert (document.byline.value, document.published_at.value) == ("Anna Berg", "2023-05-30")
    assert (document.outlet.value, document.outlet.by) == ("The Example Times", "read.pdf/1 running line")


def test_a_gap_parts_paragraphs():
    document = read(make_pdf([page([*FIRST, None, *SECOND], 1)]))
    assert [quote for role, quote in roles(document) if role is Role.PARAGRAPH][-1] == "\n".join(SECOND)


def test_the_info_title_is_used_when_it_is_one():
    for info in ("Talks fail", "Varnland hands in its report", "Microsoft fined"):
        assert read(make_pdf([page(FIRST, 1)], info=info)).title.by == "read.pdf/1 info Title"
    assert read(make_pdf([page(FIRST, 1)], info="Microsoft Word - draft7.docx")).title is None


TITLE = ("Talks fail after the longest", "winter of closed borders")


def printed(*, info="", head="", foot="", large=TITLE):
    """Set a title of two lines, a byline and a body on one page, with a line above and below them."""
    words = [(72, 700, TITLE[0]), (72, 674, TITLE[1]), (72, 640, "By Anna Berg")]
    words += [(72, 600 - 14 * place, line) for place, line in enumerate([*FIRST, *SECOND])]
    return make_pdf([[*[(72, 800, head)] * bool(head), *words, *[(72, 30, foot)] * bool(foot)]], info=info, large=large)


@pytest.mark.parametrize("info", ["", "Doc", "Untitled", "Microsoft Word - talks7", "Document1", "A page about talks"])
def test_lines_of_larger_type_are_the_title(info):
    document = read(printed(info=info))
    assert roles(document)[:2] == [(Role.TITLE, "\n".join(TITLE)), (Role.BYLINE, "By Anna Berg")]
    assert (document.title.value, document.title.basis) == (" ".join(TITLE), Basis.NORMALISED)
    assert [document.quote(span) for span in document.title.spans] == ["\n".join(TITLE)]


@pytest.mark.parametrize("info", ["Doc", "Untitled", "Microsoft Word - x", "document (2)", "https://a.example/1"])
def test_a_placeholder_is_no_title(info):
    assert read(make_pdf([page(FIRST, 1)], info=info)).title is None


def test_a_heading_far_below_and_a_name_of_an_outlet_are_no_title():
    lines = [*FIRST, *SECOND] * 3
    lines[13] = "Winter of closed borders"
    assert read(make_pdf([page(lines, 1)], large=(lines[13],))).title is None
    head = "The Harbour Times"
    assert read(printed(head=head, large=(*TITLE, head))).title.value == " ".join(TITLE)


@pytest.mark.parametrize(
    "line",
    [
        "11/22/26, 1:29 PM Doc",
        "22.11.2026, 13:29 Talks fail after the longest winter",
        "2026-11-22 13:29",
        "Page 1 of 3",
        "The Harbour Times Page 1 of 3",
        "https://a.example/talks?id=7 1/3",
    ],
)
def test_what_a_print_adds_at_the_edges_is_boilerplate(line):
    assert (Role.BOILERPLATE, line) == roles(read(printed(head=line)))[0]
    assert (Role.BOILERPLATE, line) == roles(read(printed(foot=line)))[-1]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (make_pdf([[], []]), r"no text layer on its 2 page\(s\)"),
        (make_encrypted_pdf(), "encrypted"),
        (b"%PDF-1.7\nbroken", "broken"),
        (make_pdf([page(FIRST, 1)])[:200], "broken"),
    ],
)
def test_what_cannot_be_read_says_why(data, sentence):
    with pytest.raises(UnreadableDocument, match=rf"^a\.pdf: .*{sentence}.*;.*$"):
        read(data)


def test_a_long_pdf_is_refused():
    with pytest.raises(UnreadableDocument, match="more than 100 characters"):
        read(make_pdf([page(FIRST, 1)]), max_chars=100)
