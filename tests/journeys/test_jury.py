"""The days of a jury: invited by e-mail, read on a phone, discussed on a desk, announced at its hour, told by its minutes."""

import subprocess
from datetime import timedelta

import pytest
from django.utils.timezone import localtime

from programs import clock, tasks
from programs.models import (
    Allocation,
    Call,
    Deliberation,
    Document,
    Dossier,
    JuryMember,
    Outbox,
    Review,
    ReviewPhase,
    User,
)
from tests import factories
from tests.journeys.conftest import Platform
from tests.journeys.test_answering import PHONE, window
from tests.journeys.test_officer import Both
from tests.journeys.visitor import Visitor

MARKS = {"La cantine": (4, 4), "L’école": (4, 1), "La gare": (2, 3), "Le marché": (1, 1), "Le lavoir": (1, 0)}
SELECTED = {"La cantine", "La gare"}
HOUR = timedelta(hours=1)
REASON = "Le projet n’est pas encore assez mûr."


@pytest.fixture
def post(web, chromium, tmp_path, settings):
    """The mails of this site, those of its worker among them."""
    settings.EMAIL_BACKEND, settings.MAILBOX = "programs.mailing.Mailbox", tmp_path / "mails"
    settings.SITE_URL = web.address
    return Platform(web.address, tmp_path / "mails")


def worked(*kinds):
    """The worker carries out what is due, and what follows from it."""
    for _round in range(3):
        for pk in list(tasks.due().filter(kind__in=kinds).values_list("pk", flat=True)):
            tasks.carry_out(str(pk))


def the(title):
    return Dossier.objects.get(title=title)


@pytest.fixture
def call(chromium, web):
    """A call closed, of which two jurors have read the five dossiers; each still lacks a reading. Its jury reads, then deliberates."""
    call = factories.call(title="Appel à projets 2026", min_reviews=3, places=2, quorum=50)
    for title in MARKS:
        factories.dossier("eligible", on=call, title=title, organization=factories.organization(f"Commune : {title}"))
    call.close(by=factories.person("officer"), comment="La date est passée.")
    now = clock.now()
    call.phases.create(name="Lecture", starts_at=now - HOUR, ends_at=now + HOUR, others="never")
    call.phases.create(
        name="Délibération", starts_at=now + HOUR, ends_at=now + 9 * HOUR, others="always", deciders="chair"
    )
    example = call.examples.create(title="Une école ouverte", text="Une cour d’école s’ouvre le soir.")
    for place, name in enumerate(("Anne Roux", "Paul Blin")):
        reader = factories.person(name=name)
        factories.juror(call, reader, quality="Designer", capacity=5)
        example.marks.create(reviewer=reader, mark=50)
        for title, marks in MARKS.items():
            review = factories.review("in_progress", of=the(title), reviewer=User.objects.get(pk=reader.pk))
            factories.mark(review, User.objects.get(pk=reader.pk), marks[place])
    return call


@pytest.fixture
def people(call, chromium, web, post):
    """Who takes part, each in a browser of their own; the juror holds a phone, the others look on a desk, then on a phone."""
    known = {
        "officer": factories.officer(name="Samira Lopez"),
        "authority": factories.with_second_factor(factories.person("authority", name="Yves Le Bihan")),
        "juror": factories.person(name="Inès Robin", email="ines@atelier-robin.fr"),
        "chair": factories.person(name="Marc Aubry", email="marc@aubry.fr"),
    }
    kinds = {name: Visitor if name == "juror" else Both for name in known}
    found = {
        name: kinds[name](name, post, window(chromium, web, person, **PHONE if name == "juror" else {}))
        for name, person in known.items()
    }
    yield found
    for one in found.values():  # what each was looking at, for who reads a failure
        print(one.name, one.page.url, one.page.locator("body").inner_text()[:3000], sep="\n")


def test_a_jury_from_its_invitation_to_its_minutes(call, people, post):
    officer, authority, juror, chair = (people[name] for name in ("officer", "authority", "juror", "chair"))
    invites(officer, call)
    sits(juror, chair, post)
    gives_readings(officer, call)
    reads(juror, officer)
    sitting = convenes(chair, officer, call)
    deliberates(chair, sitting)
    approves(officer, call)
    announces(authority, call)
    waits(juror, call)
    tells(officer, call)

    assert [fault for one in people.values() for fault in one.faults] == []


