"""Questions and sections that show on conditions: judged alike everywhere, refused when they cannot hold."""

import pytest
from django.urls import reverse

from programs import answers, conditions, exports, sheets
from programs.models import Dossier
from tests import factories

pytestmark = pytest.mark.django_db


def question(code, kind="text", *terms, mode="all", choices=(), **more):
    """A question as a form's definition has it; ``terms`` are (question, test, value)."""
    condition = (
        {"mode": mode, "terms": [dict(zip(("question", "test", "value"), term, strict=True)) for term in terms]}
        if terms
        else None
    )
    common = {"label": code, "help": "", "required": True, "limit": None}
    return {"code": code, "kind": kind, "choices": list(choices), "condition": condition} | common | more


def form(*questions, condition=None):
    return {
        "sections": [{"code": "s", "title": "Partie", "help": "", "condition": condition, "questions": list(questions)}]
    }


@pytest.mark.parametrize(("kind", "test", "value", "given", "shows"), [
    ("yesno", "equal", "yes", "yes", True), ("yesno", "equal", "yes", "no", False), ("yesno", "different", "yes", "no", True),
    ("yesno", "different", "yes", "", False), ("yesno", "answered", "", "no", True), ("text", "equal", "École", "ecole", True),
    ("text", "contains", "école", "Une ÉCOLE rurale", True), ("text", "contains", "école", "La mairie", False), ("text", "answered", "", "  ", False),
    ("number", "greater", "3 500", "3 501", True), ("number", "greater", "3500", "3 500", False), ("number", "less", "10", "beaucoup", False),
    ("euros", "less", "10 000", "9 999,99 €", True), ("date", "greater", "2027-01-01", "2027-01-02", True), ("date", "less", "2027-01-01", "demain", False),
    ("choices", "contains", "Jeunes", ["Aînés", "Jeunes"], True), ("choices", "contains", "Jeunes", ["Aînés"], False),
    ("choices", "answered", "", [], False), ("partners", "answered", "", [{"name": "A"}], True), ("budget", "answered", "", [], False),
    ("number", "equal", "12", ["12"], False), ("choices", "contains", "Jeunes", "Jeunes", False), ("text", "equal", "x", {"a": 1}, False),
])  # fmt: skip
def test_an_answer_meets_a_term_or_not(kind, test, value, given, shows):
    asked = form(question("a", kind, choices=["Jeunes", "Aînés"]), question("b", "text", ("a", test, value)))
    assert ("b" in conditions.visible(asked, {"a": given})) is shows


@pytest.mark.parametrize(
    ("mode", "given", "shows"),
    [("all", ("yes", "no"), False), ("any", ("yes", "no"), True), ("any", ("no", "no"), False)],
)
def test_points_are_all_needed_or_one_is_enough(mode, given, shows):
    asked = form(
        question("a", "yesno"),
        question("b", "yesno"),
        question("c", "text", ("a", "equal", "yes"), ("b", "equal", "yes"), mode=mode),
    )
    assert ("c" in conditions.visible(asked, dict(zip("ab", given, strict=True)))) is shows


def test_what_depends_on_a_hidden_question_is_hidden_though_its_answer_is_kept():
    chain = form(
        question("a", "yesno"),
        question("b", "yesno", ("a", "equal", "yes")),
        question("c", "text", ("b", "equal", "yes")),
    )
    assert conditions.visible(chain, {"a": "no", "b": "yes"}) == {"s", "a"}
    assert conditions.visible(chain, {"a": "yes", "b": "yes"}) == {"s", "a", "b", "c"}


@pytest.mark.parametrize(
    ("test", "value", "shows"), [("departement", "18", True), ("departement", "75", False), ("region", "24", True)]
)
def test_a_territory_is_in_a_departement_or_a_region(test, value, shows):
    town = factories.territory(region="24")
    asked = form(question("a", "territory"), question("b", "text", ("a", test, value)))
    assert ("b" in conditions.visible(asked, {"a": town.pk})) is shows


