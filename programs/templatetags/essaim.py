"""What templates say: French typography, euros, dates, badges of states, form fields."""

import re
from datetime import datetime
from functools import cache
from json import dumps

from django import forms, template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html, format_html_join, linebreaks
from django.utils.safestring import SafeData, SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from programs import accounts, clock
from programs.controls import entry
from programs.gridfields import GridInput
from programs.numbers import weighed
from programs.typography import NBSP, french
from programs.workflow import targets

register = template.Library()
MARKUP = re.compile(r"(<[^>]*>|&#?\w+;)")


@register.simple_tag
def constant(template_name):
    """A part that is the same on every page of the site, in this language: rendered once."""
    return rendered(template_name, settings.SITE_NAME, get_language())


@cache
def rendered(template_name, site_name, _language):
    return render_to_string(template_name, {"site_name": site_name})


@register.filter
def fr(value):
    """The text with the spaces of French print, escaped; of a safe text, only what is between the tags."""
    value = str(value) if isinstance(value, Promise) else value
    if not isinstance(value, SafeData):
        return conditional_escape(french(value))
    return mark_safe("".join(p if MARKUP.fullmatch(p) else french(p) for p in MARKUP.split(value)))


REFERENCE = re.compile(r"\b[A-Z]{2,5}-\d{4}-\d{2,}(?:-[A-Z]\d+)?\b")


@register.filter
def ref(value):
    """The same text, for a page: no reference in it ("AR-2026-018") is cut at the end of a line."""
    return mark_safe(REFERENCE.sub(r'<span class="nowrap">\g<0></span>', fr(value)))


@register.filter
def weight(size):
    """The size of a file: "236 ko", "1,9 Mo"."""
    return weighed(size)


@register.filter
def linebreaks_plain(value):
    """The paragraphs of a typed text, escaped, with the spaces of French print."""
    return mark_safe(linebreaks(french(value), autoescape=True))


@register.filter
def euros(value):
    """An amount as "12 500 €", with its cents when it has any; nothing for None."""
    if value is None or value == "":
        return ""
    cents = 0 if value == int(value) else 2
    digits = number_format(abs(value), decimal_pos=cents, force_grouping=True).replace("\u202f", NBSP)
    return f"{'−' if value < 0 else ''}{digits}{NBSP}€"


@register.filter
def thousands(value):
    """A whole number by groups of three: "12 500"; nothing for None."""
    return "" if value is None else number_format(value, decimal_pos=0, force_grouping=True)


@register.filter
def written(value):
    """A day in words: "1er novembre 2026"."""
    day = pgettext("day of the month", "1") if value.day == 1 else value.day
    return f"{day}{NBSP}{date_format(value, f'F{NBSP}Y')}"


@register.filter
def related(obj, name):
    """What is tied one to one to an object by this name, or None."""
    return getattr(obj, name, None)


@register.filter
def day(value):
    """A date, or the Paris date of a moment, as "le 12 novembre 2026"; nothing for None."""
    if not value:
        return ""
    return _("on %(date)s") % {"date": written(localtime(value) if isinstance(value, datetime) else value)}


@register.filter
def moment(value):
    """A moment as "le 12 novembre 2026 à 14 h 30, heure de Paris"; nothing for None."""
    if not value:
        return ""
    return _("on %(date)s at %(hour)s, Paris time") % {"date": written(localtime(value)), "hour": hour(value)}


@register.filter
def hour(value):
    """The Paris hour of a moment: "9 h", "14 h 30"."""
    local = localtime(value)
    return date_format(local, f"G{NBSP}\\h{NBSP}i" if local.minute else f"G{NBSP}\\h")


@register.simple_tag
def span(start, end):
    """From one moment to another, the zone said once: "du 12 novembre 2026 à 9 h au 13 novembre 2026 à 18 h, heure de Paris"."""
    if not end:
        return moment(start)
    days = [written(localtime(one)) for one in (start, end)]
    said = {"first": days[0], "last": days[1], "start": hour(start), "end": hour(end)}
    if days[0] == days[1]:
        return _("on %(first)s from %(start)s to %(end)s, Paris time") % said
    return _("from %(first)s at %(start)s to %(last)s at %(end)s, Paris time") % said


@register.filter
def since(text):
    """The day of a moment kept as text in a form's definition, as "le 12 novembre 2026"."""
    return day(datetime.fromisoformat(text))


@register.filter
def ago(value):
    """How far a moment or a date is from today: "hier", "il y a 16 jours", "dans 3 jours"."""
    if not value:
        return ""
    days = (clock.today() - (localtime(value).date() if isinstance(value, datetime) else value)).days
    near = {0: _("today"), 1: _("yesterday"), -1: _("tomorrow")}
    if days in near:
        return near[days]
    if days > 0:
        return ngettext("%(days)s day ago", "%(days)s days ago", days) % {"days": days}
    return ngettext("in %(days)s day", "in %(days)s days", -days) % {"days": -days}


@register.simple_tag
def demo_code(user, secret=""):
    """In the demonstration, the code of an invented person's second factor, as "123 456"; otherwise nothing."""
    code = accounts.demo_code(user, secret)
    return f"{code[:3]} {code[3:]}".strip()


@register.simple_tag(takes_context=True)
def url_with(context, **changes):
    """The query of this page with these parameters changed; None removes one."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = value
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def page_url(context, number):
    """The address of a page of this list; its parameter is "page" or the context's "name"."""
    return url_with(context, **{context.get("name") or "page": number})


