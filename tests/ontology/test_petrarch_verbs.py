import re

import pytest

from tocsin.errors import InputError
from tocsin.ontology.petrarch_coder import read_petrarch_coder
from tocsin.ontology.petrarch_patterns import PatternError, Sign, parse_pattern
from tocsin.ontology.petrarch_verbs import EventCode, read_verbs
from tocsin.ontology.petrarch_words import by_first_word, cut_pieces, forms_of, meanings_of, split_phrase

GOOD = """<!-- made up -->
# remark
&TIES_
+LINK
+&KIN

--- RESTORE [050] ---
RESTORE
RENEW [051]
RE_+OPEN {RE_+OPENS RE_+OPENED}
- * &TIES [052:053] # remark
- * FULL &TIES [054]
- NOT * [---]

&KIN
+OLD_FRIENDSHIP

---  BREAK   [160]---  ---
BREAK {BREAKS, BROKE, BROKEN, BREAKING}
+BREAK_OFF {+BROKE_OFF +BROKEN_OFF}
- *OFF [161]
- * PACT [#16]

~ a (b . ATTACK) SAY = a b 112
"""


def write(tmp_path, text, name="made.verbs.txt"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def verbs(tmp_path):
    return read_verbs(write(tmp_path, GOOD))


def test_reads_regular_and_listed_forms_with_their_codes(verbs):
    assert verbs.faults == ()
    assert [form.base for form in verbs.forms["RESTORING"]] == ["RESTORE"]
    assert verbs.forms["RESTORED"][0].code == EventCode("050")
    assert verbs.forms["RENEWS"][0].code == EventCode("051")
    assert verbs.forms["BROKE"][1].base == "BREAK"
    assert "BREAKED" not in verbs.forms


def test_a_plus_marks_the_inflected_word_of_several(verbs):
    opened = verbs.forms["OPENED"][0]
    assert (opened.before, opened.main, opened.after) == (("RE",), "OPENED", ())
    off = verbs.forms["BROKEN"][0]
    assert (off.before, off.main, off.after, off.base) == ((), "BROKEN", ("OFF",), "BREAK OFF")


def test_patterns_stand_in_the_order_of_what_they_tell(verbs):
    rows = verbs.forms["RESTORE"][0].block.rows
    assert [(row.code.forward, row.line) for row in rows] == [("054", 12), ("052", 11), ("", 13)]
    assert rows[1].code == EventCode("052", "053")
    assert not rows[2].code


def test_a_set_may_name_a_set_that_stands_below(verbs):
    element = verbs.forms["RESTORE"][0].block.rows[1].pattern.after[0]
    assert set(element.phrases) == {"LINK", "OLD"}


def test_a_hash_inside_brackets_is_no_remark(verbs):
    assert [row.code.forward for row in verbs.forms["BROKE"][0].block.rows] == ["161", "#16"]


def test_reads_transformations(verbs):
    (rule,) = verbs.transformations
    assert (rule.subject, rule.inner, rule.inner_verb, rule.verb) == ("a", ("b", "."), "ATTACK", "SAY")
    assert (rule.actor, rule.recipient, rule.code) == ("a", "b", "112")


@pytest.mark.parametrize(
    ("line", "detail"),
    [
        ("- NO STAR [050]", 'has no "*"'),
        ("- * ONE * TWO [050]", 'more than one "*"'),
        ("- * {ONE TWO [050]", "is not closed"),
        ("- * ONE) [050]", "that was not opened"),
        ("- * &UNKNOWN [050]", "&UNKNOWN, to which no line gives words"),
        ("- * ONE", "has no code"),
        ("~ a (b) SAY = a", "cannot be read"),
    ],
)
def test_a_faulty_line_is_left_out_and_told_with_file_and_line(tmp_path, line, detail):
    path = write(tmp_path, f"--- RESTORE [050] ---\nRESTORE\n{line}\n- * TIES [051]\n")
    read = read_verbs(path)
    assert [(fault.line, detail in fault.detail) for fault in read.faults] == [(3, True)]
    assert [row.code.forward for row in read.forms["RESTORE"][0].block.rows] == ["051"]
    note = read_petrarch_coder([path]).notes[0]
    assert note.startswith("made.verbs.txt: line 3 ")


def test_a_circle_of_sets_is_told(tmp_path):
    read = read_verbs(write(tmp_path, "&A\n+&B\n&B\n+&A\n--- X [1] ---\nRESTORE\n"))
    assert any("circle" in fault.detail for fault in read.faults)


@pytest.mark.parametrize("text", ["", "# nothing\n", "ACTOR [USA]\n"])
def test_a_file_without_verbs_is_an_input_error(tmp_path, text):
    with pytest.raises(InputError, match=re.escape("made.verbs.txt: holds no verb")):
        read_verbs(write(tmp_path, text))


def test_a_file_that_is_not_text_is_an_input_error(tmp_path):
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="UTF-8"):
        read_verbs(tmp_path / "bad.txt")


def test_a_pattern_places_words_and_participants():
    pattern = parse_pattern("+ WAS_ * DEAD (IN $)", {})
    assert [element.sign for element in pattern.before] == [Sign.RECIPIENT, Sign.WORDS]
    assert [element.sign for element in pattern.after] == [Sign.WORDS, Sign.WORDS, Sign.ACTOR]
    assert [element.group for element in pattern.after] == [0, 1, 1]
    assert not pattern.joined


def test_an_underline_joins_neighbours():
    pattern = parse_pattern("READY_TO_*_TALKS", {})
    assert [element.joined for element in pattern.before] == [False, True]
    assert pattern.joined
    assert pattern.after[0].joined


def test_a_set_inside_a_compound_is_found():
    pattern = parse_pattern("* NEW_&TIE_KINDS_PACT", {"TIE_KINDS": by_first_word([split_phrase("MILITARY")])})
    assert [list(element.phrases) for element in pattern.after] == [["NEW"], ["MILITARY"], ["PACT"]]
    assert [element.joined for element in pattern.after] == [False, True, True]


def test_more_words_weigh_more():
    light, heavy = parse_pattern("* TALKS", {}), parse_pattern("* PEACE TALKS", {})
    assert heavy.weight > light.weight
    with pytest.raises(PatternError):
        parse_pattern("TALKS", {})


def test_words_are_cut_and_mean_their_plurals_and_stems():
    assert cut_pieces("Al-Qaeda's U.S. envoys") == ["AL", "QAEDA'S", "U.S", "ENVOYS"]
    assert forms_of("DENY") == ("DENY", "DENIES", "DENIED", "DENYING")
    assert {"TREATY", "TREATIES"} <= meanings_of("TREATIES", "TREATY")
    assert "CONTRIBUT" in meanings_of("CONTRIBUTED", "CONTRIBUTE")
    assert "CON" not in meanings_of("CONTRIBUTED", "CONTRIBUTE")


def test_wild_lines_are_told_and_cost_little_time(tmp_path):
    levels = "".join(f"&S{n}\n" + f"+&S{n + 1}\n" * 20 for n in range(7)) + "&S7\n"
    circles = "&C\n" + "+&C\n" * 50
    path = write(tmp_path, f"{levels}{circles}--- X [1] ---\nRESTORE\n- {'*' * 5000} A [1]\n- * {'A ' * 5000} [1]\n")
    read = read_verbs(path)
    last = [fault.detail for fault in read.faults[-2:]]
    assert 'more than one "*"' in last[0]
    assert "more than 40 words" in last[1]
