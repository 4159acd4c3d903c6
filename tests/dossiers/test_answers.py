"""Answering: saved as typed, never over a colleague, never lost."""

import pytest
from django.urls import reverse

from programs import drafts
from programs.models import Call, Dossier
from programs.views.autosave import marks
from tests import factories
from tests.dossiers import samples

pytestmark = pytest.mark.django_db


def address(draft, section=1, name="dossier_answer"):
    return reverse(name, args=[draft.pk, section])


def shown(draft, codes):
    """The marks that a page of these questions carries."""
    return {"base": marks(drafts.stored(Dossier.objects.get(pk=draft.pk), codes))}


def colleague(draft, code, text):
    """A colleague writes this answer meanwhile."""
    fresh = Dossier.objects.get(pk=draft.pk)
    drafts.save(fresh, {code: text}, {code: drafts.digest(fresh.answers.get(code) or "")})


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
    data = {**shown(draft, codes), codes[0]: "Neuf", codes[1]: "b"}
    said = browser.post(address(draft, 1, "dossier_autosave"), data).json()

    assert answers_of(draft)[codes[0]] == "Neuf"
    assert (said["said"][:13], said["base"]) == ("Enregistré à ", shown(draft, codes)["base"])


def test_autosave_says_that_a_draft_is_not_submitted(browser, draft, codes):
    data = {**shown(draft, codes), "only": codes[0], codes[0]: "Neuf"}
    said = browser.post(address(draft, 1, "dossier_autosave"), data).json()

    assert said["left"].startswith("Brouillon\u00a0: pas encore déposé. Il reste ")


def test_autosave_touches_only_the_answers_that_it_names(browser, draft, codes):
    browser.post(address(draft, 1, "dossier_autosave"), {**shown(draft, codes), "only": codes[0], codes[0]: "Neuf"})

    assert [answers_of(draft)[code] for code in codes] == ["Neuf", "Une réponse"]


def test_saving_the_same_answers_changes_nothing(browser, draft, codes):
    browser.post(address(draft, 1, "dossier_autosave"), {**shown(draft, codes), **dict.fromkeys(codes, "Une réponse")})

    assert Dossier.objects.get(pk=draft.pk).revision == 0


def test_sending_again_what_was_already_saved_is_no_conflict(browser, draft, codes):
    data = {**shown(draft, codes), "only": codes[0], codes[0]: "Neuf"}
    first, second = [browser.post(address(draft, 1, "dossier_autosave"), data).json() for _ in range(2)]

    assert (first["state"], second["state"], second["base"]) == ("saved", "saved", first["base"])


@pytest.mark.parametrize("name", ["dossier_answer", "dossier_autosave"])
def test_an_answer_that_two_people_changed_is_written_over_nobody(browser, draft, codes, name):
    old = shown(draft, codes)
    colleague(draft, codes[0], "de Jean")
    response = browser.post(address(draft, 1, name), {**old, codes[0]: "de Claire", codes[1]: "Une réponse"})
    html = response.json()["html"] if name == "dossier_autosave" else response.content.decode()

    assert (response.status_code, "de Jean" in html, "de Claire" in html) == (409, True, True)
    assert answers_of(draft)[codes[0]] == "de Jean"


def test_the_other_answers_of_the_page_are_saved_all_the_same(browser, draft, codes):
    old = shown(draft, codes)
    colleague(draft, codes[0], "de Jean")
    browser.post(address(draft), {**old, codes[0]: "de Claire", codes[1]: "de Claire aussi"})

    assert [answers_of(draft)[code] for code in codes] == ["de Jean", "de Claire aussi"]


def test_an_answer_that_one_did_not_touch_stays_as_a_colleague_left_it(browser, draft, codes):
    old = shown(draft, codes)
    colleague(draft, codes[0], "de Jean")
    response = browser.post(address(draft), {**old, codes[0]: "Une réponse", codes[1]: "de Claire"})

    assert response.status_code == 302
    assert [answers_of(draft)[code] for code in codes] == ["de Jean", "de Claire"]


def test_only_the_answers_that_differ_are_in_conflict(browser, draft, codes):
    old = shown(draft, codes)
    for code, text in zip(codes, ["de Jean\nsur deux lignes", "de Jean"], strict=True):
        colleague(draft, code, text)
    response = browser.post(address(draft), {**old, codes[0]: "de Jean\r\nsur deux lignes", codes[1]: "de Claire"})

    assert [(row["mine"], row["theirs"]) for row in response.context["rows"]] == [("de Claire", "de Jean")]


