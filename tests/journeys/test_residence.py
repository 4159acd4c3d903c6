"""One idea, from the public call to the sealed report, in a browser: France en Résidence, every role by its own hands."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from programs import clock
from programs.integrity import breaches
from programs.models import Call, Document, Dossier, Program, User
from residences import library
from tests import factories
from tests.journeys import field
from tests.journeys.visitor import PASSWORD
from tests.trust.test_faults import wait

DAY = timedelta(days=1)
LEAD, MAYOR, JUROR, OFFICER = "claire@lignieres.fr", "maire@lignieres.fr", "lucie@exemple.fr", "samira@sgmap.gouv.fr"


def staff(*roles, **more):
    """Someone of the State with a password and a second factor."""
    user = factories.person(*roles, **more)
    user.password = make_password(PASSWORD, hasher="pbkdf2_sha256")
    user.save()
    return factories.with_second_factor(user)


@pytest.fixture
def people(platform):
    """Those of the State who are already there, and the library of methods; the officer, the jury, the collectivity come in by themselves."""
    library.load()
    return {
        "admin": staff("admin", name="Ada Martin"), "authority": staff("authority", name="Bernard Castel"),
        "coach": staff("coach", name="Karim Haddad"),
    }  # fmt: skip


def test_from_the_call_to_the_sealed_report(people, visit, platform):
    officer = named(visit("admin").sign_in(people["admin"]), visit("officer"))
    call = publish(officer)
    lead = visit("lead", width=390)
    dossier = answer(lead, call, platform)
    decide(officer, visit, people, call, dossier)
    mayor = confirm(lead, visit("mayor", width=390), dossier)
    coach = visit("coach").sign_in(people["coach"])
    field.residence(
        officer, lead, coach, visit("resident", width=390), people["coach"], Dossier.objects.get(pk=dossier.pk)
    )
    report(officer, lead, mayor, coach, Dossier.objects.get(pk=dossier.pk))
    public(visit("public", width=390), dossier, platform)


def named(admin, officer):
    """The administrator names the officer, who comes in by the link and takes a second factor."""
    admin.go("/exploitation/").go("/exploitation/personnes/").press("Donner un rôle")
    admin.fill(email=OFFICER, code="officer", quality="Cheffe de projet").submit()
    officer.join(OFFICER, "Samira Lopez", "Paris (Paris)")
    officer.page.wait_for_url("**/2fa/totp/activate/**")
    return officer.set_second_factor().go("/espace/")


def publish(officer):
    """The officer writes a call with the usual questions, looks at it, publishes and opens it."""
    now = timezone.localtime(clock.now())
    officer.go("/gestion/appels/").press("Écrire un appel").go("/gestion/appels/nouveau/?mode=competition")
    officer.fill(
        program=str(Program.objects.get(outcome="residence").pk), title="Appel à projets 2027", summary="Accueillez une équipe.", text="Le texte de l’appel.", places="2", min_reviews="1",
        opens_at=f"{now + DAY:%Y-%m-%dT%H:%M}", closes_at=f"{now + 30 * DAY:%Y-%m-%dT%H:%M}", confirm_by=f"{now + 90 * DAY:%Y-%m-%d}",
    ).submit()  # fmt: skip
    call = Call.objects.get(title="Appel à projets 2027")
    for page in ("formulaire", "criteres", "apercu", "modifier"):
        officer.go(f"/appels/{call.pk}/{page}/")
    officer.step("call", call.pk, "publish").step("call", call.pk, "open")
    assert Call.objects.get(pk=call.pk).state == "open"
    return call


def answer(lead, call, platform):
    """An agent of the town signs up on a phone, answers part after part, joins a file, submits, gets a receipt."""
    lead.go("/").go("/appels/").go(f"/appels/{call.pk}/").press("Répondre à l’appel")
    lead.fill(name="Claire Bonnet", email=LEAD, password1=PASSWORD)
    lead.pick("territory", "Lignières (Cher)").submit_last().go(platform.link(LEAD, "confirmez")).submit()
    lead.sign_in(User.objects.get(email=LEAD)).go(f"/appels/{call.pk}/repondre/")
    lead.fill(title="Un guichet qui vient à vous", confirmed=True).submit_last()
    dossier = Dossier.objects.get(call=call)
    lead.go(f"/dossiers/{dossier.pk}/repondre/0/")
    for number, section in enumerate(dossier.definition["sections"], 1):
        lead.go(f"/dossiers/{dossier.pk}/repondre/{number}/").answer(section["questions"])
    lead.go(f"/dossiers/{dossier.pk}/relire/").fill(exact=True, bound=True, public=True).submit_last()
    assert "AR-" in platform.mail(LEAD, "AR-")
    lead.go(f"/dossiers/{dossier.pk}/").go(f"/dossiers/{dossier.pk}/versions/")
    return dossier


def decide(officer, visit, people, call, dossier):
    """Screened, given to a juror invited by mail, read, proposed, announced by the competent authority."""
    officer.go("/dossiers/").go(f"/dossiers/{dossier.pk}/").step("dossier", dossier.pk, "declare_eligible")
    officer.go(f"/appels/{call.pk}/jury/").press("Inviter un membre").fill(
        email=JUROR, part="reviewer", quality="Designer"
    ).submit()
    juror = visit("reviewer").join(
        JUROR, "Lucie Vidal", "Bourges (Cher)", "Invitation au jury", "Siéger à ce jury",
        capacity="12", skills="santé, design", ties="L’agence d’urbanisme", sworn=True,
    )  # fmt: skip
    officer.step("call", call.pk, "close", comment="Tous les volontaires ont répondu.")
    officer.go(f"/appels/{call.pk}/jury/lectures/").fill(
        reading=f"{dossier.pk}:{User.objects.get(email=JUROR).pk}"
    ).submit()
    officer.step("call", call.pk, "start_review")
    read(juror, Dossier.objects.get(pk=dossier.pk).reviews.get())
    officer.go(f"/appels/{call.pk}/classement/").step(
        "dossier", dossier.pk, "select", comment="Un problème précis, un accueil prêt."
    )
    officer.go(f"/appels/{call.pk}/decisions/").go(
        f"/decisions/{Dossier.objects.get(pk=dossier.pk).decision.pk}/lettre/"
    )
    officer.press("Valider cette lettre")
    visit("authority").sign_in(people["authority"]).step("call", call.pk, "announce")


def read(juror, review):
    """The juror accepts, marks each criterion, says a word, submits."""
    juror.go("/lectures/").go(f"/lectures/{review.pk}/").step("review", review.pk, "accept").go(
        f"/lectures/{review.pk}/"
    )
    for group in {mark.get_attribute("name") for mark in juror.page.locator("main input[type=radio]").all()}:
        juror.page.locator(f"input[name='{group}'][value='4']").check(force=True)
    juror.fill(opinion="Un problème bien posé.").submit()
    juror.step("review", review.pk, "submit")


def confirm(lead, mayor, dossier):
    """The lead gives access to the mayor, who confirms on a phone: the residence opens."""
    lead.go(f"/dossiers/{dossier.pk}/").go(f"/dossiers/{dossier.pk}/personnes/")
    lead.fill(email=MAYOR, code="signatory", quality="Maire").press("Envoyer l’invitation")
    mayor.join(MAYOR, "Hélène Morvan").go(f"/dossiers/{dossier.pk}/").step("dossier", dossier.pk, "confirm")
    assert Dossier.objects.get(pk=dossier.pk).state == "confirmed"
    return mayor


def report(officer, lead, mayor, coach, dossier):
    """Written, endorsed by the mayor, approved by the coach, sealed by the worker, published."""
    lead.go(f"/residences/{dossier.residence.pk}/").press("Ouvrir le rapport")
    paper = dossier.report
    lead.go(f"/rapports/{paper.pk}/").go(f"/rapports/{paper.pk}/essentiel/").fill(
        title="Un guichet pour tous", promise="Six mois pour ouvrir le soir.", essential="Une phrase. Deux phrases. Trois phrases.",
    ).submit()  # fmt: skip
    for section in paper.sections.filter(required=True):
        lead.go(f"/rapports/{paper.pk}/{section.code}/").fill(
            body="Un paragraphe.\n\n## Ensuite\n\n- un point"
        ).submit()
    lead.go(f"/rapports/{paper.pk}/lecture/").step("finalreport", paper.pk, "submit")
    mayor.go(f"/rapports/{paper.pk}/lecture/").step("finalreport", paper.pk, "endorse")
    coach.step("finalreport", paper.pk, "approve")
    officer.step("finalreport", paper.pk, "seal")
    assert wait(lambda: Document.objects.filter(kind="final_report", state="ready").exists(), 60)
    officer.step("finalreport", paper.pk, "publish").step("residence", dossier.residence.pk, "close")


def public(anyone, dossier, platform):
    """The showcase, the page of the residence, its sealed PDF, the check of a copy, the pages of the law."""
    anyone.go("/realisations/").go(f"/realisations/{dossier.pk}/")
    pdf = anyone.page.request.get(f"{platform.address}/realisations/{dossier.pk}/rapport.pdf").body()
    document = Document.objects.get(kind="final_report", state="ready")
    assert sha256(pdf).hexdigest() == document.sha256
    assert document.history.get(name="finish").detail.data == {"sha256": document.sha256}
    anyone.go("/verifier/").fill(file={"name": "rapport.pdf", "mimeType": "application/pdf", "buffer": pdf}).submit()
    assert "authentique" in anyone.text()
    for page in (
        "",
        "contact",
        "accessibilite",
        "mentions-legales",
        "donnees-personnelles",
        "plan-du-site",
        "nulle-part",
    ):
        anyone.go(f"/{page}/" if page else "/")
    assert list(breaches()) == []
