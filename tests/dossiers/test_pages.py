"""Where a dossier stands: for its organization, for staff, for a juror; nothing before its hour."""

import pytest
from django.urls import reverse

from programs import clock
from programs.models import Dossier, Outbox, User
from tests import factories

pytestmark = pytest.mark.django_db


def page(signed_in, person, obj, name="dossier"):
    return signed_in(person).get(reverse(name, args=[obj.pk])).content.decode()


def test_starting_opens_a_draft_led_by_who_starts(signed_in):
    call, agent = factories.call(), factories.person(of=factories.organization())
    response = signed_in(agent).post(
        reverse("dossier_start", args=[call.pk]), {"title": "Médiathèque", "confirmed": "on"}
    )
    made = Dossier.objects.get(call=call)

    assert response.url == reverse("dossier_answer", args=[made.pk, 1])
    assert (made.title, made.lead, made.organization) == ("Médiathèque", agent, agent.organization)


def test_starting_again_goes_back_to_the_same_dossier(browser, draft):
    response = browser.get(reverse("dossier_start", args=[draft.call_id]))

    assert response.url == draft.get_absolute_url()


def test_starting_badly_keeps_what_was_typed(signed_in):
    agent = factories.person(of=factories.organization())
    response = signed_in(agent).post(reverse("dossier_start", args=[factories.call().pk]), {"title": "Médiathèque"})

    assert (response.status_code, 'value="Médiathèque"' in response.content.decode()) == (422, True)


def test_a_colleague_without_access_is_told_who_leads(signed_in, draft):
    colleague = factories.person(of=draft.organization)

    assert str(draft.lead) in page(signed_in, colleague, draft.call, "dossier_start")


def test_no_dossier_starts_in_a_closed_call(signed_in):
    agent, call = factories.person(of=factories.organization()), factories.call("closed")

    assert signed_in(agent).get(reverse("dossier_start", args=[call.pk])).status_code == 404


VERDICTS = {
    "draft": "n’est pas encore déposé", "submitted": "Vous n’avez rien à faire", "incomplete": "Précisez.", "eligible": "Vous n’avez rien à faire",
    "in_review": "Vous n’avez rien à faire", "shortlisted": "Audition le", "withdrawn": "Vous n’avez rien à faire",
}  # fmt: skip


@pytest.mark.parametrize(("state", "said"), VERDICTS.items())
def test_the_organization_reads_where_it_stands(signed_in, state, said):
    obj = factories.dossier(state)

    assert said in page(signed_in, obj.lead, obj)


def test_before_the_announcement_the_three_decisions_give_the_same_page(signed_in):
    pages = set()
    for state in ("in_review", "selected", "waitlisted", "rejected"):
        lead = factories.person(name="Claire Bonnet", of=factories.organization())
        obj = factories.dossier(state, lead=lead, organization=lead.organization)
        context = signed_in(obj.lead).get(obj.get_absolute_url()).context
        names = ("verdict", "progress", "steps", "points")
        lines = [line.name for line in context["lines"]]
        pages.add(
            str([context[n] for n in names] + [context["shown_dossier"].state, context["withdraw"] is None, lines])
        )

    assert len(pages) == 1


def test_the_reason_of_a_proposal_does_not_show_before_its_hour(signed_in):
    obj = factories.dossier("rejected")

    assert "Moins avancé que d’autres." not in page(signed_in, obj.lead, obj)
    assert "Moins avancé que d’autres." in page(signed_in, factories.officer(), obj)


def test_once_announced_the_lead_may_agree(signed_in):
    _call, (won, lost) = factories.decided("selected", "rejected")

    assert reverse("step", args=["dossier", won.pk, "pledge"]) in page(signed_in, won.lead, won)
    assert "n’est pas retenu" in page(signed_in, lost.lead, lost)


def test_staff_read_answers_rules_readings_and_steps(signed_in):
    review = factories.review("submitted")
    html = page(signed_in, factories.officer(), review.dossier)

    assert [text in html for text in ("Une réponse", "Règles d’éligibilité", str(review.reviewer), "60,00")] == [
        True
    ] * 4


def test_a_coach_reads_no_name_of_the_jury(signed_in):
    review = factories.review("submitted")
    coach = factories.with_second_factor(factories.person())
    review.dossier.name_coach(coach)
    html = page(signed_in, coach, review.dossier)

    assert ("Règles d’éligibilité" in html, str(review.reviewer) in html) == (True, False)


