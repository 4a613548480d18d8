"""Which triggers are events of public life: no figures of speech, and with somebody who did or suffered it."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.events.modality import is_definite
from tocsin.events.participants import Setting, is_actor, is_armed, is_name, is_place, is_political, is_weapon
from tocsin.events.roles import Roles
from tocsin.events.triggers import Match
from tocsin.ontology.triggers import read_counts, read_word_list
from tocsin.record import EventType, Reason

# What suffers these may stand without a known actor ("twelve villagers were killed").
SUFFERED = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.RETREAT, EventType.SANCTION})
# Kinds of text in which those who bear arms do not appear by a common noun; "six rounds" are no sport when police fire.
PLAYED = frozenset({"sport", "market"})
# Types whose doers may be ordinary people.
CROWDS = frozenset({EventType.PROTEST})


def reason_against(match: Match, setting: Setting) -> Reason | None:
    """Say why a trigger is no event of public life.

    Args:
        match: The trigger with its roles.
        setting: What its sentence as a whole tells.

    Returns:
        The reason to drop it; None when it is an event.
    """
    row, roles = match.row, setting.roles
    if row.type is None:
        return Reason.NOT_AN_EVENT
    doers = [i for i in match.actors if is_actor(roles, i)]
    cautions = row.cautions - PLAYED if any(is_armed(roles, i) for i in doers) else row.cautions
    if cautions & roles.scene.domains:
        return Reason.FIGURATIVE
    if setting.is_history:
        return Reason.OUT_OF_RANGE
    if row.type is EventType.ASSAULT and _is_wordy(match, roles):
        return Reason.FIGURATIVE
    if not doers:
        return None if _is_suffered(match, setting) else Reason.NO_ACTOR
    if not _is_public(match, doers, setting):
        return Reason.NOT_AN_EVENT
    is_bare_noun = match.light is None and roles.tokens[match.i].pos == "NOUN"
    return Reason.NO_RECIPIENT if is_bare_noun and not match.recipients and not _is_force(match, roles) else None


def _is_force(match: Match, roles: Roles) -> bool:
    """Tell whether a noun names what police did to a crowd, whoever it was: "police firing"."""
    return roles.tokens[match.i].text.lower() in read_word_list("force") and any(
        "COP" in (roles.scene.sectors(roles.meant(i)) or ()) for i in match.actors
    )


def _is_shadowy(roles: Roles, i: int) -> bool:
    """Tell whether nobody knows who they are, as of those who attack from the dark: "hooded men", "killers"."""
    i = roles.meant(i)
    near = {
        roles.tokens[kid].lemma.lower() for kid in roles.children[i] if roles.tokens[kid].dep in ("amod", "compound")
    }
    return bool({roles.tokens[i].lemma.lower(), *near} & read_word_list("shadowy"))


def _is_wordy(match: Match, roles: Roles) -> bool:
    """Tell whether somebody is only assailed with words: "bombarded the minister with questions"."""
    return any(roles.tokens[i].lemma.lower() in read_word_list("words") for i in roles.prepositional(match.i, "with"))


def is_weapon_only(match: Match, roles: Roles) -> bool:
    """Tell whether only a weapon is named ("eight drones were launched"), which may add to the attack told before."""
    if match.row.type is not EventType.ASSAULT or roles.tokens[match.i].pos == "NOUN":
        return False
    return match.agentless and not match.recipients and any(is_weapon(roles, i) for i in roles.objects(match.i))


def _is_public_figure(roles: Roles, i: int) -> bool:
    return is_political(roles, i) or is_name(roles, i) or roles.tokens[i].tag in ("NNS", "CD")


def _is_of_crowds(match: Match, roles: Roles) -> bool:
    """Tell whether ordinary people do such a thing: they protest, and they end or go on with their protests."""
    words = {roles.tokens[i].lemma.lower() for i in (*match.tokens, *roles.objects(match.i))}
    return match.row.type in CROWDS or not words.isdisjoint(read_word_list("protest"))


def _is_suffered(match: Match, setting: Setting) -> bool:
    """Tell whether an event without a doer stands by those who suffered it."""
    roles = setting.roles
    if not match.agentless or match.row.type not in SUFFERED:
        return False
    is_bare_noun = match.light is None and roles.tokens[match.i].pos == "NOUN"
    if match.row.type is EventType.COERCE and not setting.is_violent and not _is_public_matter(match, setting):
        return False
    if match.row.type is EventType.SANCTION and not any(is_political(roles, i) for i in match.recipients):
        return False
    # "the attack on the embassy" is spoken of as known; "an attack on" may be any.
    is_known = match.row.type is EventType.ASSAULT or match.row.mode == "arrest"
    if is_bare_noun and not (is_known and is_definite(roles, match.i)):
        return False
    return any(_can_suffer(match, setting, i) for i in match.recipients) and _is_deliberate(match, setting)


def _is_public_matter(match: Match, setting: Setting) -> bool:
    """Tell whether an arrest without a doer is more than one ordinary person's affair with the law."""
    if setting.after_police and match.row.mode == "arrest":
        return True
    return setting.is_political or any(_is_public_figure(setting.roles, i) for i in match.recipients)


