"""A coach's Monday, and the lead on a phone: slots offered and taken, the week prepared, a call noted, the light said."""

from datetime import timedelta

from django.test import Client

from programs import clock
from programs.models import CoachingSession, Dossier
from tests import factories
from tests.journeys.visitor import Visitor


def browser(chromium, web, name, person, width):
    """A browser already signed in as this person."""
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    context = chromium.new_context(viewport={"width": width, "height": 844}, locale="fr-FR")
    context.add_cookies([{"name": "session", "value": client.cookies["session"].value, "url": web.address}])
    return Visitor(name, web, context)


def test_a_coach_s_monday(web, chromium):
    dossier = Dossier.objects.get(pk=factories.filled("running").dossier_id)
    coach = browser(chromium, web, "coach", dossier.coach, 1280)
    lead = browser(chromium, web, "lead", dossier.lead, 390)
    base, page, day = (
        f"/accompagnement/{dossier.pk}/",
        dossier.project.get_absolute_url(),
        clock.today() + timedelta(days=7),
    )

    offered = {"first": f"{day}", "last": f"{day + timedelta(days=6)}", "place": "Visioconférence"}
    coach.go("/creneaux/").fill(**offered).press("Proposer ces créneaux")
    first = dossier.coach.slots.first()
    lead.go(f"{base}creneaux/").fill(slot=str(first.pk), subject="Le budget").press("Réserver ce créneau")
    assert CoachingSession.objects.get(subject="Le budget").starts_at == first.starts_at

    coach.go(f"{base}appel/").fill(subject="Appel du maire", minutes="Le conseil est avancé.").press(
        "Noter et partager"
    )
    coach.go(f"{base}sante/").fill(light="amber", note="À suivre.").press("Enregistrer cet avis")
    coach.go("/accompagnement/?kind=residence").go("/semaine/")
    lead.go("/mon-agenda/").press("Obtenir mon adresse")
    assert "Appel du maire" in lead.go(page).text()
    assert coach.faults + lead.faults == []
