"""The journal: a day at once, consents recorded; what has no consent never leaves the team."""

import pytest
from django.db import IntegrityError, transaction

from programs import archives
from programs.models.attachment import keep
from reports import final, residencefacts
from residences import journal
from residences.models import FieldPicture
from tests import factories
from tests.dossiers import samples

pytestmark = pytest.mark.django_db
CANARY, UNSAID = "CANARI-VISAGE", "CANARI-PAROLE"
DAY = {
    "on": "2026-05-04",
    "title": "Sept heures au guichet",
    "text": "Trente-deux personnes.",
    "met_inhabitants": "32",
    "met_agents": "2",
}
SAID = {"said": "On attend.", "who": "une habitante", "consent": "named", "quoted_way": "written", "name": "Nadia"}


def test_a_day_is_kept_at_once_from_a_phone(residence, browser, url):
    photo = {"file": samples.sent("photo.png", samples.picture()), "caption": "Le guichet", "faces": "nobody"}
    response = browser.post(url("jour"), DAY | SAID | photo)
    note = residence.notes.get(title="Sept heures au guichet")
    words = residence.verbatims.get()
    assert (response.url, words.author, words.note, note.pictures.get().attachment.kind) == (
        url("journal"),
        "Nadia, une habitante",
        note,
        "picture",
    )
    assert journal.met(residence) == [("habitants, usagers", 32), ("agents", 2)]


def test_three_lines_are_enough(residence, browser, url):
    browser.post(url("jour"), {name: DAY[name] for name in ("on", "title", "text")})
    assert (
        residence.notes.filter(title=DAY["title"]).count(),
        residence.verbatims.count(),
        residence.meetings.count(),
    ) == (1, 0, 0)


@pytest.mark.parametrize(("typed", "wrong"), [
    (SAID | {"consent": "quoted"}, {"name"}), (SAID | {"quoted_way": ""}, {"quoted_way"}), (SAID | {"who": ""}, {"who"}), ({"on": "2099-01-01"}, {"on"}),
    ({"file": "photo", "caption": "", "faces": "agreed"}, {"caption", "way"}), ({"file": "photo", "caption": "x", "faces": ""}, {"faces"}),
])  # fmt: skip
def test_a_day_that_says_too_little_of_a_consent_is_refused(residence, browser, url, typed, wrong):
    photo = {"file": samples.sent("photo.png", samples.picture())} if "file" in typed else {}
    response = browser.post(url("jour"), DAY | typed | photo)
    assert (
        response.status_code,
        set(response.context["form"].errors),
        residence.notes.filter(title=DAY["title"]).count(),
    ) == (422, wrong, 0)


