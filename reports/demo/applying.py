"""Partners of the demonstration: one committed, one still silent, on a dossier being written and on one submitted."""

from programs.models import Organization, Partner, User
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
