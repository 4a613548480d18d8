"""YAML front matter at the start of Markdown."""

import time

import pytest

from tests.read.make_files import PROSE
from tocsin.read import read_text
from tocsin.record import Basis, Role

BODY = "\n\n".join(PROSE)
FRONT = (
    '---\ntitle: "Talks fail: after a winter"\ndate: 2023-05-30T10:15:00Z\nauthor: Anna Berg\nsource: The Example Times\n'
    "canonical_url: https://a.example/1\ntags:\n  - talks\n  - borders\n\n# a comment\nlayout: post\n---"
)


def found(document, name):
    grounded = getattr(document, name)
    return grounded and (grounded.value, [document.quote(span) for span in grounded.spans], grounded.basis)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_keys_name_the_report_and_are_no_part_of_it(line_end):
    front = FRONT.replace("\n", line_end)
    document = read_text(f"{front}{line_end * 2}# Talks fail{line_end * 2}{BODY}")
    assert [(block.role, document.quote(block.span)) for block in document.blocks] == [
        (Role.BOILERPLATE, front),
        (Role.TITLE, "# Talks fail"),
        *((Role.PARAGRAPH, words) for words in PROSE),
    ]
    assert found(document, "title") == ("Talks fail: after a winter", ["Talks fail: after a winter"], Basis.VERBATIM)
    assert found(document, "byline") == ("Anna Berg", ["Anna Berg"], Basis.VERBATIM)
    assert found(document, "published_at") == (
        "2023-05-30T10:15:00+00:00",
        ["2023-05-30T10:15:00Z"],
        Basis.NORMALISED,
    )
    assert found(document, "outlet") == ("The Example Times", ["The Example Times"], Basis.VERBATIM)
    assert found(document, "url") == ("https://a.example/1", ["https://a.example/1"], Basis.VERBATIM)


@pytest.mark.parametrize(
    "authors",
    [
        "authors: [Anna Berg, 'Bo Dahl']",
        'authors: ["Anna Berg", "Bo Dahl"]',
        "authors:\n  - Anna Berg\n  - Bo Dahl",
        "authors:\n- Anna Berg\n- Bo Dahl",
        'author:\n  - name: Anna Berg\n    url: https://a.example/anna\n  - name: "Bo Dahl"',
    ],
)
def test_several_authors(authors):
    document = read_text(f"---\n{authors}\n---\n{BODY}")
    assert found(document, "byline") == ("Anna Berg, Bo Dahl", ["Anna Berg", "Bo Dahl"], Basis.NORMALISED)


def test_a_title_that_the_heading_repeats_is_the_heading():
    document = read_text(f"---\ntitle: Talks fail\n---\n# Talks fail\n\n{BODY}")
    assert found(document, "title") == ("Talks fail", ["Talks fail"], Basis.VERBATIM)
    assert document.title.spans[0].start > document.text.index("#")


@pytest.mark.parametrize(
    "start",
    [
        "---\nThe army left.\n---",
        "---\nNote: the army left.\n---",
        "---\nTitle: Talks fail\nThe army left.\n---",
        "---\ntitle: Talks fail",
        "----\ntitle: Talks fail\n---",
    ],
)
def test_what_is_no_front_matter_stays_text(start):
    document = read_text(f"{start}\n\n{BODY}")
    assert not any(document.quote(block.span) == start for block in document.blocks)
    assert document.title is None or "front_matter" not in document.title.by


@pytest.mark.parametrize(
    ("key", "name"),
    [("date: soon", "published_at"), ("url: /a/b", "url"), ("title: ''", "title"), ("title: >-\n  Talks", "title")],
)
def test_values_that_say_nothing_give_nothing(key, name):
    document = read_text(f"---\nlayout: post\nauthor: Anna Berg\n{key}\n---\n{BODY}")
    assert getattr(document, name) is None
    assert document.blocks[0].role is Role.BOILERPLATE


@pytest.mark.parametrize("line", ["a: b\n", "- a\n", "title: [" + "," * 500, " " * 5_000 + "\n", "'", "title: [\"'\n"])
def test_endless_front_matter_ends_soon(line):
    started = time.process_time()
    assert read_text("---\ntitle: [a\n" + (line * 400_000)[:300_000]).blocks
    assert time.process_time() - started < 15
