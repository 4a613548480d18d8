from dataclasses import replace

import pytest

from tests.export.made import TEXT, make_record, span
from tocsin.export.segments import MOST_EMPHASIS, MOST_MARKS, cut_text, slug
from tocsin.export.view import view_record
from tocsin.record import Block, Role, Span

RECORD = make_record()
PASSAGES = cut_text(RECORD.document, view_record(RECORD))
SEGMENTS = [segment for passage in PASSAGES for segment in passage.segments]


def test_loses_no_character_of_the_text():
    blocks = [RECORD.document.quote(block.span) for block in RECORD.document.blocks]
    assert ["".join(segment.text for segment in passage.segments) for passage in PASSAGES] == blocks


def test_every_evidence_is_the_sum_of_its_pieces():
    view = view_record(RECORD)
    for item in (*view.statements, *view.events):
        for one in item.evidence:
            pieces = "".join(
                piece.text for piece in SEGMENTS if (item.key, slug(one.role)) in {(m.key, m.role) for m in piece.marks}
            )
            for words in one.spans:
                assert RECORD.document.quote(words) in pieces


def test_marks_where_a_span_begins():
    begins = [segment.text for segment in SEGMENTS for mark in segment.marks if mark.starts and mark.role == "trigger"]
    assert begins == ["struck", "stop", "hit", "talks", "shell"]


def test_a_trigger_carries_the_sign_of_its_event():
    signs = {segment.text: segment.sign for segment in SEGMENTS if segment.sign}
    assert signs == {"struck": "●", "stop": "?", "hit": "❝✕", "talks": "❝◇", "shell": "❝●"}
    assert {segment.text for segment in SEGMENTS if "claim" in segment.shown} == {"hit", "talks", "shell"}


def test_each_item_is_anchored_once():
    anchors = [key for segment in SEGMENTS for key in segment.anchors]
    assert sorted(anchors) == ["E1", "E2", "E3", "E4", "E5", "S1", "S2", "S3", "S4", "S5"]


def test_text_outside_all_blocks_is_shown_too():
    title = RECORD.document.blocks[0]
    document = replace(RECORD.document, blocks=(title,))
    passages = cut_text(document, view_record(replace(RECORD, document=document)))
    assert [passage.role for passage in passages] == ["title", "between"]


def test_a_text_without_blocks_is_one_passage():
    document = replace(RECORD.document, blocks=())
    passages = cut_text(document, view_record(replace(RECORD, document=document)))
    assert "".join(segment.text for passage in passages for segment in passage.segments) == TEXT


def cut_alone(text, role):
    """Words and looks of the pieces of one block about which nothing is known."""
    document = replace(
        RECORD.document, text=text, blocks=(Block(role, Span(0, len(text))),), damage=(), title=None, byline=None
    )
    view = view_record(replace(RECORD, document=document, statements=(), events=(), entities=()))
    return [(segment.text, segment.shown) for segment in cut_text(document, view)[0].segments]


def test_heading_marks_are_told_apart():
    assert cut_alone("# A title", Role.TITLE) == [("# ", ("syntax",)), ("A title", ())]


@pytest.mark.parametrize("mark", ["*", "**", "***"])
def test_asterisks_around_emphasis_are_told_apart(mark):
    assert cut_alone(f"The {mark}Selm Gazette{mark}, again", Role.PARAGRAPH) == [
        ("The ", ()),
        (mark, ("syntax",)),
        ("Selm Gazette", ()),
        (mark, ("syntax",)),
        (", again", ()),
    ]


@pytest.mark.parametrize("text", ["5 * 3 * 2", "a*b*c", "*open", "note* and *note", "* an item\n* another", "*****"])
def test_other_asterisks_are_text(text):
    assert cut_alone(text, Role.PARAGRAPH) == [(text, ())]


def test_a_text_of_asterisks_takes_no_longer():
    assert len(cut_alone("*a* " * 100_000, Role.PARAGRAPH)) <= 4 * MOST_EMPHASIS + 1
    assert cut_alone("*a" * 100_000, Role.PARAGRAPH) == [("*a" * 100_000, ())]


def test_keeps_the_innermost_of_very_many_marks():
    one = RECORD.events[0]
    many = tuple(replace(one, id=f"e-{n:03}") for n in range(MOST_MARKS * 3))
    record = replace(RECORD, statements=(), events=many)
    segments = [segment for passage in cut_text(record.document, view_record(record)) for segment in passage.segments]
    assert max(len(segment.marks) for segment in segments) == MOST_MARKS
    assert span("struck").start in {TEXT.index(segment.text) for segment in segments if segment.sign}
