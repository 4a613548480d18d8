from tocsin.record import Span, hash_id, span_key


def test_an_id_is_the_same_on_every_machine():
    assert hash_id("d", "text", "string") == "d-9f06024628d838d66ca2"


def test_parts_cannot_run_into_each_other():
    assert hash_id("d", "ab", "c") != hash_id("d", "a", "bc")


def test_lone_surrogates_can_be_hashed():
    assert hash_id("d", "\ud800").startswith("d-")


def test_span_key_keeps_order():
    assert span_key([Span(3, 5), Span(1, 2)]) == "3:5 1:2"
