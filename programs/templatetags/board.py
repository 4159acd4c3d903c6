"""The cards and the bars of the board, written from their rows and not in a template, which is five times slower."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from programs.templatetags.essaim import ago, fr

register = template.Library()
ICONS = {"sun": "sun-fill", "clouds": "cloudy-2-fill", "showers": "heavy-showers-fill", "storm": "flashlight-fill"}
SHAPES = {
    "green": SafeString('<circle cx="8" cy="8" r="7"/>'),
    "amber": SafeString('<path d="M8 1 15.5 15H.5z"/>'),
    "red": SafeString('<path d="M5 .5h6l4.5 4.5v6L11 15.5H5L.5 11V5z"/>'),
}
LIGHT = '<span class="light light--{}"><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">{}</svg>{}</span>'
WEATHER = '<span class="weather weather--{0}"><span class="fr-icon-{1} fr-icon--sm" aria-hidden="true"></span>{2}</span> <span class="muted">{3}</span>'
MUTED = '<span class="muted">{}</span>'


@register.simple_tag
def light(code, word):
    """A light: a shape and a word, never the colour alone."""
    return format_html(LIGHT, code, SHAPES[str(code)], capfirst(word))


def weather(card):
    """The last weather of a project, its word and its age."""
    code = card.dossier.last_weather
    if not code:
        return format_html(MUTED, _("No weather yet"))
    return format_html(WEATHER, code, ICONS[code], capfirst(card.weather), ago(card.dossier.last_at))


@register.filter
def board_cards(stage, over=False):
    """The cards of a stage; those that are over ask for nothing."""
    return SafeString("".join(ended(card) if over else going_on(card) for card in stage.cards))


def head(card):
    """Whose project it is, with the one link of the card."""
    one = card.dossier
    url = one.project.get_absolute_url()
    return format_html(
        '<h4><a href="{}">{}</a></h4><p class="card__text">{}</p>', url, fr(str(one.organization)), fr(one.title)
    )


def ended(card):
    """A project that is over: its last weather."""
    return format_html('<li><article class="card">{}<p>{}</p></article></li>', head(card), weather(card))


def going_on(card):
    """A project going on: what it needs, its lights, its weather, its coach, what comes next."""
    alert = format_html('<p class="fr-badge fr-badge--error fr-badge--sm">{}</p>', _("To handle")) if card.tasks else ""
    why = format_html(" " + MUTED, fr(card.why)) if card.why else ""
    coach = format_html('<p class="muted">{}</p>', card.dossier.coaching[0].person) if card.dossier.coaching else ""
    return format_html(
        '<li><article class="card{}">{}{}<p>{}{}</p>{}<p>{}</p>{}<p class="card__end">{}</p></article></li>',
        " card--alert" if card.tasks else "", alert, head(card), light(card.health.light.code, card.word), why, felt(card), weather(card), coach,
        fr(card.following),
    )  # fmt: skip


def felt(card):
    """The coach's own light, where it differs."""
    if not card.differs:
        return ""
    return format_html(
        "<p><strong>{}</strong> {}</p>", _("The coach feels otherwise:"), light(card.felt.code, card.own)
    )


RECT = '<rect class="{}" x="{}" y="7" width="{}" height="8"/>'
LINE = '<line class="today" x1="{0}" x2="{0}" y1="-11" y2="33"/>'
CIRCLE = '<circle class="mark mark--{}" cx="{}" cy="11" r="{}"><title>{}</title></circle>'


@register.filter
def bars(calendar):
    """The rows of the calendar: what is passed, what is to come, the milestones, today."""
    today = format_html(LINE, calendar.line)
    return format_html_join("", "<li>{}{}</li>", ((name(bar), drawn(bar, today)) for bar in calendar.bars))


def name(bar):
    """Whose bar it is, and where the project stands."""
    return format_html(
        '<p class="cal__name">{} <span>{}</span></p>', fr(str(bar.dossier.organization)), bar.dossier.project_label
    )


def drawn(bar, today):
    """A bar."""
    spans = [format_html(RECT, kind, *span) for kind, span in (("left", bar.left), ("done", bar.done)) if span]
    marks = format_html_join(
        "", CIRCLE, ((one.kind, one.x, 7 if one.kind == "late" else 5, one.label) for one in bar.marks)
    )
    return format_html(
        '<svg class="cal__bar" aria-hidden="true" focusable="false">{}{}{}</svg>',
        SafeString("".join(spans)),
        today,
        marks,
    )
