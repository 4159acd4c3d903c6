"""Answering: saved as typed, never over a colleague, never lost."""

import pytest
from django.urls import reverse

from programs import drafts
from programs.models import Call, Dossier
from tests import factories
from tests.dossiers import samples

pytestmark = pytest.mark.django_db


def address(draft, section=1, name="dossier_answer"):
    return reverse(name, args=[draft.pk, section])


def shown(draft, codes):
    """The marks that a page of these questions carries."""
    fresh = Dossier.objects.get(pk=draft.pk)
    return {"seen": fresh.revision, "base": drafts.digest(drafts.stored(fresh, codes))}


def answers_of(draft):
    return Dossier.objects.get(pk=draft.pk).answers


def test_answers_are_kept_as_typed_and_the_next_section_follows(browser, draft, codes):
    response = browser.post(
        address(draft), {**shown(draft, codes), codes[0]: "12 rue d'Auron", codes[1]: "", "go": "next"}
    )

    assert (response.status_code, response.url) == (302, address(draft, 2))
    assert [answers_of(draft)[code] for code in codes] == ["12 rue d'Auron", ""]


def test_the_review_follows_the_last_section(browser, draft):
    response = browser.post(address(draft, 2), {"go": "next", **shown(draft, [])})

    assert response.url == reverse("dossier_review", args=[draft.pk])


def test_autosave_says_when_and_gives_the_new_marks(browser, draft, codes):
    response = browser.post(
        address(draft, 1, "dossier_autosave"), {**shown(draft, codes), codes[0]: "Neuf", codes[1]: "b"}
    )
    html = response.content.decode()

    assert answers_of(draft)[codes[0]] == "Neuf"
    assert "Enregistré à " in html
    assert f'id="seen" value="{shown(draft, codes)["seen"]}" hx-swap-oob' in html


def test_saving_the_same_answers_changes_nothing(browser, draft, codes):
    browser.post(address(draft, 1, "dossier_autosave"), {**shown(draft, codes), **dict.fromkeys(codes, "Une réponse")})

    assert Dossier.objects.get(pk=draft.pk).revision == 0


@pytest.mark.parametrize("name", ["dossier_answer", "dossier_autosave"])
def test_a_stale_save_shows_both_versions_and_writes_nothing(browser, draft, codes, name):
    old = shown(draft, codes)
    drafts.save(draft, {codes[0]: "de Jean", codes[1]: "Une réponse"}, 0, "")
    response = browser.post(address(draft, 1, name), {**old, codes[0]: "de Claire", codes[1]: "Une réponse"})
    html = response.content.decode()

    assert response.status_code == 409
    assert ("de Jean" in html, "de Claire" in html) == (True, True)
    assert answers_of(draft)[codes[0]] == "de Jean"


def test_only_the_answers_that_differ_are_in_conflict(browser, draft, codes):
    old = shown(draft, codes)
    drafts.save(draft, {codes[0]: "de Jean\nsur deux lignes", codes[1]: "de Jean"}, 0, "")
    response = browser.post(address(draft), {**old, codes[0]: "de Jean\r\nsur deux lignes", codes[1]: "de Claire"})

    assert [(row["mine"], row["theirs"]) for row in response.context["rows"]] == [("de Claire", "de Jean")]


def test_after_a_conflict_one_may_keep_what_one_typed(browser, draft, codes):
    old = shown(draft, codes)
    drafts.save(draft, {codes[0]: "de Jean", codes[1]: "Une réponse"}, 0, "")
    fresh = shown(draft, codes)
    browser.post(
        address(draft),
        {**old, codes[0]: "de Claire", codes[1]: "Une réponse", "keep": f"{fresh['seen']}:{fresh['base']}"},
    )

    assert answers_of(draft)[codes[0]] == "de Claire"


def test_a_colleague_who_writes_elsewhere_troubles_nobody(browser, draft, codes):
    old = shown(draft, codes)
    other = draft.definition["sections"][1]["questions"][0]["code"]
    drafts.save(draft, {other: "de Jean"}, 0, drafts.digest(drafts.stored(draft, [other])))
    response = browser.post(address(draft), {**old, codes[0]: "de Claire", codes[1]: ""})

    assert response.status_code == 302
    assert (answers_of(draft)[other], answers_of(draft)[codes[0]]) == ("de Jean", "de Claire")


def test_the_title_and_the_perimeter_are_the_first_part(browser, draft):
    place = factories.territory("Bourges")
    page = browser.get(address(draft, 0))
    marks = {"seen": page.context["seen"], "base": page.context["base"]}
    browser.post(address(draft, 0), {**marks, "title": "Un nouveau titre", "perimeter": [place.pk]})
    fresh = Dossier.objects.get(pk=draft.pk)

    assert (fresh.title, [str(t) for t in fresh.perimeter.all()]) == ("Un nouveau titre", ["Bourges (Cher)"])


