"""Letters: their templates, filled, corrected, approved as they were read."""

import re

import pytest
from django.urls import reverse

from programs import letters
from programs.models import Call, Decision, Dossier, LetterTemplate
from tests import factories
from tests.jury.conftest import reviewing
from tests.jury.test_embargo import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(officer):
    return client_of(officer)


@pytest.fixture
def decision(judged, officer):
    Dossier.objects.get(pk=judged[1][0].pk).select(by=officer, comment="Bon projet.")
    return Decision.objects.get()


def letter_url(decision):
    return reverse("decision_letter", args=[decision.pk])


def post_letter(client, decision, button, text=None):
    """Press a button of the letter's page, the text being that of the page or this one."""
    form = client.get(letter_url(decision)).context["form"]
    typed = {"read": form["read"].value(), "text": form["text"].value() if text is None else text}
    response = client.post(letter_url(decision), typed | {button: "1"})
    decision.refresh_from_db()
    return response


def tick(client, decision, button="approve", **more):
    """Tick a letter in the table as its page shows it, and press this button."""
    call = decision.dossier.call_id
    page = client.get(reverse("letters", args=[call])).content.decode()
    read = dict(re.findall(r'name="(read-[^"]+)" value="([^"]+)"', page))
    response = client.post(
        reverse("letters_approve", args=[call]), read | {"decisions": str(decision.pk), button: "1"} | more, follow=True
    )
    decision.refresh_from_db()
    return response


def write(call, text, outcome="selected"):
    return LetterTemplate.objects.update_or_create(call=call, outcome=outcome, defaults={"text": text})


def text_of(decision):
    fresh = letters.standing(decision.dossier.call).get(pk=decision.pk)
    return letters.Pen(Call.objects.get(pk=decision.dossier.call_id)).letter(fresh).text


def test_a_letter_is_filled_from_the_template_that_ships(decision):
    text = text_of(decision)
    assert ("Projet 0" in text, "> Bon projet." in text, "{{" in text) == (True, True, False)


def test_a_letter_corrected_by_hand_says_so_and_is_to_approve(decision, staff, officer):
    post_letter(staff, decision, "save", "Madame, bravo.")
    assert (decision.text, decision.corrected_by, decision.approved_at) == ("Madame, bravo.", officer, None)
    assert "corrigée à la main" in staff.get(letter_url(decision)).content.decode()


def test_a_letter_saved_as_the_template_says_it_is_not_corrected(decision, staff):
    post_letter(staff, decision, "save")
    assert (decision.text, decision.corrected_at) == ("", None)


def test_a_letter_is_approved_as_it_was_read(decision, staff, officer):
    post_letter(staff, decision, "approve", "Madame, bravo.")
    assert (decision.approved_text, decision.approved_by) == ("Madame, bravo.", officer)


def test_an_approved_letter_that_changes_is_to_approve_again(decision, staff):
    post_letter(staff, decision, "approve")
    post_letter(staff, decision, "save", "Autre chose.")
    assert (decision.approved_at, decision.approved_text) == (None, "")


def test_a_template_changed_meanwhile_is_not_approved_unread(decision, staff):
    form = staff.get(letter_url(decision)).context["form"]
    write(decision.dossier.call, "Une autre lettre pour {{projet}}.")
    typed = {"read": form["read"].value(), "text": form["text"].value(), "approve": "1"}
    response = staff.post(letter_url(decision), typed)
    decision.refresh_from_db()
    assert (response.status_code, decision.approved_at) == (422, None)
    assert "Une autre lettre pour Projet 0." in response.content.decode()


def test_an_approved_letter_does_not_follow_a_template_changed_later(decision, staff):
    post_letter(staff, decision, "approve")
    before = text_of(decision)
    write(decision.dossier.call, "Une autre lettre.")
    page = staff.get(letter_url(decision)).content.decode()
    assert (text_of(decision), "Le modèle a changé depuis" in page) == (before, True)


def test_a_hand_correction_outlives_its_template_until_it_is_given_up(decision, staff):
    post_letter(staff, decision, "save", "Madame, bravo.")
    write(decision.dossier.call, "Une autre lettre.")
    kept = text_of(decision)
    post_letter(staff, decision, "refill", "")
    assert (kept, text_of(decision), decision.corrected_at) == ("Madame, bravo.", "Une autre lettre.", None)


def test_a_letter_that_lacks_something_is_not_approved(decision, staff):
    write(decision.dossier.call, "Avant le {{projet}}.")
    Dossier.objects.filter(pk=decision.dossier_id).update(title="")
    one, table = post_letter(staff, decision, "approve"), tick(staff, decision)
    assert (one.status_code, table.status_code, decision.approved_at) == (422, 200, None)
    assert "filled__missing" in table.content.decode()


@pytest.mark.parametrize("text", ["", "Le {{rang}} vous dira."])
def test_an_empty_letter_or_one_with_a_placeholder_left_is_refused(decision, staff, text):
    assert post_letter(staff, decision, "save", text).status_code == 422


def test_the_letters_ticked_are_approved_as_the_table_showed_them(decision, staff):
    tick(staff, decision)
    assert (decision.approved_at is not None, decision.approved_text) == (True, text_of(decision))


def test_a_letter_that_changed_since_the_table_is_left_and_told(decision, staff):
    page = tick(staff, decision, **{f"read-{decision.pk}": "autre"}).content.decode()
    assert (decision.approved_at, "Lettres laissées telles quelles" in page) == (None, True)


def test_nothing_ticked_is_said(decision, staff):
    assert "cochez au moins une lettre" in tick(staff, decision, decisions="").content.decode()