def _can_suffer(match: Match, setting: Setting, i: int) -> bool:
    """Tell whether a phrase names people or a place; who is arrested or killed is somebody even by a bare number."""
    roles = setting.roles
    if is_actor(roles, i) or is_place(roles, i) or roles.tokens[i].lemma.lower() in read_word_list("settlement"):
        return True
    if roles.tokens[i].lemma in read_word_list("building") | read_word_list("network") and _is_attacked(match, setting):
        return True
    is_by_police = match.row.mode == "arrest" and (setting.after_police or setting.is_violent)
    if is_by_police and roles.tokens[i].lemma.lower() not in read_word_list("goods"):
        # Nobody but people is arrested where police are about, whatever a name or a word for them is.
        return True
    if roles.tokens[match.i].lemma not in read_counts("verb"):
        return False
    return roles.tokens[i].text.lower() == "others" or roles.tokens[i].tag == "CD"


def _is_attacked(match: Match, setting: Setting) -> bool:
    """Tell whether a thing was hit by an attack: by the word itself, by a weapon, or by one told of just before."""
    word = setting.roles.tokens[match.i].lemma
    if word in read_word_list("sabotage") or (setting.after_assault and word in read_word_list("ruin")):
        return True
    return any(is_weapon(setting.roles, k) for k in setting.roles.subjects(match.i))


def _is_deliberate(match: Match, setting: Setting) -> bool:
    """Tell whether somebody must have done it although nobody is named: not the toll of a storm or an accident."""
    if match.row.type is not EventType.ASSAULT or setting.roles.tokens[match.i].lemma not in read_word_list("toll"):
        return True
    return setting.is_violent or setting.after_assault


def _is_public(match: Match, doers: Sequence[int], setting: Setting) -> bool:
    """Tell whether an event with a doer is one of public life, not of sport, business or a household.

    The doer makes politics, or is a name in a sentence about politics, or a crowd that protests in one.
    """
    roles = setting.roles
    is_court = all("JUD" in (roles.scene.sectors(roles.meant(i)) or ()) for i in doers)
    if is_court and match.recipients and not any(_is_public_figure(roles, i) for i in match.recipients):
        # What courts do to ordinary people is no politics, unless the sentence ties it to politics.
        return setting.is_tied(doers)
    if any(is_political(roles, i) for i in doers):
        return True
    meets_politics = any(is_political(roles, i) for i in match.recipients)
    if match.blamed or any(_is_shadowy(roles, i) for i in doers):
        return match.row.type is EventType.ASSAULT and (meets_politics or setting.is_political)
    if any(is_name(roles, i) for i in doers) or _is_of_crowds(match, roles):
        return meets_politics or setting.is_political
    return meets_politics and match.row.type is EventType.ASSAULT
