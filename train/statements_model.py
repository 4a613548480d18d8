"""The reader of statements as it is trained: MiniLM with marks and syntax, and heads for cue, content and speaker."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
PIECES, PLACES = 30522, 512
MARKS = 6
KEY = 128
CUES = 3  # none, head of a cue, another word of it


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm_out, self.norm_inner = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.inner, self.back = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Return the pieces' vectors one layer higher; `mask` is added to the scores of attention."""
        b, n, _ = x.shape
        q, k, v = (f(x).view(b, n, HEADS, -1).transpose(1, 2) for f in (self.query, self.key, self.value))
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm_out(x + self.out(seen.transpose(1, 2).reshape(b, n, WIDTH)))
        return self.norm_inner(x + self.back(F.gelu(self.inner(x))))


class Encoder(nn.Module):
    """Pieces, marks and syntax to one vector a word."""

    def __init__(self, n_tags: int, n_deps: int) -> None:
        super().__init__()
        self.pieces, self.places = nn.Embedding(PIECES, WIDTH), nn.Embedding(PLACES, WIDTH)
        self.kinds = nn.Embedding(2, WIDTH)
        self.marks, self.tags, self.deps = (nn.Embedding(n, WIDTH) for n in (MARKS, n_tags, n_deps))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = nn.Dropout(0.1)
        for table in (self.marks, self.tags, self.deps):
            nn.init.normal_(table.weight, std=0.01)

    def forward(  # noqa: PLR0913 - the inputs of the file that is shipped
        self, pieces: Tensor, owners: Tensor, heads: Tensor, marks: Tensor, tags: Tensor, deps: Tensor,
        mask: Tensor | None = None,
    ) -> Tensor:  # fmt: skip
        """Return (windows, words, width); what the inputs are stands in `tocsin.encoder.windows.make_inputs`."""
        syntax = self.marks(marks) + self.tags(tags) + self.deps(deps)
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.pieces(pieces) + self.places(places)[None] + self.kinds.weight[0] + take(syntax, owners)
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return take(x, heads)


class Reader(nn.Module):
    """The encoder with the heads of statements.

    Gives, for one batch of windows, the scores of each word as `CUES`, of each word as content of each word (column 0:
    of none), and of each word as speaker of each word.
    """

    def __init__(self, n_tags: int, n_deps: int) -> None:
        super().__init__()
        self.encoder = Encoder(n_tags, n_deps)
        self.drop = nn.Dropout(0.1)
        self.cue = nn.Sequential(nn.Linear(WIDTH, KEY), nn.GELU(), nn.Linear(KEY, CUES))
        self.none = nn.Sequential(nn.Linear(WIDTH, KEY), nn.GELU(), nn.Linear(KEY, 1))
        self.asks, self.gives = (nn.Sequential(nn.Linear(WIDTH, 2 * KEY), nn.GELU()) for _ in range(2))
        self.weight = nn.Parameter(torch.randn(2, KEY, KEY) * KEY**-0.5)
        self.prior = nn.Linear(2 * KEY, 2)
        self.paths = nn.Embedding(n_deps**2, 2)
        nn.init.zeros_(self.paths.weight)
        nn.init.constant_(self.prior.bias, -2.0)

    def forward(  # noqa: PLR0913 - the inputs of the file that is shipped
        self, pieces: Tensor, owners: Tensor, heads: Tensor, marks: Tensor, tags: Tensor, deps: Tensor,
        paths: Tensor, mask: Tensor | None = None,
    ) -> tuple[Tensor, Tensor, Tensor]:  # fmt: skip
        """Return the scores of the three heads."""
        x = self.drop(self.encoder(pieces, owners, heads, marks, tags, deps, mask))
        asks, gives = self.asks(x), self.gives(x)
        both = []
        ways = self.paths(paths)
        prior = self.prior(gives)
        for k in range(2):
            part = slice(k * KEY, (k + 1) * KEY)
            pairs = (asks[..., part] @ self.weight[k]) @ gives[..., part].transpose(1, 2) * KEY**-0.5
            both.append(pairs + prior[:, None, :, k] + ways[..., k])
        content = torch.cat((self.none(x), both[0]), -1)
        return self.cue(x), content, both[1]


def take(x: Tensor, index: Tensor) -> Tensor:
    """Return the rows of `x` (batch, rows, width) at `index` (batch, places)."""
    return torch.gather(x, 1, index[..., None].expand(-1, -1, x.shape[-1]))


def load_minilm(encoder: Encoder, folder: Path) -> None:
    """Set an encoder to the published weights of all-MiniLM-L6-v2."""
    stored = load_file(folder / "model.safetensors")
    names = {"pieces": "embeddings.word_embeddings", "places": "embeddings.position_embeddings",
             "kinds": "embeddings.token_type_embeddings", "norm": "embeddings.LayerNorm"}  # fmt: skip
    parts = {"query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
             "out": "attention.output.dense", "norm_out": "attention.output.LayerNorm",
             "inner": "intermediate.dense", "back": "output.dense", "norm_inner": "output.LayerNorm"}  # fmt: skip
    for n in range(LAYERS):
        names |= {f"layers.{n}.{ours}": f"encoder.layer.{n}.{theirs}" for ours, theirs in parts.items()}
    state = encoder.state_dict()
    for ours, theirs in names.items():
        for end in ("weight", "bias"):
            if f"{ours}.{end}" in state:
                state[f"{ours}.{end}"] = stored[f"{theirs}.{end}"].float()
    encoder.load_state_dict(state)
