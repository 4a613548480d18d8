"""An e-mail message in (EML, RFC 5322), its body and what its headers say out."""

from __future__ import annotations

import email.errors
import email.message
import email.parser
import email.policy
import email.utils
import re
from dataclasses import replace

from tocsin.errors import UnreadableDocument
from tocsin.read.build import Extract
from tocsin.read.decode import decode_bytes
from tocsin.read.facts import Fact, Field, Rank
from tocsin.read.markup import declared_charset, extract_markup
from tocsin.read.people import find_byline
from tocsin.read.tables import read_words
from tocsin.record import Basis

STAGE = "read.mail/1"
# What the standard library raises on headers and parts that break the rules.
_BROKEN = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    RecursionError,
    email.errors.MessageError,
)
_MAX_HEADER_CHARS = 1_000
# The standard library takes time that grows with the square of these headers' length: 200 kB take 20 seconds.
_COSTLY_HEADER = re.compile(
    rb"^(?:content-[a-z-]{1,40}|subject|from|date):[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE
)
_MAX_COSTLY_BYTES = 4_000


def extract_mail(data: bytes, *, origin: str) -> Extract:
    """Extract the text of a message: its plain body when it has one, else its HTML body.

    Raises:
        UnreadableDocument: The message is broken, has no body of text, or names an encoding that does not exist.
    """
    if any(len(header.group()) > _MAX_COSTLY_BYTES for header in _COSTLY_HEADER.finditer(data)):
        raise UnreadableDocument(origin, "the e-mail has a header of absurd length; save its body as text")
    try:
        message = email.parser.BytesParser(policy=email.policy.default).parsebytes(data)
        part = message.get_body(preferencelist=("plain", "html"))
        payload = part.get_payload(decode=True) if part is not None else None
        is_html = part is not None and part.get_content_type() == "text/html"
        charset = part.get_content_charset("") if part is not None else ""
    except _BROKEN as error:
        raise UnreadableDocument(origin, "the e-mail is broken; save it again from the mail program") from error
    if not isinstance(payload, bytes):
        raise UnreadableDocument(origin, "the e-mail has no body of text; save the attachment that holds the report")
    text = decode_bytes(payload, origin=origin, declared=charset or (declared_charset(payload) if is_html else ""))
    body = extract_markup(text, origin=origin) if is_html else Extract(text)
    return replace(body, facts=(*_header_facts(message), *body.facts))


def _header_facts(message: email.message.EmailMessage) -> tuple[Fact, ...]:
    facts = []
    if subject := _header(message, "subject"):
        facts.append(_fact(Field.TITLE, subject, "Subject"))
    name = email.utils.parseaddr(_header(message, "from"))[0].strip()
    if name:
        person = find_byline(name, needs_by=False)
        is_office = any(word in read_words("words", "sender") for word in re.findall(r"\w+", name.lower()))
        is_person = not is_office and person is not None and len(person) == len(name)
        facts.append(_fact(Field.BYLINE if is_person else Field.OUTLET, name, "From"))
    try:
        sent = email.utils.parsedate_to_datetime(_header(message, "date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return tuple(facts)
    # "-0000" means that the sender's offset is unknown, and gives a time without one.
    facts.append(_fact(Field.PUBLISHED_AT, sent.isoformat() if sent.tzinfo else sent.date().isoformat(), "Date"))
    return tuple(facts)


def _header(message: email.message.EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())[:_MAX_HEADER_CHARS]
    except _BROKEN:
        return ""


def _fact(field: Field, value: str, header: str) -> Fact:
    return Fact(field, value, (), Basis.INFERRED, Rank.MARKUP, f"{STAGE} header {header}")
