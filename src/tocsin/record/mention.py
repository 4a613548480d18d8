"""Names, places, times and quantities in a text, and the entities that names stand for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tocsin.record.grounded import Basis, Grounded
from tocsin.record.span import Span, Spans


class MentionKind(StrEnum):
    """What a mention names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    PLACE = "place"
    DATE = "date"
    QUANTITY = "quantity"
    WEAPON = "weapon"


class Precision(StrEnum):
    """How fine a date or a place is; the word says the unit that is known."""

    TIME = "time"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"
    UNKNOWN = "unknown"


class PlacePrecision(StrEnum):
    """How fine a place is."""

    SITE = "site"
    TOWN = "town"
    DISTRICT = "district"
    REGION = "region"
    COUNTRY = "country"
    WATER = "water"
    UNKNOWN = "unknown"


class TimeType(StrEnum):
    """TIMEX3 types (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that names somebody or something.

    Attributes:
        id: Hash of document, span and kind.
        span: Its words.
        kind: What it names.
        entity: Id of the entity it stands for, with the rule that linked it; None for dates, quantities and the
            unlinked.
        score: Probability that these words are a mention of this kind, 0 to 1.
    """

    id: str
    span: Span
    kind: MentionKind
    entity: Grounded[str] | None
    score: float


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that a document names, once or often.

    Attributes:
        id: Hash of document, kind and name.
        name: Its fullest name in the document.
        kind: Person, organisation, group or place.
        country: ISO 3166-1 alpha-3 of the country it belongs to; None when nothing says.
        sectors: PLOVER actor sectors (GOV, MIL, REB, ...), most telling first.
        titles: Offices and roles as written ("Foreign Minister").
        mentions: Ids of its mentions, in text order.
    """

    id: str
    name: Grounded[str]
    kind: MentionKind
    country: Grounded[str] | None
    sectors: tuple[Grounded[str], ...]
    titles: tuple[Grounded[str], ...]
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name in the text, placed on the map where a gazetteer holds it.

    Attributes:
        span: Its words.
        name: The gazetteer's name; the words themselves when it holds none.
        country: ISO 3166-1 alpha-3; None for waters and the unplaced.
        lat: Degrees north, WGS 84; None when not placed.
        lon: Degrees east; None when not placed.
        precision: What kind of place it is.
        geonames_id: GeoNames id; None when not placed.
        score: Probability that the place is the right one, 0 to 1.
    """

    span: Span
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    geonames_id: int | None
    score: float


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression (TIMEX3).

    Attributes:
        span: Its words.
        type: DATE, TIME, DURATION or SET.
        value: TIMEX3 value ("2023-05-30", "2022-12", "P2D", "PAST_REF"); "" when it cannot be known.
        first: First day it covers, ISO; None when unknown or open.
        last: Last day it covers, ISO; None when unknown or open.
        precision: The unit that is known.
        anchor: ISO date it was counted from, with the words (or the given publication date) behind it; None for
            absolute dates.
    """

    span: Span
    type: TimeType
    value: str
    first: str | None
    last: str | None
    precision: Precision
    anchor: Grounded[str] | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the text with what it counts; whether that happened is not its matter but an event's.

    Attributes:
        span: The words of the number with what loosens it and its unit ("at least 12", "$3 billion", "20 km").
        what: killed, injured, arrested, captured, abducted, displaced, missing, casualties, people, troops, weapons,
            drones, missiles, aircraft, tanks, vehicles, ships, buildings, money, percent, distance, area, weight,
            volume, power; "things" for all others.
        low: Lowest value the words allow; None when open.
        high: Highest value the words allow; None when open.
        approximate: The words say "some", "about", "dozens".
        unit: ISO 4217 code of money, "percent", or the unit's sign ("km", "t"); None for what is counted by head, and
            for money whose country the words leave open.
        thing: What or whom it counts ("civilians"); empty where the words leave it out ("twelve were wounded").
    """

    span: Span
    what: str
    low: float | None
    high: float | None
    approximate: bool
    unit: str | None
    thing: Spans


@dataclass(frozen=True, slots=True)
class When:
    """When something happened or was said.

    Attributes:
        first: First day it may lie on, ISO; None for an open start.
        last: Last day it may lie on, ISO; None for an open end.
        precision: The unit that is known.
        spans: The words that say it; empty when it was taken from elsewhere.
        basis: NORMALISED from the spans, INFERRED from a neighbouring date, or DEFAULT (the publication date).
    """

    first: str | None
    last: str | None
    precision: Precision
    spans: Spans
    basis: Basis


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happened.

    Attributes:
        name: The gazetteer's name; the words themselves when it holds none.
        country: ISO 3166-1 alpha-3; None for waters and the unplaced.
        admin1: Name of the first-order division; None when unknown.
        lat: Degrees north, WGS 84; None when not placed.
        lon: Degrees east; None when not placed.
        precision: What kind of place it is.
        geonames_id: GeoNames id; None when not placed.
        spans: The words that say it.
    """

    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    geonames_id: int | None
    spans: Spans
