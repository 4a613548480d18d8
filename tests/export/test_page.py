import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from tests.export.made import TEXT, make_record
from tocsin.export import render_page
from tocsin.record import Weighed

PAGE = render_page(make_record())
VOID = {"meta", "link", "br", "img", "input", "hr"}


class Reader(HTMLParser):
    """Collects what a browser would see, and whether every tag is closed."""

    def __init__(self):
        super().__init__()
        self.open, self.tags, self.text, self.ids, self.links = [], [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id"]
        self.links += [value for name, value in attrs if name in ("href", "src")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def read(page):
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


def test_every_tag_is_closed_and_every_id_stands_once():
    reader = read(PAGE)
    assert len(reader.ids) == len(set(reader.ids))


def test_shows_what_moved_a_score_and_what_was_let_go():
    record = make_record()
    first, *rest = record.events
    changed = replace(first, why=(Weighed(first.trigger, -0.4, "test/1 model"),))
    page = render_page(replace(record, events=(changed, *rest)))
    read(page)
    for words in ("decided by", "−0.40", "test/1 model", "What was let go, and why", "the word tells no event here"):
        assert words in page


def test_loads_nothing():
    reader = read(PAGE)
    assert all(link.startswith("#") for link in reader.links)
    assert not re.search(r"url\(|@import|https?://", PAGE)


def test_every_link_has_its_target():
    reader = read(PAGE)
    assert {link[1:] for link in reader.links} <= set(reader.ids)


def test_allows_its_own_style_and_script_only():
    policy = next(
        attrs["content"] for tag, attrs in read(PAGE).tags if attrs.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", PAGE, re.DOTALL)
        assert f"{tag}-src 'sha256-{base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()}'" in policy
    assert not any("style" in attrs or any(name.startswith("on") for name in attrs) for _, attrs in read(PAGE).tags)


def test_escapes_the_text():
    assert "<b>nothing" not in PAGE
    assert "&lt;b&gt;nothing" in PAGE


@pytest.mark.parametrize(
    "hostile", ['"><script>alert(1)</script>', "</script><img src=x>", "{{ 7 * 7 }}", "\x00\x1b[2J\u202e\ud800"]
)
def test_a_hostile_title_stays_text(hostile):
    record = make_record()
    title = replace(record.document.title, value=hostile)
    page = render_page(
        replace(
            record, document=replace(record.document, title=title, blocks=record.document.blocks[1:], origin=hostile)
        )
    )
    page.encode()
    assert sum(tag == "script" for tag, _ in read(page).tags) == 1
    assert not any(tag == "img" for tag, _ in read(page).tags)
    assert not re.search("[\x00\x1b\u202e]", page)
    assert "49" not in read(page).text


def test_holds_the_whole_text_in_order():
    shown = "".join(read(PAGE).text)
    at = 0
    for part in TEXT.strip().split("\n\n"):
        at = shown.index(part.split("“")[0].strip()[:15], at)


def test_each_item_has_a_card_with_its_evidence():
    for key in ("S1", "S4", "E1", "E5"):
        assert f'id="{key}"' in PAGE
        assert f'href="#w-{key}"' in PAGE
    assert PAGE.count("<details>") == 10


def test_a_claim_is_told_apart_by_words_and_sign():
    assert '<li class="card event happened claimed" id="E4">' in PAGE
    assert "said by harbour guard: happened" in PAGE
    assert 'data-sign="❝●"' in PAGE


def test_is_the_same_every_time():
    assert render_page(make_record()) == PAGE


def test_an_empty_record_is_a_page():
    empty = replace(make_record(), statements=(), events=(), mentions=(), entities=(), dropped=())
    page = render_page(empty)
    assert "No statement was found." in page
    assert "No event was found." in page


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_colour_can_be_read_on_every_ground(scheme):
    """WCAG 2.2, 1.4.3: text needs a contrast of 4.5 to 1."""
    block = re.findall(r":root \{(.*?)\}", PAGE, re.DOTALL)[scheme]
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))
    grounds = [name for name in colours if name in ("paper", "card") or name.endswith("-wash")]
    assert len(grounds) == 7
    for name in set(colours) - set(grounds) - {"line"}:
        for ground in grounds:
            dark, light = sorted((luminance(colours[name]), luminance(colours[ground])))
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (name, ground)
