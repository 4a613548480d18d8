"""Hostile text in, text that shows what is in it out, safe for a terminal and for a page."""

from __future__ import annotations

import re

# Controls of the direction of writing: they can make a line read other than it is stored (Unicode TR 36, "bidirectional
# text spoofing"). The plain marks U+200E, U+200F and the joiners that emoji and Persian need stay as they are.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SPACE = re.compile(r"[\s\u2028\u2029\x85]+")
_ELLIPSIS = " … "


def make_visible(text: str, *, keep_lines: bool = False) -> str:
    """Replace every character that acts instead of showing itself.

    C0 controls become their Unicode pictures (ESC is ␛), others their code point (⟦U+202E⟧).

    Args:
        text: Any string, lone surrogates too.
        keep_lines: Keep white space as it is; else every run of it becomes one space.
    """
    if not keep_lines:
        text = _SPACE.sub(" ", text).strip()
    return _HIDDEN.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟦U+{code:04X}⟧"


def shorten(text: str, *, longest: int) -> str:
    """Cut a long text in its middle, between words where that is possible.

    Args:
        text: What to show.
        longest: Greatest number of code points of the result, at least 20.
    """
    if len(text) <= longest:
        return text
    keep = longest - len(_ELLIPSIS)
    head, tail = text[: keep * 2 // 3], text[len(text) - keep // 3 :]
    head, tail = _until_space(head), _until_space(tail[::-1])[::-1]
    return f"{head.rstrip()}{_ELLIPSIS}{tail.lstrip()}"


def _until_space(text: str) -> str:
    """Drop the last, cut word unless that would drop much."""
    at = text.rfind(" ")
    return text[:at] if at >= len(text) // 2 else text
