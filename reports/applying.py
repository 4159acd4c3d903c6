"""Who applies, as documents say it: the territory added up, the partners and their word, the visa, the former names."""

from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs import applying, perimeter
from reports.data import Fact


def facts(dossier):
    """The facts that a receipt and a filled dossier share; no person but the signatory of the visa."""
    if names := applying.former_names(dossier):
        yield Fact(label=_("Formerly"), value=", ".join(names))
    if places := [str(place.territory) for place in perimeter.of(dossier).places]:
        yield Fact(
            label=_("Perimeter"), value=_("%(places)s: %(size)s") % {"places": ", ".join(places), "size": size(dossier)}
        )
    if partners := [f"{one} ({one.State(one.state).label})" for one in dossier.partners.current()]:
        yield Fact(label=_("Partners"), value=", ".join(partners))
    if visa := dossier.visas.filter(state="given").last():
        given = {"who": visa.name, "quality": visa.quality, "day": day(visa.answered_at)}
        yield Fact(label=_("Visa"), value=_("%(who)s, %(quality)s, on %(day)s") % given)
    if dossier.paper_received_at:
        yield Fact(
            label=_("Received on paper"), value=_("on %s, typed by the service") % day(dossier.paper_received_at)
        )


def size(dossier):
    """How many communes and inhabitants, each counted once."""
    found = perimeter.of(dossier)
    words = ngettext("%(n)s commune, %(people)s inhabitants", "%(n)s communes, %(people)s inhabitants", found.communes)
    return words % {"n": grouped(found.communes), "people": grouped(found.population)}


def grouped(number):
    return number_format(number, decimal_pos=0, force_grouping=True)


def day(moment):
    return date_format(localtime(moment).date())
