"""The list of the deliveries of a call's letters."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from programs.models import Mail


class DeliveryTable(tables.Table):
    """One mail a row: to whom, where, how it stands."""

    dossier = tables.TemplateColumn(
        template_name="programs/jury/_cell_dossier.html", verbose_name=_("Dossier"), order_by=("dossier__reference", "id")
    )  # fmt: skip
    address = tables.TemplateColumn(
        "{% if record.recipient %}{{ record.recipient }}<br>{% endif %}<span class=\"theirs\">{{ value }}</span>",
        verbose_name=_("Sent to"), order_by=("address", "id"),
    )  # fmt: skip
    standing = tables.TemplateColumn(
        template_name="programs/deliveries/_standing.html", verbose_name=_("State"), orderable=False
    )

    caption = _("Deliveries of the letters")
    empty_help = _("Letters leave all together, at the hour of the announcement.")

    class Meta:
        model = Mail
        fields = ("dossier", "address", "standing")
        empty_text = _("No delivery here")
