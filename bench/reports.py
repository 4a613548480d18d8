"""A seed in, made-up reports of the usual length out, for measuring speed where no folder of reports is at hand.

python bench/reports.py FOLDER [--count 40] [--seed 1]
"""

from __future__ import annotations

import argparse
import random
import re
from pathlib import Path

TABLE = Path(__file__).with_name("reports.tsv")
# Words of a report: the range in which most news reports lie.
SHORTEST, LONGEST = 350, 1100
SENTENCES_A_PARAGRAPH = (1, 3)
_SLOT = re.compile(r"\{([a-z]+)(\d?)\}")


def make_reports(count: int, *, seed: int = 1) -> list[str]:
    """Make reports of our own wording; the same seed gives the same texts.

    Args:
        count: How many.
        seed: Of the choice of sentences and names.
    """
    table = _read_table()
    choose = random.Random(seed)
    return [_make_report(table, choose) for _ in range(count)]


def _read_table() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, _, text = line.partition("\t")
        table.setdefault(kind, []).append(text)
    return table


def _make_report(table: dict[str, list[str]], choose: random.Random) -> str:
    wanted = choose.randint(SHORTEST, LONGEST)
    paragraphs: list[str] = []
    words = 0
    while words < wanted:
        sentences = [
            _fill(choose.choice(table["sentence"]), table, choose)
            for _ in range(choose.randint(*SENTENCES_A_PARAGRAPH))
        ]
        paragraphs.append(" ".join(sentences))
        words += len(paragraphs[-1].split())
    headline = _fill(choose.choice(table["headline"]), table, choose)
    return "\n\n".join([f"# {headline}", f"By {choose.choice(table['person'])}", "14 March 2024", *paragraphs]) + "\n"


def _fill(template: str, table: dict[str, list[str]], choose: random.Random) -> str:
    taken: dict[str, str] = {}

    def value(match: re.Match[str]) -> str:
        kind = match.group(1)
        if match.group() not in taken:
            taken[match.group()] = choose.choice([item for item in table[kind] if item not in taken.values()])
        return taken[match.group()]

    text = _SLOT.sub(value, template)
    return text[:1].upper() + text[1:]


def main() -> None:
    """Write reports into a folder."""
    parser = argparse.ArgumentParser(description="Write made-up reports into a folder.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(make_reports(given.count, seed=given.seed), start=1):
        (given.folder / f"report_{number:03}.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
