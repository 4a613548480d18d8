"""How many rows of PETRARCH's unit tests the rules-only coder codes alike: a regression test, no measure of quality.

    python bench/petrarch_unit.py [--shared ../shared] [--verbs FILE ...] [--show] [--json]

The rows carry the codes of a later recoding in CAMEO; the verb dictionary that lies beside them has older ones (WEIS,
and made-up ones such as "901"). `petrarch_unit_codes.tsv` says which CAMEO code the rows give for each of its codes, so
that "by table" tells whether the fitting line was found; "as written" compares the codes themselves.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from tocsin.events.petrarch import find_dyads  # noqa: E402 - the path comes first
from tocsin.ontology.petrarch_coder import PetrarchCoder, read_petrarch_coder  # noqa: E402
from tocsin.parse import Parser, load_parser, parse_document  # noqa: E402
from tocsin.read import ReadOptions, read_text  # noqa: E402

SHARED = ROOT.parent / "shared"
ROWS = "data/events/petrarch_unit.jsonl"
FOLDER = "data/events/petrarch_unit_dictionaries"
CODES = Path(__file__).with_name("petrarch_unit_codes.tsv")
Dyads = set[tuple[str, str, str]]


@dataclass(slots=True)
class Tally:
    """How many rows agree with the gold in what.

    Attributes:
        rows: All.
        agreeing: By what is compared.
        kinds: Rows, and those with the right pairs, by kind of test.
        negatives: Rows without events.
        false: Those of them in which one is found.
        shown: A paragraph for each row whose pairs differ.
    """

    rows: int = 0
    agreeing: Counter[str] = field(default_factory=Counter)
    kinds: dict[str, list[int]] = field(default_factory=dict)
    negatives: int = 0
    false: int = 0
    shown: list[str] = field(default_factory=list)

    def add(self, row: dict[str, Any], found: Dyads, table: dict[str, str]) -> None:
        """Take in a row."""
        gold = {(event["cameo"], event["actor_code"], event["recipient_code"]) for event in row["events"]}
        tabled = {(table.get(code, code), *pair) for code, *pair in found}
        pairs_agree = {dyad[1:] for dyad in gold} == {dyad[1:] for dyad in found}
        self.rows += 1
        self.agreeing["actor and recipient"] += pairs_agree
        self.agreeing["code as written"] += {dyad[0] for dyad in gold} == {dyad[0] for dyad in found}
        self.agreeing["code by table"] += {dyad[0] for dyad in gold} == {dyad[0] for dyad in tabled}
        self.agreeing["all as written"] += gold == found
        self.agreeing["all by table"] += gold == tabled
        name = re.match(r"petr-([A-Z]+?)S?(?=[^A-Z])", row["id"])
        kind = self.kinds.setdefault(name[1] if name else "other", [0, 0])
        kind[0] += 1
        kind[1] += pairs_agree
        self.negatives += row["negative"]
        self.false += row["negative"] and bool(found)
        if not pairs_agree:
            self.shown.append(f"{row['id']}: {row['text']}\n  gold {sorted(gold)}\n  found {sorted(found)}")

    def heads(self) -> dict[str, float]:
        """Return the shares of all rows that agree."""
        return {name: round(n / self.rows, 4) for name, n in self.agreeing.items()}


def read_dictionaries(shared: Path, verbs: list[Path]) -> PetrarchCoder:
    """Read the dictionaries beside the rows, with other verbs where some are named."""
    folder = shared / FOLDER
    names = [folder / f"PETR.Validate.{name}.txt" for name in ("verbs", "actors", "agents", "discards")]
    return read_petrarch_coder(verbs or names[:1], actors=names[1:3], discards=names[3:])


def score_rows(shared: Path, *, dictionaries: PetrarchCoder, parser: Parser) -> Tally:
    """Code each row and compare."""
    table = dict(
        line.split("\t")[:2] for line in CODES.read_text("utf-8").splitlines() if line and not line.startswith("#")
    )
    tally = Tally()
    for line in (shared / ROWS).read_text("utf-8").splitlines():
        row = json.loads(line)
        document = read_text(row["text"], options=ReadOptions(published=row["published"]))
        parsed = parse_document(document, parser=parser)
        tally.add(row, set(find_dyads(parsed, dictionaries=dictionaries)), table)
    return tally


def hash_rows(shared: Path) -> str:
    """Return the SHA-256 of the rows."""
    return hashlib.sha256((shared / ROWS).read_bytes()).hexdigest()


def main() -> int:
    """Run the bench."""
    parser = argparse.ArgumentParser(description="Code PETRARCH's unit tests with the rules-only coder.")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with data/")
    parser.add_argument("--verbs", type=Path, nargs="+", default=[], help="other verb dictionaries than the one beside")
    parser.add_argument("--show", action="store_true", help="print the rows whose actors or recipients differ")
    parser.add_argument("--json", action="store_true", help="print the shares as JSON")
    given = parser.parse_args()
    if not (given.shared / ROWS).is_file():
        print(f"{given.shared / ROWS} is not there; name its folder with --shared", file=sys.stderr)
        return 2
    dictionaries = read_dictionaries(given.shared, given.verbs)
    tally = score_rows(given.shared, dictionaries=dictionaries, parser=load_parser())
    if given.json:
        print(json.dumps({"rows": tally.rows, "sha256": hash_rows(given.shared), **tally.heads()}))
        return 0
    print(*tally.shown if given.show else (), sep="\n")
    for name, share in tally.heads().items():
        print(f"{name:<22}{share:.3f}  ({tally.agreeing[name]} of {tally.rows} rows)")
    print(f"false events in {tally.false} of {tally.negatives} rows without any")
    for kind, (rows, right) in sorted(tally.kinds.items(), key=lambda item: -item[1][0]):
        print(f"  {kind:<18}{right} of {rows}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
