"""Text in, places where it is spoilt out: lost letters, replacement characters, mojibake and control characters.

Nothing is repaired here or anywhere else in the text: damage is flagged, so that a later stage and a reader can see it.
"""

from __future__ import annotations

import re

from tocsin.record import Damage, DamageKind, Span

_LOST = re.compile(r"(?<![^\s(\[{\"'“‘«—–-])\?(?=[^\W\d_A-Z]{2})|(?<=[^\W\d_])\?{1,3}(?=[^\W\d_])")
_NOT_A_WORD = re.compile(r"[=/@&]|www\.")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]*\Z")
_LETTERS_AFTER = re.compile(r"[^\W\d_]*")
# Looking at more letters than this on either side could not change the verdict, and keeps one endless token linear.
_REACH = 40
# Left or right of a question mark without a space after it ("what?no") these words stand for themselves.
_STANDS_ALONE = frozenset(
    "and but he her him how it me no not ok really right she so that them then there they this us we what when where"
    " which who why yes you".split()
)

_REPLACEMENT = re.compile("\ufffd+")
# Form feed is left out: it is how many tools write a page break.
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]+")

# Characters that stand for the bytes 0x80 to 0xBF in Windows-1252 or Latin-1.
_TAIL_BYTES = {bytes([byte]).decode("cp1252", "ignore") or chr(byte): byte for byte in range(0x80, 0xC0)}
_TAIL_BYTES.update({chr(byte): byte for byte in range(0x80, 0xC0)})
_TAIL = "[" + re.escape("".join(_TAIL_BYTES)) + "]"
_PAIR = f"[\u00c2-\u00c5\u00ce-\u00d1\u00d7-\u00db]{_TAIL}"
_MOJIBAKE = re.compile(f"(?:{_PAIR}|[\u00e0-\u00ef]{_TAIL}{{2}}|[\u00f0-\u00f4]{_TAIL}{{3}}|\u00e2\u20ac)+")
# A lone pair with another first character occurs in sound text ("RUÎ»"), so only these count without a second one.
_LONE_LEADS = frozenset("\u00c2\u00c3\u00c4\u00c5")


def find_damage(text: str) -> tuple[Damage, ...]:
    """Find spoilt characters; linear in the length of the text.

    Returns:
        Damage in text order, never overlapping; a run of the same kind is one piece. The span of a lost letter is the
        question mark that stands for it, the span of mojibake is the run that decodes as UTF-8.
    """
    mojibake = _find_mojibake(text)
    # A question mark before spoilt quotation marks ends its sentence; it stands for no letter.
    starts = {span.start for span in mojibake}
    found = [Damage(span, DamageKind.MOJIBAKE) for span in mojibake]
    found += [Damage(_span(match), DamageKind.REPLACEMENT_CHARACTER) for match in _REPLACEMENT.finditer(text)]
    found += [Damage(_span(match), DamageKind.CONTROL) for match in _CONTROL.finditer(text)]
    lost = (match for match in _LOST.finditer(text) if match.end() not in starts and _is_lost_letter(text, match))
    found += [Damage(_span(match), DamageKind.REPLACED) for match in lost]
    found.sort(key=lambda damage: (damage.span.start, -damage.span.end))
    out: list[Damage] = []
    for damage in found:
        # A control character can be part of a mojibake run; the run, which starts first, says more.
        if not out or damage.span.start >= out[-1].span.end:
            out.append(damage)
    return tuple(out)


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end())


def _is_lost_letter(text: str, match: re.Match[str]) -> bool:
    """Tell a lost letter from a question mark that lacks its space and from one inside an address."""
    near = text[max(0, match.start() - _REACH) : match.start()]
    after = text[match.end() : match.end() + _REACH]
    if _NOT_A_WORD.search(_last_word(near) + _first_word(after)):
        return False
    letters_before = _LETTERS_BEFORE.search(near)
    letters_after = _LETTERS_AFTER.match(after)
    left = letters_before.group() if letters_before else ""
    right = letters_after.group() if letters_after else ""
    if left.lower() in _STANDS_ALONE or right.lower() in _STANDS_ALONE:
        return False
    if right[:1].islower() or not right[:1].isupper():
        return True
    # After a small letter a capital opens a new sentence; inside a word in capitals it is one more letter.
    return len(left) > 1 and len(right) > 1 and left.isupper() and right.isupper()


def _last_word(text: str) -> str:
    return "" if text[-1:].isspace() else text.rsplit(maxsplit=1)[-1] if text else ""


def _first_word(text: str) -> str:
    return "" if text[:1].isspace() else text.split(maxsplit=1)[0] if text else ""


def _find_mojibake(text: str) -> list[Span]:
    return [_span(match) for match in _MOJIBAKE.finditer(text) if _is_mojibake(text, match)]


def _is_mojibake(text: str, match: re.Match[str]) -> bool:
    run = match.group()
    data = bytes(_TAIL_BYTES.get(char) or ord(char) & 0xFF for char in run)
    # A final quotation mark often loses its last byte on the way: two thirds of it are never sound text.
    whole = data.removesuffix(b"\xe2\x80") if run.endswith("\u00e2\u20ac") else data
    try:
        whole.decode("utf-8")
    except UnicodeDecodeError:
        return "\u00e2\u20ac" in run
    if len(run) > 2 or run == "\u00e2\u20ac":
        return True
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    # A capital and a closing mark, as in a title set in capitals, are two sound characters.
    is_closed_capital = before.isupper() and not after.isalpha() and not run[1].isalnum()
    return run[0] in _LONE_LEADS and not is_closed_capital