def invites(officer, call):
    """A reviewer, then a chair who reads nothing."""
    for email, more in (
        ("ines@atelier-robin.fr", {"part": "reviewer", "quality": "Designer"}),
        ("marc@aubry.fr", {"part": "chair", "quality": "Maire honoraire", "capacity": "0"}),
    ):
        officer.go(f"/appels/{call.pk}/jury/").press("Inviter un membre").fill(email=email, **more)
        officer.press("Envoyer l’invitation")
    assert "ines@atelier-robin.fr" in officer.text()


def sits(juror, chair, post):
    """Both follow their link; the juror says what she can read, and what she cannot judge."""
    worked("link")
    tied = the("Le lavoir").organization
    for one, email, said in (
        (juror, "ines@atelier-robin.fr", {"capacity": "4", "skills": "école", "ties": tied.name}),
        (chair, "marc@aubry.fr", {}),
    ):
        one.go(post.link(email, "jury")).fill(sworn=True, **said).press("Siéger à ce jury")
        assert JuryMember.objects.get(email=email).state == "sitting"
    worked("move")


def gives_readings(officer, call):
    """A proposal is simulated, looked at, then sent."""
    officer.go(f"/appels/{call.pk}/jury/propositions/").press("Faire une proposition")
    worked("task")
    officer.go(f"/appels/{call.pk}/jury/propositions/").press("La regarder", exact=False)
    assert "Le lavoir" in officer.text()
    officer.press("Confier ces lectures").press("Confier ces lectures")
    worked("task", "mail")
    assert Allocation.objects.get().state == "sent"
    assert Review.objects.filter(reviewer__email="ines@atelier-robin.fr").count() == 4


def reads(juror, officer):
    """An example first; a dossier is turned down, three are read, of which one is left and found again."""
    juror.go("/lectures/").press("Noter", exact=False)
    marked(juror, 3).press("Donner mes notes")
    mine = {one.dossier.title: one for one in Review.objects.filter(reviewer__email="ines@atelier-robin.fr")}
    recuse(juror, mine.pop("Le marché"))
    for title, review in mine.items():
        juror.go(f"/lectures/{review.pk}/").press("Accepter", exact=False).press("Accepter", exact=False)
        juror.go(f"/lectures/{review.pk}/")
        write(juror, review, MARKS[title][1])
    assert Review.objects.filter(reviewer__email="ines@atelier-robin.fr", state="submitted").count() == 3


def recuse(juror, review):
    """The dossier closes at once."""
    juror.go("/lectures/").go(f"/lectures/{review.pk}/").press("Décliner")
    juror.fill(why="conflict", comment="Ma sœur y travaille.").press("Décliner")
    assert juror.page.goto(f"{juror.platform.address}/lectures/{review.pk}/").status == 404


def marked(juror, value):
    """Each criterion receives this mark."""
    names = juror.page.locator("main form input[type=radio]").evaluate_all("all => all.map(one => one.name)")
    return juror.fill(**dict.fromkeys(names, value))


def write(juror, review, value):
    """What is typed is kept as a draft, found again, then handed in."""
    marked(juror, value).fill(opinion="Un projet solide.")
    juror.page.locator(".autosave", has_text="Brouillon enregistré").wait_for()
    juror.go(f"/lectures/{review.pk}/")
    assert juror.page.locator("[name=opinion]").input_value() == "Un projet solide."
    juror.press("Enregistrer et rendre").press("Rendre ma lecture")


def convenes(chair, officer, call):
    """The phase of deliberation has begun: the officer starts it; the chair compares, then convenes the jury."""
    now = clock.now()
    ReviewPhase.objects.filter(name="Lecture").update(starts_at=now - 2 * HOUR, ends_at=now - HOUR)
    ReviewPhase.objects.filter(name="Délibération").update(starts_at=now - HOUR)
    officer.step("call", call.pk, "start_review", waive=["readers"], waiver_reason="Une jurée se déporte.")
    worked("move")
    chair.go("/lectures/").go(f"/appels/{call.pk}/jury/").go(f"/appels/{call.pk}/classement/")
    assert "vingt dossiers" in chair.text() or "20 dossiers" in chair.text()
    tomorrow = localtime(now + timedelta(days=1))
    chair.go(f"/appels/{call.pk}/jury/seances/").fill(starts_at=f"{tomorrow:%Y-%m-%d}T10:00", place="Salle 3")
    chair.press("Réunir le jury")
    return Deliberation.objects.get()


