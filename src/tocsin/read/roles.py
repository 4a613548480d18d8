"""One block of a report's body in, its role out: boilerplate, caption, heading or paragraph."""

from __future__ import annotations

import re
from functools import cache

from tocsin.read.credits import is_credit
from tocsin.read.dates import is_month
from tocsin.read.pieces import Mark, Piece
from tocsin.read.tables import read_table, read_words
from tocsin.read.words import find_words, is_link_only
from tocsin.record import Role, Span

# Rules look at no more than this of a block; a longer one is a paragraph.
_LONGEST = 1_000
_PICTURE = (
    "photo(?:graph)?|image|picture|video|map|graphic|illustration|caption"
    "|(?:(?:photo|image|file) )?credit|file(?: photo)?"
)
_AGENCIES = r"AP|AFP|Reuters|EPA|UN|Getty(?: Images)?"
_CAPTION = re.compile(
    rf"!\[|(?:{_PICTURE})\s*(?::|[-–—]\s|by\s+(?-i:[A-Z])|\([^)]{{2,40}}\)\s*[-–—:])"
    rf"|\(?(?:{_AGENCIES})\s+(?:photo|image)s?\s*/|\[(?:photo|image|picture|video)\b"
    r"|(?:image|photo|picture|media|video) (?:copyright|caption|source)\b"
    rf"|©\s*[^\W\d]+[^.]{{0,40}}/\s*(?:{_AGENCIES})",
    re.IGNORECASE,
)
_CREDIT_END = re.compile(
    rf"[\[(](?:(?:photo|image|picture|file|video|credit)\b[^\])]{{0,80}}|[^\])]{{0,60}}/\s*(?:{_AGENCIES})"
    rf"|(?:{_AGENCIES}) photo[^\])]{{0,60}})[\])]\.?\Z"
    r"|[.!?]\s+(?:photo(?:graph)?|image|picture|credit)(?: credit)?s?\s*:\s*[^.!?]{2,60}\Z",
    re.IGNORECASE,
)
_FINAL = re.compile(r"[.!?…:;,][\s\"'”’»)\]*_]*\Z")
# "Source: Example Institute" below a chart.
_SOURCE = re.compile(r"source\s*:\s*\S", re.IGNORECASE)
_MAX_SOURCE_WORDS = 12
_FULL_STOP = re.compile(r"[.…][\"'”’»)\]*_]*\Z")
_OPENING = "\"'“‘«(["
_MENU_PARTS = re.compile(r"\s*[|•·»›/]\s*")
_LONGEST_WHOLE = 80
_MAX_HEADING_WORDS = 10
_MAX_TITLE_WORDS = 25
_MAX_TITLE_CHARS = 240
_SMALL_WORD_LETTERS = 3
# A day without its year ("APR 28") is no title.
_TITLE_WORD_LETTERS = 3
_LETTERS = re.compile(r"[^\W\d_]+")


def find_role(
    text: str, piece: Piece, previous: Piece | None, following: Piece | None, *, has_case: bool = True
) -> Role:
    """Tell the role of a block of the body; PARAGRAPH whenever nothing speaks clearly for another.

    Args:
        text: The report.
        piece: The block.
        previous: The block before it.
        following: The block after it.
        has_case: Capitals tell something; they do not in a report that is all in capitals.
    """
    words = _plain(text, piece.span)
    if piece.mark is Mark.CAPTION:
        return Role.CAPTION
    if piece.mark is Mark.BOILERPLATE or is_boilerplate(text, piece.span):
        return Role.BOILERPLATE
    if is_credit(text, piece.span):
        return Role.BYLINE
    if is_caption(text, piece.span):
        return Role.CAPTION
    if piece.mark in (Mark.TITLE, Mark.HEADING):
        return Role.HEADING
    if has_case and piece.mark is Mark.PLAIN and previous and following and _is_heading(words):
        # Half a broken sentence looks like a heading; a heading stands between whole ones.
        is_between_sentences = is_finished(text, previous.span) and starts_sentence(text, following.span)
        return Role.HEADING if is_between_sentences else Role.PARAGRAPH
    return Role.PARAGRAPH