@register.filter
def elided(page):
    """The page numbers to show around this one."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.filter
def json(value):
    """A value as JSON, for an attribute that a script reads."""
    return dumps(value, ensure_ascii=False)


@register.filter
def control(subwidget):
    """The box or the round of one choice."""
    return SafeString(entry(subwidget.data))


@register.filter
def at(values, place):
    """The value at this place of a list."""
    return values[place]


@register.filter
def words(value):
    """The words of a text, one by one."""
    return value.split()


TONES = {
    "success": "committed given eligible selected confirmed published decided approved sealed closed done converted active held",
    "info": "invited asked open scheduled submitted in_review shortlisted reviewing assigned in_progress endorsed in_force running "
    "framing team_building restitution preparation registration deliberation follow_up building addendum",
    "warning": "returned incomplete waitlisted pledged postponed suspended interrupted changes_requested late missed",
    "error": "refused revoked rejected ineligible expired abandoned cancelled unsuccessful lapsed failed terminated",
}
TONE_OF = {code: tone for tone, codes in TONES.items() for code in codes.split()}


@register.filter
def cells(table):
    """The rows of this page of a table, as (attributes, cells); read column by column and not in a template, which is twice as slow."""
    heads = [(column.name, column.header, column.attrs["td"].as_html()) for column in table.columns]
    if hasattr(table, "read"):  # a long table writes its own cells, from the record
        starts = [
            (name, format_html('<td role="cell" data-label="{}" {}>', label, attrs)) for name, label, attrs in heads
        ]
        for row in table.paginated_rows:
            record = row.record
            yield "", SafeString("".join(f"{start}{table.read(name, record)}</td>" for name, start in starts))
        return
    for row in table.paginated_rows:
        found = ((label, attrs, row.get_cell(name)) for name, label, attrs in heads)
        yield row.attrs.as_html(), format_html_join("", '<td role="cell" data-label="{}" {}>{}</td>', found)


@register.inclusion_tag("programs/_badge.html")
def badge(state, label=""):
    """The badge of a state: of an object that has one, of a choice, or of a code with its label."""
    if hasattr(state, "get_state_display"):
        label, state = (
            label or getattr(state, "state_label", None) or state.State(state.state).label,
            state.state,
        )  # get_state_display is twenty times slower
    return {"tone": TONE_OF.get(str(state), ""), "label": label or getattr(state, "label", state)}


SHAPES = (  # widget, the partial that shows it, the DSFR's name for the control
    (GridInput, "grid", "fr-input"),
    (forms.CheckboxSelectMultiple, "choices", "fr-checkbox"),
    (forms.RadioSelect, "choices", "fr-radio"),
    (forms.MultiWidget, "group", "fr-input"),
    (forms.SelectDateWidget, "group", "fr-select"),
    (forms.CheckboxInput, "checkbox", "fr-checkbox"),
    (forms.Select, "control", "fr-select"),
    (forms.FileInput, "control", "fr-upload"),
    (forms.Widget, "control", "fr-input"),
)
TYPED = {forms.DateInput: ("date", "%Y-%m-%d"), forms.DateTimeInput: ("datetime-local", "%Y-%m-%dT%H:%M")}


def dressed(bound, control):
    """The control with the DSFR's class; long texts are counted, never cut while typing; dates get a picker."""
    widget = bound.field.widget
    attrs = {"class": f"{widget.attrs.get('class', '')} {control}".strip()}
    if isinstance(widget, forms.Textarea) and (limit := widget.attrs.pop("maxlength", None)):
        attrs["data-limit"] = limit
    widget.attrs.pop("placeholder", None)  # the label says it, and stays
    for part in getattr(widget, "widgets", []):
        part.attrs.setdefault("aria-label", bound.label)
    if type(widget) in TYPED:
        widget.input_type, widget.format = TYPED[type(widget)]
    return bound.as_widget(attrs=attrs)


@register.inclusion_tag("programs/_field.html")
def field(bound, legend=""):
    """One form field with its label, hint and error, tied together for assistive technologies."""
    own = bound.field
    _widget, partial, control = next(shape for shape in SHAPES if isinstance(own.widget, shape[0]))
    return {
        "field": bound, "id": bound.auto_id, "described": bound.aria_describedby, "wrong": bound.errors, "control": control,
        "partial": f"programs/_field_{partial}.html", "label": labelled(bound, legend, optional=partial != "checkbox"),
        "hinted": any(getattr(own, said, None) for said in HINTS), "wire": getattr(own, "wire", None),
        "limit": getattr(own, "max_length", None) if isinstance(own.widget, forms.Textarea) else None,
        "widget": dressed(bound, control) if partial != "choices" else "",
    }  # fmt: skip


HINTS = ("help_text", "example", "bounds", "reworded")


def labelled(bound, legend, *, optional):
    """The label of a field, which says so when it may stay empty; a box to tick says nothing."""
    label = fr(legend or bound.label)
    if not optional or bound.field.required or getattr(bound.field, "expected", False):
        return label
    return format_html('{} <span class="muted">{}</span>', label, _("(optional)"))


@register.inclusion_tag("programs/_diagram.html")
def diagram(obj):
    """The machine of an object: each state, the steps that leave it, where the object stands."""
    labels = dict(obj._meta.get_field("state").choices)
    exits = {code: [] for code in labels}
    for move in obj.transitions():
        if move.source in exits:
            towards = targets(move)
            exits[move.source] += [{"label": move.custom["label"], "target": labels[t]} for t in towards]
    states = [{"code": c, "label": labels[c], "here": c == obj.state, "exits": exits[c]} for c in labels]
    return {"states": states, "machine": obj._meta.verbose_name}
