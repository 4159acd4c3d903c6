"""Sharing the work: who instructs, labels, follow, views, neighbours, transfer, notes that stay inside."""

import pytest
from django.urls import reverse

from programs.models import Assignment, Dossier, Follow, Label, Program, Role, SavedView, User
from programs.models.instruction import assign, in_charge
from tests import factories

pytestmark = pytest.mark.django_db


def shown(browser, **asked):
    return [
        row.record.reference for row in browser.get(reverse("dossier_list"), asked).context["table"].page.object_list
    ]


def take(browser, dossier, person, seen=""):
    return browser.post(
        reverse("take_charge", args=[dossier.pk]), {"officer": person.pk if person else "", "seen": seen}, follow=True
    )


def test_an_officer_takes_a_dossier_and_everyone_sees_it(officer, person, dossier):
    html = take(officer, dossier, person).content.decode()
    assert (Assignment.objects.get().officer, "Vous instruisez ce dossier" in html) == (person, True)
    assert "Karim Haddad" in officer.get(reverse("dossier_list"), {"vue": "tout"}).content.decode()


def test_the_second_to_take_it_is_told_who_did(officer, person, dossier, signed_in):
    other = factories.officer(name="Élise Blanc")
    take(signed_in(other), dossier, other)
    html = take(officer, dossier, person).content.decode()
    assert ("Élise Blanc vient de prendre ce dossier" in html, Assignment.objects.get().officer) == (True, other)


def test_whose_filters_the_list(officer, person, dossier):
    alone = factories.dossier("submitted")
    assign(Dossier.objects.filter(pk=dossier.pk), person, person)
    assert (shown(officer, whose="mine"), shown(officer, whose="nobody")) == ([dossier.reference], [alone.reference])
    assert shown(officer, whose=str(person.pk)) == [dossier.reference]


def test_labels_are_put_taken_off_and_filter(officer, dossier):
    label = Label.objects.create(program=dossier.call.program, name="À revoir")
    url = reverse("dossier_labels", args=[dossier.pk])
    officer.post(url, {"label": label.pk})
    put = shown(officer, label=str(label.pk))
    officer.post(url, {})
    assert (put, shown(officer, label=str(label.pk))) == ([dossier.reference], [])


def test_news_go_to_who_instructs_and_who_follows_else_to_all(dossier, person):
    follower, every = factories.officer(), set(User.objects.holding("officer", **dossier.scope()))
    before = set(in_charge(dossier))
    assign(Dossier.objects.filter(pk=dossier.pk), person, person)
    Follow.objects.create(dossier=dossier, person=follower)
    assert (before, set(in_charge(dossier))) == (every | {follower}, {person, follower})


def test_a_view_keeps_filters_order_and_columns_and_opens_the_list(officer, person, dossier):
    kept = {"name": "À trier", "is_default": "on", "query": "state=submitted&sort=title&colonnes=kind&page=2"}
    officer.post(reverse("view_new"), kept)
    response = officer.get(reverse("dossier_list"))
    assert (SavedView.objects.get().person, response.url) == (
        person,
        "/dossiers/?state=submitted&sort=title&colonnes=kind",
    )
    assert [c.name for c in officer.get(response.url).context["table"].columns] == [
        "chosen",
        "reference",
        "title",
        "kind",
    ]


def test_a_new_default_view_replaces_the_former(officer, person):
    for name in ("Une", "Deux"):
        officer.post(reverse("view_new"), {"name": name, "is_default": "on"})
    assert [v.name for v in SavedView.objects.filter(is_default=True)] == ["Deux"]


@pytest.mark.parametrize("asked", ["", "sort=-title", "sort=organization", "q=médiathèque"])
def test_each_dossier_leads_to_the_next_of_the_list(officer, asked):
    call = factories.call()
    for n in range(3):
        factories.dossier("submitted", on=call, title=f"Médiathèque {n}")
    pages = officer.get(f"{reverse('dossier_list')}?{asked or 'vue=tout'}").context["table"].page.object_list
    first, middle, last = [row.record for row in pages]
    desk = officer.get(middle.get_absolute_url(), {"liste": asked}).context["desk"]
    ways = [desk["before"].partition("?")[0], desk["after"].partition("?")[0]]
    assert ways == [first.get_absolute_url(), last.get_absolute_url()]


def test_the_dossiers_of_who_leaves_pass_to_another(officer, person, dossier):
    other = factories.officer()
    assign(Dossier.objects.filter(pk=dossier.pk), person, person)
    officer.post(reverse("transfer"), {"leaving": person.pk, "to": other.pk})
    assert [(a.officer, a.ended_at is None) for a in Assignment.objects.order_by("since")] == [
        (person, False),
        (other, True),
    ]


def test_they_pass_to_nobody_who_does_not_see_them(officer, person, dossier):
    far = factories.person("officer", program=Program.objects.get(code="camp"))
    assign(Dossier.objects.filter(pk=dossier.pk), person, person)
    refused = officer.post(reverse("transfer"), {"leaving": person.pk, "to": far.pk})
    held = Assignment.objects.running().get().officer
    assert (refused.status_code, list(refused.context["form"].errors), held) == (422, ["to"], person)


def test_notes_never_leave_the_officers(officer, lead, dossier):
    officer.post(reverse("staff_notes", args=[dossier.pk]), {"text": "CANARI interne"})
    csv = b"".join(officer.get(reverse("dossier_export")).streaming_content).decode()
    theirs = [
        lead.get(reverse(name, args=[dossier.pk])).content.decode()
        for name in ("dossier", "dossier_versions", "conversation", "staff_notes")
    ]
    assert "CANARI" in officer.get(reverse("staff_notes", args=[dossier.pk])).content.decode()
    assert ("CANARI" in "".join([csv, *theirs]), shown(officer, q="canari")) == (False, [])


def test_a_juror_reads_neither_notes_nor_messages_nor_opinions(signed_in):
    review = factories.review("in_progress")
    juror = signed_in(review.reviewer)
    names = ("staff_notes", "conversation", "opinions")
    assert {juror.get(reverse(name, args=[review.dossier_id])).status_code for name in names} == {404}


def test_the_feed_is_filtered_by_who_and_about_what(officer, dossier):
    url = reverse("conversation", args=[dossier.pk])
    by_lead = officer.get(url, {"who": dossier.lead.pk, "kind": "step"}).context["lines"]
    none = officer.get(url, {"until": "2001-01-01"}).context["lines"]
    assert ([str(line.what) for line in by_lead], none) == (["Dossier déposé", "Dossier commencé"], [])


def test_what_changed_after_completion_is_shown_first(officer):
    dossier = factories.dossier("incomplete")
    code = next(iter(dossier.answers))
    Dossier.objects.filter(pk=dossier.pk).update(answers=dossier.answers | {code: "Réponse précisée"})
    factories.advance(dossier, "resubmit", dossier.lead)
    html = officer.get(dossier.get_absolute_url()).content.decode()
    assert html.index("Réponse précisée") < html.index("Les réponses")


@pytest.mark.parametrize("extra", [0, 3])
def test_the_page_of_a_dossier_takes_eleven_queries_whatever_hangs_on_it(
    officer, dossier, extra, django_assert_num_queries
):
    for n in range(extra):
        Label.objects.create(program=dossier.call.program, name=f"L{n}").dossiers.add(dossier)
        Role.objects.create(person=factories.person(), code="member", dossier=dossier)
    with django_assert_num_queries(11):
        officer.get(dossier.get_absolute_url(), {"liste": "state=submitted"})
