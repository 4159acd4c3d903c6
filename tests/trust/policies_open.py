"""Who reads the statistics, the showcase, the exchange and the open data."""

from programs.models import Advert

FREE = "anonymous stranger other_lead lead member signatory resident observer operator coach other_coach officer authority admin recruiter reviewer other_reviewer chair participant"
OFFICE = "officer authority admin"
AGENTS = "other_lead lead"  # who has an organization


def hang(world):
    """An announcement of the exchange."""
    lead = world.people["lead"]
    world.advert = Advert(
        kind="seek", organization=lead.organization, author=lead, title="Un pair", text="Qui l’a fait ?"
    )
    world.advert.begin(by=lead)


def declare(rule, of):
    """Their policies, given to the table of all."""
    rule("statistics api_statistics", get=FREE)
    rule("statistics_file", get=FREE, address=lambda w: {"extension": "csv"})
    rule("office_statistics", get=OFFICE)
    rule("office_statistics_file", get=OFFICE, address=lambda w: {"extension": "csv"})
    rule("showcase_atom showcase_rss", get=FREE)
    rule("project_contact", address=lambda w: {"dossier": w.dossier.pk})  # its report is not published
    rule("open_data", get=FREE)
    rule("open_data_package")  # not made yet
    rule("open_data_make", post="admin")
    rule("open_data_table", address=lambda w: {"name": "projets", "extension": "csv"})
    rule("adverts", get=FREE)
    rule("advert", get=FREE, address=of("advert"))
    rule("advert_new", get=AGENTS, post=AGENTS)