def deliberates(chair, sitting):
    """Who is there, the quorum, dossier after dossier, then those that are settled together; nothing is left."""
    page = f"/seances-du-jury/{sitting.pk}/"
    chair.go(page)
    there = {str(one.pk): "room" for one in sitting.members}
    chair.fill(**there | {str(User.objects.get(name="Paul Blin").pk): "excused"}).press("Enregistrer les présences")
    chair.press("Ouvrir la séance").press("Ouvrir la séance")
    assert "quorum atteint" in chair.text().lower()
    while chair.page.get_by_role("button", name="Noter la proposition et continuer").count():
        discussed(chair)
    together(chair, "Retenir les dossiers cochés")
    together(chair, "Ne pas retenir les dossiers cochés", comment=REASON, waive=True)
    assert {one.title for one in Dossier.objects.filter(state="selected")} == SELECTED
    chair.press("Clore la séance").press("Clore la séance")


def discussed(chair):
    """The dossier in hand is selected, or turned down with a reason."""
    chosen = chair.page.locator("#point").inner_text() in SELECTED
    form = chair.page.locator("section[aria-labelledby=point] form")
    form.locator(f"[name=outcome][value={'selected' if chosen else 'rejected'}]").check(force=True)
    if not chosen:
        form.locator("[name=comment]").fill(REASON)
    chair.press("Noter la proposition et continuer")


def together(chair, label, **said):
    """Those whose rank is sure are settled at once."""
    form = chair.page.locator("main form", has=chair.page.get_by_role("button", name=label, exact=True))
    for name, value in said.items():
        field = form.locator(f"[name={name}]")
        field.check(force=True) if value is True else field.fill(value)
    chair.press(label)


def approves(officer, call):
    """The letters read in their table are approved together."""
    officer.go(f"/appels/{call.pk}/decisions/").press("Lire et valider les lettres")
    for box in officer.page.locator("main tbody input[type=checkbox]").all():
        box.check(force=True)
    officer.press("Valider les lettres cochées, telles que je les ai lues")
    assert "Toutes les lettres sont validées" in officer.text()


def announces(authority, call):
    """At an hour of tomorrow."""
    tomorrow = localtime(clock.now() + timedelta(days=1))
    authority.go(f"/appels/{call.pk}/decisions/").press("Choisir l’heure et annoncer")
    authority.fill(announced_at=f"{tomorrow:%Y-%m-%d}T10:00").press("Annoncer")
    assert Call.objects.get(pk=call.pk).state == "decided"
    worked("document", "move", "mail")


def waits(juror, call):
    """Before the hour the juror finds nothing of what was proposed; after it, the results."""
    results = f"{call.get_absolute_url()}resultats/"
    for path in ("/espace/", "/lectures/", call.get_absolute_url(), Deliberation.objects.get().get_absolute_url()):
        assert "retenu" not in juror.go(path).text().lower()
    assert [juror.page.request.get(f"{juror.platform.address}{path}").status for path in hidden(call)] == [404] * 5
    comes(call)
    assert "La cantine" in juror.go(results).text()


def hidden(call):
    """What a juror may not open before the hour."""
    mine = (f"/appels/{call.pk}/{page}/" for page in ("classement", "decisions", "lettres"))
    return [*mine, f"{call.get_absolute_url()}resultats/", Document.objects.get(kind="minutes").get_absolute_url()]


def comes(call):
    """The hour of the announcement."""
    Call.objects.filter(pk=call.pk).update(announced_at=clock.now())
    Outbox.objects.filter(not_before__gt=clock.now(), kind="move").update(not_before=None)
    worked("move", "mail")


def tells(officer, call):
    """The minutes say who was there, who stood aside, the ranking and the reasons."""
    officer.go(f"/appels/{call.pk}/decisions/")
    with officer.page.expect_download() as downloading:
        officer.page.get_by_role("link", name="Procès-verbal du jury", exact=False).first.click()
    told = subprocess.run(["pdftotext", "-layout", downloading.value.path(), "-"], capture_output=True, check=True)
    words = " ".join(told.stdout.decode().split())
    for said in ("Inès Robin", "Paul Blin", "Marc Aubry", "conflit", the("Le marché").reference, "La cantine", REASON):
        assert said in words
