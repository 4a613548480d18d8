import io
import zipfile

import pytest

from tests.read.make_files import PROSE, make_docx, make_zip
from tocsin.errors import EmptyDocument, UnreadableDocument, UnsupportedFormat
from tocsin.read import read_bytes
from tocsin.record import Role


def read(data):
    (document,) = read_bytes(data, origin="a.docx")
    return document


def roles(document):
    return [(block.role, document.quote(block.span)) for block in document.blocks]


def repacked(data, name, change):
    """Return the package with one part changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {info.filename: archive.read(info) for info in archive.infolist()}
    files[name] = change(files[name])
    return make_zip(files)


def test_styles_tell_roles():
    data = make_docx(
        [
            ("Talks fail", "Title"),
            ("By Anna Berg\n30 May 2023", ""),
            (PROSE[0], ""),
            ("What happens next", "Heading 2"),
            (PROSE[1], "List Bullet"),
            ("The minister in March", "Caption"),
        ],
        table=["First cell of the table.", "Second cell."],
    )
    document = read(data)
    assert roles(document) == [
        (Role.TITLE, "Talks fail"),
        (Role.BYLINE, "By Anna Berg"),
        (Role.BYLINE, "30 May 2023"),
        (Role.PARAGRAPH, PROSE[0]),
        (Role.HEADING, "What happens next"),
        (Role.PARAGRAPH, PROSE[1]),
        (Role.CAPTION, "The minister in March"),
        (Role.PARAGRAPH, "First cell of the table."),
        (Role.PARAGRAPH, "Second cell."),
    ]
    assert (document.title.value, document.byline.value, document.published_at.value) == (
        "Talks fail",
        "Anna Berg",
        "2023-05-30",
    )


def test_inserted_text_is_read_and_deleted_text_is_not():
    run = b"<w:r><w:t>%s</w:t></w:r>"
    marked = b"<w:ins>" + run % b"new" + b"</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
    data = repacked(
        make_docx([("MARK", "")]), "word/document.xml", lambda xml: xml.replace(b"<w:r><w:t>MARK</w:t></w:r>", marked)
    )
    assert read(data).text == "new"


def test_the_title_property_is_used_when_the_text_has_none():
    document = read(make_docx([(PROSE[0], ""), (PROSE[1], "")], title="Talks fail"))
    assert (document.title.value, document.title.spans, document.title.by) == (
        "Talks fail",
        (),
        "read.docx/1 property title",
    )


def test_a_file_without_words_is_empty():
    with pytest.raises(EmptyDocument):
        read(make_docx([]))


@pytest.mark.parametrize(
    ("files", "what"),
    [
        ({"xl/workbook.xml": b""}, "Excel"),
        ({"ppt/presentation.xml": b""}, "PowerPoint"),
        ({"mimetype": b"application/epub+zip"}, "EPUB"),
        ({"a.txt": b"The army left."}, "zip archive"),
    ],
)
def test_other_zip_files_are_named(files, what):
    with pytest.raises(UnsupportedFormat, match=what):
        read(make_zip(files))


ENTITIES = b'<!DOCTYPE w [<!ENTITY a "0123456789"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "data",
    [
        make_zip({"word/document.xml": b"<a"}),
        make_docx([("x", "")])[:-200],
        b"PK\x03\x04 and no zip at all",
        repacked(make_docx([("x", "")]), "word/document.xml", lambda _: b"<no-word/>"),
        repacked(make_docx([("x", "")]), "word/document.xml", lambda _: b"<w>" * 5000),
        repacked(make_docx([("x", "")]), "[Content_Types].xml", lambda _: b""),
    ],
)
def test_broken_files_are_refused_in_one_sentence(data):
    with pytest.raises(UnreadableDocument, match=r"^a\.docx: the (DOCX|zip) file is broken"):
        read(data)


def test_entities_are_not_expanded():
    def with_entity(xml):
        head, body = xml.split(b"?>", 1)
        return head + b"?>" + ENTITIES + body.replace(b"MARK", b"left &b; right")

    try:
        text = read(repacked(make_docx([("MARK", "")]), "word/document.xml", with_entity)).text
    except UnreadableDocument:
        return
    assert "0123456789" not in text


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    data = repacked(make_docx([("x", "")]), "word/document.xml", lambda xml: xml + b" " * (40 << 20))
    assert len(data) < 200_000
    with pytest.raises(UnreadableDocument, match="absurd size"):
        read(data)
