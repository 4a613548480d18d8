import pytest

from tocsin.read.datelines import find_dateline
from tocsin.record import Span

STORY = "The two sides met on Monday."


@pytest.mark.parametrize(
    ("opening", "agency", "date"),
    [
        ("KYIV, May 30 (Reuters) -", "Reuters", None),
        ("KYIV, May 30, 2023 (Reuters) -", "Reuters", "2023-05-30"),
        ("KYIV, 30 May 2023 (Example News) —", "Example News", "2023-05-30"),
        ("WASHINGTON (AP) —", "AP", None),
        ("NEW YORK (AP) _", "AP", None),
        ("PARIS/LONDON, March 12 (Reuters) -", "Reuters", None),
        ("DAR ES SALAAM, Tanzania (AP) --", "AP", None),
        ("PANAMA CITY (PANAMA), 8 APR 89 (ACAN) --", "ACAN", None),
        ("Kyiv, Ukraine –", None, None),
        ("GENEVA —", None, None),
        ("O'SMACH, Cambodia (AP)_", "AP", None),
    ],
)
def test_finds_the_place_the_date_and_the_agency(opening, agency, date):
    text = f"{opening} {STORY}"
    found = find_dateline(text, Span(0, len(text)))
    assert found is not None
    assert text[found.span.start : found.span.end] == opening
    assert (text[found.agency.start : found.agency.end] if found.agency else None) == agency
    assert (found.date.value if found.date else None) == date


@pytest.mark.parametrize(
    "text",
    [
        "NATO — The alliance met on Monday.",
        "On October 1 - The army left.",
        "At about 9: The army left.",
        "Anna Berg - The minister spoke.",
        "GENEVA — which hosts the talks — was quiet.",
        "The town (Varn) — A place of ruins.",
        "UPDATE — The army has left.",
        "Kyiv said on Monday that it would not.",
        "WHO-led teams arrived.",
    ],
)
def test_leaves_prose_alone(text):
    assert find_dateline(text, Span(0, len(text))) is None


def test_a_block_of_its_own_can_be_a_dateline():
    for text in ("HAVANA (AP) --", "WASHINGTON, March 12 (Xinhua) --", "Washington (CNN)"):
        found = find_dateline(text, Span(0, len(text)))
        assert found is not None and found.span == Span(0, len(text))
