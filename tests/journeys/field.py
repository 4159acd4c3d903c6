"""A residence by its pages: framed, funded, staffed, worked phase after phase, presented."""

from datetime import timedelta

from programs import clock
from residences.models import Residence
from tests.dossiers.samples import PDF
from tests.reports.samples import photo

RESIDENT = "maelle@exemple.fr"
DAY = timedelta(days=1)


def residence(officer, lead, coach, resident, person, dossier):
    """Each page is used by who works on it, until the public session."""
    project = dossier.residence
    base = f"/residences/{project.pk}/"
    officer.go(base).step("residence", project.pk, "name_coach", coach=str(person.pk))
    frame(lead.go(base), coach, base)
    officer.go(base).step("residence", project.pk, "form_team")
    team(lead, resident, dossier, base)
    coach.go("/accompagnement/").go(base).step("residence", project.pk, "start")
    work(lead, resident, project, base)
    meet(lead, coach, dossier)
    lead.go(base).step("residence", project.pk, "present").go(base)
    assert Residence.objects.get(pk=project.pk).state == "restitution"


def frame(lead, coach, base):
    """The local definition approved by the coach, the backing, the agreement, the money."""
    lead.go(f"{base}definition/").fill(
        problem="Le guichet ferme tôt.", users="Les habitants.", taken="Trois semaines."
    ).submit()
    coach.go(f"{base}definition/").press("Approuver cette définition")
    today = clock.today()
    lead.go(f"{base}cadre/").fill(
        budget="20 000", backed_on=f"{today}", backed_by="Mme Morvan, maire", host="La mairie", place="Ancienne école",
        public_session_at=f"{today + 20 * DAY}T18:00", public_session_place="Salle des fêtes", licence="etalab-2.0",
    ).submit()  # fmt: skip
    agreement = {"name": "convention.pdf", "mimeType": "application/pdf", "buffer": PDF}
    lead.go(f"{base}convention/").fill(file=agreement, caption="Signée ce jour").submit()
    for funder, amount, stage in (("Commune", "12 000", "paid"), ("Région", "8 000", "acquired")):
        lead.go(f"{base}financement/ajouter/").fill(funder=funder, amount=amount, stage=stage).submit()
    lead.go(f"{base}financement/")


def team(lead, resident, dossier, base):
    """Three residents of three disciplines; one of them comes in to write; the first phase is dated."""
    for name, discipline in (("Maëlle Carré", "design"), ("Omar Faure", "sociology"), ("Zoé Lemoine", "digital")):
        lead.go(f"{base}equipe/ajouter/").fill(name=name, discipline=discipline, role="Résident").submit()
    lead.go(f"{base}equipe/").go(f"/dossiers/{dossier.pk}/personnes/").fill(email=RESIDENT, code="resident").press(
        "Envoyer l’invitation"
    )
    resident.join(RESIDENT, "Maëlle Carré", "Lignières (Cher)")
    first = dossier.residence.phases.first()
    today = clock.today()
    lead.go(f"{base}phases/").go(f"{base}phases/{first.pk}/").fill(
        starts_on=f"{today}", ends_on=f"{today + 5 * DAY}"
    ).submit()


def work(lead, resident, project, base):
    """Phases begin and end, one is skipped with its reason; notes, prototypes, pictures."""
    today = f"{clock.today()}"
    *worked, last = project.phases.all()
    for phase in worked:
        lead.go(f"{base}phases/{phase.pk}/commencer/").fill(day=today).submit()
        lead.go(f"{base}phases/{phase.pk}/terminer/").fill(day=today).submit()
    lead.go(f"{base}phases/{last.pk}/passer/").fill(reason="Les essais ont eu lieu dès la deuxième semaine.").submit()
    resident.go(f"{base}carnet/ajouter/").fill(
        title="Au marché", on=today, text="Personne ne connaît les horaires."
    ).submit()
    for name in ("La carte", "Le guichet ambulant"):
        resident.go(f"{base}prototypes/ajouter/").fill(
            name=name, description="À essayer.", tested_on=today, tested_with="40 habitants", learned="On la garde.", kept=True,
        ).submit()  # fmt: skip
    image = {"name": "place.png", "mimeType": "image/png", "buffer": photo()}
    resident.go(f"{base}images/ajouter/").fill(file=image, caption="La place un jour de marché").submit()
    for page in ("carnet", "prototypes", "images", "phases"):
        resident.go(f"{base}{page}/")


def meet(lead, coach, dossier):
    """A check-in, a session with its minutes and an action, done."""
    lead.go(f"/accompagnement/{dossier.pk}/meteo/").fill(weather="sun", success="Trente habitants rencontrés.").submit()
    soon = clock.now() + DAY
    lead.go(f"/accompagnement/{dossier.pk}/seances/nouvelle/").fill(
        subject="Préparer la restitution", starts_at=f"{soon:%Y-%m-%d}T10:00", place="En mairie"
    ).submit()
    coach.go(dossier.sessions.get().get_absolute_url()).go(f"/accompagnement/{dossier.pk}/actions/nouvelle/").fill(
        label="Inviter les habitants", owner=str(dossier.lead.pk), due_on=f"{soon:%Y-%m-%d}"
    ).submit()
    lead.go(f"/actions/{dossier.actions.get().pk}/").submit()
    coach.go(f"/accompagnement/{dossier.pk}/jalons/")
