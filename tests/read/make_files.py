"""Small files of every format, made in code so that the repository holds no binary ones."""

from __future__ import annotations

import io
import zipfile
import zlib
from email.message import EmailMessage

import docx

PROSE = (
    "The minister said on Tuesday that the talks had failed and that no further meeting was planned.",
    "Her deputy, Bo Dahl, told reporters in Oslo that the two sides would speak again in the autumn.",
    "The talks began in March, after a winter in which the border had been closed for six weeks.",
)


def make_pdf(pages: list[list[tuple[int, int, str]]], *, info: str = "", large: tuple[str, ...] = ()) -> bytes:
    """Write a PDF whose pages hold words at (x, y), in points from the lower left corner; Latin-1 only.

    Words are set in 11 points, those among `large` in 22.
    """
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for words in pages:
        lines = "".join(
            f"BT /F1 {22 if word in large else 11} Tf {x} {y} Td ({_escape(word)}) Tj ET\n" for x, y, word in words
        )
        stream = zlib.compress(lines.encode("latin-1"))
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream))
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        objects.append(page.encode())
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    trailer = ""
    if info:
        objects.append(f"<< /Title ({_escape(info)}) >>".encode("latin-1"))
        trailer = f" /Info {len(objects)} 0 R"
    return _assemble(objects, trailer)


def make_encrypted_pdf() -> bytes:
    """Write a PDF that names the standard security handler with keys that no empty password opens."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [] /Count 0 >>",
        b"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O (%s) /U (%s) >>" % (b"o" * 32, b"u" * 32),
    ]
    return _assemble(objects, " /Encrypt 3 0 R /ID [(0123456789abcdef) (0123456789abcdef)]")


def _escape(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _assemble(objects: list[bytes], trailer: str) -> bytes:
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R{trailer} >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def make_docx(paragraphs: list[tuple[str, str]], *, table: list[str] | None = None, title: str = "") -> bytes:
    """Write a DOCX of (words, style) paragraphs and, after them, a table of one row."""
    document = docx.Document()
    for words, style in paragraphs:
        document.add_paragraph(words, style=style or None)
    if table:
        cells = document.add_table(rows=1, cols=len(table)).rows[0].cells
        for cell, words in zip(cells, table, strict=True):
            cell.text = words
    document.core_properties.title = title
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def make_zip(files: dict[str, bytes]) -> bytes:
    """Write a zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def make_mail(
    *, plain: str = "", html: str = "", sender: str = "Anna Berg <anna@news.example>", date: str = ""
) -> bytes:
    """Write a message with a plain body, an HTML body, or both."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "desk@news.example"
    message["Subject"] = "Talks fail after a winter of closed borders"
    message["Date"] = date or "Tue, 30 May 2023 10:15:00 +0200"
    if plain:
        message.set_content(plain)
    if html and plain:
        message.add_alternative(html, subtype="html")
    elif html:
        message.set_content(html, subtype="html")
    return message.as_bytes()