@pytest.mark.parametrize(("choice", "kept"), [("mine:{mark}", "de Claire"), ("theirs", "de Jean"), ("", "de Jean")])
def test_after_a_conflict_one_chooses_between_both_versions(browser, draft, codes, choice, kept):
    old = shown(draft, codes)
    colleague(draft, codes[0], "de Jean")
    chosen = choice.format(mark=drafts.digest("de Jean"))
    data = {**old, codes[0]: "de Claire", codes[1]: "Une réponse", f"choice-{codes[0]}": chosen, "go": "choose"}
    response = browser.post(address(draft), data)

    assert (response.status_code, answers_of(draft)[codes[0]]) == (302 if choice else 409, kept)


def test_keeping_one_s_own_never_covers_a_third_version(browser, draft, codes):
    old = shown(draft, codes)
    colleague(draft, codes[0], "de Jean")
    chosen = f"mine:{drafts.digest('de Jean')}"
    colleague(draft, codes[0], "de Jean, encore")
    browser.post(address(draft), {**old, codes[0]: "de Claire", codes[1]: "", f"choice-{codes[0]}": chosen})

    assert answers_of(draft)[codes[0]] == "de Jean, encore"


def test_a_colleague_who_writes_elsewhere_troubles_nobody(browser, draft, codes):
    old = shown(draft, codes)
    other = draft.definition["sections"][1]["questions"][0]["code"]
    colleague(draft, other, "de Jean")
    response = browser.post(address(draft), {**old, codes[0]: "de Claire", codes[1]: ""})

    assert response.status_code == 302
    assert (answers_of(draft)[other], answers_of(draft)[codes[0]]) == ("de Jean", "de Claire")


def test_the_title_and_the_perimeter_are_the_first_part(browser, draft):
    place = factories.territory("Bourges")
    page = browser.get(address(draft, 0))
    browser.post(
        address(draft, 0), {"base": page.context["base"], "title": "Un nouveau titre", "perimeter": [place.pk]}
    )
    fresh = Dossier.objects.get(pk=draft.pk)

    assert (fresh.title, [str(t) for t in fresh.perimeter.all()]) == ("Un nouveau titre", ["Bourges (Cher)"])


def test_what_was_typed_when_the_session_expired_comes_back_after_signing_in(client, lead, draft, codes):
    response = client.post(address(draft), {**shown(draft, codes), codes[0]: "Écrit trop tard"})
    client.force_login(lead, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(address(draft))

    assert response.status_code == 302
    assert ("Écrit trop tard" in page.content.decode(), page.context["restored"]) == (True, True)
    assert answers_of(draft)[codes[0]] == "Une réponse"


def test_a_page_whose_session_expired_is_told_where_to_sign_in(client, draft, codes):
    response = client.post(address(draft, 1, "dossier_autosave"), {**shown(draft, codes), codes[0]: "Trop tard"})

    assert (response.status_code, response.json()["state"]) == (401, "expired")
    assert response.json()["login"].endswith(reverse("signed_in_again"))


def test_characters_that_no_database_keeps_are_left_out(browser, draft, codes):
    browser.post(address(draft), {**shown(draft, codes), codes[0]: "a\x00b", codes[1]: ""})

    assert answers_of(draft)[codes[0]] == "ab"


def test_faults_are_shown_when_asked_and_never_before(browser, draft, codes):
    colleague(draft, codes[0], "")
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
    first, bases = drafts.written, {code: drafts.digest("Une réponse") for code in codes}

    def written(fresh, mine):
        monkeypatch.undo()
        colleague(draft, codes[1], "de Jean")
        return first(fresh, mine)

    monkeypatch.setattr(drafts, "written", written)
    done = drafts.save(draft, {codes[0]: "de Claire", codes[1]: "aussi"}, bases)

    assert (done.stale, [answers_of(draft)[code] for code in codes]) == ([codes[1]], ["de Claire", "de Jean"])


def test_a_step_taken_meanwhile_stops_the_save(draft, codes):
    stale = Dossier.objects.get(pk=draft.pk)
    factories.advance(draft, "withdraw", draft.lead)

    with pytest.raises(drafts.Moved):
        drafts.save(stale, {codes[0]: "Trop tard"}, {codes[0]: drafts.digest("Une réponse")})


def test_autosave_costs_five_queries(browser, draft, codes, django_assert_num_queries):
    data = {**shown(draft, codes), "only": codes[0], codes[0]: "Neuf"}

    with django_assert_num_queries(5):  # the session, the person, their roles, the dossier; the dossier written
        browser.post(address(draft, 1, "dossier_autosave"), data)
