"""The entities of a document in; what the user's dictionaries know of them learnt."""

from __future__ import annotations

from collections.abc import Iterable

from tocsin.mentions.dossier import Dossier, name_rule
from tocsin.mentions.register import SCORES
from tocsin.ontology.own_actors import OwnActors
from tocsin.record import Basis, Grounded, MentionKind


def learn_own_facts(dossiers: Iterable[Dossier], own: OwnActors, *, day: str) -> None:
    """Give entities the country and the sectors that the user's dictionaries have under their names.

    Of persons the words of the document know best: one of whom they tell another country is a namesake, and the
    sectors that they tell come first. Of all others the dictionary does, which goes before the packaged tables.

    Args:
        dossiers: The entities of a document; one that only its capitals speak for becomes a person when it is known.
        own: The dictionaries.
        day: ISO date of publication; "" when unknown.
    """
    for dossier in dossiers:
        found = own.find(dossier.name.value, day) if dossier.is_named else None
        if found is None:
            continue
        actor, meaning = found
        is_person = dossier.kind is MentionKind.PERSON
        country = dossier.country.value if dossier.country else ""
        differs = meaning.country not in ("", country)
        if is_person and country and differs:
            continue
        if dossier.is_doubtful:
            dossier.become_person()
        spans, by, score = dossier.name.spans, name_rule("table", actor.origin), SCORES["table"]
        sectors = {code: Grounded(code, spans, Basis.INFERRED, score, by) for code in meaning.sectors}
        dossier.sectors = {**dossier.sectors, **sectors} if is_person else {**sectors, **dossier.sectors}
        if differs:
            dossier.country = Grounded(meaning.country, spans, Basis.INFERRED, score, by)
