"""Which statement stands inside the content of which other."""

from __future__ import annotations

from tocsin.record import Span
from tocsin.statements.draft import Draft
from tocsin.statements.scene import hull

# People report reports of reports, but hardly more; deeper nesting comes from a parser lost in noise.
DEEPEST = 4


def find_outer(drafts: tuple[Draft, ...]) -> tuple[int | None, ...]:
    """Return for each draft the index of the narrowest other draft whose content holds its cue.

    A draft without a cue is placed by its content. Nobody is nested in a statement that is no wider than itself, so the
    nesting has no circles.
    """
    inner = [hull(draft.marks or draft.content) for draft in drafts]
    widths = [sum(len(span) for span in draft.content) for draft in drafts]
    pieces = sorted((span, n) for n, draft in enumerate(drafts) for span in draft.content)
    out: list[int | None] = [None] * len(drafts)
    open_pieces: list[tuple[Span, int]] = []
    at = 0
    for n in sorted(range(len(drafts)), key=lambda k: (inner[k], k)):
        while at < len(pieces) and pieces[at][0].start <= inner[n].start:
            open_pieces.append(pieces[at])
            at += 1
        open_pieces = [piece for piece in open_pieces if piece[0].end > inner[n].start]
        around = [
            (widths[k], k) for span, k in open_pieces if k != n and span.contains(inner[n]) and widths[k] > widths[n]
        ]
        out[n] = min(around)[1] if around else None
    return tuple(out)


def find_depths(outer: tuple[int | None, ...]) -> tuple[int, ...]:
    """Return for each draft how many others enclose it; counting stops above `DEEPEST`."""
    out: list[int] = []
    for n in range(len(outer)):
        depth, at = 0, outer[n]
        while at is not None and depth <= DEEPEST:
            depth, at = depth + 1, outer[at]
        out.append(depth)
    return tuple(out)
