"""Text in, its language out, told by script and by the share of small words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from tocsin.read.tables import read_table

_WORD = re.compile(r"[^\W\d_]+")
# A language shows itself early; a fixed sample keeps this constant in the length of a report.
_SAMPLE_CHARS = 20_000
_MIN_HITS = 2
# Low on purpose, since headlines leave small words out; what decides is the lead over the other languages.
_MIN_SHARE = 0.1
# Neighbouring languages share small words ("de", "in", "a"); one sentence often has twice as many of its own.
_MIN_LEAD = 1.3
# English has words that are small words elsewhere ("a", "as", "do", "no", "over"): a report is left unread in another
# language, so a sentence must show that language by several of its words and not by one said often.
_MIN_OTHER_WORDS = 4
# Shorter small words of English ("in", "an", "on") are other languages' as well.
_LONG_ENGLISH = 3
_SCRIPTS = (
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u3040-\u30ff\u4e00-\u9fff]")),
)
# Letters that the main language of a script does not have.
_OWN_LETTERS = (
    ("ru", "uk", re.compile("[іїєґ]")),
    ("ar", "fa", re.compile("[پچژگ]")),
    ("zh", "ja", re.compile("[\u3040-\u30ff]")),
)


def find_language(text: str, *, named: str = "") -> str | None:
    """Tell the language of a text.

    Args:
        text: Running text.
        named: The language that its file gives, ISO 639-1; "" for none. Templates often name that of the site, so a
            short text with more small words of English than of that language is English.

    Returns:
        ISO 639-1 code, or None when the text is too short or too mixed to tell.
    """
    sample = text[:_SAMPLE_CHARS].lower()
    words = _WORD.findall(sample)
    letters = sum(map(len, words))
    for code, script in _SCRIPTS:
        if 2 * len(script.findall(sample)) > letters > 0:
            return _refine(code, sample)
    counts = Counter(words)
    hits = {code: sum(counts[word] for word in small) for code, small in _small_words().items()}
    (best, code), (second, _) = sorted(((number, code) for code, number in hits.items()), reverse=True)[:2]
    is_plain = best >= _MIN_HITS and best >= _MIN_LEAD * second and best >= _MIN_SHARE * len(words)
    if named not in ("", "en") and (code == "en" or not is_plain):
        return "en" if _is_rather_english(counts, hits.get(named, 0)) else None
    if is_plain and (code == "en" or len(_small_words()[code] & counts.keys()) >= _MIN_OTHER_WORDS):
        return code
    return None


def _is_rather_english(counts: Counter[str], named: int) -> bool:
    """Tell whether a text has several words that are hardly another language's, and more than those of a named one."""
    found = [word for word in _small_words()["en"] if counts[word] and len(word) >= _LONG_ENGLISH]
    own = sum(counts[word] for word in found)
    return len(found) >= _MIN_HITS and own > named and own >= _MIN_SHARE * counts.total()


def _refine(code: str, sample: str) -> str:
    for main, other, letters in _OWN_LETTERS:
        if code == main and letters.search(sample):
            return other
    return code


@cache
def _small_words() -> dict[str, frozenset[str]]:
    return {row[0]: frozenset(row[1].split(",")) for row in read_table("function_words")}
