"""The cohorts of the demonstration: their meetings, the colleagues of the coach, a Monday with two sessions."""

from datetime import datetime, time, timedelta

from django.utils.timezone import get_current_timezone

from programs import bulk, clock, slots
from programs.models import CoachAbsence, CoachingSession, CoachProfile, Cohort, CohortEvent, Dossier, Edition, Role
from reports.demo.people import LONG_AGO, person
from reports.demo.residences import booked

COLLEAGUES = [("accompagnatrice-2@demo.test", "Nadia Benali", 6, ["24", "27"]), ("accompagnateur-3@demo.test", "Éric Tanguy", 5, ["53", "52"])]  # fmt: skip
COHORTS = [
    ("Promotion des résidences", "residence", "Bienvenue dans la promotion. On partage ici ce qui marche, et surtout ce qui a raté."),
    ("Promotion des camps", "camp", "Trois territoires, une même question : que reste-t-il le lundi suivant ?"),
]  # fmt: skip
MEETINGS = [
    ("launch", "Lancement de la promotion", -90, 9, 8, "Paris, 64 allée de Bercy", "Un objet qui raconte votre territoire."),
    ("seminar", "Séminaire : rencontrer les usagers", -30, 14, 3, "https://visio.exemple.fr/promotion", ""),
    ("seminar", "Séminaire : essayer petit, apprendre vite", 9, 14, 3, "https://visio.exemple.fr/promotion", "Une photographie de votre dernier essai."),
    ("restitution", "Restitution commune", 65, 10, 6, "Bourges (Cher), Hôtel du Département", "Dix minutes par projet, sans diapositive."),
]  # fmt: skip


def tell(who):
    """Two cohorts of one edition, and the day of the coach."""
    edition = Edition.objects.order_by("starts_on").last()
    team(who)
    for name, outcome, text in COHORTS:
        cohort = Cohort.objects.create(edition=edition, name=name, text=text)
        cohort.dossiers.set(
            Dossier.objects.filter(call__program__outcome=outcome).exclude(project_state__in=("", "abandoned"))
        )
        for kind, title, days, hour, length, place, prepare in MEETINGS:
            start = at(days, hour)
            cohort.events.create(kind=kind, title=title, starts_at=start, ends_at=start + timedelta(hours=length), place=place, text=prepare)  # fmt: skip
    attended()
    monday(who["coach"])
    together(who["coach"])
    felt(who["coach"])


def attended():
    """Who came to the meetings that are over: all but one."""
    for event in CohortEvent.objects.filter(ends_at__lt=clock.now()).order_by("starts_at", "id"):
        event.present.set(event.cohort.dossiers.order_by("reference")[1:])
        event.counted_at = event.ends_at
        event.save(update_fields=["counted_at"])


def felt(coach):
    """The coach's own light on two projects, one of them against the facts; slots that leads may take."""
    mine = Dossier.objects.filter(roles__person=coach, roles__code="coach", roles__ends_on=None)
    lights = (("running", "green", "Le retard est connu et rattrapé la semaine prochaine."), ("framing", "amber", "Tout repose sur la secrétaire générale."))  # fmt: skip
    for (state, light, note), outcome in zip(lights, ("residence", "residence"), strict=True):
        for dossier in mine.filter(project_state=state, call__program__outcome=outcome):
            dossier.coach_lights.create(light=light, note=note, by=coach)
    first = clock.today() + timedelta(days=1)
    slots.offer(
        coach, "Visioconférence", slots.moments(first, first + timedelta(days=20), {1, 3}, time(14), time(17), 60)
    )


def team(who):
    """Two colleagues, what each can take on, and one absence to come."""
    CoachProfile.objects.create(person=who["coach"], capacity=8, regions=["24"])
    for address, name, capacity, regions in COLLEAGUES:
        one = person(address, name, who["coach"].organization, "01 00 00 00 00")
        Role.objects.create(person=one, code="coach", starts_on=LONG_AGO)
        CoachProfile.objects.create(person=one, capacity=capacity, regions=regions)
    first = clock.today() + timedelta(days=20)
    note = "Lignières prépare sa restitution : appeler la mairie le mardi, jamais le vendredi."
    CoachAbsence(
        coach=who["coach"], cover=one, starts_on=first, ends_on=first + timedelta(days=11), note=note
    ).begin(by=who["officer"])  # fmt: skip


def monday(coach):
    """Two sessions today, one in two days."""
    going = Dossier.objects.filter(roles__person=coach, roles__code="coach", roles__ends_on=None, project_state__in=("running", "framing", "registration"))  # fmt: skip
    plans = [(0, 10, "Point de la quinzaine", "Visioconférence"), (0, 15, "Préparer le conseil municipal", "Mairie"), (2, 11, "Relire le plan de financement", "Visioconférence")]  # fmt: skip
    for dossier, (days, hour, subject, place) in zip(going.order_by("reference"), plans, strict=False):
        start = at(days, hour)
        if not CoachingSession.objects.filter(coach=coach, starts_at=start).exists():
            booked(dossier, coach, subject, start, place)


def together(coach):
    """A training that two projects share in three days; what is said about one of them."""
    going = Dossier.objects.filter(roles__person=coach, roles__code="coach", roles__ends_on=None, project_state__in=("running", "building"))  # fmt: skip
    first, *others = going.order_by("reference")[:2]
    start = at(3, 14)
    session = CoachingSession(
        dossier=first, coach=coach, kind="training", subject="Se former : mener un entretien", starts_at=start, ends_at=start + timedelta(hours=2),
        place="Visioconférence",
    )  # fmt: skip
    session.joined = others
    session.book(by=type(coach).objects.get(pk=coach.pk))
    lead = type(coach).objects.get(pk=first.lead.pk)
    bulk.write(first, lead, f"Bonjour, la salle du conseil est libre jeudi. @{coach.name}, est-ce que cela vous va ?", from_staff=False, mentioned=[coach])  # fmt: skip
    bulk.write(first, type(coach).objects.get(pk=coach.pk), f"Parfait, merci @{lead.name}. Je viens avec les affiches.", mentioned=[lead])  # fmt: skip


def at(days, hour):
    """A Paris hour so many days away."""
    return datetime.combine(clock.today() + timedelta(days=days), time(hour), get_current_timezone())
