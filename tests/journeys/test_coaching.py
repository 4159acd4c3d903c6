"""A coach's Monday, and the lead on a phone: slots offered and taken, the week prepared, a call noted, the light said."""

from datetime import timedelta

from django.contrib.auth.hashers import make_password

from programs import clock
from programs.models import CoachingSession, Dossier
from tests import factories
from tests.journeys.conftest import PASSWORD


def known(person):
    """Someone who can sign in."""
    person.password = make_password(PASSWORD, hasher="pbkdf2_sha256")
    person.save()
    return person


def test_a_coach_s_monday(platform, visit):
    dossier = Dossier.objects.get(pk=factories.filled("running").dossier_id)
    coach = visit("coach").sign_in(known(dossier.coach))
    lead = visit("lead", width=390).sign_in(known(dossier.lead))
    base, day = f"/accompagnement/{dossier.pk}/", clock.today() + timedelta(days=7)

    coach.go("/creneaux/").fill(first=f"{day}", last=f"{day + timedelta(days=6)}", place="Visioconférence").press("Proposer ces créneaux")  # fmt: skip
    first = dossier.coach.slots.first()
    lead.go(f"{base}creneaux/").fill(slot=str(first.pk), subject="Le budget").press("Réserver ce créneau")
    assert CoachingSession.objects.get(subject="Le budget").starts_at == first.starts_at

    coach.go(f"{base}appel/").fill(subject="Appel du maire", minutes="Le conseil est avancé.").press(
        "Noter et partager"
    )
    coach.go(f"{base}sante/").fill(light="amber", note="À suivre.").press("Enregistrer cet avis")
    coach.go("/accompagnement/?kind=residence").go("/semaine/")
    lead.go(dossier.project.get_absolute_url()).go("/mon-agenda/").press("Obtenir mon adresse")
    assert "Appel du maire" in lead.go(dossier.project.get_absolute_url()).text()
