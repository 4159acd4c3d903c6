"""The appeal against the decision on a dossier: when it was told, until when it may be contested."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from programs import appeals, clock
from programs.models.mail import Mail

STEPS = ("admit_appeal", "reopen_eligibility")
ADJUDGED = ("announce", "declare_ineligible", "select", "waitlist", "reject", "lapse", "promote")


def told_on(dossier):
    """The day on which the last letter reached someone, else that of the announcement or of the decision itself."""
    mails = Mail.objects.filter(dossier=dossier, sent_at__isnull=False, bounced_at=None)
    last = mails.order_by("-effect__created_at", "sent_at").first()
    line = dossier.history.filter(name__in=ADJUDGED).last()
    announced = dossier.call.announced_at if dossier.state != "ineligible" else None
    moments = [one for one in (last and last.sent_at, announced, line and line.at) if one]
    return localtime(moments[0]).date() if moments else None


def until(dossier):
    """The last day of the appeal, included; None while nothing was told."""
    day = told_on(dossier)
    return day and appeals.last_day(day, dossier.organization.departement)


def words(dossier):
    """When the decision was told, until when an appeal is in time, and whether that time is over."""
    day, last = told_on(dossier), until(dossier)
    if day is None:
        return ""
    said = _("The decision was told on %(told)s: an appeal is in time until %(last)s, included.")
    said %= {"told": date_format(day), "last": date_format(last)}
    over = _("Today, this time is over: say why you admit the appeal all the same.")
    return f"{said} {over}" if clock.today() > last else said
