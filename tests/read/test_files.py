import codecs
import gzip
import os
import zlib
from pathlib import Path

import pytest

from tests.read.make_files import PROSE, make_docx, make_mail, make_pdf
from tocsin.errors import DocumentError, EmptyDocument, InputError, TocsinError, UnreadableDocument, UnsupportedFormat
from tocsin.read import ReadOptions, read_bytes, read_file

BODY = "\n\n".join(PROSE)


def read(data, **options):
    (document,) = read_bytes(data, origin="a.x", options=ReadOptions(**options))
    return document


def test_a_file_is_named_as_the_user_wrote_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = type(tmp_path)("reports/one.txt")
    path.parent.mkdir()
    path.write_text(BODY, encoding="utf-8")
    (document,) = read_file(path)
    assert (document.origin, document.text) == ("reports/one.txt", BODY)
    (named,) = read_file(path, origin="two")
    assert named.origin == "two" and named.id != document.id


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (BODY.encode(), BODY),
        (b"# Talks\n\n" + BODY.encode(), f"# Talks\n\n{BODY}"),
        (f"<html><p>{PROSE[0]}</p></html>".encode(), PROSE[0]),
        (f"<p>{PROSE[0]}</p>".encode(), PROSE[0]),
        (make_mail(plain=PROSE[0]), PROSE[0] + "\n"),
        (make_docx([(PROSE[0], "")]), PROSE[0]),
        (make_pdf([[(72, 700, PROSE[0])]]), PROSE[0]),
        (b'{"text": "The army left."}', "The army left."),
        (b"[TEXT] The army left.", "[TEXT] The army left."),
        (b"{The army left}", "{The army left}"),
        (b'["TEXT"] The army left.', '["TEXT"] The army left.'),
        (b"[1] The army left.\n[2] It did.", "[1] The army left.\n[2] It did."),
        (b"Date: 30 May 2023\n\nThe army left.", "Date: 30 May 2023\n\nThe army left."),
        (b"a < b, said the teacher.", "a < b, said the teacher."),
    ],
)
def test_formats_are_told_by_content(data, text):
    assert read(data).text == text


def test_line_ends_stay_and_the_byte_order_mark_goes():
    assert read(codecs.BOM_UTF8 + b"The army left.\r\nIt did.\r").text == "The army left.\r\nIt did.\r"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "cp1252"])
def test_encodings_without_a_declaration(encoding):
    text = f"{BODY} “It’s a café,” she said – in Zürich."
    assert read(text.encode(encoding)).text == text


def test_an_encoding_is_told_by_its_letters():
    text = "Министр сказал во вторник, что переговоры не удались и что новых встреч не будет. " * 4
    assert read(text.encode("cp1251")).text == text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (gzip.compress(b"The army left."), "gzip"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "JPEG"),
        (b"\x7fELF" + bytes(50), "program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), "old Office"),
        (b"{\\rtf1 The army left.}", "RTF"),
        (bytes(range(256)) * 20, "binary"),
        (b'<?xml version="1.0"?><rss><item/></rss>', "XML"),
        (b"WARC/1.0\r\n", "WARC"),
    ],
)
def test_other_formats_are_named_with_what_to_do(data, what):
    with pytest.raises(UnsupportedFormat, match=rf"^a\.x: this is .*{what}.*; "):
        read(data)


@pytest.mark.parametrize("data", [b"", b" \r\n\t", codecs.BOM_UTF8, codecs.BOM_UTF8 + b"\n", "\u2003".encode()])
def test_a_file_without_words_is_empty(data):
    with pytest.raises(EmptyDocument):
        read(data)


def test_missing_files_and_folders_are_no_documents(tmp_path):
    with pytest.raises(InputError, match="there is no such file") as missing:
        read_file(tmp_path / "none.txt")
    with pytest.raises(InputError, match="this is a folder") as folder:
        read_file(tmp_path)
    for error in (missing.value, folder.value):
        assert not isinstance(error, DocumentError) and "\n" not in str(error)


def test_paths_that_no_file_can_have(tmp_path):
    with pytest.raises(InputError, match="cannot be opened"):
        read_file(tmp_path / "a\0b")
    with pytest.raises(InputError, match="cannot be opened"):
        read_file(tmp_path / ("x" * 5000))


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="not a regular file"):
        read_file(tmp_path / "pipe")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_file_that_may_not_be_read(tmp_path):
    (tmp_path / "a.txt").write_text("The army left.")
    (tmp_path / "a.txt").chmod(0)
    with pytest.raises(InputError, match="may not be read"):
        read_file(tmp_path / "a.txt")


def test_large_files_are_refused_before_they_are_read(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 2000)
    with pytest.raises(UnreadableDocument, match=r"more than 1,000 bytes; split .*ReadOptions\(max_bytes=\.\.\.\)"):
        read_file(path, options=ReadOptions(max_bytes=1000))
    path.write_bytes(b"x" * ((2 << 20) + 1))
    with pytest.raises(UnreadableDocument, match="the file has more than 2 MB; split the file"):
        read_file(path, options=ReadOptions(max_bytes=2 << 20))


def test_a_long_text_says_what_to_do():
    with pytest.raises(UnreadableDocument, match=r"; split the file \(or, in Python, pass ReadOptions\(max_chars="):
        read(BODY.encode(), max_chars=100)


def test_an_empty_path_is_named_as_such():
    with pytest.raises(InputError, match=r"\Aan empty path; name a file\Z"):
        read_file(Path(), origin="")


def test_damaged_files_of_every_format_raise_only_errors_of_ours():
    whole = [make_docx([(PROSE[0], "Title"), (PROSE[1], "")]), make_pdf([[(72, 700, PROSE[0])]]), make_mail(plain=PROSE[0], html=f"<p>{PROSE[1]}</p>"),
             f'[{{"text": "{PROSE[0]}"}}]'.encode(), f"<html><p>{PROSE[0]}</p>".encode(), BODY.encode("utf-16")]  # fmt: skip
    for data in whole:
        for seed in range(40):
            # CRC-32 gives places and bytes that look random and never change.
            noise = zlib.crc32(bytes([seed]))
            place = noise % len(data)
            for damaged in (data[:place], data[:place] + bytes([noise >> 24]) * 3 + data[place + 3 :], data[place:]):
                try:
                    results = list(read_bytes(damaged, origin="a.x"))
                except TocsinError as error:
                    assert str(error).startswith("a.x") and "\n" not in str(error)
                else:
                    assert results
