from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from tocsin.encoder.windows import CORE, cut_windows, make_inputs, n_paths
from tocsin.encoder.words import LONGEST_TREE, LONGEST_WORD, RESERVED, SELF, find_paths, labels, split_words

TEXT = "The mayor of Ostrel spoke on Monday.\n\nShe said that “the bridge is gone” for good."


@pytest.fixture
def words(parse):
    """Split a text into words; every letter is a piece."""
    pieces = SimpleNamespace(split=lambda word: tuple(range(1000, 1000 + len(word))))

    def run(text):
        parsed = parse(text)
        return parsed, split_words(parsed, pieces=pieces)

    return run


def test_every_token_is_one_word_with_its_pieces(words):
    parsed, found = words(TEXT)
    tokens = [token for sentence in parsed.sentences for token in sentence.tokens]
    assert len(found) == len(tokens)
    assert np.diff(found.starts).tolist() == [min(len(token.text), LONGEST_WORD) for token in tokens]
    assert found.starts[-1] == len(found.pieces)


def test_marks_tell_quotations_and_beginnings(words):
    parsed, found = words(TEXT)
    by_text = {
        t.text: m for t, m in zip((t for s in parsed.sentences for t in s.tokens), found.marks.tolist(), strict=True)
    }
    assert (by_text["The"], by_text["mayor"], by_text["She"], by_text["said"]) == (2, 0, 2, 0)
    assert (by_text["bridge"], by_text["gone"], by_text["good"]) == (3, 3, 0)


def test_a_path_names_the_label_under_which_a_word_hangs_below_the_other(words):
    parsed, found = words("She said that the bridge is gone.")
    sentence, matrix, deps = parsed.sentences[0], find_paths(found.parsed[0]), labels("deps")
    said = next(t.i for t in sentence.tokens if t.text == "said")
    bridge = next(t.i for t in sentence.tokens if t.text == "bridge")
    assert matrix[said, said] == SELF
    assert matrix[bridge, said] == deps["ccomp"]
    assert matrix[said, bridge] == SELF
    assert matrix[0, bridge] == deps["nsubj"]
    assert matrix[bridge, 0] == deps["ccomp"]


def test_the_cores_of_windows_hold_every_word_once(words):
    _, found = words("The bridge over the river is gone and nobody knows who will mend it again. " * 60)
    windows = list(cut_windows(found))
    assert [w.core[0] for w in windows] == [0, *(w.core[1] for w in windows[:-1])]
    assert windows[-1].core[1] == len(found)
    assert all(w.first <= w.core[0] < w.core[1] <= w.end for w in windows)
    assert all(found.starts[w.core[1]] - found.starts[w.core[0]] <= CORE for w in windows)
    assert len(windows) > 5


def test_inputs_are_counted_in_the_window(words):
    _, found = words("The bridge over the river is gone and nobody knows who will mend it again. " * 60)
    window = list(cut_windows(found))[2]
    inputs = make_inputs(found, window)
    n = window.end - window.first
    assert inputs["paths"].shape == (n, n)
    assert 0 <= inputs["paths"].min() and inputs["paths"].max() < n_paths()
    assert len(inputs["pieces"]) == len(inputs["owners"]) == found.starts[window.end] - found.starts[window.first] + 2
    assert inputs["owners"][inputs["heads"]].tolist() == list(range(n))
    assert inputs["deps"].min() >= RESERVED - 1


def test_no_sentences_make_no_windows(parse):
    empty = replace(parse("Gone."), sentences=(), quotations=())
    assert list(cut_windows(split_words(empty, pieces=None))) == []


def test_a_sentence_without_end_has_no_paths(parse):
    sentence = parse("Gone.").sentences[0]
    endless = replace(sentence, tokens=sentence.tokens * (LONGEST_TREE + 1))
    assert not find_paths(endless).any()


def test_one_endless_token_still_fits_in_a_window(words):
    _, found = words("x" * 50_000)
    assert all(found.starts[w.end] - found.starts[w.first] <= 2 * CORE for w in cut_windows(found))
