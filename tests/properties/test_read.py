"""What holds for any input: spans quote the text, ids and bytes are stable, and only `TocsinError` is raised."""

import dataclasses
import json
import random
import unicodedata

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tocsin
from tocsin.errors import TocsinError
from tocsin.pipeline import Models, code_document
from tocsin.read import read_text
from tocsin.record import Basis, Grounded, Record, record_schema
from tocsin.record.codec import spans_in

# Fragments that news is made of, so that random texts also reach the rules.
PIECES = ["On Tuesday", "“", "”", '"', "‘", "’", "'", " said ", "Anna Berg", "the army", " attacked ", "Varnland", ", ", ". ", "\n\n", "\r\n",
          " told reporters that ", "according to ", "he", " killed 12 civilians", "(", ")", "*", "🚀", "\u202e", "e\u0301", "\ufeff", "\0", "\ud800",
          "“so-called” ", " denied ", "NATO", "last week", "30 May 2023", "?erny", "â€™", " — ", "…", "# ", "By ", "http://x.example/"]  # fmt: skip
VALIDATOR = jsonschema.Draft202012Validator(record_schema())
newsy = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
anything = st.text(max_size=400)


def grounded_in(value):
    """Yield every grounded value inside a value."""
    if isinstance(value, Grounded):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from grounded_in(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from grounded_in(getattr(value, field.name))


def squeeze(words: str) -> str:
    """Leave only what a reader compares: letters and digits."""
    return "".join(char for char in unicodedata.normalize("NFC", words) if char.isalnum())


def check_spans(record: Record) -> None:
    """Check that spans quote something, that verbatim values are their words, and that claims lie in their claims."""
    text = record.document.text
    spoilt = {item.span for item in record.document.damage}
    for span in spans_in(record):
        assert span in spoilt or text[span.start : span.end].strip(), f"an empty quote at {span}"
    for item in grounded_in(record):
        if item.basis is Basis.VERBATIM and isinstance(item.value, str):
            words = "".join(text[span.start : span.end] for span in item.spans)
            assert squeeze(item.value) in squeeze(words) or squeeze(words) in squeeze(item.value), item
    contents = {statement.id: statement.content for statement in record.statements}
    for statement in record.statements:
        assert statement.speakers == tuple(dict.fromkeys(statement.speakers))
        assert list(statement.content) == sorted(statement.content)
    for event in record.events:
        if event.said_in is not None:
            assert any(span.overlaps(event.trigger[0]) for span in contents[event.said_in])


def check_blocks(record: Record) -> None:
    """Check that the layout covers everything but white space."""
    text, at = record.document.text, 0
    for block in record.document.blocks:
        assert not text[at : block.span.start].strip()
        at = block.span.end
    assert not text[at:].strip()


def check(text: str, models: Models) -> None:
    try:
        document = read_text(text)
    except TocsinError:
        return
    record = code_document(document, models=models)
    assert record.document.text == text
    check_spans(record)
    check_blocks(record)
    line = record.to_json()
    assert Record.from_json(line) == record
    VALIDATOR.validate(json.loads(line))
    assert code_document(read_text(text), models=models).to_json() == line


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=newsy)
def test_newsy_noise(text, models):
    check(text, models)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=anything)
def test_any_text(text, models):
    check(text, models)


def odd_inputs() -> list[str]:
    """Two hundred inputs that break readers: marks, scripts, controls, and long runs, alone and in a sentence."""
    alone = ["", " ", "\n", "\0", "\ufeff", "🚀" * 50, "👩‍👩‍👧‍👦 said no", "שלום עולם", "مرحبا بالعالم قال الوزير", "\u202eabc\u202c", "a\u0301" * 100,
             "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞", "a\r\nb\r\nc", "\r\r\r", '"', "“", "”", "'" * 99, '"' * 1001, "“" * 1000 + "x" + "”" * 1000,
             "“a " * 1000, "”" * 500, "(" * 1000, "[" * 1000, "*" * 1000, "#" * 1000, "- " * 500, "1" * 1000, ". " * 1000, "? " * 500, "…" * 300,
             "\ud800", "\udfff\ud800", "\x1b[31mred\x1b[0m", "<script>alert(1)</script>", "{\"text\": 1}", "A" * 5000, "said " * 800,
             "He said " * 300, "“Yes,” he said. " * 200, "\t" * 100 + "x", "x\u2028y\u2029z", "\u00ad" * 100 + "x", "\ufffd" * 50, "ﬁﬂ ǅ ß İ ı",
             "中文报道说部队进入了城市。", "Что сказал министр?", "१२३ लोग", "\U0010ffff", "\u0300abc", "a" + "\u0300" * 500, "٣٠ مايو ٢٠٢٣"]  # fmt: skip
    carrier = "On Monday, {} the minister told {} reporters that {} troops had left {} the town.\n\n“We {} left,” she said. {}"
    inserts = ["“", "”", '"', "'", "‘", "’", "🚀", "\u202e", "\u0301", "\0", "\ud800", "\r\n", "*", "**", "_", "[", "](", ")", "#", "\ufeff", "\u200b",
               "\t", "…", "—", "--", "<b>", "&amp;", "%s", "{}", "\\", "/", "''", '""', "“”", "«", "»", "„", "?", "!", ":", ";", "http://a.example/b?c=d",
               "@x", "#x", "$1", "1,000", "1st", "U.S.", "U.N.-led"]  # fmt: skip
    carried = [carrier.replace("{}", insert) for insert in inserts]
    shuffle = random.Random(7)
    mixed = [
        "".join(shuffle.choice(PIECES) for _ in range(shuffle.randrange(5, 120)))
        for _ in range(200 - len(alone) - len(carried))
    ]
    return alone + carried + mixed


@pytest.mark.parametrize("number", range(0, 200, 20))
def test_two_hundred_odd_inputs(number, models):
    inputs = odd_inputs()
    assert len(inputs) == 200
    for text in inputs[number : number + 20]:
        check(text, models)


def test_ten_megabytes_on_one_line_are_refused_with_a_sentence():
    with pytest.raises(TocsinError, match="1,000,000"):
        tocsin.read("word " * 2_000_000)


def test_a_string_keeps_its_own_offsets(models):
    text = "\ufeffOn Monday, 🚀 the army attacked Varnland.\r\n"
    record = tocsin.read(text, models=models)
    assert record.document.text == text
    assert record.document.origin == "string"