def test_a_hidden_question_is_neither_required_nor_read_nor_exported():
    asked = form(question("a", "yesno"), question("b", "text", ("a", "equal", "yes")))
    (part,) = sheets.sheet(asked, {"a": "no", "b": "Gardé"})
    assert (list(answers.faults(asked, {"a": "no"})), [line.code for line in part.lines]) == ([], ["a"])
    assert exported(asked, {"a": "no", "b": "Gardé"}) == ["Non", None]


def exported(definition, said):
    """The cells of these answers in an export."""
    questions = [(q, at) for at, q in enumerate(answers.questions(definition))]
    grid = exports.Grid(["a", "b"], {})
    return exports.cells(grid, exports.Form(definition, questions, True), said, [], {})


def test_a_section_may_hide_as_a_whole():
    hidden = {"mode": "all", "terms": [{"question": "a", "test": "equal", "value": "yes"}]}
    asked = {
        "sections": form(question("a", "yesno"))["sections"]
        + [form(question("b"), condition=hidden)["sections"][0] | {"code": "t"}]
    }
    assert ([part.number for part in sheets.sheet(asked, {"a": "no"})], len(sheets.sheet(asked, {"a": "yes"}))) == (
        [1],
        2,
    )


@pytest.mark.parametrize("condition", [
    ("b", "equal", "x"), ("c", "equal", "x"), ("z", "equal", "x"), ("a", "greater", "3"), ("a", "equal", "peut-être"), ("n", "greater", "dix"),
])  # fmt: skip
def test_a_condition_that_cannot_hold_is_a_problem(condition):
    asked = form(question("a", "yesno"), question("n", "number"), question("b", "text", condition), question("c"))
    assert len(conditions.problems(asked)) == 1


# the officer's page


@pytest.fixture
def call():
    """A call in preparation whose third question shows on the second."""
    made = factories.call("draft")
    section = made.sections.first()
    _first, second = section.questions.all()
    second.kind, second.required = "yesno", False
    second.save()
    section.questions.create(order=9, kind="text", label="Si oui", condition=one(second))
    return made


def one(on, test="equal", value="yes"):
    return {"mode": "all", "terms": [{"question": str(on.pk), "test": test, "value": value}]}


def parts(call):
    return list(call.sections.first().questions.all())


def page(call, item, name="part_condition"):
    return reverse(name, args=[call.pk, item.pk])


def test_an_officer_writes_a_condition_in_words(browser, call):
    _first, second, third = parts(call)
    browser.post(
        page(call, third),
        {"mode": "any", "question_0": second.pk, "test_0": "equal", "value_0": "NON", "question_1": ""},
    )
    third.refresh_from_db()
    assert third.condition == one(second, value="no") | {"mode": "any"}
    assert "S’affiche si" in browser.get(reverse("call_form", args=[call.pk])).content.decode()


def test_without_any_point_it_always_shows(browser, call):
    third = parts(call)[2]
    browser.post(page(call, third), {"mode": "all", "question_0": ""})
    third.refresh_from_db()
    assert third.condition is None


@pytest.mark.parametrize(("test", "value"), [("equal", "peut-être"), ("greater", "3"), ("departement", "Nulle-Part")])
def test_a_point_that_cannot_hold_is_refused_beside_it(browser, call, test, value):
    _first, second, third = parts(call)
    response = browser.post(
        page(call, third), {"mode": "all", "question_0": second.pk, "test_0": test, "value_0": value}
    )
    third.refresh_from_db()
    assert (response.status_code, list(response.context["form"].errors), third.condition) == (
        422,
        ["value_0"],
        one(second),
    )


def test_a_condition_may_only_look_back(browser, call):
    first, _second, third = parts(call)
    response = browser.post(
        page(call, first), {"mode": "all", "question_0": third.pk, "test_0": "answered", "value_0": ""}
    )
    assert response.status_code == 422


