from tocsin.record import Act
from tocsin.statements.cues import load_lexicon


def test_every_row_has_a_score_and_words_are_found_by_kind():
    lexicon = load_lexicon()
    row = lexicon.look_up("warn", "VERB", "clause")
    assert row is not None
    assert row.act is Act.WARN
    assert 0 < row.score <= 1


def test_quotations_and_addressees_have_rows_of_their_own():
    lexicon = load_lexicon()
    assert lexicon.quotes("say")
    assert not lexicon.quotes("walk")
    assert lexicon.takes_addressee("tell")
    assert not lexicon.takes_addressee("say")


def test_an_unknown_word_is_no_cue_and_says():
    lexicon = load_lexicon()
    assert not lexicon.knows("walk", "VERB")
    assert lexicon.act("walk", "VERB") is Act.SAY


def test_deeds_are_no_cues():
    lexicon = load_lexicon()
    assert all(lexicon.look_up(verb, "VERB", "np") is None for verb in ("attack", "launch", "back", "hit", "sign"))
