import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.read.make_files import PROSE
from tocsin.errors import TocsinError, UnreadableDocument
from tocsin.read import read_bytes
from tocsin.record import Basis, Role


def read(html):
    (document,) = read_bytes(html.encode() if isinstance(html, str) else html, origin="a.html")
    return document


def roles(document):
    return [(block.role, document.quote(block.span)) for block in document.blocks]


def page(article, *, head="", before="", after=""):
    return f"<!DOCTYPE html><html lang=en><head>{head}</head><body>{before}<article>{article}</article>{after}</body></html>"


ARTICLE = "<h1>Talks <em>fail</em> after a winter</h1>" + "".join(f"<p>{words}</p>" for words in PROSE)


def test_the_report_is_told_from_what_stands_round_it():
    before = "<nav><ul><li><a href=/>Home</a></li></ul></nav><div class=cookie-bar>We use cookies to make it better for you.</div>"
    after = "<aside>Our daily letter tells you more about the talks.</aside><footer>Made by the web desk of the house.</footer>"
    html = page(
        ARTICLE + '<div class="related-links"><a href=x>Talks to begin again</a></div>', before=before, after=after
    )
    document = read(html)
    kept = [(role, quote) for role, quote in roles(document) if role is not Role.BOILERPLATE]
    assert kept == [(Role.TITLE, "Talks fail after a winter"), *((Role.PARAGRAPH, words) for words in PROSE)]
    assert len(roles(document)) == 9, "nothing is deleted"


def test_white_space_collapses_as_in_a_browser():
    document = read(
        page("<p>The  army\n\tleft <b>the</b>\n<i>town</i>.&nbsp;It&amp;s so.<br>\n A new line<br><br>A new block</p>")
    )
    assert document.text == "The army left the town.\xa0It&s so.\nA new line\n\nA new block"


def test_scripts_and_hidden_parts_are_no_text():
    hidden = "<script>a<b</script><style>p{}</style><template><p>t</p></template><p hidden>h</p><p style='display: none'>n</p><!-- c -->"
    assert read(page(f"{hidden}<p>{PROSE[0]}</p>")).text == PROSE[0]


def test_byline_date_and_caption_in_the_head():
    head = "<header><h1>Talks fail</h1><div class=byline>Anna Berg</div><time>30 May 2023</time></header>"
    figure = "<figure><img src=x><figcaption>The minister in March</figcaption></figure>"
    document = read(page(head + figure + "".join(f"<p>{words}</p>" for words in PROSE)))
    assert roles(document)[:4] == [
        (Role.TITLE, "Talks fail"),
        (Role.BYLINE, "Anna Berg"),
        (Role.BYLINE, "30 May 2023"),
        (Role.CAPTION, "The minister in March"),
    ]
    assert (document.byline.value, document.published_at.value) == ("Anna Berg", "2023-05-30")


def test_meta_tags_are_outside_the_text_unless_it_says_the_same():
    head = (
        "<title>Talks fail - ENN</title><meta property=og:site_name content=ENN><link rel=canonical href=https://enn.example/1>"
        "<meta property=og:title content='Talks fail after a winter'><meta name=author content='Anna Berg'>"
        "<meta property=article:published_time content=2023-05-30T10:15:00Z>"
    )
    document = read(page(ARTICLE.replace("</h1>", "</h1><p>Tuesday, 30 May 2023</p>"), head=head))
    assert (document.title.value, document.title.basis) == ("Talks fail after a winter", Basis.VERBATIM)
    assert (document.byline.value, document.byline.basis, document.byline.spans) == ("Anna Berg", Basis.INFERRED, ())
    assert document.byline.by == "read.html/1 meta author"
    assert (document.published_at.value, document.published_at.basis) == ("2023-05-30T10:15:00+00:00", Basis.NORMALISED)
    assert [document.quote(span) for span in document.published_at.spans] == ["30 May 2023"]
    assert (document.outlet.value, document.url.value) == ("ENN", "https://enn.example/1")


def test_linked_data_is_read():
    linked = {"@graph": [{"@type": "Person", "name": "X"}, {"@type": ["NewsArticle"], "headline": "Talks fail after a winter",
              "author": [{"name": "Anna Berg"}, {"name": "Bo Dahl"}], "datePublished": "2023-05-30", "publisher": {"name": "ENN"}}]}  # fmt: skip
    document = read(page(ARTICLE, head=f'<script type="application/ld+json">{json.dumps(linked)}</script>'))
    found = [getattr(document, name).value for name in ("title", "byline", "published_at", "outlet")]
    assert found == ["Talks fail after a winter", "Anna Berg, Bo Dahl", "2023-05-30", "ENN"]


def test_class_names_that_would_hide_the_whole_report_are_ignored():
    html = f"<html><body><div class='social-page'><h1>Talks fail</h1>{''.join(f'<p>{words}</p>' for words in PROSE)}</div></body></html>"
    assert [role for role, _ in roles(read(html))] == [Role.TITLE, *[Role.PARAGRAPH] * 3]


