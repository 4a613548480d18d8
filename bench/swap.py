"""Does the coder read, or does it remember? Puts made-up names and other dates into marked sentences.

    python bench/swap.py GOLD.jsonl -o SWAPPED.jsonl

Countries, peoples, persons, cities and organisations that the parser names become invented ones, the same ones all
through a row; weekdays, months and years become others. Spans of actor and recipient move along. A coder that reads
gets about the same figures on both files; `train/fit_weigh.py --figures --gold SWAPPED.jsonl` does it for rows that the
model has not seen.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from tocsin.parse import Parser, load_parser, parse_document  # noqa: E402
from tocsin.read import read_text  # noqa: E402
from tocsin.record import Parsed  # noqa: E402

LANDS = (
    "Arnor",
    "Gondor",
    "Ruritania",
    "Grustania",
    "Elbonia",
    "Syldavia",
    "Borduria",
    "Zubrowka",
    "Freedonia",
    "Sylvania",
)
PEOPLES = ("Arnorian", "Gondorian", "Ruritanian", "Grustanian", "Elbonian", "Syldavian", "Bordurian", "Zubrowkan",
           "Freedonian", "Sylvanian")  # fmt: skip
TOWNS = ("Fornost", "Osgiliath", "Strelsau", "Grust", "Mudville", "Klow", "Szohod", "Lutz", "Fredville", "Karlsbruck")
PEOPLE = ("Halbar Orsk", "Ioreth Vanna", "Rudolf Tarlen", "Mira Kestrel", "Osric Dunmore", "Petra Hollin",
          "Anton Brask", "Selma Quill", "Jarek Stolm", "Nadia Fenwick")  # fmt: skip
BODIES = (
    "Union of the Reach",
    "League of Fornost",
    "Council of Klow",
    "Lutz Front",
    "Grust Movement",
    "Strelsau Forum",
)
POOLS = {"GPE": LANDS, "LOC": TOWNS, "NORP": PEOPLES, "PERSON": PEOPLE, "ORG": BODIES}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DATE = re.compile(rf"\b(?:{'|'.join((*DAYS, *MONTHS))}|(?:19|20)\d\d)\b")
# Bodies whose names are words say what they are ("Ministry of Defence", "police"): they stay.
_TELLING = re.compile(
    r"(?i)minist|police|army|court|parliament|government|council|nations|union|department|senate|congress"
)


def find_swaps(parsed: Parsed) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and the new words of what is swapped in a text."""
    text, known = parsed.document.text, dict[str, str]()
    taken: dict[str, int] = {}
    for sentence in parsed.sentences:
        for name in sentence.names:
            start, end = sentence.tokens[name.first].start, sentence.tokens[name.end - 1].end
            words, pool = text[start:end], POOLS.get(name.label)
            if pool is None or _TELLING.search(words):
                continue
            lead = re.match(r"(?i)(?:the )?", words)
            start += lead.end() if lead else 0
            words = text[start:end].removesuffix("'s").removesuffix("’s")
            if words and words not in known:
                known[words] = _pick(pool, words, taken, name.label)
            if words:
                yield start, start + len(words), known[words]
    for found in _DATE.finditer(text):
        yield found.start(), found.end(), _other_date(found[0])


def _pick(pool: tuple[str, ...], words: str, taken: dict[str, int], label: str) -> str:
    """Take the next of a pool, from a place that the words decide, so that a row never has one name for two."""
    first = int(hashlib.sha256(words.encode()).hexdigest(), 16) if label not in taken else taken[label]
    taken[label] = first + 1
    return pool[first % len(pool)]


def _other_date(words: str) -> str:
    for row in (DAYS, MONTHS):
        if words in row:
            return row[(row.index(words) + 3) % len(row)]
    return str(int(words) + 7 if int(words) < 2015 else int(words) - 7)


def swap_row(row: dict[str, Any], parser: Parser) -> dict[str, Any]:
    """Return a row with other names and dates, and with the text it came from."""
    text = row["text"]
    swaps: list[tuple[int, int, str]] = []
    for start, end, words in sorted(find_swaps(parse_document(read_text(text), parser=parser))):
        if not swaps or start >= swaps[-1][1]:
            swaps.append((start, end, words))
    out, at = [], 0
    for start, end, words in swaps:
        out += [text[at:start], words]
        at = end
    sides = {
        side: [[_move(s, swaps, is_end=False), _move(e, swaps, is_end=True)] for s, e in row[side]]
        for side in ("actor", "recipient")
        if side in row
    }
    return {**row, **sides, "text": "".join([*out, text[at:]]), "swapped_from": text}


def _move(place: int, swaps: list[tuple[int, int, str]], *, is_end: bool) -> int:
    """Return where a place of the old text lies in the new one; a span takes in the names that it cuts."""
    shift = 0
    for start, end, words in swaps:
        if place <= start:
            break
        if place < end:
            return start + shift + (len(words) if is_end else 0)
        shift += len(words) - (end - start)
    return place + shift


def main() -> int:
    """Swap the names of a file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    given = parser.parse_args()
    model = load_parser()
    with given.gold.open(encoding="utf-8") as file, given.output.open("w", encoding="utf-8") as out:
        for line in file:
            out.write(json.dumps(swap_row(json.loads(line), model)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