def test_a_place_is_found_by_its_name(browser, call):
    factories.territory("Cher", kind="departement", code="18")
    first, _second, third = parts(call)
    first.kind = "territory"
    first.save()
    browser.post(page(call, third), {"mode": "all", "question_0": first.pk, "test_0": "departement", "value_0": "cher"})
    third.refresh_from_db()
    assert third.condition["terms"] == [{"question": str(first.pk), "test": "departement", "value": "18"}]


def test_what_a_condition_looks_at_is_neither_moved_past_it_nor_removed_nor_changed(browser, call):
    _first, second, third = parts(call)
    browser.post(reverse("call_arrange", args=[call.pk]), {"item": second.pk, "before": ""})
    browser.post(page(call, second, "part_remove"))
    address = reverse("question_edit", args=[call.pk, second.section_id, second.pk])
    shown = browser.get(address).context["form"]["shown"].value()
    refused = browser.post(address, {"label": "Autre", "kind": "file", "shown": shown})
    assert ([q.kind for q in parts(call)], parts(call)[2], refused.status_code) == (
        ["text", "yesno", "text"],
        third,
        422,
    )


def test_a_question_is_dropped_in_another_section_before_another(browser, call):
    first, (other,) = parts(call)[0], call.sections.last().questions.all()
    browser.post(
        reverse("call_arrange", args=[call.pk]), {"item": first.pk, "before": other.pk, "section": other.section_id}
    )
    assert list(call.sections.last().questions.all()) == [first, other]


def test_a_question_moves_to_another_section_from_its_page(browser, call):
    first, last = parts(call)[0], call.sections.last()
    address = reverse("question_edit", args=[call.pk, first.section_id, first.pk])
    shown = browser.get(address).context["form"]["shown"].value()
    browser.post(address, {"label": "Ici", "kind": "text", "section": last.pk, "shown": shown})
    assert [q.label for q in last.questions.all()] == ["Question 2.0", "Ici"]


def test_a_duplicated_section_depends_on_its_own_questions(browser, call):
    section = call.sections.first()
    browser.post(page(call, section, "part_duplicate"))
    copied = call.sections.all()[1]
    asked = list(copied.questions.all())
    assert (len(asked), asked[2].condition, call.sections.count()) == (3, one(asked[1]), 3)


def test_a_duplicated_question_comes_just_after(browser, call):
    browser.post(page(call, parts(call)[0], "part_duplicate"))
    assert [q.label for q in parts(call)][:2] == ["Question 1.0", "Question 1.0 (copie)"]


# the applicant's page


@pytest.fixture
def draft(call):
    for name in ("publish", "open"):
        getattr(call, name)(by=factories.officer())
    return factories.dossier("draft", on=call)


def test_without_a_script_the_question_called_for_appears_once_saved(signed_in, call, draft):
    _first, second, third = parts(call)
    Dossier.objects.filter(pk=draft.pk).update(answers=draft.answers | {str(second.pk): "no"})
    address, browser = reverse("dossier_answer", args=[draft.pk, 1]), signed_in(draft.lead)
    html = browser.get(address).content.decode()
    said = {str(q.pk): draft.answers[str(q.pk)] for q in parts(call)} | {str(second.pk): "yes"}
    response = browser.post(
        address,
        said | {"unseen": str(third.pk), "go": "next", "base": factories.marks(Dossier.objects.get(pk=draft.pk))},
    )
    assert (f'name="unseen" value="{third.pk}">' in html, response.url) == (True, address)
    assert f'name="unseen" value="{third.pk}" disabled>' in browser.get(address).content.decode()


def test_a_hidden_answer_is_kept_and_comes_back(signed_in, call, draft):
    _first, second, third = parts(call)
    browser, address = signed_in(draft.lead), reverse("dossier_answer", args=[draft.pk, 1])
    said = {str(q.pk): draft.answers[str(q.pk)] for q in parts(call)}
    browser.post(address, said | {str(second.pk): "no", "seen": 0})
    fresh = Dossier.objects.get(pk=draft.pk)
    assert (fresh.answers[str(third.pk)], str(third.pk) in answers.faults(fresh.definition, fresh.answers)) == (
        "Une réponse",
        False,
    )
