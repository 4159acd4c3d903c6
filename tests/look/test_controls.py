"""Controls written in Python are those that Django's own templates write."""

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from programs import typography
from programs.controls import Controls, attributes

HOSTILE = """"><script>alert('x')</script>&"""
GROUPS = [("", "—"), ("Groupe <1>", [("a", HOSTILE), (HOSTILE, mark_safe("<b>sûr</b>"))]), (2, gettext_lazy("Yes"))]


class Everything(forms.Form):
    one = forms.CharField(label="Un", max_length=20, help_text="Aide")
    number = forms.IntegerField(min_value=0, required=False)
    mail = forms.EmailField(disabled=True)
    when = forms.DateField(widget=forms.DateInput(format="%Y-%m-%d"))
    long = forms.CharField(widget=forms.Textarea({"rows": 6, "hidden": False, "autofocus": True}))
    among = forms.ChoiceField(choices=GROUPS)
    hidden = forms.CharField(widget=forms.HiddenInput)
    agreed = forms.BooleanField()


def parsed(renderer, name, data):
    """A control as its nodes, whatever the spaces and the order of its attributes."""
    from django.test.html import parse_html

    return parse_html(str(Everything(data, renderer=renderer)[name]))


@pytest.mark.parametrize("typed", [None, {}, dict.fromkeys(Everything.base_fields, HOSTILE), {"among": "2", "number": "7", "when": "2026-11-12"}])  # fmt: skip
@pytest.mark.parametrize("name", Everything.base_fields)
def test_a_control_is_what_djangos_template_makes(name, typed):
    assert parsed(Controls(), name, typed) == parsed(TemplatesSetting(), name, typed)


def test_nothing_hostile_leaves_its_attribute():
    html = str(Everything(dict.fromkeys(Everything.base_fields, HOSTILE), renderer=Controls())["one"])
    assert ("<script" in html, html.count("<")) == (False, 1)


def test_the_first_line_break_of_a_long_text_is_kept():
    assert "\n\nSuite</textarea>" in str(Everything({"long": "\nSuite"}, renderer=Controls())["long"])


def test_an_attribute_without_a_value_is_left_out():
    assert attributes({"a": None, "b": False, "c": True, "d": 0}) == ' c d="0"'


def test_a_long_text_is_printed_without_being_remembered():
    before = typography.remembered.cache_info().currsize
    assert typography.french("Quoi ?" * 100) == "Quoi\u202f?" * 100
    assert typography.remembered.cache_info().currsize == before