def is_boilerplate(text: str, span: Span) -> bool:
    """Tell whether a block is navigation, a notice, an appeal or nothing but links."""
    if len(span) > _LONGEST:
        return False
    raw = text[span.start : span.end]
    if is_link_only(raw) and not raw.startswith("!["):
        return True
    words = _plain(text, span)
    if not any(map(str.isalnum, words)):
        # Rules, bullets and stars; quotation marks or dots alone are left to the reader.
        return bool(words) and set(words) <= set("*-_=~#•·|<>/+ \t")
    return _is_menu(words) or any(_matches(*row, words) for row in _patterns())


def is_caption(text: str, span: Span) -> bool:
    """Tell whether a block describes or credits a picture."""
    if len(span) > _LONGEST:
        return False
    words = _plain(text, span)
    if _SOURCE.match(words) and len(words.split()) <= _MAX_SOURCE_WORDS:
        return True
    if _CAPTION.match(text[span.start : span.end].lstrip("*_")) or _CAPTION.match(words):
        return True
    return bool(_CREDIT_END.search(words, max(0, len(words) - 120)))


def looks_like_title(words: str) -> bool:
    """Tell whether a line without any mark can be a report's title."""
    if not 1 < len(words) <= _MAX_TITLE_CHARS or len(words.split()) > _MAX_TITLE_WORDS or len(words.split()) < 2:
        return False
    last_word = words.split()[-1].lower()
    if sum(len(word) >= _TITLE_WORD_LETTERS and not is_month(word) for word in _LETTERS.findall(words)) < 2:
        return False
    # A closed question, exclamation or quotation can end a title; a full stop ends a sentence.
    is_open = (
        words[-1] not in ",;:" and not _FULL_STOP.search(words) and last_word not in read_words("words", "unfinished")
    )
    first = words.lstrip(_OPENING)[:1]
    return is_open and bool(first) and not first.islower() and (first.isalnum() or not first.isascii())


def is_finished(text: str, span: Span) -> bool:
    """Tell whether a block ends as a sentence does, or is a heading or list of its own."""
    return bool(_FINAL.search(text, max(span.start, span.end - 8), span.end)) and text[span.end - 1] != ","


def starts_sentence(text: str, span: Span) -> bool:
    """Tell whether a block opens as a sentence does."""
    words = text[span.start : span.start + 40].lstrip("\"'“‘«([*_#>-–— ")
    return bool(words) and not words[0].islower()


def _plain(text: str, span: Span) -> str:
    if len(span) > _LONGEST:
        return text[span.start : span.end]
    words = find_words(text, span)
    return text[words.start : words.end] if words else text[span.start : span.end]


def _is_heading(words: str) -> bool:
    tokens = words.split() if len(words) <= _LONGEST else []
    if not 1 <= len(tokens) <= _MAX_HEADING_WORDS or "," in words or _FINAL.search(words) or words[0] in _OPENING:
        return False
    long_tokens = [token for token in tokens if len(token) > _SMALL_WORD_LETTERS]
    first = tokens[0][0]
    return (
        first.isupper()
        and bool(long_tokens)
        and all(not token[0].islower() for token in long_tokens)
        and tokens[-1].lower() not in read_words("words", "unfinished")
    )


def _is_menu(words: str) -> bool:
    parts = [part for part in _MENU_PARTS.split(words) if part]
    return len(parts) >= 3 and all(len(part.split()) <= 3 for part in parts) and words[-1] not in ".!?"


def _matches(kind: str, most_words: int, pattern: re.Pattern[str], words: str) -> bool:
    if kind == "whole":
        return len(words) <= _LONGEST_WHOLE and bool(pattern.fullmatch(words.rstrip(" :»>→")))
    found = pattern.match(words) if kind == "start" else pattern.search(words)
    return bool(found) and len(words.split()) <= most_words


@cache
def _patterns() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    """Return one pattern for each kind and number of words, since trying each row alone is ten times slower."""
    rows: dict[tuple[str, int], list[str]] = {}
    for kind, most_words, pattern in read_table("boilerplate"):
        rows.setdefault((kind, int(most_words)), []).append(pattern)
    return tuple(
        (*key, re.compile("|".join(f"(?:{row})" for row in found), re.IGNORECASE)) for key, found in rows.items()
    )
