"""The tags and filters of templates: typography, amounts, dates, badges, fields."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.html import escape
from django.utils.safestring import mark_safe

from programs import clock
from programs.models.call import Call
from programs.templatetags import essaim


def shown(source, **context):
    """The text of a template."""
    return Template(source).render(Context(context)).strip()


def test_a_typed_text_is_escaped_and_gets_french_spaces():
    assert essaim.fr("<b>Bonjour</b> !") == "&lt;b&gt;Bonjour&lt;/b&gt;\u202f!"


def test_of_a_safe_text_only_the_words_change():
    safe = mark_safe('<a href="/a?b=1 !">D\'accord &amp; fini !</a>')
    assert essaim.fr(safe) == '<a href="/a?b=1 !">D’accord &amp; fini\u202f!</a>'


def test_an_entity_keeps_its_semicolon():
    assert essaim.fr(escape("Dupont & fils")) == "Dupont &amp; fils"


def test_typed_paragraphs_are_kept_without_markup():
    assert essaim.linebreaks_plain("Un\n\n<i>deux</i>") == "<p>Un</p>\n\n<p>&lt;i&gt;deux&lt;/i&gt;</p>"


@pytest.mark.parametrize(("amount", "text"), [
    (Decimal("12500"), "12\u00a0500\u00a0€"),
    (Decimal("0.5"), "0,50\u00a0€"),
    (Decimal("-1234567.80"), "−1\u00a0234\u00a0567,80\u00a0€"),
    (None, ""),
    ("", ""),
])  # fmt: skip
def test_amounts_are_written_the_french_way(amount, text):
    assert essaim.euros(amount) == text


def test_the_first_of_a_month_is_ordinal():
    assert essaim.day(date(2026, 11, 1)) == "le 1er\u00a0novembre\u00a02026"


def test_a_moment_is_said_in_paris_time():
    assert essaim.moment(datetime(2026, 11, 12, 13, 30, tzinfo=UTC)) == (
        "le 12\u00a0novembre\u00a02026 à 14\u00a0h\u00a030, heure de Paris"
    )


@pytest.mark.parametrize(("end", "text"), [
    (datetime(2026, 11, 13, 17, tzinfo=UTC), "du 12 novembre 2026 à 9 h au 13 novembre 2026 à 18 h, heure de Paris"),
    (datetime(2026, 11, 12, 17, tzinfo=UTC), "le 12 novembre 2026 de 9 h à 18 h, heure de Paris"),
    (None, "le 12 novembre 2026 à 9 h, heure de Paris"),
])  # fmt: skip
def test_a_span_of_time_says_the_zone_once(end, text):
    assert str(essaim.span(datetime(2026, 11, 12, 8, tzinfo=UTC), end)).replace("\u00a0", " ") == text


def test_a_round_hour_has_no_minutes():
    assert (
        essaim.moment(datetime(2026, 7, 1, 10, 0, tzinfo=UTC))
        == "le 1er\u00a0juillet\u00a02026 à 12\u00a0h, heure de Paris"
    )


@pytest.mark.parametrize(("days", "text"), [
    (0, "aujourd’hui"), (-1, "hier"), (1, "demain"), (-16, "il y a 16 jours"), (3, "dans 3 jours"),
])  # fmt: skip
def test_distances_in_days_are_words(days, text):
    assert essaim.ago(clock.today() + timedelta(days=days)) == text


@pytest.mark.parametrize("name", ["day", "moment", "ago"])
def test_no_date_says_nothing(name):
    assert getattr(essaim, name)(None) == ""


def test_a_moment_is_as_far_as_its_day():
    assert essaim.ago(clock.now()) == "aujourd’hui"


def test_the_badge_of_an_object_says_its_state_and_its_tone():
    assert essaim.badge(Call(state="open")) == {"tone": "info", "label": Call.State.OPEN.label}


def test_a_badge_may_say_the_state_in_other_words():
    assert essaim.badge("rejected", "Non retenu") == {"tone": "error", "label": "Non retenu"}


def test_an_unknown_state_has_a_badge_without_tone():
    assert essaim.badge("elsewhere") == {"tone": "", "label": "elsewhere"}


def test_the_query_changes_one_parameter_and_keeps_the_others():
    request = RequestFactory().get("/?q=a&page=2")
    assert essaim.url_with({"request": request}, page=3) == "?q=a&page=3"


def test_the_query_drops_a_parameter_set_to_none():
    request = RequestFactory().get("/?q=a&page=2")
    assert essaim.url_with({"request": request}, page=None) == "?q=a"


class Sample(forms.Form):
    """One field of each shape."""

    title = forms.CharField(help_text="Cinq mots", label="Titre")
    text = forms.CharField(widget=forms.Textarea, max_length=10, required=False)
    mode = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    many = forms.MultipleChoiceField(choices=[("a", "A")], widget=forms.CheckboxSelectMultiple)
    agreed = forms.BooleanField()
    on = forms.DateField(widget=forms.DateInput, initial=date(2026, 11, 12))
    when = forms.SplitDateTimeField(label="Quand")
    hidden = forms.CharField(widget=forms.HiddenInput, required=False)


def field_of(name, data=None):
    """A field as a page shows it."""
    return shown("{% field bound %}", bound=Sample(data)[name])


def test_a_field_is_described_by_its_hint_and_its_error():
    assert 'aria-describedby="id_title_helptext id_title_error"' in field_of("title", {})


def test_the_error_of_a_field_is_beside_it():
    assert 'id="id_title_error"' in field_of("title", {})


def test_an_optional_field_says_so():
    assert "(facultatif)" in field_of("text")


def test_a_required_field_is_not_marked():
    assert "(facultatif)" not in field_of("title")


def test_a_long_text_is_counted_and_never_cut():
    html = field_of("text")
    assert ("maxlength" in html, 'data-limit="10"' in html, "10 caractères au plus" in html) == (False, True, True)


@pytest.mark.parametrize("name", ["mode", "many", "when"])
def test_several_controls_are_grouped_under_a_legend(name):
    assert f'<legend class="fr-fieldset__legend fr-fieldset__legend--regular" id="id_{name}_legend">' in field_of(name)


def test_a_choice_typed_is_kept():
    assert field_of("mode", {"mode": "b"}).count("checked") == 1


def test_a_date_has_a_picker_and_an_iso_value():
    html = field_of("on")
    assert ('type="date"' in html, 'value="2026-11-12"' in html) == (True, True)


def test_each_part_of_a_composite_field_has_a_name():
    assert field_of("when").count('aria-label="Quand"') == 2


def test_a_hidden_field_has_no_label():
    assert field_of("hidden") == '<input type="hidden" name="hidden" id="id_hidden">'


def test_a_checkbox_says_its_label_after_itself():
    html = field_of("agreed")
    assert html.index("<input") < html.index("<label")


def test_the_errors_of_a_form_are_listed_with_links():
    html = shown(
        '{% include "programs/_errors.html" %}', form=Sample({"title": "a", "mode": "a", "many": "a", "agreed": "1"})
    )
    assert (html.count('href="#id_'), "3 points à corriger" in html) == (3, True)


def test_the_diagram_tells_each_state_and_where_one_stands():
    states = essaim.diagram(Call(state="open"))["states"]
    assert [s["code"] for s in states if s["here"]] == ["open"]


def test_the_diagram_tells_what_leaves_a_state():
    states = {s["code"]: s["exits"] for s in essaim.diagram(Call(state="open"))["states"]}
    assert {str(exit["target"]) for exit in states["decided"]} == set()
    assert str(Call.State.CLOSED.label) in {str(exit["target"]) for exit in states["open"]}


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0\xa0ko"),
        (1, "1\xa0ko"),
        (236_400, "237\xa0ko"),
        (1_000_000, "1\xa0Mo"),
        (1_871_002, "1,9\xa0Mo"),
        (2_500_000_000, "2,5\xa0Go"),
    ],
)
def test_the_size_of_a_file_is_said_in_french_units(size, text):
    assert essaim.weight(size) == text


@pytest.mark.parametrize(("text", "html"), [
    ("Accusé AR-2026-018", 'Accusé <span class="nowrap">AR-2026-018</span>'), ("FER-2026-031-D1 : <b>", '<span class="nowrap">FER-2026-031-D1</span>\xa0: &lt;b&gt;'),
    ("Saint-Amand", "Saint-Amand"), (mark_safe("<b>AR-2026-018</b>"), '<b><span class="nowrap">AR-2026-018</span></b>'),
])  # fmt: skip
def test_a_reference_is_never_cut(text, html):
    assert essaim.ref(text) == html
