from itertools import pairwise

import pytest

from tocsin.mentions import find_times
from tocsin.record import Basis, Precision, TimeType

# The fixture's reports are published on Tuesday 30 May 2023.


def read(parse, text, published="2023-05-30"):
    parsed = parse(text, published)
    return [(parsed.document.quote(time.span), time) for time in find_times(parsed).kept]


def value_of(parse, text, published="2023-05-30"):
    times = read(parse, text, published)
    assert len(times) == 1, times
    return times[0][1].value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On Tuesday the fleet launched a raid.", "2023-05-30"),
        ("On Wednesday the fleet launched a raid.", "2023-05-24"),
        ("The ministers will meet on Friday.", "2023-06-02"),
        ("Last Wednesday the carrier arrived.", "2023-05-24"),
        ("Yesterday the envoy landed.", "2023-05-29"),
        ("The envoy will land tomorrow.", "2023-05-31"),
        ("In December the port was closed.", "2022-12"),
        ("The talks will resume in December.", "2023-12"),
        ("The port was closed in Feb 2022.", "2022-02"),
        ("The pact was signed 10 days ago.", "2023-05-20"),
        ("The pact was signed two months ago.", "2023-03"),
        ("The pact was signed on 4 March 2021.", "2021-03-04"),
        ("The pact was signed on March 4th, 2021.", "2021-03-04"),
        ("The pact was signed on 2021-03-04.", "2021-03-04"),
        ("The pact was signed on March 4.", "2023-03-04"),
        ("The fleet will have left on 29 May.", "2023-05-29"),
        ("The pact was signed last week.", "2023-W21"),
        ("The pact was signed last month.", "2023-04"),
        ("The pact was signed last year.", "2022"),
        ("The border was open in the 1990s.", "199"),
        ("The border was open in the summer of 2014.", "2014-SU"),
        ("The siege lasted three days.", "P3D"),
        ("A 20-month siege ended.", "P20M"),
        ("They shell the town every day.", "P1D"),
        ("The town is now empty.", "PRESENT_REF"),
    ],
)
def test_reads_the_value(parse, text, value):
    assert value_of(parse, text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ministers will meet on Tuesday.", "2023-05-30"),
        ("The court meets on Friday.", "2023-06-02"),
        ("The envoy agreed to return on Friday.", "2023-06-02"),
        ("The envoy plans to return on Friday.", "2023-06-02"),
        ("The talks were postponed until Friday.", "2023-06-02"),
        ("The envoy would have returned on Friday.", "2023-05-26"),
        ("The council will discuss the Friday attack.", "2023-05-26"),
    ],
)
def test_the_tense_tells_which_way_a_weekday_lies(parse, text, value):
    assert value_of(parse, text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The pact was signed in nineteen ninety-six.", "1996"),
        ("The pact was signed in '92.", "1992"),
        ("The pact was signed on 25.12.2022.", "2022-12-25"),
        ("The pact was signed on 11/02/2023.", "2023-02-11"),
        ("The pact was signed on June 16 of last year.", "2022-06-16"),
        ("The pact was signed years ago.", "PAST_REF"),
        ("The fleet sailed on Christmas Eve.", "2022-12-24"),
        ("The siege lasted two and a half years.", "P2.5Y"),
        ("The siege lasted half an hour.", "PT30M"),
        ("Prices rose over the past year.", "P1Y"),
        ("Prices will rise in the first half of 2024.", "2024-H1"),
        ("The raid began at 6 o'clock this evening.", "2023-05-30T18:00"),
        ("The raid began at 9:30 p.m. local time on Sunday.", "2023-05-28T21:30"),
        ("The port was shelled overnight.", "2023-05-29TNI"),
        ("The ferry sails each Thursday.", "XXXX-WXX-4"),
    ],
)
def test_reads_the_forms_of_news(parse, text, value):
    assert value_of(parse, text) == value


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        ("Fighting lasted between 3 and 7 March.", "2023-03-03/2023-03-07", "2023-03-03", "2023-03-07"),
        ("The talks ran from March 3-7, 2022.", "2022-03-03/2022-03-07", "2022-03-03", "2022-03-07"),
        ("The talks ran from 3 March to 7 April 2022.", "2022-03-03/2022-04-07", "2022-03-03", "2022-04-07"),
        ("The envoy stayed between 1994 and 1997.", "1994/1997", "1994-01-01", "1997-12-31"),
        ("From Monday to Wednesday shells fell.", "2023-05-22/2023-05-24", "2023-05-22", "2023-05-24"),
        ("The war has gone on since February 2022.", "2022-02", "2022-02-01", None),
        ("The truce held until Monday.", "2023-05-29", None, "2023-05-29"),
        ("The envoy will leave by 1 June.", "2023-06-01", None, "2023-06-01"),
        ("After Monday's raid the troops left.", "2023-05-29", "2023-05-29", "2023-05-29"),
        ("Three died over the past 24 hours.", "PT24H", "2023-05-29", "2023-05-30"),
    ],
)
def test_ranges_have_both_ends_and_open_ones_only_one(parse, text, value, first, last):
    _, time = read(parse, text)[0]
    assert (time.value, time.first, time.last) == (value, first, last)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The port was hit at 0735 GMT on Friday.", "2023-05-26T07:35"),
        ("The port was hit at 1700 GMT.", "2023-05-30T17:00"),
        ("The pact was signed on Saturday, March 14, 2020.", "2020-03-14"),
        ("The pact was signed on Monday, September 5.", "2022-09-05"),
        ("The pact was signed in the month of May.", "2023-05"),
        ("The week of May 8 was the bloodiest.", "2023-W19"),
        ("Two weeks ago Sunday the pact was signed.", "2023-05-21"),
        ("A quarter of a century ago the pact was signed.", "1998"),
        ("The pact held for nearly a quarter-century.", "P25Y"),
        ("The yearlong siege ended.", "P1Y"),
        ("The talks took two additional days.", "P2D"),
        ("Banks will close for three business days.", "P3D"),
        ("The river may one day be dammed.", "FUTURE_REF"),
        ("Someday the road will open.", "FUTURE_REF"),
        ("By the end of the decade the road will open.", "202"),
        ("Over the next decade the road will be built.", "P10Y"),
        ("Within the next month the road will be built.", "P1M"),
        ("In the late nineteen eighties the road was built.", "198"),
        ("Fiscal 2021's third quarter ended badly.", "2021-Q3"),
        ("The 2021 quarter ended badly.", "2021"),
        ("The plant will close by year-end 2024.", "2024"),
        ("The pact was signed on the 21st of last month.", "2023-04-21"),
        ("The pact was signed on the 29th.", "2023-05-29"),
        ("The pact was signed the year before last.", "2021"),
        ("The pact was signed two and a half years ago.", "2020"),
        ("The pact was signed at 3:30 in the afternoon.", "2023-05-30T15:30"),
        ("The crisis of 1997-'98 was deep.", "1997/1998"),
        ("At the present time the town is empty.", "PRESENT_REF"),
        ("Nine houses burned in the past week.", "P1W"),
        ("The port was hit at 15:30 hours.", "2023-05-30T15:30"),
        ("The pact was signed on Friday of last week.", "2023-05-26"),
        ("The envoy will come on Monday next week.", "2023-06-05"),
        ("Exports fell in Q3 2022.", "2022-Q3"),
        ("Exports fell in 2021's first half.", "2021-H1"),
        ("Exports fell in last year's second half.", "2022-H2"),
        ("The bank said late Wednesday it will close.", "2023-05-24"),
        ("The bank said on Wednesday it would close.", "2023-05-24"),
        ("Guards walk the wall every morning.", "XXXX-XX-XXTMO"),
        ("The village floods every spring.", "XXXX-SP"),
        ("The court meets every other week.", "P2W"),
        ("On weekends the market is full.", "XXXX-WXX-WE"),
        ("In the evenings the market is empty.", "XXXX-XX-XXTEV"),
    ],
)
def test_reads_what_news_says_less_often(parse, text, value):
    assert value_of(parse, text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The party will have to win seats in March.", "2024-03"),
        ("Party to hold a congress in March.", "2024-03"),
        ("The envoy needs their votes in November.", "2023-11"),
        ("The year ends Sept. 30.", "2023-09-30"),
        ("Much is to be done between now and Nov. 8.", "2023-11-08"),
        ("The parties fight over seats this November.", "2023-11"),
        ("The congress was pencilled in for October.", "2023-10"),
        ("The junta accuses him of staging a coup in January.", "2023-01"),
        ("He failed to seize the port last 29 August.", "2022-08-29"),
    ],
)
def test_the_tense_tells_the_year_of_a_month(parse, text, value):
    times = [time.value for _, time in read(parse, text) if time.value not in ("PRESENT_REF", "2023")]
    assert times == [value]


