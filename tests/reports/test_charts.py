"""Charts: the geometry tells the truth, the title tells the data, and no style attribute is needed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from reports import boardcharts, calendars, charts
from reports.finaldata import Checkin, Funding, Phase, Series
from tests.reports import boardsamples, samples

STATE = charts.PALETTES["etat"]
FUNDING = samples.final_report().funding
DRAWN = {
    "bars": lambda: charts.bars(samples.MEASURE, STATE), "columns": lambda: charts.columns(samples.MEASURE, STATE),
    "stacked": lambda: charts.stacked(FUNDING, STATE), "weather": lambda: charts.weather(samples.final_report().checkins, STATE),
    "gantt": lambda: calendars.gantt(samples.phases(), date(2026, 7, 1), STATE),
}  # fmt: skip


def svg(chart, fixed=True):
    """The drawing, as an XML tree."""
    return ElementTree.fromstring(render_to_string("reports/charts/_chart.html", {"chart": chart, "fixed": fixed}))


def of(chart, tag, name):
    """This attribute of each of these marks."""
    return [dict(mark.attributes)[name] for mark in chart.marks if mark.tag == tag]


def words(chart):
    return [mark.words for mark in chart.marks if mark.tag == "text"]


@pytest.fixture(autouse=True)
def in_french():
    with translation.override("fr"):
        yield


@pytest.mark.parametrize("name", DRAWN)
def test_each_chart_has_a_title_and_the_same_data_as_a_table(name):
    chart = DRAWN[name]()
    assert svg(chart)[0].tag.endswith("title")
    assert len(svg(chart)[0].text) > 20
    assert chart.table.rows


@pytest.mark.parametrize("name", DRAWN)
def test_no_chart_needs_a_style_attribute(name):
    assert [
        element.tag for element in svg(DRAWN[name]()).iter() if {"style", "class", "onload"} & set(element.keys())
    ] == []


@pytest.mark.parametrize("name", DRAWN)
def test_each_mark_lies_inside_the_drawing(name):
    chart = DRAWN[name]()
    ends = [
        float(a["x"]) + float(a["width"]) for mark in chart.marks if mark.tag == "rect" for a in [dict(mark.attributes)]
    ]
    assert [end for end in ends if end > chart.width + 1] == []


def test_a_chart_on_a_page_takes_the_width_of_its_place():
    assert svg(DRAWN["bars"](), fixed=False).get("width") == "100%"


def test_bars_are_proportional_from_zero():
    series = Series(title="T", points=(("a", 10), ("b", 5), ("c", 0)))
    widths = [float(width) for width in of(charts.bars(series, STATE), "rect", "width")]
    assert widths[1] == pytest.approx(widths[0] / 2, abs=0.01)
    assert widths[2] < 1


def test_only_the_highest_bar_is_highlighted():
    assert of(charts.bars(samples.MEASURE, STATE), "rect", "fill") == [STATE.accent] + 3 * [STATE.quiet]


def test_a_series_of_nothing_is_drawn_flat():
    assert of(charts.bars(Series(title="T", points=(("a", 0),)), STATE), "rect", "width") == ["0.80"]


def test_columns_tell_the_first_and_the_last_figure():
    series = Series(title="T", points=tuple((str(n), n) for n in range(7, 20)))
    assert words(charts.columns(series, STATE)) == ["7", "19"]


def test_a_column_of_nothing_has_no_height():
    assert of(charts.columns(Series(title="T", points=(("a", 0), ("b", 4))), STATE), "rect", "height")[0] == "0.00"


def test_long_names_are_folded_then_cut():
    name = "Syndicat mixte pour l'aménagement et le développement durable des vallées de la Haute-Loire"
    lines = charts.folded(name, 130, 8.5)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_stages_of_funding_share_the_whole_bar():
    fills = dict.fromkeys(of(charts.stacked(FUNDING, STATE), "rect", "fill"))
    assert list(fills) == [STATE.accent, STATE.planned, STATE.quiet, STATE.paper]


def test_funding_of_nothing_keeps_its_legend():
    chart = charts.stacked([Funding(funder="A", amount=Decimal(0), stage="paid")], STATE)
    assert len(of(chart, "rect", "x")) == 4


def test_a_storm_is_red_in_the_weather():
    storm = Checkin(on=date(2026, 1, 1), weather=1)
    assert of(charts.weather([storm, replace(storm, on=date(2026, 2, 1), weather=4)], STATE), "circle", "fill") == [
        STATE.accent2,
        STATE.accent,
    ]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1234, "1\u00a0234"),
        (Decimal("-1250"), "−1\u00a0250"),
        (Decimal("42.50"), "42,50"),
        (Decimal("45000.00"), "45\u00a0000"),
        (0, "0"),
    ],
)
def test_numbers_are_written_the_french_way(value, shown):
    assert charts.number(value) == shown


# ------------------------------------------------------------------ calendar

PLAN = Phase(
    name="Semaine 1", planned=(date(2026, 3, 2), date(2026, 3, 6)), actual=(date(2026, 3, 2), date(2026, 3, 6))
)


@pytest.mark.parametrize(("changes", "word"), [
    ({}, "à l’heure"), ({"actual": (date(2026, 3, 2), date(2026, 3, 7))}, "+ 1 jour"), ({"actual": (date(2026, 3, 2), date(2026, 4, 3))}, "+ 4 semaines"),
    ({"actual": (date(2026, 3, 2), None)}, "en cours"), ({"actual": None}, "à venir"), ({"skipped": True}, "non réalisée"),
])  # fmt: skip
def test_a_phase_says_how_it_went(changes, word):
    assert calendars.delayed(replace(PLAN, **changes)).replace("\u00a0", " ") == word


def test_a_late_phase_is_red_and_says_its_delay():
    chart = calendars.gantt([replace(PLAN, actual=(date(2026, 3, 2), date(2026, 4, 3)))], date(2026, 6, 1), STATE)
    assert STATE.accent2 in of(chart, "rect", "fill")
    assert "+ 4 semaines" in [word.replace("\u00a0", " ") for word in words(chart)]


def test_the_delay_of_a_short_late_bar_is_written_beside_it():
    late = replace(PLAN, actual=(date(2026, 12, 28), date(2026, 12, 30)))
    other = replace(PLAN, name="Après", planned=(date(2026, 3, 2), date(2027, 11, 6)), actual=None)
    chart = calendars.gantt([late, other], date(2026, 12, 31), STATE)
    assert STATE.accent2 in of(chart, "text", "fill")


def test_a_skipped_phase_has_only_its_plan():
    chart = calendars.gantt([PLAN, replace(PLAN, skipped=True, actual=None)], date(2026, 6, 1), STATE)
    assert of(chart, "rect", "fill").count(STATE.accent) == 1
    assert "non réalisée" in words(chart)


def test_a_long_calendar_names_one_month_in_several():
    chart = calendars.gantt([replace(PLAN, planned=(date(2024, 1, 1), date(2027, 1, 31)))], date(2026, 6, 1), STATE)
    assert 6 <= len([word for word in words(chart) if word[-2:].isdigit()]) <= 13


def test_the_months_of_a_board_are_drawn_by_pages_and_said_in_words():
    drawings = boardcharts.timelines(boardsamples.board(60), charts.PALETTES["neutre"])
    diamonds = sum(mark.tag == "polygon" for drawing in drawings for mark in drawing.marks)
    assert ([len(drawing.table.rows) for drawing in drawings], diamonds) == ([28, 28, 4], 30)
    assert "Équipe au complet (6 novembre 2026, en retard)" in drawings[0].table.rows[0][3].replace("\u00a0", " ")