def test_the_database_keeps_no_name_without_its_consent(residence):
    with pytest.raises(IntegrityError), transaction.atomic():
        residence.verbatims.create(
            said="x", who="y", consent="quoted", way="spoken", agreed_on="2026-05-04", name="Nadia"
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        residence.verbatims.create(said="x", who="y", consent="quoted")


@pytest.fixture
def canary(residence):
    """A face and words without consent."""
    file = residence.dossier.attachments.create(
        kind="portrait", name=f"{CANARY}.png", caption=CANARY, content_type="image/png", size=4, sha256=keep(CANARY.encode()), scan="clean",
        uploaded_by=residence.dossier.lead,
    )  # fmt: skip
    note = residence.notes.first()
    FieldPicture.objects.create(residence=residence, attachment=file, faces="not_agreed", note=note)
    residence.verbatims.create(note=note, on=note.on, said=UNSAID, who="une habitante")
    return file


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.mark.parametrize(("role", "within"), [
    ("lead", True), ("coach", True), ("resident", True), ("member", True), ("officer", False), ("observer", False), ("operator", False), ("authority", False),
    ("admin", False), ("signatory", False), ("stranger", False),
])  # fmt: skip
def test_a_face_and_words_without_consent_are_seen_by_the_team_alone(
    residence, person_of, signed_in, url, canary, role, within
):
    client = signed_in(person_of(role))
    pages = [
        client.get(at)
        for at in (
            canary.get_absolute_url(),
            url("journal"),
            url("images"),
            url("paroles"),
            residence.dossier.get_absolute_url(),
        )
    ]
    said = b" ".join(body(page) for page in pages).decode(errors="replace")
    assert (CANARY in said, UNSAID in said) == (within, within)


def test_a_face_without_consent_is_in_no_report_no_archive_no_draft(residence, canary):
    report = factories.report("drafting", of=residence)
    report.sections.update(body="Un texte.")
    shown = [picture for section in final.sections(report, residencefacts, residence) for picture in section.pictures]
    drafts = " ".join(residence.report_draft(code) for code in ("journal", "voices", "findings"))
    names = [name for name, _digest in archives.contents(residence.dossier, residence.dossier.coach)]
    tables = repr([residencefacts.measures(residence, code) for code in residencefacts.TABLES])
    assert (shown, CANARY in drafts + tables, UNSAID in drafts + tables, [n for n in names if CANARY in n]) == (
        [],
        False,
        False,
        [],
    )


def test_control_a_face_that_agreed_is_in_the_report(residence, canary):
    journal.say_faces(residence, canary, {"faces": "agreed", "way": "written"})
    report = factories.report("drafting", of=residence)
    report.sections.update(body="Un texte.")
    assert [
        one.caption for section in final.sections(report, residencefacts, residence) for one in section.pictures
    ] == [CANARY]


def test_a_consent_taken_back_takes_the_picture_back_at_once(residence, browser, url):
    photo = {
        "file": samples.sent("photo.png", samples.picture()),
        "caption": "Le guichet",
        "faces": "agreed",
        "way": "spoken",
    }
    browser.post(url("images", "ajouter"), photo)
    file = residence.dossier.attachments.get(caption="Le guichet")
    form = browser.get(url("images", file.pk)).context["form"]
    browser.post(url("images", file.pk), {"caption": "Le guichet", "faces": "not_agreed", "shown": form.digest})
    file.refresh_from_db()
    assert (file.kind, file.field.faces, file.field.agreed_on) == ("portrait", "not_agreed", None)


def test_words_are_corrected_with_their_consent(residence, browser, url):
    row = residence.verbatims.create(said="On attend.", who="une habitante")
    form = browser.get(url("paroles", row.pk)).context["form"]
    typed = {
        "said": "On attend.",
        "who": "une habitante",
        "on": "2026-05-04",
        "consent": "quoted",
        "way": "spoken",
        "shown": form.digest,
    }
    assert browser.post(url("paroles", row.pk), typed | {"name": "Nadia"}).status_code == 422
    browser.post(url("paroles", row.pk), typed)
    row.refresh_from_db()
    assert (row.consent, row.way, bool(row.agreed_on)) == ("quoted", "spoken", True)


def test_insights_concepts_prototypes_and_trials_follow_each_other(residence, browser, url):
    note = residence.notes.first()
    browser.post(url("constats", "ajouter"), {"title": "On attend", "text": "Partout.", "notes": [str(note.pk)]})
    insight = residence.insights.get()
    browser.post(
        url("concepts", "ajouter"), {"name": "La carte", "description": "Une carte.", "insight": str(insight.pk)}
    )
    concept = residence.concepts.get()
    browser.post(
        url("prototypes", "ajouter"), {"name": "La carte 2", "description": "En carton.", "concept": str(concept.pk)}
    )
    made = residence.prototypes.get(name="La carte 2")
    trial = {
        "prototype": str(made.pk),
        "on": "2026-05-04",
        "who": "habitants",
        "users": "8",
        "learned": "Il manque le numéro.",
    }
    refused = browser.post(url("essais", "ajouter"), trial | {"alone": "9"})
    browser.post(url("essais", "ajouter"), trial | {"alone": "6"})
    made.refresh_from_db()
    assert (refused.status_code, list(insight.notes.all()), made.concept, made.tested_with, made.learned) == (
        422,
        [note],
        concept,
        "8 habitants",
        "Il manque le numéro.",
    )


def test_the_journal_costs_the_same_for_one_day_or_three(residence, browser, url, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        browser.get(url("journal"))


def test_people_met_are_counted_by_kind(residence, browser, url):
    browser.post(url("rencontres", "ajouter"), {"on": "2026-05-04", "kind": "elected", "number": "3"})
    assert "<strong>3</strong> élus" in browser.get(url("rencontres")).content.decode()
