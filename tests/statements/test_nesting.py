from tocsin.record import Act, Span
from tocsin.statements.draft import Draft
from tocsin.statements.nesting import DEEPEST, find_depths, find_outer


def draft(cue, *content):
    marks = (Span(*cue),) if cue else ()
    return Draft("clause", 0, 0, marks, (), tuple(Span(*span) for span in content), Act.SAY, 0.5)


def test_a_cue_inside_a_content_is_nested_in_the_narrowest():
    drafts = (draft((0, 4), (5, 100)), draft((10, 14), (20, 90)), draft((30, 34), (40, 80)))
    assert find_outer(drafts) == (None, 0, 1)


def test_statements_of_equal_width_do_not_enclose_each_other():
    assert find_outer((draft((20, 24), (30, 40)), draft((32, 34), (20, 30)))) == (None, None)


def test_a_cue_between_two_pieces_is_not_nested():
    assert find_outer((draft((10, 14), (0, 9), (15, 30)), draft((10, 12), (40, 42)))) == (None, None)


def test_a_draft_without_a_cue_is_placed_by_its_content():
    assert find_outer((draft((0, 4), (5, 50)), draft(None, (10, 20)))) == (None, 0)


def test_depth_is_counted_up_to_a_limit():
    chain = (None, *range(DEEPEST + 3))
    assert find_depths(chain)[: DEEPEST + 1] == tuple(range(DEEPEST + 1))
    assert max(find_depths(chain)) == DEEPEST + 1
