import pytest

from tocsin.mentions import find_quantities, find_times, gather_mentions
from tocsin.record import MentionKind, Reason


@pytest.fixture(scope="module")
def find(parse):
    def find_in(text):
        parsed = parse(text)
        return parsed.document, find_quantities(parsed, times=find_times(parsed).kept)

    return find_in


def told(document, quantity):
    return document.quote(quantity.span), quantity.what, quantity.low, quantity.high, quantity.approximate


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Rebels killed at least 12 civilians.", ("at least 12", "killed", 12, None, False)),
        ("Some 50 soldiers crossed the river.", ("Some 50", "troops", 50, 50, True)),
        ("Dozens of houses burned down.", ("Dozens", "buildings", 24, None, True)),
        ("More than a hundred people fled.", ("More than a hundred", "people", 100, None, False)),
        ("Between 10 and 15 fighters died.", ("Between 10 and 15", "killed", 10, 15, False)),
        ("The army lost 10 to 15 tanks.", ("10 to 15", "tanks", 10, 15, False)),
        ("It shot at half a dozen drones.", ("half a dozen", "drones", 6, 6, False)),
        ("Two and a half million people left.", ("Two and a half million", "people", 2_500_000, 2_500_000, False)),
        ("Half a million people left.", ("Half a million", "people", 500_000, 500_000, False)),
        ("Up to 300 protesters were arrested.", ("Up to 300", "arrested", None, 300, False)),
        ("No fewer than twenty-five rockets fell.", ("No fewer than twenty-five", "missiles", 25, None, False)),
        ("Scores of villagers were injured.", ("Scores", "injured", 40, None, True)),
        ("Tens of thousands of refugees came.", ("Tens of thousands", "displaced", 20_000, None, True)),
        ("Several hundred protesters were detained.", ("Several hundred", "arrested", 200, None, True)),
        ("Nearly 40 ships lay in the harbour.", ("Nearly 40", "ships", 40, 40, True)),
        ("A hundred and ten miners were missing.", ("A hundred and ten", "missing", 110, 110, False)),
        ("The strike claimed 12 lives.", ("12", "killed", 12, 12, False)),
        ("The death of four soldiers was confirmed.", ("four", "killed", 4, 4, False)),
        ("Twenty hostages or more were seen.", ("Twenty", "abducted", 20, 20, False)),
    ],
)
def test_reads_numbers_with_what_they_count(find, text, wanted):
    document, found = find(text)
    assert [told(document, quantity) for quantity in found.kept] == [wanted]


@pytest.mark.parametrize(
    ("text", "what", "low", "unit"),
    [
        ("The aid is worth 2.5 million dollars.", "money", 2_500_000, "USD"),
        ("The treasury paid $3 bn.", "money", 3_000_000_000, "USD"),
        ("It lent EUR 40 million.", "money", 40_000_000, "EUR"),
        ("A 20-km convoy came.", "distance", 20, "km"),
        ("Forty percent of the voters stayed away.", "percent", 40, "percent"),
        ("Fires burned 5,000 hectares.", "area", 5000, "ha"),
        ("The port shipped 30 tonnes of grain.", "weight", 30, "t"),
    ],
)
def test_measures_and_money_have_units(find, text, what, low, unit):
    _, found = find(text)
    assert [(item.what, item.low, item.unit) for item in found.kept] == [(what, low, unit)]


def test_tells_whom_a_number_counts(find):
    document, found = find("The shelling killed 12 Ruritanian dockers and wounded three of them.")
    assert [[document.quote(span) for span in item.thing] for item in found.kept] == [["Ruritanian dockers"], ["them"]]


@pytest.mark.parametrize(
    "text",
    [
        "The talks began on 12 May 1991 at 10:30.",
        "The siege lasted three weeks.",
        "Anna Berg, 43, met a 12-year-old boy.",
        "Harlow beat Dunmere 3-1.",
        "Call 555 0199 today.",
        "It broke Article 5 on Route 66.",
        "The 155mm gun fired.",
        "The MiG-29 met a T-72.",
        "On one hand the ministers agreed.",
        "No one came.",
        "The 12-member team left.",
        "",
    ],
)
def test_dates_ages_scores_and_names_are_no_quantities(find, text):
    if text:
        assert find(text)[1].kept == ()
    else:
        assert find("None.")[1].kept == ()


def test_a_number_that_counts_nothing_known_is_dropped_with_its_reason(find):
    document, found = find("He wrote 17 and left.")
    assert [(document.quote(item.span), item.reason) for item in found.dropped] == [("17", Reason.AMBIGUOUS)]


def test_quantities_are_mentions_without_entity(parse):
    parsed = parse("Rebels killed 12 civilians.")
    (mention,) = gather_mentions(parsed.document, names=(), weapons=(), quantities=find_quantities(parsed).kept)
    assert (mention.kind, mention.entity, parsed.document.quote(mention.span)) == (MentionKind.QUANTITY, None, "12")


@pytest.mark.parametrize("text", ["a hundred and " * 300, "about " * 500 + "5 men", "1-2-" * 300, "half a " * 300])
def test_hostile_numbers_end(find, text):
    document, found = find(text)
    assert all(item.span.end <= len(document.text) for item in found.kept)


@pytest.mark.parametrize("text", ["He ran through the middle for 2 yards", "It costs 3 dollars", "up to", "at least 5"])
def test_a_measure_at_the_end_of_a_text_stays_in_it(find, text):
    assert all(item.span.end <= len(text) for item in find(text)[1].kept)