def test_the_winter_that_runs_began_in_the_year_before(parse):
    ((_, time),) = read(parse, "This winter the port froze.", "2023-02-10")
    assert (time.first, time.last) == ("2022-12-01", "2023-02-28")


def test_an_answer_not_given_lies_behind(parse):
    assert value_of(parse, "The envoy could not be reached on Friday.") == "2023-05-26"
    assert value_of(parse, "The envoy would not say Friday who signed.") == "2023-05-26"
    assert value_of(parse, "The envoy would not leave on Friday.") == "2023-06-02"


def test_a_part_of_the_day_belongs_to_the_day_named_before(parse):
    text = "The raid began on May 4. That night the port burned, and the next morning the fleet left."
    assert [time.value for _, time in read(parse, text)] == ["2023-05-04", "2023-05-04TNI", "2023-05-05TMO"]


def test_a_weekday_beside_a_day_of_the_text_is_counted_from_it(parse):
    text = "The truce of May 4 was broken. The following Monday the envoy left."
    assert read(parse, text)[1][1].value == "2023-05-08"
    text = "The raid was on May 4. The previous Friday the envoy had left."
    assert read(parse, text)[1][1].value == "2023-04-28"


@pytest.mark.parametrize("joint", ["since", "from", "starting", "beginning"])
def test_a_length_with_its_first_day_has_both_ends(parse, joint):
    length = read(parse, f"The army shelled the port for three days {joint} May 4.")[0][1]
    assert (length.value, length.first, length.last) == ("P3D", "2023-05-04", "2023-05-06")


