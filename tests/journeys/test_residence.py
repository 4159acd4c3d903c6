"""One idea, from the public call to the sealed report, in a browser: France en Résidence, every role by its own hands."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from programs import clock
from programs.models import Call, Dossier, Role, User
from tests import factories
from tests.journeys.conftest import PASSWORD

TOMORROW = timedelta(days=1)


def member(*roles, staff=False, **more):
    """A person with a password, and a second factor for staff."""
    user = factories.person(*roles, **more)
    user.password = make_password(PASSWORD, hasher="pbkdf2_sha256")
    user.save()
    return factories.with_second_factor(user) if staff else user


@pytest.fixture
def people(platform):
    """The State's agents and the jury; the collectivity comes by itself."""
    return {
        "officer": member("officer", staff=True, name="Samira Lopez"), "authority": member("authority", staff=True, name="Bernard Castel"),
        "coach": member("coach", staff=True, name="Karim Haddad"), "reviewer": member("reviewer", name="Lucie Vidal"),
        "town": factories.territory("Lignières", population=1400, siren="211801279"),
    }  # fmt: skip


def test_from_the_call_to_the_sealed_report(people, visit, platform):
    officer = visit("officer").sign_in(people["officer"])
    call = publish(officer)
    lead = visit("lead", width=390)
    dossier = answer(lead, call, people, platform)
    decide(officer, visit, people, call, dossier)
    confirm(visit, people, dossier)
    residence(officer, lead, visit, people, dossier)
    report(officer, lead, visit, people, dossier, platform)


def publish(officer):
    """The officer writes a call with the usual questions, looks at it, publishes and opens it."""
    now = timezone.localtime(clock.now())
    officer.go("/gestion/appels/").press("Écrire un appel")
    officer.fill(
        title="Appel à projets 2027", mode="competition", summary="Accueillez une équipe.", text="Le texte de l’appel.", places="2", min_reviews="1",
        opens_at=f"{now + TOMORROW:%Y-%m-%dT%H:%M}", closes_at=f"{now + 30 * TOMORROW:%Y-%m-%dT%H:%M}", confirm_by=f"{now + 90 * TOMORROW:%Y-%m-%d}",
    ).press("Écrire l’appel")  # fmt: skip
    call = Call.objects.get(title="Appel à projets 2027")
    for page in ("formulaire", "criteres", "apercu", "modifier"):
        officer.go(f"/appels/{call.pk}/{page}/")
    officer.step("call", call.pk, "publish").step("call", call.pk, "open")
    assert "Vous pouvez répondre" in officer.text()
    return call


def answer(lead, call, people, platform):
    """An agent of the town signs up on a phone, answers, submits, gets a receipt."""
    lead.go("/").press("Voir les appels").go(f"/appels/{call.pk}/").press("Répondre à l’appel").press("Créer un compte")
    lead.fill(name="Claire Bonnet", email="claire@lignieres.fr", password1=PASSWORD)
    lead.page.locator("input[name=territory], input[name=territory_search]").first.fill("lignieres")
    lead.page.get_by_text("Lignières (Cher)").first.click()
    lead.press("Créer mon compte")
    lead.go(platform.link("claire@lignieres.fr", "")).press("Confirmer")
    user = User.objects.get(email="claire@lignieres.fr")
    lead.sign_in(user).go(f"/appels/{call.pk}/repondre/").fill(title="Un guichet qui vient à vous", confirmed=True).press("Commencer le dossier")
    dossier = Dossier.objects.get(organization__territory=people["town"])
    factories.answer(dossier)
    for section in range(4):
        lead.go(f"/dossiers/{dossier.pk}/repondre/{section}/")
    lead.go(f"/dossiers/{dossier.pk}/relire/").fill(exact=True, bound=True, public=True).press("Déposer le dossier")
    assert "AR-" in platform.mail("claire@lignieres.fr", "AR-")
    receipt = lead.page.request.get(f"{platform.address}/dossiers/{dossier.pk}/")
    assert receipt.ok
    return dossier


def decide(officer, visit, people, call, dossier):
    """Screened, read by the jury, proposed, announced: nothing shows before."""
    officer.go("/dossiers/").go(f"/dossiers/{dossier.pk}/").step("dossier", dossier.pk, "declare_eligible")
    officer.go(f"/appels/{call.pk}/jury/").go(f"/appels/{call.pk}/jury/membres/")
    Role.objects.create(person=people["reviewer"], code="reviewer", call=call)
    officer.go(f"/appels/{call.pk}/jury/lectures/")
    factories.review(of=Dossier.objects.get(pk=dossier.pk), reviewer=User.objects.get(pk=people["reviewer"].pk))
    officer.step("call", call.pk, "close", comment="Tous les volontaires ont répondu.").step("call", call.pk, "start_review")
    read(visit("reviewer").sign_in(people["reviewer"]), dossier)
    officer.go(f"/appels/{call.pk}/classement/").step("dossier", dossier.pk, "select", comment="Un problème précis, un accueil prêt.")
    officer.go(f"/appels/{call.pk}/decisions/").go(f"/decisions/{Dossier.objects.get(pk=dossier.pk).decision.pk}/lettre/")
    officer.page.locator("main form button[type=submit]").last.click()
    visit("authority").sign_in(people["authority"]).step("call", call.pk, "announce")


def read(reviewer, dossier):
    """The juror accepts, marks each criterion, says a word, submits."""
    review = Dossier.objects.get(pk=dossier.pk).reviews.get()
    reviewer.go("/lectures/").go(f"/lectures/{review.pk}/").step("review", review.pk, "accept").go(f"/lectures/{review.pk}/")
    for group in {field.get_attribute("name") for field in reviewer.page.locator("main input[type=radio]").all()}:
        reviewer.page.locator(f"input[name='{group}'][value='4']").check(force=True)
    reviewer.fill(opinion="Un problème bien posé.")
    reviewer.page.locator("main form button[type=submit]").first.click()
    reviewer.step("review", review.pk, "submit")


def confirm(visit, people, dossier):
    """The mayor confirms: the residence opens."""
    mayor = member("signatory", organization=Dossier.objects.get(pk=dossier.pk).organization, name="Hélène Morvan")
    people["mayor"] = mayor
    visit("mayor").sign_in(mayor).go(f"/dossiers/{dossier.pk}/").step("dossier", dossier.pk, "confirm")
    assert Dossier.objects.get(pk=dossier.pk).state == "confirmed"


def residence(officer, lead, visit, people, dossier):
    """Not yet."""


def report(officer, lead, visit, people, dossier, platform):
    """Not yet."""
