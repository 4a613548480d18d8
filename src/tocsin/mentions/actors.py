"""Parsed text in; who is mentioned and whom the mentions stand for out, each link with the rule that made it."""

from __future__ import annotations

from tocsin.mentions.candidate import Candidate, Candidates, Source
from tocsin.mentions.candidates import find_candidates
from tocsin.mentions.cataphora import join_forward
from tocsin.mentions.dossier import STAGE, Dossier, entity_id, make_entity, make_mention
from tocsin.mentions.introduced import find_introduced
from tocsin.mentions.linker import Linker
from tocsin.mentions.offices import learn_offices
from tocsin.mentions.outlet_names import add_names, find_outlet_names
from tocsin.mentions.own_facts import learn_own_facts
from tocsin.mentions.repeats import find_short_names
from tocsin.mentions.turns import find_turns, label_names
from tocsin.ontology.own_actors import OwnActors
from tocsin.record import Basis, Dropped, Grounded, Mention, MentionKind, Parsed, Reason, Resolved, Span

# Set by hand after reading the mentions of a few reports; not yet measured against annotated actors.
NAME_SCORE = 0.9
ROLE_SCORE = 0.85


def resolve_actors(parsed: Parsed, *, own: OwnActors | None = None) -> Resolved:
    """Find the persons, organisations, groups and places that act, and tell which words stand for the same one.

    Args:
        parsed: The parsed report.
        own: Dictionaries of the user, whose rows go before those of the packaged tables; None for none.

    Returns:
        Mentions in text order with the entity of each, as far as a rule links it, and the entities by first mention.
        Pronouns are mentions only where they are linked; the others are among the dropped.
    """
    published = parsed.document.published_at
    day = published.value[:10] if published else ""
    candidates = find_candidates(parsed, own=own, day=day)
    outlet = parsed.document.outlet.value if parsed.document.outlet else ""
    candidates = add_names(candidates, find_outlet_names(candidates, outlet))
    candidates = add_names(candidates, find_introduced(candidates))
    candidates = add_names(candidates, find_short_names(candidates))
    turns = find_turns(candidates.lines)
    candidates = add_names(candidates, label_names(candidates.lines, turns))
    linker = Linker(parsed, candidates, turns)
    by_line = _by_line(candidates)
    for n in range(len(candidates.lines)):
        for source in Source:
            for candidate in by_line[n]:
                if candidate.source is source:
                    linker.link(candidate)
    linker.link_quoted()
    linker.link_heading()
    join_forward(linker.register)
    if own is not None:
        learn_own_facts(linker.register.dossiers, own, day=day)
    learn_offices(linker.register.dossiers, day=day)
    return _resolved(parsed, candidates, linker)


def _by_line(candidates: Candidates) -> list[list[Candidate]]:
    out: list[list[Candidate]] = [[] for _ in candidates.lines]
    for candidate in candidates.found:
        out[candidate.line].append(candidate)
    return out


def _resolved(parsed: Parsed, candidates: Candidates, linker: Linker) -> Resolved:
    document = parsed.document
    mentions: dict[tuple[Span, MentionKind], Mention] = {}
    members: list[tuple[Dossier, list[Mention]]] = []
    doubtful = [dossier for dossier in linker.register.dossiers if dossier.is_doubtful]
    for dossier in linker.register.dossiers:
        if dossier.is_doubtful or not dossier.members:
            continue
        own = []
        target = entity_id(document, dossier)
        for span, kind, rule, score in sorted(dossier.members, key=lambda member: member[0]):
            if (span, kind) in mentions:
                continue
            link = Grounded(target, (span,), Basis.INFERRED, score, rule)
            mentions[span, kind] = make_mention(document, span, kind, link, score=NAME_SCORE)
            own.append(mentions[span, kind])
        if own:
            members.append((dossier, own))
    dropped = [Dropped(member[0], STAGE, Reason.NOT_A_NAME) for dossier in doubtful for member in dossier.members]
    for candidate in linker.unlinked:
        span = candidates.lines[candidate.line].span(candidate.first, candidate.end)
        if candidate.source is Source.PRONOUN:
            dropped.append(Dropped(span, STAGE, Reason.AMBIGUOUS))
        elif (span, candidate.kind) not in mentions:
            mentions[span, candidate.kind] = make_mention(document, span, candidate.kind, None, score=ROLE_SCORE)
    entities = [make_entity(document, dossier, tuple(item.id for item in own)) for dossier, own in members]
    first = {entity.id: own[0].span for entity, (_, own) in zip(entities, members, strict=True)}
    return Resolved(
        mentions=tuple(sorted(mentions.values(), key=lambda item: (item.span, item.kind))),
        entities=tuple(sorted(entities, key=lambda entity: (first[entity.id], entity.id))),
        dropped=tuple(dropped),
    )
