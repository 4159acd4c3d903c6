"""What everyone reads of a position: its facts in words, and the same for search engines (schema.org JobPosting)."""

from datetime import datetime, time

from django.conf import settings
from django.utils.html import escape, linebreaks
from django.utils.timezone import localtime, make_aware
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs import clock
from programs.templatetags.essaim import euros, written

KINDS = {"fixed_term": "TEMPORARY", "secondment": "TEMPORARY", "services": "CONTRACTOR"}


def verdict(position):
    """Where a position stands for who may apply: title, text, tone."""
    if position.takes:
        left = (position.closes_on - clock.today()).days
        near = _("It is the last day.") if not left else ngettext("%d day is left.", "%d days are left.", left) % left
        return _("You may apply until %s.") % until(position), near if left < 15 else "", ""
    if position.state == "filled":
        return (
            _("This position is filled."),
            _("Thank you to all who applied. Other positions may suit you."),
            "success",
        )
    return _("This position no longer takes applications."), _("Those received are being read."), "alert"


def until(position):
    """The last day to apply, in words, without its article."""
    return written(position.closes_on)


def salary(position):
    """What it pays: "50 000 € brut par an"."""
    if position.salary_to and position.salary_to != position.salary_from:
        words = {"least": euros(position.salary_from), "most": euros(position.salary_to)}
        return _("from %(least)s to %(most)s gross a year") % words
    return _("%s gross a year") % euros(position.salary_from)


def length(position):
    """How long it lasts: "6 mois"."""
    return ngettext("%d month", "%d months", position.months) % position.months


def posting(position):
    """The JobPosting of schema.org, as a dictionary; for a position that still takes applications."""
    organization = position.dossier.call.program
    body = "\n\n".join(filter(None, (position.missions, position.profile, position.conditions)))
    return {
        "@context": "https://schema.org/", "@type": "JobPosting", "title": position.title,
        "description": f"<p>{escape(position.summary)}</p>{linebreaks(body, autoescape=True)}",
        "identifier": {"@type": "PropertyValue", "name": organization.service, "value": position.reference},
        "datePosted": localtime(position.published_at).date().isoformat(),
        "validThrough": make_aware(datetime.combine(position.closes_on, time(23, 59, 59))).isoformat(),
        "employmentType": KINDS[position.contract], "directApply": True, "jobStartDate": position.starts_on.isoformat(),
        "hiringOrganization": {"@type": "GovernmentOrganization", "name": position.dossier.organization.name},
        "baseSalary": {"@type": "MonetaryAmount", "currency": "EUR", "value": pay(position)}, "totalJobOpenings": position.seats,
        "url": settings.SITE_URL + position.public_url, **where(position),
    }  # fmt: skip


def pay(position):
    """The salary as a quantity."""
    least, most = float(position.salary_from), float(position.salary_to or position.salary_from)
    amount = {"value": least} if least == most else {"minValue": least, "maxValue": most}
    return {"@type": "QuantitativeValue", "unitText": "YEAR"} | amount


def where(position):
    """The place, or that it is done from anywhere in France."""
    if position.remote == "full":
        return {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": {"@type": "Country", "name": "FR"}}
    address = {"@type": "PostalAddress", "addressLocality": position.place, "addressCountry": "FR"}
    return {"jobLocation": {"@type": "Place", "address": address}}