def test_an_approved_letter_takes_the_new_template_when_asked(decision, staff):
    tick(staff, decision)
    write(decision.dossier.call, "Une autre lettre.")
    tick(staff, decision, "refill")
    assert (text_of(decision), decision.approved_at) == ("Une autre lettre.", None)


def test_a_corrected_letter_is_not_refilled_with_the_others(decision, staff):
    post_letter(staff, decision, "save", "Madame, bravo.")
    write(decision.dossier.call, "Une autre lettre.")
    tick(staff, decision, "refill")
    assert text_of(decision) == "Madame, bravo."


def test_after_an_approval_comes_the_next_letter_to_read(judged, officer, staff):
    for dossier in judged[1]:
        Dossier.objects.get(pk=dossier.pk).select(by=officer)
    first, second = letters.standing(judged[0])
    one, last = post_letter(staff, first, "approve"), post_letter(staff, second, "approve")
    assert (one.url, last.url) == (letter_url(second), reverse("letters", args=[judged[0].pk]))


def test_the_letter_that_leaves_is_the_one_approved(decision, staff):
    post_letter(staff, decision, "approve", "Madame, bravo.")
    dossier = Dossier.objects.get(pk=decision.dossier_id)
    said = [letters.text_of(dossier, dossier.decision, outcome, "Motif.") for outcome in ("selected", "rejected")]
    assert (said[0], "> Motif." in said[1]) == ("Madame, bravo.", True)


def test_once_the_hour_is_set_a_letter_no_longer_changes(staff):
    _call, (won,) = factories.decided("selected", hours=2)
    response = staff.post(letter_url(won.decision), {"text": "Trop tard", "read": ""})
    tick(staff, won.decision, "refill")
    assert (response.status_code, Decision.objects.get().text) == (403, "")


def test_only_who_approves_gets_boxes_before_the_letters(decision, staff):
    reader = client_of(factories.with_second_factor(factories.person("admin")))
    pages = [one.get(reverse("letters", args=[decision.dossier.call_id])) for one in (staff, reader)]
    assert [page.content.decode().count('type="checkbox"') for page in pages] == [1, 0]
    assert reader.get(letter_url(decision)).status_code == 200


@pytest.mark.parametrize(("show", "count"), [("open", 1), ("approved", 0), ("corrected", 0), ("stale", 0), ("rien", 1)])
def test_the_letters_are_filtered(decision, staff, show, count):
    page = staff.get(reverse("letters", args=[decision.dossier.call_id]), {"show": show})
    assert len(page.context["table"].rows) == count


def test_the_table_of_letters_costs_the_same_for_one_and_three(officer, staff, django_assert_num_queries):
    for marks in (((3, 3),), ((3, 3),) * 3):
        call, dossiers, _jurors = reviewing(officer, marks=marks)
        for dossier in dossiers:
            Dossier.objects.get(pk=dossier.pk).waitlist(by=officer, comment="Bon.")
        with django_assert_num_queries(10):  # session, person, roles and second factor are four of them
            assert staff.get(reverse("letters", args=[call.pk])).status_code == 200


def template_url(call, outcome="rejected"):
    return reverse("letter_template", args=[call.pk, outcome])


def test_the_officer_writes_the_letter_of_an_outcome(judged, staff, officer):
    staff.post(template_url(judged[0]), {"text": "Non.\r\n\r\n> {{ Motifs }}", "save": "1"})
    row = LetterTemplate.objects.get()
    assert (row.text, row.revised_by) == ("Non.\n\n> {{ Motifs }}", officer)
    assert str(officer) in staff.get(reverse("letter_templates", args=[judged[0].pk])).content.decode()


def test_an_unknown_placeholder_is_refused_with_the_nearest(judged, staff):
    response = staff.post(template_url(judged[0]), {"text": "{{organisme}} {{motifs}} {{", "save": "1"})
    said = response.context["form"].errors["text"]
    assert (response.status_code, LetterTemplate.objects.count(), len(said)) == (422, 0, 2)
    assert "{{organisation}}" in said[0]


def test_a_refusal_without_reasons_is_refused(judged, staff):
    assert staff.post(template_url(judged[0]), {"text": "Non.", "save": "1"}).status_code == 422
    assert staff.post(template_url(judged[0], "selected"), {"text": "Oui.", "save": "1"}).status_code == 302


def test_a_template_is_previewed_without_being_saved(judged, staff):
    response = staff.post(template_url(judged[0]), {"text": "{{projet}} {{motifs}}", "preview": "1"})
    assert (response.status_code, LetterTemplate.objects.count()) == (200, 0)
    assert response.context["preview"]["filled"].text.startswith("Projet 0 ")


def test_the_letter_that_ships_is_taken_back(judged, staff):
    write(judged[0], "Non.")
    staff.post(template_url(judged[0], "selected"), {"text": "", "reset": "1"})
    assert LetterTemplate.objects.count() == 0


def test_without_a_dossier_there_is_no_preview(officer, staff):
    call = factories.call()
    assert staff.get(template_url(call)).context["preview"] is None


def test_nobody_waits_outside_a_call(staff):
    call = factories.call(mode="direct", opens_at=None, closes_at=None)
    assert staff.get(template_url(call, "waitlisted")).status_code == 404


def test_only_the_officer_writes_templates(judged):
    reader = client_of(factories.with_second_factor(factories.person("authority")))
    read, written = reader.get(template_url(judged[0])), reader.post(template_url(judged[0]), {"text": "Non."})
    assert (read.status_code, written.status_code) == (200, 403)


def test_ideas_have_no_letters(staff):
    assert staff.get(reverse("letters", args=[factories.call(mode="contribution").pk])).status_code == 404
