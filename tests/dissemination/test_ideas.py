"""Ideas: gathered, agreed, published with the consent of their authors, searched; nothing shows without it."""

import pytest
from django.urls import reverse

from programs.models import Dossier, Idea, Mail
from tests import factories

pytestmark = pytest.mark.django_db
LIST = reverse("ideas")


def shown(client, **asked):
    return list(client.get(LIST, asked).context["page"])


def test_an_agreed_idea_whose_authors_accept_is_public_with_the_text_that_they_sent(client, idea):
    kept = idea()
    assert (shown(client), "Une réponse" in kept.text, kept.theme) == ([kept], True, "mobility")


def test_without_consent_an_idea_is_nowhere(client, idea):
    kept = idea(consent=False)
    assert (shown(client), client.get(kept.get_absolute_url()).status_code) == ([], 404)


def test_an_idea_not_yet_agreed_is_nowhere(client):
    dossier = factories.dossier("submitted", on=factories.call("open", mode="contribution"))
    Idea.objects.create(dossier=dossier, title="Une idée", text="Texte").consent(dossier.lead, True, True)
    assert shown(client) == []


def test_discussed_again_it_leaves_the_site(client, idea, officer):
    kept = idea()
    Dossier.objects.get(pk=kept.dossier_id).revise_decision(by=officer, comment="À revoir.")
    assert shown(client) == []


def test_withdrawn_by_its_authors_it_leaves_the_site(client, idea):
    kept = idea()
    Dossier.objects.get(pk=kept.dossier_id).withdraw(by=kept.dossier.lead)
    assert shown(client) == []


@pytest.mark.parametrize(("asked", "found"), [
    ({"q": "réponses"}, 1), ({"q": "introuvable"}, 0), ({"theme": "mobility"}, 1), ({"theme": "health"}, 0), ({"departement": "18"}, 1),
    ({"departement": "75"}, 0), ({"licence": "etalab-2.0"}, 1), ({"licence": "cc-by-4.0"}, 0), ({"q": "a\x00b"}, 0),
])  # fmt: skip
def test_ideas_are_found_by_words_theme_place_and_licence(client, idea, asked, found):
    idea()
    assert len(shown(client, **asked)) == found


def test_authors_who_prefer_it_are_not_named_nor_found_by_their_name(client, idea):
    kept = idea(named=False)
    page = client.get(kept.get_absolute_url()).content.decode()
    assert ("Lignières" in page, shown(client, q="Lignières")) == (False, [])


def test_the_lead_accepts_then_refuses_the_publication(client, idea, signed_in):
    kept = idea(consent=False)
    browser, url = signed_in(kept.dossier.lead), reverse("idea_edit", args=[kept.dossier_id])
    browser.post(url, {"do": "consent", "publish": "on", "named": "on"})
    accepted = shown(client)
    browser.post(url, {"do": "consent"})
    assert (accepted, shown(client)) == ([kept], [])


def test_an_officer_cannot_accept_for_the_authors(browser, idea):
    kept = idea(consent=False)
    answer = browser.post(reverse("idea_edit", args=[kept.dossier_id]), {"do": "consent", "publish": "on"})
    kept.refresh_from_db()
    assert (answer.status_code, kept.consent_at) == (403, None)


def corrected(browser, kept, **typed):
    url = reverse("idea_edit", args=[kept.dossier_id])
    form = browser.get(url).context["form"]
    sent = {bound.html_name: bound.value() for bound in form} | {"do": "text"} | typed
    return browser.post(url, sent)


def test_the_authors_are_told_of_a_correction(browser, idea):
    kept = idea()
    corrected(browser, kept, text="Un texte plus clair.")
    kept.refresh_from_db()
    assert (kept.text, Mail.objects.get().address) == ("Un texte plus clair.", kept.dossier.lead.email)


def test_an_empty_text_is_refused_beside_its_field(browser, idea):
    answer = corrected(browser, idea(), text="")
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["text"])


def test_consent_is_asked_with_the_sending(signed_in):
    dossier = factories.dossier("draft", on=factories.call("open", mode="contribution"))
    browser = signed_in(dossier.lead)
    browser.post(
        reverse("dossier_review", args=[dossier.pk]),
        {"exact": "on", "bound": "on", "publish": "on", "seen": dossier.seq},
    )
    kept = Idea.objects.get(dossier=dossier)
    assert (kept.consent_by, kept.named) == (dossier.lead, False)


def test_in_a_call_for_projects_there_is_no_idea_to_publish(signed_in):
    dossier = factories.dossier("submitted")
    assert signed_in(dossier.lead).get(reverse("idea_edit", args=[dossier.pk])).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_as_many_queries_for_one_idea_as_for_three(client, idea, rows, django_assert_num_queries):
    for _row in range(rows):
        idea()
    with django_assert_num_queries(3):  # the count, the page, the places
        client.get(LIST)


def test_the_authors_read_that_their_idea_is_agreed_and_what_to_say(idea, run, mailoutbox):
    kept = idea(consent=False)
    mailoutbox.clear()
    run("mail")
    mail = next(mail for mail in mailoutbox if "retenue" in mail.subject)
    assert (mail.to, reverse("idea_edit", args=[kept.dossier_id]) in mail.body) == ([kept.dossier.lead.email], True)


def test_the_authors_read_why_their_idea_is_set_aside(officer, run, mailoutbox):
    dossier = factories.dossier("eligible", on=factories.call("open", mode="contribution"))
    Dossier.objects.get(pk=dossier.pk).reject(by=officer, comment="Déjà en place.")
    run("mail")
    assert "Déjà en place." in next(mail.body for mail in mailoutbox if "mise de côté" in mail.subject)


def test_the_history_of_an_idea_speaks_of_an_idea(idea, signed_in):
    kept = idea()
    page = signed_in(kept.dossier.lead).get(kept.dossier.get_absolute_url()).content.decode()
    assert ("Idée retenue" in page, "Proposition" in page) == (True, False)
