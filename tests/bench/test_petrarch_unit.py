import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="module")
def bench():
    sys.path.insert(0, str(ROOT / "bench"))
    import petrarch_unit

    yield petrarch_unit
    sys.path.remove(str(ROOT / "bench"))


def test_a_row_agrees_in_pairs_and_by_table(bench):
    tally = bench.Tally()
    row = {"id": "petr-DEMO_00", "text": "", "negative": False}
    gold = [{"cameo": "050", "actor_code": "RUR", "recipient_code": "GRK"}]
    tally.add({**row, "events": gold}, {("064", "RUR", "GRK")}, {"064": "050"})
    tally.add({**row, "events": []}, {("064", "RUR", "GRK")}, {"064": "050"})
    tally.add({**row, "events": [], "negative": True}, set(), {})
    assert tally.heads() == {
        "actor and recipient": 0.6667,
        "code as written": 0.3333,
        "code by table": 0.6667,
        "all as written": 0.3333,
        "all by table": 0.6667,
    }
    assert (tally.negatives, tally.false) == (1, 0)
    assert tally.kinds == {"DEMO": [3, 2]}


@pytest.mark.skipif(not (SHARED / "data/events/petrarch_unit.jsonl").is_file(), reason="the rows are not there")
def test_the_unit_rows_are_coded_as_before(bench, parser):
    pinned = json.loads((ROOT / "bench/petrarch_unit_floors.json").read_text("utf-8"))
    assert bench.hash_rows(SHARED) == pinned["sha256"]
    dictionaries = bench.read_dictionaries(SHARED, [])
    heads = bench.score_rows(SHARED, dictionaries=dictionaries, parser=parser).heads()
    # One row in a hundred may turn with another processor's parse.
    worse = {name: heads[name] for name, floor in pinned["floors"].items() if heads[name] < floor - 0.01}
    assert worse == {}
