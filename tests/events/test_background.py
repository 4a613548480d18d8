from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.events.test_dates import dated
from tocsin.record import Parsed

Parse = Callable[..., Parsed]


@pytest.mark.parametrize(
    ("text", "trigger", "rule"),
    [
        ("In 1998, rebels attacked the capital of Georgia.", "attacked", "dated"),
        ("Three years ago the army attacked the rebels.", "attacked", "dated"),
        ("The 1988 massacre of Kurds by the Iraqi army is not forgotten.", "massacre", "dated"),
        ("General Tesk, who was arrested in 2011 by the police, met the president.", "arrested", "dated"),
        ("During last year's campaign the army killed 30 rebels.", "killed", "dated"),
        ("The army shelled the rebels in December.", "shelled", "dated"),
        ("Since Russia invaded Ukraine, the EU has imposed sanctions on Moscow.", "invaded", "since"),
        ("Protesters had attacked the embassy decades ago.", "attacked", "ago"),
        ("The rebels had previously attacked the capital.", "attacked", "adverb"),
        ("In 2014, rebels seized the town of Izyum. They had killed 20 soldiers.", "killed", "goes on"),
    ],
)
def test_marks_what_is_long_past(parse: Parse, text: str, trigger: str, rule: str) -> None:
    event = dated(parse(text))[trigger]
    assert event.background is not None
    assert event.background.by.endswith(rule)
    assert event.background.spans
    assert not event.is_asserted


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Rebels attacked the army base on Monday.", "attacked"),
        ("Last week rebels attacked the army base.", "attacked"),
        ("The minister met the rebels since he wanted peace.", "met"),
        ("In 1998, rebels attacked the capital. On Monday the army shelled the rebels.", "shelled"),
        ("The army has shelled the rebels since 2014.", "shelled"),
    ],
)
def test_marks_no_news(parse: Parse, text: str, trigger: str) -> None:
    assert dated(parse(text))[trigger].background is None


def test_without_a_date_of_the_report_only_words_tell(parse: Parse) -> None:
    text = "In 1998, rebels attacked the capital of Georgia. Police had previously arrested the rebels."
    events = dated(parse(text, published=None))
    assert events["attacked"].background is None
    assert events["arrested"].background is not None