def test_the_first_months_of_a_year_have_both_ends(parse):
    length = read(parse, "Exports fell in the first nine months of 2022.")[0][1]
    assert (length.value, length.first, length.last) == ("P9M", "2022-01-01", "2022-09-30")


def test_what_only_looks_back_is_no_anchor(parse):
    times = read(parse, "The troops moved on 24 February 2022. A day earlier they had waited. Two days later they won.")
    assert [time.value for _, time in times] == ["2022-02-24", "2022-02-23", "2022-02-26"]


def test_days_are_not_counted_from_a_month(parse):
    times = read(parse, "In May 2022 the troops moved. Two days later they left.")
    assert (times[1][1].value, times[1][1].first) == ("P2D", None)


def test_figures_are_compared_with_the_like_quarter(parse):
    text = "Output fell in the first quarter. It had risen a year earlier. In the quarter, prices rose."
    assert [time.value for _, time in read(parse, text)] == ["2023-Q1", "2022-Q1", "2023-Q1"]


def test_after_nine_months_figures_are_compared_with_the_year(parse):
    text = "Output fell in the first quarter. For the nine months it fell as well, after a rise a year earlier."
    assert [time.value for _, time in read(parse, text)] == ["2023-Q1", "P9M", "2022"]


def test_a_fiscal_quarter_has_no_days(parse):
    _, time = read(parse, "Output fell in the fiscal first quarter.")[0]
    assert (time.value, time.first, time.last) == ("2023-Q1", None, None)


def test_a_week_runs_from_monday_to_sunday(parse):
    _, time = read(parse, "The pact was signed last week.")[0]
    assert (time.first, time.last, time.precision) == ("2023-05-22", "2023-05-28", Precision.WEEK)


def test_a_month_is_not_made_more_precise(parse):
    _, time = read(parse, "In December the port was closed.")[0]
    assert (time.first, time.last, time.precision) == ("2022-12-01", "2022-12-31", Precision.MONTH)


def test_a_part_of_the_day_is_a_time(parse):
    words, time = read(parse, "Shells fell on Monday night.")[0]
    assert (words, time.type, time.value) == ("Monday night", TimeType.TIME, "2023-05-29TNI")


def test_a_clock_time_joins_its_day(parse):
    words, time = read(parse, "The raid began at 9 p.m. on Monday.")[0]
    assert (words, time.value) == ("9 p.m. on Monday", "2023-05-29T21:00")


def test_a_day_earlier_counts_from_the_date_before_it(parse):
    times = read(parse, "The troops moved on 24 February 2022. A day earlier they had waited.")
    assert times[1][1].value == "2022-02-23"
    anchor = times[1][1].anchor
    assert anchor is not None and anchor.value == "2022-02-24" and anchor.spans == (times[0][1].span,)


def test_a_given_publication_date_is_the_anchor(parse):
    anchor = read(parse, "Yesterday the envoy landed.")[0][1].anchor
    assert anchor is not None and (anchor.value, anchor.basis) == ("2023-05-30", Basis.GIVEN)


def test_without_a_publication_date_a_relative_day_stays_unknown(parse):
    _, time = read(parse, "Yesterday the envoy landed.", None)[0]
    assert (time.value, time.first, time.last, time.anchor) == ("", None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "The general may resign.",
        "They march to the border.",
        "The fall of the town was a blow.",
        "Some 2000 men and 1,500 boats came.",
        "The 22-year-old sailor spoke.",
        "It was the second strike.",
        "The plan costs $500 million a year.",
        "More than a quarter of the fleet sank.",
        "The sailor was in his fifties.",
    ],
)
def test_other_words_in_the_shape_of_a_time_are_left(parse, text):
    assert read(parse, text) == []


def test_a_day_that_no_calendar_has_is_dropped(parse):
    found = find_times(parse("It happened on 31 June 2020, they say."))
    assert [item.reason for item in found.dropped] != []
    assert all(time.value != "2020-06-31" for time in found.kept)


def test_counts_beyond_the_calendar_do_not_crash(parse):
    find_times(parse("It was 9999 centuries ago. It was 99999 years ago. It ends 10,000 decades later."))


@pytest.mark.parametrize(
    "piece", ["on May ", "the day before ", "1994-", "from 1 to ", "3 times a ", "Monday, ", "'92 "]
)
def test_long_runs_of_openers_do_no_harm(parse, piece):
    times = find_times(parse(piece * 2000)).kept
    assert all(a.span.end <= b.span.start for a, b in pairwise(times))


def test_mentions_stand_in_order_and_never_overlap(parse):
    times = find_times(parse("On Monday, 29 May 2023, at 9 p.m. and again last week, two days later.")).kept
    assert len(times) >= 3
    assert all(a.span.end <= b.span.start for a, b in pairwise(times))
