import time

import pytest

from tocsin.text import find_quotations, is_signed


def quoted(*paragraphs):
    return [
        (["".join(paragraphs[number][start:end]) for number, start, end in item.pieces], item.depth, item.closed)
        for item in find_quotations(paragraphs)
    ]


@pytest.mark.parametrize(
    "text",
    ["He said “we won” today.", 'He said "we won" today.', "He said «we won» today.", "He said „we won“ today.", "He said ‘we won’ today.",
     "He said 'we won' today."],
)  # fmt: skip
def test_finds_every_kind_of_marks(text):
    assert quoted(text) == [(["we won"], 0, True)]


@pytest.mark.parametrize(
    "text",
    ["He said “we won“ today.", "He said ”we won” today.", "He said »we won« today.", "He said »we won» today.", "He said ‚we won‘ today.",
     "He said ‹we won› today."],
)  # fmt: skip
def test_marks_that_stand_the_wrong_way_round_pair_too(text):
    assert quoted(text) == [(["we won"], 0, True)]


def test_an_opening_mark_in_a_quotation_still_opens():
    assert quoted("“They said “no” to us,” she added.")[1:] == [(["no"], 1, True)]


def test_a_single_mark_ends_a_double_quotation_that_nothing_else_ends():
    assert quoted("She wrote: “We go.’ Then she left.") == [(["We go."], 0, True)]
    assert quoted("She wrote: “The boys.’ We go.” Then she left.") == [(["The boys.’ We go."], 0, True)]


def test_a_closing_mark_without_a_partner_opens_nothing():
    assert quoted("He won” today and “left” then.") == [(["left"], 0, True)]
    assert quoted("He won ”today and left.") == []


def test_inner_quotation_is_deeper():
    assert quoted("“They said ‘no’ to us,” she added.") == [(["They said ‘no’ to us,"], 0, True), (["no"], 1, True)]


def test_apostrophes_are_not_marks():
    assert quoted("The soldiers' houses and the '90s didn't matter, it’s said.") == []


def test_opening_marks_carry_a_quotation_over_paragraphs():
    found = quoted("He said: “One.", "“Two.", "“Three.” And then “four”.")
    assert found == [(["One.", "Two.", "Three."], 0, True), (["four"], 0, True)]


def test_straight_marks_carry_over_paragraphs_too():
    assert quoted('"One.', '"Two," he said.') == [(["One.", "Two,"], 0, True)]


def test_a_paragraph_with_its_own_curly_marks_ends_a_block_in_straight_ones():
    found = quoted('"The mayor came.', "“We go,” she said. “It is late.”", '"Others wept.')
    assert found == [
        (["The mayor came."], 0, False),
        (["We go,"], 0, True),
        (["It is late."], 0, True),
        (["Others wept."], 0, False),
    ]


def test_a_block_in_straight_marks_may_end_with_a_paragraph_that_opens_with_a_curly_one():
    found = quoted('"The mayor came.', '“We go,” she said."', "Others wept.")
    assert found == [(["The mayor came.", "“We go,” she said."], 0, True), (["We go,"], 1, True)]


@pytest.mark.parametrize(
    ("line", "following", "signed"),
    [
        ("“We go.” — Ilda Brenn, mayor of Ostrel", "“No", True),
        ("“We go.”― Ilda Brenn", '"No', True),
        ("“We go.” — Ilda Brenn, a member", "of the council", False),
        ("They left “the town” and went home", "“No", False),
    ],
)
def test_a_signature_ends_a_line_before_another_quotation(line, following, signed):
    assert is_signed(line, following) is signed


def test_a_missing_mark_costs_one_paragraph_at_most():
    found = quoted("He said “we won today.", "Nobody else spoke.", "She said “no”.")
    assert found == [(["we won today."], 0, False), (["no"], 0, True)]


def test_a_missing_straight_mark_does_not_turn_the_rest_inside_out():
    found = quoted('He said "we won today. She answered "no" and left.')
    assert (["no"], 0, True) in [(pieces, 0, closed) for pieces, _, closed in found]


@pytest.mark.parametrize("text", ['He said “we won" today.', 'He said "we won” today.'])
def test_straight_and_curly_marks_may_be_mixed(text):
    assert quoted(text) == [(["we won"], 0, True)]


def test_marks_without_words_are_nothing():
    assert quoted("“” \"\" ''") == []


@pytest.mark.parametrize("odd", ["“", "”", '"', "'", "‘a", "’", "“‘", "« ", " ”a", " »a", "“a.’ ", "“a“ ", " ‚a"])
def test_a_million_marks_take_seconds_at_most(odd):
    text = (odd * 1_000_000)[:1_000_000]
    start = time.process_time()
    find_quotations([text])
    assert time.process_time() - start < 30
