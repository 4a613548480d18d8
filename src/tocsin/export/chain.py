"""The links of a statement's chain in, its steps in words out, from the outlet to the first mouth."""

from __future__ import annotations

from itertools import groupby

from tocsin.export.visible import make_visible
from tocsin.export.wording import Namer
from tocsin.record import Link, Relation

# Steps of a chain that are shown; more come from texts that nobody wrote to be read.
LONGEST_CHAIN = 10


def word_chain(chain: tuple[Link, ...], namer: Namer) -> tuple[str, ...]:
    """Name the steps of a chain; speakers who speak together are one step.

    Returns:
        Nothing when nobody stands between the outlet and the speaker.
    """
    steps: list[str] = []
    for relation, links in groupby(abridge_chain(chain), key=lambda link: link.relation):
        names = list(dict.fromkeys(filter(None, (name_link(link, namer) for link in links))))
        steps += [", ".join(names)] if relation is Relation.SPEAKER else names
    steps = [step for step, _ in groupby(filter(None, steps))]
    outlets = sum(link.relation is Relation.OUTLET for link in chain)
    if len(steps) <= outlets + 1:
        return ()
    if len(chain) > LONGEST_CHAIN:
        steps.insert(len(steps) // 2, "…")
    return tuple(steps)


def abridge_chain(chain: tuple[Link, ...]) -> tuple[Link, ...]:
    """Return the ends of a chain that no report has, so that a page of many such does not grow with their squares."""
    if len(chain) <= LONGEST_CHAIN:
        return chain
    return (*chain[: LONGEST_CHAIN // 2], *chain[-LONGEST_CHAIN // 2 :])


def name_link(link: Link, namer: Namer) -> str:
    """Name a link: the outlet as the document knows it, others by their entity, else by their words."""
    outlet = namer.document.outlet
    if link.relation is Relation.OUTLET and outlet:
        return make_visible(outlet.value)
    return namer.name(link.entity) or namer.words(link.spans)
