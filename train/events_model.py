"""The judge of events as it is trained: MiniLM with marks and syntax, and what one phrase does to another."""

from __future__ import annotations

import torch
from statements_model import WIDTH, Encoder
from torch import Tensor, nn
from torch.nn import functional as F

from tocsin.encoder.windows import n_paths

KEY, SIDE = 128, 256
TYPES = 17  # none, then tocsin.encoder.judge.TYPES
FAR = -1e4


class Judge(nn.Module):
    """What the phrase of an actor does to that of a recipient, and which words tell it.

    Words are weighed by what the two phrases ask for, by the path in the parse from each phrase to the word, and by
    what the word is; the types are read from their sum, from the sentence and from both phrases.
    """

    def __init__(self, n_tags: int, n_deps: int) -> None:
        super().__init__()
        self.encoder = Encoder(n_tags, n_deps)
        self.drop = nn.Dropout(0.1)
        self.side = nn.ModuleList(nn.Linear(2 * WIDTH, SIDE) for _ in range(2))
        self.none = nn.Parameter(torch.randn(2, SIDE) * 0.02)
        self.query, self.key = nn.Linear(2 * SIDE, KEY), nn.Linear(WIDTH, KEY)
        self.path = nn.Embedding(n_paths(), 2)
        nn.init.zeros_(self.path.weight)
        self.bias = nn.Linear(WIDTH, 1)
        width = 2 * WIDTH + 2 * SIDE
        self.head = nn.Sequential(
            nn.LayerNorm(width), nn.Dropout(0.2), nn.Linear(width, SIDE), nn.GELU(), nn.Dropout(0.2),
            nn.Linear(SIDE, TYPES),
        )  # fmt: skip

    def forward(  # noqa: PLR0913 - the inputs of the file that is shipped
        self, pieces: Tensor, owners: Tensor, heads: Tensor, marks: Tensor, tags: Tensor, deps: Tensor, paths: Tensor,
        actor_words: Tensor, actor_heads: Tensor, recipient_words: Tensor, recipient_heads: Tensor,
        rows: Tensor, real: Tensor, mask: Tensor | None = None,
    ) -> tuple[Tensor, Tensor]:  # fmt: skip
        """Return the scores of the types (pairs, 17) and how much each word decided (pairs, words).

        Args:
            pieces: As in `tocsin.encoder.windows.make_inputs`, with a first axis for sentences; so are the next six.
            owners: See above.
            heads: See above.
            marks: See above.
            tags: See above.
            deps: See above.
            paths: See above.
            actor_words: 1 where a word belongs to the actor's phrase (pairs, words).
            actor_heads: Its main word (pairs,).
            recipient_words: As for the actor.
            recipient_heads: As for the actor.
            rows: Sentence of each pair (pairs,).
            real: 1 for words, 0 for what fills a batch (sentences, words).
            mask: Added to the scores of attention; None for one sentence.
        """
        words = self.drop(self.encoder(pieces, owners, heads, marks, tags, deps, mask))
        mean = ((words * real[..., None]).sum(1) / real.sum(1, keepdim=True))[rows]
        own, key, real = self.bias(words)[..., 0][rows], self.key(words)[rows], real[rows]
        words, count = words[rows], torch.arange(rows.shape[0], device=rows.device)
        sides, way = [], torch.zeros_like(own)
        for k, (marked, index) in enumerate(((actor_words, actor_heads), (recipient_words, recipient_heads))):
            size = marked.sum(1, keepdim=True)
            some = size.clamp(max=1)
            phrase = torch.cat(((marked[:, None] @ words)[:, 0] / size.clamp(min=1), words[count, index]), -1)
            sides.append(F.gelu(self.side[k](phrase)) * some + self.none[k] * (1 - some))
            way = way + self.path(paths[rows, index])[..., k] * some
        looks = (key @ self.query(torch.cat(sides, -1))[..., None])[..., 0] * KEY**-0.5 + own + way
        looks = looks.masked_fill(real == 0, FAR).softmax(-1)
        total = (looks[:, None] @ words)[:, 0]
        return self.head(torch.cat((total, mean, *sides), -1)), looks