def test_a_juror_reads_what_was_submitted_and_nothing_else(signed_in):
    review = factories.review("in_progress")
    html = page(signed_in, review.reviewer, review.dossier)

    assert ("Une réponse" in html, "Ce qui s’est passé" in html) == (True, False)


@pytest.mark.parametrize(
    "name", ["dossier", "dossier_review", "dossier_versions", "dossier_people", "dossier_receipt", "attachment_add"]
)
def test_a_stranger_finds_nothing(signed_in, draft, name):
    assert signed_in(factories.person()).get(reverse(name, args=[draft.pk])).status_code == 404


COMMITTED = {"exact": "on", "bound": "on", "public": "on"}


def test_the_review_submits_with_the_commitments_ticked(browser, draft):
    Dossier.objects.filter(pk=draft.pk).update(commitments_at=None)
    response = browser.post(reverse("dossier_review", args=[draft.pk]), {**COMMITTED, "seen": draft.seq})
    fresh = Dossier.objects.get(pk=draft.pk)

    assert (response.url, fresh.state, fresh.versions.count()) == (draft.get_absolute_url(), "submitted", 1)
    assert Outbox.objects.filter(line__dossier=draft, kind="document", key="receipt").count() == 1


def test_without_the_commitments_nothing_is_submitted(browser, draft):
    response = browser.post(reverse("dossier_review", args=[draft.pk]), {"exact": "on", "seen": draft.seq})

    assert (response.status_code, Dossier.objects.get(pk=draft.pk).state) == (422, "draft")


def test_the_review_lists_each_fault_with_its_link(browser, draft, codes):
    Dossier.objects.filter(pk=draft.pk).update(answers={})
    html = browser.get(reverse("dossier_review", args=[draft.pk])).content.decode()

    assert [html.count(f"?verifier=1#id_{code}") for code in codes] == [1, 1]
    assert 'name="exact"' not in html


def test_a_faulty_dossier_is_not_submitted_even_when_forced(browser, draft):
    Dossier.objects.filter(pk=draft.pk).update(answers={})
    response = browser.post(reverse("dossier_review", args=[draft.pk]), {**COMMITTED, "seen": draft.seq})

    assert (response.status_code, Dossier.objects.get(pk=draft.pk).state) == (422, "draft")


def test_changes_after_submitting_are_offered_again_then_numbered(signed_in):
    obj = factories.dossier("submitted")
    browser = signed_in(obj.lead)
    Dossier.objects.filter(pk=obj.pk).update(title="Un autre titre")
    assert "Vos dernières modifications ne sont pas déposées" in browser.get(obj.get_absolute_url()).content.decode()
    browser.post(reverse("dossier_review", args=[obj.pk]), {**COMMITTED, "seen": obj.seq})

    assert list(obj.versions.values_list("number", "title")) == [(1, "Médiathèque"), (2, "Un autre titre")]


def test_a_visa_leaves_the_button_to_the_signatory(signed_in):
    obj = factories.dossier("draft", on=factories.call(visa_required=True))
    signatory = factories.person("signatory", organization=obj.organization)
    address = reverse("dossier_review", args=[obj.pk])

    assert signed_in(obj.lead).post(address, {**COMMITTED, "seen": obj.seq}).status_code == 403
    assert signed_in(signatory).post(address, {**COMMITTED, "seen": obj.seq}).status_code == 302


def test_versions_say_what_changed(signed_in):
    obj = factories.dossier("submitted")
    code = obj.definition["sections"][0]["questions"][0]["code"]
    Dossier.objects.filter(pk=obj.pk).update(answers=obj.answers | {code: "Mieux dit"})
    Dossier.objects.get(pk=obj.pk).amend(by=User.objects.get(pk=obj.lead.pk))
    response = signed_in(obj.lead).get(reverse("dossier_versions", args=[obj.pk]))

    assert [[(line.was, line.text) for line in v.changes] for v in response.context["versions"]] == [
        [("Une réponse", "Mieux dit")],
        [],
    ]


def test_the_receipt_number_shows_at_once(signed_in):
    obj = factories.dossier("submitted")

    assert obj.versions.get().receipt in page(signed_in, obj.lead, obj)
    assert "en préparation" in page(signed_in, obj.lead, obj, "dossier_receipt")


def test_the_closing_date_is_said_in_paris_time(signed_in, draft):
    assert "heure de Paris" in page(signed_in, draft.lead, draft)
    assert clock.today() < draft.call.closes_at.date()
