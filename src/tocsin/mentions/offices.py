"""The persons of a document in; what the table of office holders knows of them learnt, where no word says else."""

from __future__ import annotations

from collections.abc import Iterable

from tocsin.mentions.dossier import STAGE, Dossier
from tocsin.ontology.office_holders import find_office
from tocsin.record import Basis, Grounded, MentionKind

# A surname alone is likelier to be a namesake's.
SURNAME_DISCOUNT = 0.1


def learn_offices(dossiers: Iterable[Dossier], *, day: str) -> None:
    """Give persons the country and the sectors of the office that they hold on a day.

    The words of the document come first: a person of whom they tell another country is a namesake, and sectors that
    they tell are kept as they are.

    Args:
        dossiers: The entities of a document; those that the parser is unsure of become persons when the table has them.
        day: ISO date of publication; "" when unknown.
    """
    for dossier in dossiers:
        person = dossier.kind is MentionKind.PERSON
        if not dossier.is_named or not (person or dossier.is_unsure):
            continue
        held = find_office(dossier.name.value, day)
        known = dossier.country.value if dossier.country and person else ""
        if held is None or (known and held.country != known):
            continue
        dossier.become_person()
        score = held.score - (SURNAME_DISCOUNT if " " not in dossier.name.value else 0.0)
        spans, by = dossier.name.spans, f"{STAGE} table of offices"
        if held.country:
            dossier.country = dossier.country or Grounded(held.country, spans, Basis.INFERRED, score, by)
        if not dossier.sectors:
            dossier.sectors = {code: Grounded(code, spans, Basis.INFERRED, score, by) for code in held.sectors}
