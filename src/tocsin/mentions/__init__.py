"""Parsed text in; actors, places and times out, each with its words."""

from tocsin.mentions.actors import resolve_actors
from tocsin.mentions.describe import Actor, describe_actor
from tocsin.mentions.places import resolve_places
from tocsin.mentions.times import find_times

__all__ = ["Actor", "describe_actor", "find_times", "resolve_actors", "resolve_places"]
