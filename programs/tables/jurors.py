"""The columns of the jury: who sits, their load, their silence; a long table writes its own cells."""

import django_tables2 as tables
from django.utils.functional import cached_property
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext

from programs.tables.ranking import NUMBER
from programs.templatetags.essaim import TONE_OF, ago


def column(label, **options):
    """A column that the table writes itself."""
    return tables.Column(verbose_name=label, orderable=False, empty_values=(), **options)


def badge(label, tone=""):
    """A small badge."""
    return format_html(
        '<span class="fr-badge fr-badge--sm fr-badge--no-icon{}">{}</span>', f" fr-badge--{tone}" if tone else "", label
    )


class SeatTable(tables.Table):
    """Who sits or is invited, and how far they are."""

    runs = False

    person = column(_("Member"))
    load = column(_("Load"), attrs=NUMBER)
    submitted = column(_("Handed in"), attrs=NUMBER)
    in_progress = column(_("In progress"), attrs=NUMBER)
    assigned = column(_("To accept"), attrs=NUMBER)
    silent = column(_("Without news since"))
    recused = column(_("Recusals"), attrs=NUMBER)

    caption = _("Members, their readings and their silence")

    @cached_property
    def writers(self):
        """The function that writes each column."""
        counted = {name: lambda seat, name=name: seat.count[name] for name in ("submitted", "in_progress", "assigned")}
        return counted | {
            "person": self.write_person,
            "load": write_load,
            "silent": write_silent,
            "recused": self.write_recused,
        }

    def read(self, name, record):
        """The cell of a column, escaped."""
        return conditional_escape(self.writers[name](record))

    def write_person(self, seat):
        name = seat.person or seat.member
        words = format_html("<strong>{}</strong>", name)
        if self.runs and seat.member:
            words = format_html('<a href="{}">{}</a>', seat.member.get_absolute_url(), words)
        marks = [badge(pgettext("jury", "chairs"), "info")] if seat.chairs else []
        if seat.state != "sitting":
            marks.append(badge(seat.member.State(seat.state).label, TONE_OF.get(seat.state, "")))
        quality = seat.quality or (seat.person and seat.person.organization) or ""
        return format_html(
            '<span>{} {}<br><span class="muted">{}</span></span>', words, mark_safe(" ".join(marks)), quality
        )

    def write_recused(self, seat):
        if not (self.runs and seat.unknown):
            return seat.count["recused"]
        text = ngettext("%d tie to specify", "%d ties to specify", seat.unknown) % seat.unknown
        return format_html("<span>{}<br>{}</span>", seat.count["recused"], badge(text, "warning"))


def write_load(seat):
    """How many readings, out of how many accepted."""
    if seat.state != "sitting" and not seat.given:
        return "–"
    if seat.capacity is None:
        return seat.given
    text = _("%(n)d out of %(most)d") % {"n": seat.given, "most": seat.capacity}
    return (
        format_html("<span>{}<br>{}</span>", text, badge(pgettext("load of a juror", "over"), "warning"))
        if seat.is_over
        else text
    )


def write_silent(seat):
    """Since when nothing is heard, and whether readings were taken back."""
    if seat.state == "invited":
        return _("invited %s") % ago(seat.member.since)
    if seat.silent_since is None:
        return "–"
    if seat.member and seat.member.freed_at:
        return format_html(
            '<span>{}<br><span class="muted">{}</span></span>', ago(seat.silent_since), _("readings taken back")
        )
    return ago(seat.silent_since)
