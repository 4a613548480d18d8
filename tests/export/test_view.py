from dataclasses import replace

from tests.export.made import CERNY, GUARD, POST, TEXT, VARNLAND, make_record, span
from tocsin.export.chain import LONGEST_CHAIN
from tocsin.export.view import NOBODY, NOT_SAID, view_record
from tocsin.record import Instrument, Link, Party, Polarity, Relation, Stance

RECORD = make_record()
VIEW = view_record(RECORD)


def test_the_made_record_is_sound():
    RECORD.check()


def test_names_the_entity_where_the_words_do_not():
    assert [item.who for item in VIEW.statements[:3]] == [
        "Defence Minister Karel ?erny",
        "He → Karel ?erny",
        "The Oresta Post",
    ]


def test_a_nested_statement_stands_after_its_holder_and_deeper():
    keys = [(item.key, item.depth, item.parent) for item in VIEW.statements]
    assert keys == [("S1", 0, ""), ("S2", 0, ""), ("S3", 0, ""), ("S4", 1, "S3"), ("S5", 0, "")]


def test_a_circle_of_nested_statements_loses_none():
    first, second, *rest = RECORD.statements
    circle = (replace(first, nested_in=second.id), replace(second, nested_in=first.id), *rest)
    view = view_record(replace(RECORD, statements=circle))
    assert {item.id for item in view.statements} == {item.id for item in RECORD.statements}


def test_tells_the_chain_from_the_outlet_to_the_first_mouth():
    assert VIEW.statements[2].chain == ("Selm Gazette", "Oresta Post", "harbour guard")


def test_a_statement_without_speaker_says_so():
    silent = replace(RECORD.statements[0], speakers=())
    view = view_record(replace(RECORD, statements=(silent, *RECORD.statements[1:])))
    assert view.statements[0].who == NOBODY
    assert view.events[1].status == "said by somebody not named: negated"


def test_a_claim_reads_and_looks_other_than_a_fact():
    status = {item.key: (item.sign, item.status, item.claimed) for item in VIEW.events}
    assert status["E1"] == ("●", "happened", False)
    assert status["E4"] == ("❝●", "said by harbour guard: happened", True)
    assert status["E2"] == ("❝✕", "said by Karel ?erny: negated", True)
    assert status["E5"] == ("?", "possible", False)


def test_an_event_tells_what_it_cost():
    assert VIEW.events[0].costs == ("3 killed (dockers)", "with drones")


def test_an_instrument_that_only_the_trigger_tells_is_named_by_its_kind():
    bombed = replace(RECORD.events[0], counts=(), instruments=(Instrument((span("struck"),), "bomb"),))
    view = view_record(replace(RECORD, events=(bombed, *RECORD.events[1:])))
    assert view.events[0].costs == ("with bomb",)


def test_every_field_with_words_quotes_them():
    for item in (*VIEW.statements, *VIEW.events):
        for one in item.evidence:
            assert one.words == tuple(" ".join(TEXT[span.start : span.end].split()) for span in one.spans)


def test_reads_over_emphasis_marks_but_quotes_them_in_the_evidence():
    document = replace(RECORD.document, text=TEXT.replace("The Oresta Post", "The *resta Post"))
    view = view_record(replace(RECORD, document=document, entities=()))
    item = view.statements[2]
    assert item.who == "The resta Post"
    assert item.evidence[0].words == ("The *resta Post",)


def with_chain(chain):
    """The made record with another chain for its third statement; the view of that statement."""
    statements = [replace(item, chain=chain) if item.id == "s-3" else item for item in RECORD.statements]
    return view_record(replace(RECORD, statements=tuple(statements))).statements[2]


def test_a_chain_that_no_report_has_is_abridged():
    item = with_chain(RECORD.statements[2].chain[1:] * 50)
    assert len(item.chain) == LONGEST_CHAIN + 1
    assert "…" in item.chain


def test_a_chain_of_outlet_and_speaker_is_not_worth_a_line():
    item = with_chain(RECORD.statements[2].chain[::2])
    assert item.chain == ()
    assert [one.role for one in item.evidence if one.role.startswith("chain")] == ["chain: outlet", "chain: speaker"]


def test_speakers_who_speak_together_are_one_step_and_no_relay():
    outlet, cited, guard = RECORD.statements[2].chain
    minister = Link((span("Defence Minister Karel ?erny"),), CERNY.id, Relation.SPEAKER)
    assert with_chain((outlet, minister, guard)).chain == ()
    assert with_chain((outlet, cited, minister, guard)).chain == (
        "Selm Gazette",
        "Oresta Post",
        "Karel ?erny, harbour guard",
    )


def test_nobody_passes_words_on_to_themselves():
    outlet, cited, guard = RECORD.statements[2].chain
    post = Link((span("The Oresta Post"),), POST.id, Relation.SPEAKER)
    assert with_chain((outlet, cited, post)).chain == ()
    assert with_chain((outlet, cited, cited, guard)).chain == ("Selm Gazette", "Oresta Post", GUARD.name.value)


def test_who_passed_words_on_is_told_without_an_outlet_too():
    _, cited, guard = RECORD.statements[2].chain
    assert with_chain((cited, guard)).chain == ("Oresta Post", "harbour guard")
    assert with_chain((guard,)).chain == ()


def test_what_was_not_said_is_shown_as_not_said():
    record = make_record()
    first = replace(record.statements[0], negated=True)
    view = view_record(replace(record, statements=(first, *record.statements[1:])))
    shown = next(item for item in view.statements if item.id == first.id)
    assert shown.who.endswith(f"({NOT_SAID})")
    assert shown.how == "not said: deny, verbatim"
    assert any(row.role == "negated" for row in shown.evidence)
    inside = next(item for item in view.events if item.id in first.about)
    assert inside.status.startswith("not said by ")


def test_addressees_and_stances_are_shown_with_their_words():
    record = make_record()
    first = record.statements[0]
    stance = Stance(VARNLAND.id, Polarity.AGAINST, first.cue, "test/1")
    told = replace(first, toward=(stance,), addressees=(Party((span("the guard"),), GUARD.id),))
    shown = view_record(replace(record, statements=(told, *record.statements[1:]))).statements[0]
    rows = {row.role: row for row in shown.evidence}
    assert rows["stance: against"].value == VARNLAND.name.value
    assert rows["to"].words == ("the guard",)
