"""What everyone reads in the demonstration: the innovation exchange, the open data, made once."""

from programs.models import Advert, OpenData, User
from reports import published
from reports.demo.story import days_ago
from reports.opendata import making

OFFER = ("Nos gabarits et notre retour d’expérience, à prendre", "Nous prêtons les gabarits du prototype, le déroulé des ateliers, et une demi-journée d’échange avec l’équipe. Tout est sous licence ouverte.", "digital")  # fmt: skip
SEEKS = [
    ("Une commune qui a déjà essayé, pour une visite", "Nous préparons le même service à l’échelle de trois communes. Nous cherchons un pair à visiter un jour, avec deux élus et une agente d’accueil.", "welcome"),
    ("Un guide simple pour associer les habitants", "Avant de nous lancer, nous aimerions lire ce que d’autres ont distribué aux habitants, et ce qui n’a pas marché.", "democracy"),
]  # fmt: skip


def show():
    """Fill the exchange and make the open data, if they never were."""
    if not Advert.objects.exists():
        exchange()
    if not OpenData.objects.exists():
        making.made()


def exchange():
    """An offer of who published a project, two needs of others; nobody is put in touch yet."""
    report = published.in_sight().first()
    lead = report and report.dossier.lead
    if lead is None:
        return
    with days_ago(9):
        begin("offer", report.dossier.organization, lead, report, *OFFER)
    others = User.objects.filter(organization__territory__isnull=False, is_active=True).exclude(
        organization=report.dossier.organization
    )
    for n, (person, words) in enumerate(zip(others.order_by("email")[:2], SEEKS, strict=False)):
        with days_ago(6 - n):
            begin("seek", person.organization, person, report if n == 0 else None, *words)


def begin(kind, organization, author, report, title, text, theme):
    """Publish an announcement."""
    made = Advert(
        kind=kind, organization=organization, author=author, report=report, title=title, text=text, theme=theme
    )
    made.begin(by=author)
