from pathlib import Path

from bench.negatives import UNSEEN, count_false, read_sentences

ROOT = Path(__file__).parents[2]
# Share of the unseen half with any event when it was first scored; it must not rise.
MOST = 0.03


def test_a_sentence_with_an_event_is_counted_and_shown(models):
    sentences = [("war", "Rebels shelled the town of Bol on Monday."), ("food", "The soup needs salt.")]
    tally = count_false(sentences, models=models)
    assert dict(tally.coded) == {"war": 1, "food": 0}
    assert len(tally.shown) == 1


def test_few_sentences_without_events_get_one(models):
    tally = count_false(read_sentences(UNSEEN), models=models)
    assert tally.coded.total() <= MOST * tally.sentences.total()


def test_the_halves_have_no_sentence_in_common():
    halves = [{s for _, s in read_sentences(p)} for p in (UNSEEN, ROOT / "train/corpus/negatives.tsv")]
    assert [len(half) for half in halves] == [500, 500]
    assert not halves[0] & halves[1]
