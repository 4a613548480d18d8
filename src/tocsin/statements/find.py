"""Parsed text and mentions in; statements out: direct, mixed and indirect speech with its speakers and chain."""

from __future__ import annotations

from tocsin.encoder import Encoded
from tocsin.record import Found, Parsed, Resolved, Statement, TimeMention
from tocsin.statements.assemble import assemble_drafts
from tocsin.statements.blend import blend_drafts
from tocsin.statements.cues import load_lexicon
from tocsin.statements.hearing import Hearing
from tocsin.statements.link import link_drafts
from tocsin.statements.scene import make_scene


def find_statements(
    parsed: Parsed, *, actors: Resolved, times: tuple[TimeMention, ...], encoded: Encoded | None = None
) -> Found[Statement]:
    """Find who says what, in which words, on whose word.

    Args:
        parsed: The parsed report.
        actors: Its mentions and entities; speakers and addressees are linked to them.
        times: Its time expressions; one in the clause of the cue says when something was said.
        encoded: The report as the encoder read it; None for what the rules find by themselves.

    Returns:
        Statements in text order; quotations that nobody is said to have uttered are in `dropped`.
    """
    scene = make_scene(parsed, actors)
    lexicon = load_lexicon()
    drafts = assemble_drafts(scene, lexicon)
    if encoded is not None:
        drafts = blend_drafts(scene, lexicon, drafts, Hearing(encoded))
    linked = link_drafts(scene, lexicon, drafts.kept, actors=actors, times=times)
    return Found(linked.kept, (*drafts.dropped, *linked.dropped))
