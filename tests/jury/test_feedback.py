"""Feedback to applicants: drawn from the readings without a name, edited beside the original, joined to the letter or not."""

import pytest
from django.urls import reverse

from programs import feedback
from programs.models import Document, Dossier, Feedback, Outbox
from reports.feedback import feedback as facts
from tests import factories
from tests.jury.test_embargo import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(officer):
    return client_of(officer)


@pytest.fixture
def commented(judged):
    """A dossier read twice, with comments by criterion; one of them signs."""
    dossier = judged[1][0]
    one, two = dossier.reviews.order_by("reviewer__name")
    first, second = dossier.call.criteria.order_by("order")
    one.comments = {str(first.pk): f"Zélé.\nSigné {one.reviewer.name}", str(second.pk): "Bien."}
    two.comments = {str(first.pk): "- Ancré ici."}
    for review in (one, two):
        review.save(update_fields=["comments"])
    return Dossier.objects.get(pk=dossier.pk)


def post(staff, dossier, button, text):
    row = feedback.opened(dossier)
    url, form = (
        reverse("feedback", args=[dossier.pk]),
        staff.get(reverse("feedback", args=[dossier.pk])).context["form"],
    )
    response = staff.post(url, {"read": form["read"].value(), "text": text, button: "1"})
    row.refresh_from_db()
    return response, row


def test_the_feedback_is_drawn_by_criterion_without_a_name(commented):
    text = feedback.drawn(commented)
    assert text == "## Critère 1\n\n- Ancré ici.\n- Zélé. Signé un juré\n\n## Critère 2\n\n- Bien."


def test_it_follows_the_readings_until_someone_edits_it(commented, officer):
    before = feedback.opened(commented).text
    commented.reviews.update(comments={})
    after = feedback.opened(commented)
    feedback.edit(after, "Bravo.", officer)
    commented.reviews.update(comments={str(commented.call.criteria.first().pk): "Autre."})
    kept = feedback.opened(commented)
    assert (bool(before), after.original, kept.text, kept.original) == (True, "", "Bravo.", "")


def test_an_edit_keeps_the_original_and_each_version(commented, staff, officer):
    _response, row = post(staff, commented, "save", "Un retour plus doux.")
    page = staff.get(reverse("feedback", args=[commented.pk])).content.decode()
    assert (row.text, row.joined_at, [(one.text, one.by) for one in row.edits.all()]) == (
        "Un retour plus doux.", None, [("Un retour plus doux.", officer)],
    )  # fmt: skip
    assert ("Ancré ici." in page, "Un retour plus doux." in page) == (True, True)


def test_it_is_joined_to_the_letter_then_taken_off(commented, staff, officer):
    _response, row = post(staff, commented, "join", "Bravo.")
    joined = row.joined_by
    _response, row = post(staff, commented, "leave", "Bravo.")
    assert (joined, row.joined_by, row.edits.count()) == (officer, None, 1)


def test_two_editors_never_cover_each_other(commented, staff, officer):
    form = staff.get(reverse("feedback", args=[commented.pk])).context["form"]
    feedback.edit(Feedback.objects.get(), "Celui d’une collègue.", officer)
    response = staff.post(
        reverse("feedback", args=[commented.pk]), {"read": form["read"].value(), "text": "Le mien.", "save": "1"}
    )
    page = response.content.decode()
    assert (response.status_code, "Le mien." in page, "Celui d’une collègue." in page) == (422, True, True)


def test_only_the_officer_edits_and_the_applicant_sees_no_page(commented):
    reader = client_of(factories.with_second_factor(factories.person("authority")))
    url = reverse("feedback", args=[commented.pk])
    assert (reader.get(url).status_code, reader.post(url, {"text": "Non."}).status_code) == (200, 403)
    assert client_of(commented.lead).get(url).status_code == 404


def test_only_what_is_joined_leaves_with_the_letters_and_shows_at_the_hour(officer, run):
    call, (won, lost) = factories.deliberated("selected", "rejected")
    for dossier in (won, lost):
        feedback.edit(feedback.opened(dossier), "Bravo.", officer)
    feedback.join(won.feedback, officer)
    factories.announce(call)
    run("move")
    assert set(Outbox.objects.filter(key__startswith="feedback").values_list("key", flat=True)) == {
        f"feedback:{won.pk}"
    }
    assert facts(Dossier.objects.get(pk=won.pk), Outbox.objects.get(key=f"feedback:{won.pk}").line).text == "Bravo."


@pytest.mark.parametrize(("hours", "seen"), [(2, False), (0, True)])
def test_the_sheet_shows_to_the_applicant_from_the_hour(officer, hours, seen):
    call, (won,) = factories.deliberated("selected")
    factories.announce(call, hours)
    document = Document(kind="feedback", dossier=won, title="Retour")
    document.begin(by=officer)
    assert Document.objects.visible_to(won.lead).filter(pk=document.pk).exists() is seen


def test_once_the_hour_is_set_the_feedback_no_longer_changes(staff):
    _call, (won,) = factories.decided("selected", hours=2)
    assert staff.post(reverse("feedback", args=[won.pk]), {"text": "Trop tard."}).status_code == 403
