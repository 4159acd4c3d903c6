"""Partners and visas of the demonstration: one partner committed, one still silent; a dossier sent back by the mayor, then agreed."""

from programs.models import Dossier, Organization, Partner, User, Visa
from reports.demo.dossiers import fill
from reports.demo.story import days_ago

BODIES = [
    ("association", "Les Ateliers du samedi", "Les ateliers avec les habitants, et l’accueil des jeunes."),
    ("hospital", "Centre hospitalier du bassin", "Un local, et deux agents une journée par semaine."),
]


def partners(dossier, committed, invited):
    """The two partners of a dossier, invited then committed so many days ago; the second has not answered."""
    place = dossier.organization.place
    for (kind, name, contribution), signs in zip(BODIES, (True, False), strict=True):
        about = {
            "kind": kind,
            "name": f"{name} ({place.name})",
            "attached_to": place,
            "no_siren_reason": "Invention de la démonstration",
        }
        partner = Partner(
            dossier=dossier,
            organization=Organization.objects.declare(**about),
            contribution=contribution,
            email=f"{kind}@demo.test",
        )
        with days_ago(invited):
            partner.begin(by=User.objects.get(pk=dossier.lead.pk))
        if signs:
            with days_ago(committed):
                said = {"name": "Anne Le Goff", "quality": "présidente"}
                partner.commit(
                    by=User.objects.bearer(partner),
                    data=partner.told("commit") | {"said_by": "Anne Le Goff, présidente"},
                    **said,
                )


def visas(dossier, idea, n, days):
    """The mayor sends the dossier back, then gives, the morning of its submission, the visa that its call asks for."""
    lead, mayor = dossier.lead, {"name": "Jeanne Morvan", "quality": "maire"}
    for day, word in ((days + 1, "Le calendrier est trop serré : commencez au printemps."), (days, "")):
        with days_ago(day, 6):
            fill(dossier, idea, n)
            visa = Visa(dossier=Dossier.objects.get(pk=dossier.pk), email="maire@demo.test", **mayor)
            visa.begin(by=User.objects.get(pk=lead.pk))
        with days_ago(day, 7):
            by = User.objects.bearer(visa)
            visa.send_back(by=by, comment=word) if word else visa.give(by=by, read="", **mayor)