@pytest.mark.parametrize("htmx", [False, True])
def test_what_was_typed_when_the_session_expired_comes_back_after_signing_in(client, lead, draft, codes, htmx):
    name, headers = ("dossier_autosave", {"HX-Request": "true"}) if htmx else ("dossier_answer", {})
    response = client.post(
        address(draft, 1, name), {**shown(draft, codes), codes[0]: "Écrit trop tard"}, headers=headers
    )
    client.force_login(lead, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(address(draft))

    assert response.status_code == (401 if htmx else 302)
    assert ("Écrit trop tard" in page.content.decode(), page.context["restored"]) == (True, True)
    assert answers_of(draft)[codes[0]] == "Une réponse"


def test_characters_that_no_database_keeps_are_left_out(browser, draft, codes):
    browser.post(address(draft), {**shown(draft, codes), codes[0]: "a\x00b", codes[1]: ""})

    assert answers_of(draft)[codes[0]] == "ab"


def test_faults_are_shown_when_asked_and_never_before(browser, draft, codes):
    drafts.save(draft, {codes[0]: ""}, 0, "")
    plain, checked = browser.get(address(draft)), browser.get(address(draft) + "?verifier=1")

    assert "fr-message--error" not in plain.content.decode()
    assert list(checked.context["form"].errors) == [codes[0]]


def test_only_reopened_questions_change_when_completion_is_asked(signed_in, codes):
    obj = factories.dossier("submitted")
    codes = [q["code"] for q in obj.definition["sections"][0]["questions"]]
    factories.advance(obj, "request_completion", None, questions=[codes[0]])
    obj = Dossier.objects.get(pk=obj.pk)
    signed_in(obj.lead).post(address(obj), {**shown(obj, codes[:1]), codes[0]: "Précisé", codes[1]: "Changé aussi"})

    assert [answers_of(obj)[code] for code in codes] == ["Précisé", "Une réponse"]


def test_a_closed_call_shows_what_was_typed_and_keeps_nothing(browser, draft, codes):
    Call.objects.get(pk=draft.call_id).close(by=factories.person("officer"), comment="Fermé.")
    response = browser.post(address(draft), {**shown(draft, codes), codes[0]: "Trop tard"})

    assert (response.status_code, "Trop tard" in response.content.decode()) == (403, True)
    assert answers_of(draft)[codes[0]] == "Une réponse"


@pytest.mark.parametrize("name", ["dossier_answer", "dossier_autosave"])
def test_a_stranger_finds_nothing(signed_in, draft, name):
    assert signed_in(factories.person()).post(address(draft, 1, name)).status_code == 404


def test_a_section_that_does_not_exist_is_not_found(browser, draft):
    assert browser.get(address(draft, 9)).status_code == 404


@pytest.fixture
def with_file():
    """A draft whose call asks for a file and a territory."""
    call = factories.call("draft")
    section = call.sections.first()
    section.questions.all().delete()
    section.questions.create(kind="file", label="Plan")
    section.questions.create(kind="territory", label="Lieu", order=2)
    call.publish(by=factories.person("officer"))
    call.open(by=factories.person("officer"))
    return factories.dossier("draft", on=call)


def test_a_file_is_joined_with_the_answers_and_removed_from_the_same_page(signed_in, with_file):
    plan, place = [q["code"] for q in with_file.definition["sections"][0]["questions"]]
    browser, where = signed_in(with_file.lead), factories.territory("Bourges")
    browser.post(
        address(with_file), {**shown(with_file, [place]), plan: samples.sent("plan.pdf", samples.PDF), place: where.pk}
    )
    joined = with_file.attachments.get()

    assert (joined.name, joined.question, answers_of(with_file)[place]) == ("plan.pdf", plan, where.pk)
    browser.post(address(with_file), {**shown(with_file, [place]), place: where.pk, "delete": str(joined.pk)})
    assert with_file.attachments.count() == 0


def test_a_refused_file_loses_no_answer(signed_in, with_file):
    plan, place = [q["code"] for q in with_file.definition["sections"][0]["questions"]]
    where = factories.territory("Bourges")
    data = {**shown(with_file, [place]), plan: samples.sent("plan.pdf", b"MZ"), place: where.pk}
    response = signed_in(with_file.lead).post(address(with_file), data)

    assert (response.status_code, "n’est pas celui que son nom annonce" in response.content.decode()) == (422, True)
    assert answers_of(with_file)[place] == where.pk


def test_a_territory_typed_and_not_chosen_is_a_fault_and_comes_back(signed_in, with_file):
    _plan, place = [q["code"] for q in with_file.definition["sections"][0]["questions"]]
    browser = signed_in(with_file.lead)
    browser.post(address(with_file), {**shown(with_file, [place]), f"{place}-q": "Bourg"})
    page = browser.get(address(with_file) + "?verifier=1")

    assert 'value="Bourg"' in page.content.decode()
    assert "cochez-le dans la liste" in str(page.context["form"].errors[place])


def test_two_saves_at_once_never_lose_one(draft, codes, monkeypatch):
    first = drafts.written
    monkeypatch.setattr(
        drafts,
        "written",
        lambda fresh, typed: (
            monkeypatch.undo(),
            drafts.save(draft, {codes[1]: "de Jean"}, 0, ""),
            first(fresh, typed),
        )[2],
    )
    with pytest.raises(drafts.Stale):
        drafts.save(draft, {codes[0]: "de Claire", codes[1]: "aussi"}, 0, drafts.digest({"x": 1}))
    assert answers_of(draft)[codes[1]] == "de Jean"
