"""Parsed text in; actors, places, times, quantities and weapons out, each with its words."""

from tocsin.mentions.actors import resolve_actors
from tocsin.mentions.describe import Actor, describe_actor
from tocsin.mentions.places import resolve_places
from tocsin.mentions.quantities import find_quantities
from tocsin.mentions.quantity_mentions import gather_mentions
from tocsin.mentions.quantity_weapons import find_weapons
from tocsin.mentions.times import find_times

__all__ = [
    "Actor",
    "describe_actor",
    "find_quantities",
    "find_times",
    "find_weapons",
    "gather_mentions",
    "resolve_actors",
    "resolve_places",
]
