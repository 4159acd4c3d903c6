"""The list of teams of a camp, for those who welcome its people."""

import django_tables2 as tables
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from hackathons.models import CampTeam
from programs.templatetags.essaim import badge


class TeamTable(tables.Table):
    """One team a row; its cells are written from the record, for there may be many."""

    name = tables.Column(verbose_name=_("Team"), order_by=("name", "id"))
    n = tables.Column(verbose_name=_("Members"), order_by=("n", "name"))
    seeks = tables.Column(verbose_name=_("Looks for"), orderable=False)
    state = tables.Column(verbose_name=_("State"))

    caption = _("Teams")

    class Meta:
        model = CampTeam
        fields = ("name", "n", "seeks", "state")
        empty_text = _("No team here")

    def __init__(self, *args, most, **options):
        super().__init__(*args, **options)
        self.most, self.badges, self.template_of_badge = most, {}, get_template("programs/_badge.html")

    def read(self, name, record):
        """The cell of a column, escaped."""
        return getattr(self, f"write_{name}")(record)

    def write_name(self, team):
        below = format_html('<br><span class="muted">{}</span>', team.challenge.title) if team.challenge else ""
        return format_html('<div><strong><a href="{}">{}</a></strong>{}</div>', team.get_absolute_url(), team.name, below)  # fmt: skip

    def write_n(self, team):
        return format_html("{}/{}", team.n, self.most)

    def write_seeks(self, team):
        return format_html("{}", ", ".join(map(str, team.seeks_labels)) or "–")

    def write_state(self, team):
        if team.state not in self.badges:
            self.badges[team.state] = self.template_of_badge.render(badge(team))
        return self.badges[team.state]
