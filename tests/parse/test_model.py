import numpy as np
import pytest
import spacy

from tocsin.parse import model, parse_document
from tocsin.parse.products import Products
from tocsin.read import read_text
from tocsin.weights import locate_model

# Two neighbours that a rule looks at together, spaces of several kinds, contractions, and common and rare forms.
TEXT = (
    "It's gonna be fine, and he's gotta go. Let's see, y'all! There's a ship;  there are two   more.\tC'mon, he said. "
    "What've you been doin'? The men who had left were better off than those that Mira's brothers found. "
    "I saw you and it; they didn't, they won't. A bridge, the Ilm Bridge, was hit 3 times by 12 drones on May 4."
)


@pytest.fixture(scope="module")
def whole():
    """The pipeline of spaCy as it comes."""
    return spacy.load(locate_model(model.MODEL)[0], exclude=["senter"])


def test_forms_are_those_of_spacy_s_own_rules(whole, parser):
    wanted = whole(TEXT)
    starts = [sentence.start_char for sentence in wanted.sents]
    for _ in range(2):  # the second time from memory
        (part,) = parser.parse([(TEXT, starts)])
        found = [(form.text, form.lemma, form.pos, form.tag, form.dep) for form in part.forms]
        assert found == [(t.text, t.lemma_, t.pos_, t.tag_, t.dep_) for t in wanted]
        assert part.heads == [token.head.i for token in wanted]
        assert part.firsts == [sentence.start for sentence in wanted.sents]
        assert part.names == [(name.start, name.end, name.label_) for name in wanted.ents]


def test_texts_and_spaces_make_up_the_text(parser):
    (part,) = parser.parse([(TEXT, [0])])
    assert "".join(form.text + " " * space for form, space in zip(part.forms, part.spaces, strict=True)) == TEXT


def test_an_empty_text_has_no_forms(parser):
    (part,) = parser.parse([("", [])])
    assert (part.forms, part.heads, part.firsts, part.names) == ([], [], [], [])


def test_a_parser_that_forgets_reads_the_same(parser, monkeypatch):
    document = read_text("The Varnish delegation left Port Selm on Monday. Its leader, Oda Renn, wasn't pleased.")
    first = parse_document(document, parser=parser)
    monkeypatch.setattr(model, "FORGET_AFTER", 5)
    assert [parse_document(document, parser=parser) for _ in range(3)] == [first] * 3


@pytest.mark.parametrize("turned", [(False, False), (True, False), (False, True), (True, True)])
def test_products_are_those_of_numpy(turned):
    choose = np.random.default_rng(1)
    x, y = (choose.random(shape, dtype=np.float32) for shape in ((5, 7), (7, 3)))
    left, right = x.T.copy() if turned[0] else x, y.T.copy() if turned[1] else y
    out = np.zeros((6, 3), dtype=np.float32)
    products = Products()
    found = products.gemm(left, right, trans1=turned[0], trans2=turned[1])
    assert products.gemm(left, right, out=out[1:], trans1=turned[0], trans2=turned[1]) is not None
    np.testing.assert_allclose(found, x @ y, rtol=1e-5)
    np.testing.assert_array_equal(out[1:], found)
