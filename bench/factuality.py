"""How often the modality that Tocsin gives a verb or trigger agrees with people's judgement of what happened.

    python -m bench.factuality [--shared ../shared] [--rows 900] [--show]

Rows are the first of `statements/factuality_train.jsonl` from UW; labels go from -3 (did not happen) to 3 (happened). A
label of 1.5 or more is taken for happened, one of -1.5 or less for negated, and what lies between for possible.
The annotators judged what a sentence says in any voice, and so is it here: the nearest verb of saying above a trigger
stands in for the cue of a statement, and what it governs is as certain as the speaker says.

* triggers   words of the lexicon as it matches them
* verbs      every annotated verb, as if it were one
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from tocsin.events.modality import judge_modality  # noqa: E402 - the path comes first
from tocsin.events.roles import Roles  # noqa: E402
from tocsin.events.scene import Scene, gather_findings  # noqa: E402
from tocsin.events.triggers import Match, match_triggers  # noqa: E402
from tocsin.ontology.triggers import read_triggers  # noqa: E402
from tocsin.parse import Parser, load_parser, parse_document  # noqa: E402
from tocsin.read import ReadOptions, read_text  # noqa: E402
from tocsin.record import Modality, Resolved, Span  # noqa: E402

CERTAIN = 1.5
HELD = frozenset({Modality.HAPPENED, Modality.ONGOING})
SAYING = frozenset("say tell report announce confirm state add declare deny claim accuse".split())
HIGHEST = 6


def judged(label: float) -> str:
    """Return what a label tells: happened, negated or possible."""
    return "happened" if label >= CERTAIN else "negated" if label <= -CERTAIN else "possible"


def read(modality: Modality) -> str:
    """Return a modality in the same words; what is planned is possible."""
    return "happened" if modality in HELD else "negated" if modality is Modality.NEGATED else "possible"


def cue_above(roles: Roles, i: int) -> Span | None:
    """Return the nearest verb of saying that governs a token."""
    for _ in range(HIGHEST):
        head = roles.tokens[i].head
        if head == i:
            return None
        i = head
        if roles.tokens[i].lemma in SAYING:
            return roles.tokens[i].span
    return None


def judge_row(text: str, targets: dict[int, float], parser: Parser) -> Iterator[tuple[str, str, str, str]]:
    """Yield kind, label, reading and rule of each annotated word of a row."""
    parsed = parse_document(read_text(text, options=ReadOptions(published=None)), parser=parser)
    any_row = next(iter(read_triggers().values()))[0]
    for sentence in parsed.sentences:
        roles = Roles(Scene(parsed, sentence, gather_findings(Resolved(), (), (), ())))
        triggers = {match.i: match for match in match_triggers(roles)[0]}
        for token in roles.tokens:
            if token.start not in targets or (token.pos != "VERB" and token.i not in triggers):
                continue
            bare = Match(token.i, (token.i,), any_row, (), (), None, reciprocal=False, agentless=False)
            found = judge_modality(triggers.get(token.i, bare), roles, cue=cue_above(roles, token.i))
            kinds = ["verbs"] * (token.pos == "VERB") + ["triggers"] * (token.i in triggers)
            for kind in kinds:
                yield kind, judged(targets[token.start]), read(found.value), found.by.partition(" ")[2]


def main() -> int:
    """Run the bench."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--rows", type=int, default=900)
    parser.add_argument("--show", action="store_true", help="print how each rule fares")
    given = parser.parse_args()
    model, pairs, rules = load_parser(), Counter[tuple[str, str, str]](), Counter[tuple[str, str, bool]]()
    with (given.shared / "data/statements/factuality_train.jsonl").open(encoding="utf-8") as lines:
        rows = (row for row in map(json.loads, lines) if row["corpus"] == "UW" and row["targets"])
        for row in islice(rows, given.rows):
            targets = {target["span"][0]: target["label"] for target in row["targets"]}
            for kind, label, found, rule in judge_row(row["text"], targets, model):
                pairs[kind, label, found] += 1
                rules[kind, rule, label == found] += 1
    for kind in ("triggers", "verbs"):
        _tell(kind, pairs)
    for kind, rule in sorted({key[:2] for key in rules}) if given.show else ():
        right = rules[kind, rule, True]
        print(f"{kind:<9} {rule:<20} {right} of {right + rules[kind, rule, False]}")
    return 0


def _tell(kind: str, pairs: Counter[tuple[str, str, str]]) -> None:
    found = {key[1:]: number for key, number in pairs.items() if key[0] == kind}
    total = sum(found.values())
    right = sum(number for (label, value), number in found.items() if label == value)
    scores = []
    for name in ("happened", "possible", "negated"):
        both = sum((label == name) * number + (value == name) * number for (label, value), number in found.items())
        scores.append(2 * found.get((name, name), 0) / both if both else 0.0)
    print(f"{kind:<9} {total} words, agree {right / total:.3f}, macro-F1 {sum(scores) / 3:.3f}", end="; F1 ")
    print(", ".join(f"{score:.3f}" for score in scores), "(happened, possible, negated)")


if __name__ == "__main__":
    sys.exit(main())
