"""A hand-made record with every kind of part, for tests of the record's forms."""

from tocsin.record import (
    Act,
    Basis,
    Block,
    Count,
    Damage,
    DamageKind,
    Document,
    Dropped,
    Entity,
    EventMention,
    EventType,
    Form,
    Grounded,
    Instrument,
    Link,
    Medium,
    Mention,
    MentionKind,
    Modality,
    Participant,
    Party,
    Place,
    PlaceMention,
    PlacePrecision,
    Polarity,
    Precision,
    Quantity,
    Reason,
    Record,
    Relation,
    Role,
    Span,
    Stance,
    Statement,
    Target,
    TimeMention,
    TimeType,
    Weighed,
    When,
    hash_id,
)

TEXT = 'On Monday, Minister Anna ?erny said that Varnland had shelled Ostrava. "We will answer," she added.'


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def grounded(value, words: str, basis: Basis = Basis.NORMALISED):
    return Grounded(value, (at(words),), basis, 0.9, "test/1")


def make_record() -> Record:
    document = Document(
        id=hash_id("d", TEXT, "string"),
        text=TEXT,
        raw_sha256="0" * 64,
        origin="string",
        published_at=Grounded("2023-05-30", (), Basis.GIVEN, 1.0, "test/1"),
        blocks=(Block(Role.PARAGRAPH, Span(0, len(TEXT))),),
        damage=(Damage(Span(TEXT.index("?"), TEXT.index("?") + 1), DamageKind.REPLACED),),
    )
    who = Mention("m-1", at("Anna ?erny"), MentionKind.PERSON, grounded("n-1", "Anna ?erny", Basis.INFERRED), 0.9)
    entity = Entity(
        "n-1",
        grounded("Anna ?erny", "Anna ?erny", Basis.VERBATIM),
        MentionKind.PERSON,
        None,
        (grounded("GOV", "Minister", Basis.INFERRED),),
        (grounded("Minister", "Minister", Basis.VERBATIM),),
        ("m-1",),
    )
    monday = When("2023-05-29", "2023-05-29", Precision.DAY, (at("Monday"),), Basis.NORMALISED)
    statement = Statement(
        "s-1",
        (Party((at("Anna ?erny"),), "n-1"),),
        (at("said"),),
        (at("Varnland had shelled Ostrava"),),
        Form.PARAPHRASE,
        grounded(Act.SAY, "said"),
        False,
        (Stance("n-1", Polarity.AGAINST, (at("shelled"),), "test/1"),),
        (Party((at("Ostrava"),), None),),
        monday,
        grounded(Medium.SPEECH, "said", Basis.INFERRED),
        (Link((at("Anna ?erny"),), "n-1", Relation.SPEAKER),),
        None,
        ("e-1",),
        0.9,
        "test/1",
    )
    event = EventMention(
        "e-1",
        grounded(EventType.ASSAULT, "shelled"),
        grounded("artillery", "shelled"),
        (),
        4,
        -10.0,
        "194",
        (at("shelled"),),
        (Participant((at("Varnland"),), None, MentionKind.PLACE, None, ()),),
        (Participant((at("Ostrava"),), None, MentionKind.PLACE, "CZE", ()),),
        None,
        Place("Ostrava", "CZE", None, 49.8, 18.3, PlacePrecision.TOWN, 3068799, (at("Ostrava"),)),
        (Count("killed", 1, None, True, (), (at("Ostrava"),)),),
        (Instrument((at("shelled"),), "artillery"),),
        (Target((at("Ostrava"),), "home"),),
        grounded(True, "had shelled", Basis.INFERRED),
        grounded(Modality.HAPPENED, "had shelled", Basis.INFERRED),
        "s-1",
        (),
        0.7,
        "test/1",
        (Weighed((at("shelled"),), 1.5, "test/1 verb"),),
    )
    return Record(
        document=document,
        tocsin="0.0.0",
        weights={"parser": "abc"},
        mentions=(who,),
        entities=(entity,),
        statements=(statement,),
        events=(event,),
        places=(PlaceMention(at("Ostrava"), "Ostrava", "CZE", 49.8, 18.3, PlacePrecision.TOWN, 3068799, 0.8),),
        times=(
            TimeMention(at("Monday"), TimeType.DATE, "2023-05-29", "2023-05-29", "2023-05-29", Precision.DAY, None),
        ),
        quantities=(Quantity(at("We"), "people", 2.0, None, True, None, (at("We"),)),),
        dropped=(Dropped(at("Varnland"), "test/1", Reason.UNKNOWN_NAME),),
    )
