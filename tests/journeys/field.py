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
    compose(lead, base)
    coach.go(f"{base}definition/").press("Approuver cette définition").go(f"{base}definition/versions/1/")
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


def compose(lead, base):
    """The definition beside the common base: a principle adapted, one left out, the rest taken; a method, something of their own."""
    _first, adapted, left, *_rest = Residence.objects.get(pk=base.split("/")[2]).definitions.get().method.principles
    lead.go(base).press("Définition locale").press("Écrire le problème et les personnes").fill(
        problem="Le guichet ferme tôt.", users="Les habitants."
    ).submit()
    lead.press(f"Choisir – {adapted[0]}").fill(
        stance="adapted", text="Trois semaines, dont une au marché.", why="Il est plein."
    ).submit()
    lead.press(f"Choisir – {left[0]}").fill(stance="left", why="La commune n’a pas d’école.").submit()
    lead.press("Reprendre tout le reste tel quel")
    lead.press("Choisir une méthode").press("Prendre – L’immersion")
    lead.press("Modifier – L’immersion").fill(stance="adapted", text="- Dormir au village").submit()
    lead.press("Ajouter quelque chose à nous").fill(title="Un conseil d’habitants", text="Chaque vendredi.").submit()
    assert "Un conseil d’habitants" in lead.text()


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
    tell(resident, base, today)
    make(resident, base, today)
    for page in ("journal", "carnet", "prototypes", "essais", "images", "phases"):
        resident.go(f"{base}{page}/")


def tell(resident, base, today):
    """The day in one page, on a phone: a fact, whom one met, a picture, words; what the team understands of it."""
    image = {"name": "place.png", "mimeType": "image/png", "buffer": photo()}
    resident.go(base).press("Écrire la journée").fill(
        on=today, title="Au marché", text="Personne ne connaît les horaires.", met_inhabitants="12",
        file=image, caption="La place un jour de marché", faces="nobody",
        said="Je viens le samedi, c’est fermé.", who="Une mère de deux enfants", consent="quoted", quoted_way="spoken",
    ).submit()  # fmt: skip
    assert "Je viens le samedi" in resident.text()
    resident.go(f"{base}constats/ajouter/").fill(title="Les horaires sont ignorés", text="Nul ne les lit.", notes=True)
    resident.submit()


def make(resident, base, today):
    """An answer imagined, two prototypes made of it, each tried with users."""
    resident.go(f"{base}concepts/ajouter/").fill(name="Le guichet vient", description="Au marché.").submit()
    for name in ("La carte", "Le guichet ambulant"):
        resident.go(f"{base}prototypes/ajouter/").fill(name=name, description="À essayer.", kept=True).submit()
    for prototype in Residence.objects.get(pk=base.split("/")[2]).prototypes.all():
        resident.go(f"{base}essais/ajouter/").fill(
            prototype=str(prototype.pk), on=today, users="40", who="habitants", alone="31", learned="On la garde."
        ).submit()


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