def test_a_declared_encoding_is_used_and_an_unknown_one_refused():
    html = "<html><meta charset=%s><p>Generál Černý to řekl v úterý.</p></html>"
    assert read((html % "iso-8859-2").encode("iso-8859-2")).text == "Generál Černý to řekl v úterý."
    with pytest.raises(UnreadableDocument, match="does not exist, 'x-none'"):
        read((html % "x-none").encode("iso-8859-2"))


@pytest.mark.parametrize(
    "html",
    [
        "<html>" + "<div>" * 100_000 + "<p>The army left.</p>" + "</div>" * 100_000,
        "<html>" + "<b>" * 100_000 + "x",
        "<html>" + "<table><tr><td>" * 15_000 + "x",
        "<html>" + "<p><b><i>x" * 20_000,
        "<html>" + "".join(f"<b id={n}>" for n in range(5000)) + "<p>x" * 5000,
        "<html>" + "<p>x" * 20_000,
        "<html><frameset><frame src=a></frameset><noframes>The army left.</noframes></html><p>x",
        "<html><!-- c --><body hidden><p>x",
        "<html>" + "<meta name=a content=b>" * 50_000 + "<body><p>x",
        "<html><script type=application/ld+json>" + "[" * 200_000 + "</script><p>x",
        "<html><div class='" + "share " * 100_000 + "'>x",
        "<html>" + "<!--" * 100_000,
        "<html>" + "<p " + "a=b " * 100_000 + ">x",
        "<html><p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x",
        "<html><p " + " ".join(f"a{n}='>'" for n in range(100_000)) + ">x",
        "<html><!-- <p a=' --><p " + " ".join(f"a{n}" for n in range(100_000)) + ">x",
        "<html><script>'<p a=\"'</script><p " + "/".join(f"a{n}" for n in range(100_000)) + ">x",
        "<html>" + "<p a='" * 100_000,
        "<html>" + '<p a="' * 100_000,
        "<html>" + "<p a=\"<b c='" * 50_000,
        "<html>" + "<q/a=" * 150_000,
        "<html>" + "<q" * 300_000,
        "<html>" + ("<p a='" * 4_990 + ">") * 20,
        "<html><p" + " " * 900_000 + "x",
        "<html>" + "&amp" * 200_000,
        "<html>" + "<" * 900_000,
        "<html><p>" + "x y " * 100_000,
        "<html><p>" + " <br>" * 100_000 + "x",
    ],
)
def test_hostile_pages_end_soon_and_in_order(html):
    started = time.process_time()
    try:
        document = read(html)
        assert document.text.strip()
    except TocsinError as error:
        assert str(error).startswith("a.html: ")
    # Some of these take hours in a reader that is quadratic in depth or size.
    assert time.process_time() - started < 30


PARTS = ("<p>", "</p>", "<div class=share>", "</div>", "<b>", "<a href=x>", "</a>", "<br>", "<h1>", "<nav>", "<li>", "<pre>", "<td>",
         "<script>", "</script>", "<!--", "-->", "<template>", "<svg>", "</svg>", "The army left the town on Monday, she said. ", "\n",
         "&nbsp;", "\0", "<", ">", "\ud7ff")  # fmt: skip
TAGS = st.sampled_from(PARTS)


@pytest.mark.parametrize("value", ["", "=1", " = 1", "='>'", '=">"', "=a/b", "='"])
def test_a_tag_with_too_many_attributes_is_refused(value):
    def tag(count):
        return f"<html><p>{PROSE[0]}</p><p " + " ".join(f"a{n}{value}" for n in range(count)) + ">x</p></html>"

    assert read(tag(1_000)).text.startswith(PROSE[0])
    # Every other quote that is left open closes the one before it.
    with pytest.raises(UnreadableDocument, match="a tag has an absurd number of attributes; save the report as text"):
        read(tag(12_000))


def test_prose_with_small_signs_and_quotes_is_no_tag_of_many_attributes():
    words = " ".join(["x < y and 'so' on"] * 500)
    assert len(read(page(f"<p title='a > b'>{words}</p><p>{PROSE[0]}</p>")).text) > 1_000


@settings(max_examples=200, deadline=None)
@given(st.lists(TAGS, max_size=40).map(lambda parts: "<html>" + "".join(parts)))
def test_any_markup_gives_blocks_or_an_error_of_ours(html):
    try:
        document = read(html)
    except TocsinError:
        return
    assert (
        "".join(document.quote(block.span) for block in document.blocks).split() == document.text.split()
        or document.blocks
    )
    assert document == read(html)


def test_the_words_of_a_page_go_before_the_language_that_its_template_names():
    html = (
        "<!DOCTYPE html><html lang=de><head><title>Orvel</title></head><body><article><p>Rebels attacked the port of "
        "Orvel and were shelled from the sea.</p></article></body></html>"
    )
    assert read(html).lang.value == "en"
