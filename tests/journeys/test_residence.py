"""One idea, from the public call to the sealed report, in a browser: France en Résidence, every role by its own hands."""

from datetime import timedelta
from decimal import Decimal
from hashlib import sha256

import pytest
from django.contrib.auth.hashers import make_password
from django.contrib.postgres.search import SearchVector
from django.db.models import Value
from django.utils import timezone

from programs import clock
from programs.integrity import breaches
from programs.models import Call, Document, Dossier, FinalReport, Role, Territory, User
from programs.models.attachment import keep
from residences.models import Residence
from tests import factories
from tests.journeys.conftest import PASSWORD
from tests.trust.test_faults import wait

TOMORROW = timedelta(days=1)


def member(*roles, staff=False, **more):
    """A person with a password, and a second factor for staff."""
    user = factories.person(*roles, **more)
    user.password = make_password(PASSWORD, hasher="pbkdf2_sha256")
    user.save()
    return factories.with_second_factor(user) if staff else user


def searchable(town):
    """A territory that the type-ahead finds, as those of the official code."""
    Territory.objects.filter(pk=town.pk).update(
        words=SearchVector(Value("lignieres cher"), config="simple"), search="lignieres"
    )
    return town


@pytest.fixture
def people(platform):
    """The State's agents and the jury; the collectivity comes by itself."""
    return {
        "officer": member("officer", staff=True, name="Samira Lopez"), "authority": member("authority", staff=True, name="Bernard Castel"),
        "coach": member("coach", staff=True, name="Karim Haddad"), "reviewer": member("reviewer", name="Lucie Vidal"),
        "town": searchable(factories.territory("Lignières", population=1400, siren="211801279")),
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
    officer.go("/gestion/appels/").go("/gestion/appels/nouveau/")
    officer.fill(
        title="Appel à projets 2027", mode="competition", summary="Accueillez une équipe.", text="Le texte de l’appel.", places="2", min_reviews="1",
        opens_at=f"{now + TOMORROW:%Y-%m-%dT%H:%M}", closes_at=f"{now + 30 * TOMORROW:%Y-%m-%dT%H:%M}", confirm_by=f"{now + 90 * TOMORROW:%Y-%m-%d}",
    ).submit()  # fmt: skip
    call = Call.objects.get(title="Appel à projets 2027")
    for page in ("formulaire", "criteres", "apercu", "modifier"):
        officer.go(f"/appels/{call.pk}/{page}/")
    officer.step("call", call.pk, "publish").step("call", call.pk, "open")
    assert Call.objects.get(pk=call.pk).state == "open"
    return call


def answer(lead, call, people, platform):
    """An agent of the town signs up on a phone, answers, submits, gets a receipt."""
    lead.go("/").go("/appels/").go(f"/appels/{call.pk}/").go("/compte/signup/")
    lead.fill(name="Claire Bonnet", email="claire@lignieres.fr", password1=PASSWORD)
    lead.page.locator("input[name=territory-q]").press_sequentially("lignieres")
    lead.page.get_by_text("Lignières (Cher)").first.click()
    lead.submit_last()
    lead.go(platform.link("claire@lignieres.fr", "")).submit()
    user = User.objects.get(email="claire@lignieres.fr")
    lead.sign_in(user).go(f"/appels/{call.pk}/repondre/").fill(
        title="Un guichet qui vient à vous", confirmed=True
    ).submit_last()
    dossier = Dossier.objects.get(organization__territory=people["town"])
    factories.answer(dossier)
    for section in range(4):
        lead.go(f"/dossiers/{dossier.pk}/repondre/{section}/")
    lead.go(f"/dossiers/{dossier.pk}/relire/").fill(exact=True, bound=True, public=True).submit_last()
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
    officer.step("call", call.pk, "close", comment="Tous les volontaires ont répondu.").step(
        "call", call.pk, "start_review"
    )
    read(visit("reviewer").sign_in(people["reviewer"]), dossier)
    officer.go(f"/appels/{call.pk}/classement/").step(
        "dossier", dossier.pk, "select", comment="Un problème précis, un accueil prêt."
    )
    officer.go(f"/appels/{call.pk}/decisions/").go(
        f"/decisions/{Dossier.objects.get(pk=dossier.pk).decision.pk}/lettre/"
    )
    officer.page.locator("button[name=approve]").click()
    visit("authority").sign_in(people["authority"]).step("call", call.pk, "announce")


def read(reviewer, dossier):
    """The juror accepts, marks each criterion, says a word, submits."""
    review = Dossier.objects.get(pk=dossier.pk).reviews.get()
    reviewer.go("/lectures/").go(f"/lectures/{review.pk}/").step("review", review.pk, "accept").go(
        f"/lectures/{review.pk}/"
    )
    for group in {field.get_attribute("name") for field in reviewer.page.locator("main input[type=radio]").all()}:
        reviewer.page.locator(f"input[name='{group}'][value='4']").check(force=True)
    reviewer.fill(opinion="Un problème bien posé.")
    reviewer.page.locator("main form button[type=submit]").first.click()
    reviewer.step("review", review.pk, "submit")


def confirm(visit, people, dossier):
    """The mayor confirms: the residence opens."""
    mayor = member("signatory", organization=Dossier.objects.get(pk=dossier.pk).organization, name="Hélène Morvan")
    people["mayor"] = mayor
    people["at the mayor's"] = (
        visit("mayor").sign_in(mayor).go(f"/dossiers/{dossier.pk}/").step("dossier", dossier.pk, "confirm")
    )
    assert Dossier.objects.get(pk=dossier.pk).state == "confirmed"


def residence(officer, lead, visit, people, dossier):
    """Framed, funded, staffed, worked phase after phase, presented; each page is visited by who works on it."""
    project = Dossier.objects.get(pk=dossier.pk).residence
    officer.go(f"/accompagnement/{dossier.pk}/accompagnateur/")
    Dossier.objects.get(pk=dossier.pk).name_coach(User.objects.get(pk=people["coach"].pk))
    people["at work"] = coach = visit("coach").sign_in(people["coach"]).go("/accompagnement/")
    base = f"/residences/{project.pk}/"
    lead.go(base).go(f"{base}definition/").fill(
        problem="Le guichet ferme tôt.", users="Les habitants.", taken="Trois semaines."
    ).submit()
    coach.go(f"{base}definition/")
    project.definitions.update(approved_at=clock.now(), approved_by=people["coach"])
    lead.go(f"{base}convention/").go(f"{base}cadre/").go(f"{base}phases/")
    work(Residence.objects.get(pk=project.pk), people)
    officer.go(base).step("residence", project.pk, "form_team")
    coach.go(base).step("residence", project.pk, "start")
    lead.go(f"/accompagnement/{dossier.pk}/meteo/").fill(weather="sun", success="Trente habitants rencontrés.").submit()
    project.phases.update(status="done", ended_on=clock.today())
    lead.step("residence", project.pk, "present").go(base)


def work(project, people):
    """What weeks of work leave behind: backing, agreement, funding, team, phases, notes, prototypes."""
    dossier, day = project.dossier, clock.today()
    project.budget, project.host, project.place, project.licence = (
        Decimal(20000),
        "Mairie",
        "Ancienne école",
        "etalab-2.0",
    )
    project.backed_on, project.backed_by, project.public_session_at = day, "Mme Morvan, maire", clock.now()
    project.save()
    content = b"%PDF-1.4 convention"
    dossier.attachments.create(
        kind="agreement",
        name="convention.pdf",
        content_type="application/pdf",
        size=len(content),
        sha256=keep(content),
        uploaded_by=dossier.lead,
    )
    for funder, amount, stage in (("Commune", 12000, "paid"), ("Région", 8000, "acquired")):
        dossier.funding.create(funder=funder, amount=Decimal(amount), stage=stage)
    for name, discipline in (("Maëlle Carré", "design"), ("Omar Faure", "sociology"), ("Zoé Lemoine", "digital")):
        project.residents.create(name=name, discipline=discipline, role="Résident")
    project.phases.update(starts_on=day, ends_on=day + TOMORROW, started_on=day)
    for name in ("La carte", "Le guichet ambulant"):
        project.prototypes.create(
            name=name,
            description="À essayer.",
            tested_on=day,
            tested_with="40 habitants",
            learned="On la garde.",
            kept=True,
        )


def report(officer, lead, visit, people, dossier, platform):
    """Written, endorsed by the mayor, approved, sealed by the worker, published; anyone reads it and checks it."""
    lead.go(f"/residences/{Dossier.objects.get(pk=dossier.pk).residence.pk}/")
    paper = FinalReport.open_for(Dossier.objects.get(pk=dossier.pk), User.objects.get(email="claire@lignieres.fr"))
    lead.go(f"/rapports/{paper.pk}/").go(f"/rapports/{paper.pk}/essentiel/")
    lead.fill(
        title="Un guichet pour tous",
        promise="Six mois pour ouvrir le soir.",
        essential="Une phrase. Deux phrases. Trois phrases.",
    ).submit()
    for section in paper.sections.filter(required=True):
        lead.go(f"/rapports/{paper.pk}/{section.code}/").fill(
            body="Un paragraphe.\n\n## Ensuite\n\n- un point"
        ).submit()
    lead.go(f"/rapports/{paper.pk}/lecture/").step("finalreport", paper.pk, "submit")
    people["at the mayor's"].step("finalreport", paper.pk, "endorse")
    people["at work"].step("finalreport", paper.pk, "approve")
    officer.step("finalreport", paper.pk, "seal")
    assert wait(lambda: Document.objects.filter(kind="final_report", state="ready").exists(), 60)
    officer.step("finalreport", paper.pk, "publish").step("residence", dossier.residence.pk, "close")
    public(visit("public", width=390), dossier, platform)


def public(anyone, dossier, platform):
    """The showcase, the page of the residence, its sealed PDF, the check of a copy."""
    anyone.go("/realisations/").go(f"/realisations/{dossier.pk}/")
    pdf = anyone.page.request.get(f"{platform.address}/realisations/{dossier.pk}/rapport.pdf").body()
    document = Document.objects.get(kind="final_report", state="ready")
    assert sha256(pdf).hexdigest() == document.sha256
    assert document.history.get(name="finish").detail.data == {"sha256": document.sha256}
    anyone.go("/verifier/").fill(file={"name": "rapport.pdf", "mimeType": "application/pdf", "buffer": pdf}).submit()
    assert "authentique" in anyone.text()
    for page in (
        "/",
        "/contact/",
        "/accessibilite/",
        "/mentions-legales/",
        "/donnees-personnelles/",
        "/plan-du-site/",
        "/nulle-part/",
    ):
        anyone.go(page)
    assert list(breaches()) == []
