import pytest

from tests.read.make_files import PROSE, make_mail
from tocsin.errors import UnreadableDocument
from tocsin.read import read_bytes
from tocsin.record import Basis, Role


def read(data):
    (document,) = read_bytes(data, origin="a.eml")
    return document


def test_headers_tell_title_author_and_date():
    document = read(make_mail(plain="\n\n".join(PROSE)))
    assert document.title.value == "Talks fail after a winter of closed borders"
    assert (document.byline.value, document.byline.basis) == ("Anna Berg", Basis.INFERRED)
    assert document.published_at.value == "2023-05-30T10:15:00+02:00"
    assert document.published_at.by == "read.mail/1 header Date"
    assert [block.role for block in document.blocks] == [Role.PARAGRAPH] * 3


def test_a_sender_that_is_no_person_is_the_outlet():
    document = read(make_mail(plain=PROSE[0], sender="Example News <desk@news.example>"))
    assert (document.byline, document.outlet.value) == (None, "Example News")


@pytest.mark.parametrize(
    "name",
    ["Varnland Desk", "Press Office", "Oslo News", "Harbour Team", "Border Service", "The Editors", "Sea Agency"],
)
def test_an_office_is_no_author(name):
    document = read(make_mail(plain=PROSE[0], sender=f"{name} <a@news.example>"))
    assert (document.byline, document.outlet.value) == (None, name)


@pytest.mark.parametrize(
    "line",
    [
        "To unsubscribe, click here.",
        "Unsubscribe",
        "Unsubscribe from this list",
        "You are receiving this email because you asked for it.",
    ],
)
def test_how_to_leave_the_list_is_no_part_of_the_report(line):
    document = read(make_mail(plain=f"{PROSE[0]}\n\n{PROSE[1]}\n\n{line}"))
    assert [block.role for block in document.blocks] == [Role.PARAGRAPH, Role.PARAGRAPH, Role.BOILERPLATE]


def test_the_plain_body_is_preferred_to_html():
    assert read(make_mail(plain=PROSE[0], html=f"<p>{PROSE[1]}</p>")).text.strip() == PROSE[0]


def test_an_html_body_is_read_as_a_page():
    document = read(make_mail(html=f"<h1>Talks fail</h1><p>{PROSE[0]}</p><p>{PROSE[1]}</p>"))
    assert document.text == f"Talks fail\n\n{PROSE[0]}\n\n{PROSE[1]}"


def test_a_title_that_the_body_repeats_has_its_words():
    document = read(make_mail(plain=f"Talks fail after a winter of closed borders\n\n{PROSE[0]}"))
    assert document.title.basis is Basis.VERBATIM
    assert document.blocks[0].role is Role.TITLE


def test_each_part_has_its_own_encoding():
    head = b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=iso-8859-2\n\n"
    assert read(head + "Generál Černý to řekl.".encode("iso-8859-2")).text == "Generál Černý to řekl."


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"From: a@b.example\nSubject: x\nContent-Type: text/plain; charset=x-none\n\nZ\xfcrich", "does not exist"),
        (b"From: a@b.example\nSubject: " + b"=?utf-8?q?a?= " * 20_000 + b"\n\nhi", "absurd length"),
        (b"From: a@b.example\nSubject: x\nContent-Type: text/plain; " + b"a=b;" * 50_000 + b"\n\nhi", "absurd length"),
        (
            b"From: a@b.example\nSubject: x\n" + b"Content-Type: message/rfc822\n\nFrom: a@b\n" * 3000 + b"\nhi",
            "is broken",
        ),
        (b"From: a@b.example\nSubject: x\nContent-Type: image/png\n\nAAAA", "no body of text"),
    ],
)
def test_mail_that_cannot_be_read_says_why(data, sentence):
    with pytest.raises(UnreadableDocument, match=sentence):
        read(data)


@pytest.mark.parametrize("date", ["Tue, 30 May 2023 10:15:00 -0000", "soon"])
def test_an_unknown_offset_or_date_is_not_guessed(date):
    data = make_mail(plain=PROSE[0]).replace(b"Tue, 30 May 2023 10:15:00 +0200", date.encode())
    found = read(data).published_at
    assert (found.value if found else None) == ("2023-05-30" if date != "soon" else None)
