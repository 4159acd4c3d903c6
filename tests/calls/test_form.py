"""The editor of a call's form: sections, questions, criteria, by buttons; frozen once published."""

import pytest
from django.urls import reverse

from programs.forms.calls import total
from programs.models import Question, Section
from tests import factories

pytestmark = pytest.mark.django_db
QUESTION = {"label": "Pourquoi ?", "help": "Dites.", "kind": "long", "required": "on", "limit": "", "choices": ""}


@pytest.fixture(scope="module")
def begun(once):
    """A call in preparation."""
    return once(factories.call, "draft")


@pytest.fixture
def call(begun, again):
    """That call, as it now is."""
    return again(begun)


@pytest.fixture
def section(call):
    return call.sections.first()


def to(name, *parts):
    return reverse(name, args=[getattr(part, "pk", part) for part in parts])


def labels(section):
    return [question.label for question in section.questions.all()]


def stamp(browser, address):
    return browser.get(address).context["form"]["shown"].value()


def test_a_section_is_added_at_the_end(browser, call):
    browser.post(to("section_new", call), {"title": "Partie 3", "help": ""})
    assert [section.title for section in call.sections.all()] == ["Partie 1", "Partie 2", "Partie 3"]


def test_a_section_is_changed(browser, call, section):
    address = to("section_edit", call, section)
    browser.post(address, {"title": "Autre", "help": "Une aide.", "shown": stamp(browser, address)})
    section.refresh_from_db()
    assert (section.title, section.help) == ("Autre", "Une aide.")


@pytest.mark.parametrize("kind", Question.Kind.values)
def test_a_question_of_each_kind_is_added_and_previewed(browser, call, section, kind):
    browser.post(to("question_new", call, section), QUESTION | {"kind": kind, "choices": "Oui\nNon"})
    added = section.questions.last()
    parts = browser.get(to("call_preview", call)).context["parts"]
    assert (added.kind, str(added.pk) in parts[0][1].fields) == (kind, True)


@pytest.mark.parametrize(("change", "field"), [
    ({"label": ""}, "label"), ({"kind": "poem"}, "kind"), ({"limit": "0"}, "limit"), ({"limit": "-3"}, "limit"), ({"limit": "beaucoup"}, "limit"),
    ({"limit": "20001"}, "limit"), ({"kind": "choice", "choices": "Oui"}, "choices"), ({"kind": "choices", "choices": "Oui\n\nOui\n"}, "choices"),
])  # fmt: skip
def test_a_bad_question_is_refused_beside_its_field_and_kept_as_typed(browser, call, section, change, field):
    response = browser.post(to("question_new", call, section), QUESTION | change)
    form = response.context["form"]
    assert (response.status_code, list(form.errors), form["help"].value(), section.questions.count()) == (
        422,
        [field],
        "Dites.",
        2,
    )


def test_a_question_changed_by_a_colleague_is_not_covered(browser, call, section):
    question = section.questions.first()
    address = to("question_edit", call, section, question)
    mine = QUESTION | {"shown": stamp(browser, address)}
    Question.objects.filter(pk=question.pk).update(label="La leur")
    response = browser.post(address, mine)
    assert (response.status_code, labels(section)[0]) == (422, "La leur")


@pytest.mark.parametrize(("way", "which", "order"), [
    ("up", 1, ["Question 1.1", "Question 1.0"]), ("down", 0, ["Question 1.1", "Question 1.0"]), ("up", 0, ["Question 1.0", "Question 1.1"]),
    ("down", 1, ["Question 1.0", "Question 1.1"]),
])  # fmt: skip
def test_a_question_moves_one_place_and_stops_at_the_ends(browser, call, section, way, which, order):
    question = section.questions.all()[which]
    response = browser.post(to("call_arrange", call), {way: question.pk})
    assert (labels(section), response.url) == (order, f"{to('call_form', call)}#{question.pk}")


def test_a_section_moves_with_its_questions(browser, call):
    first, second = call.sections.all()
    browser.post(to("call_arrange", call), {"up": second.pk})
    assert [[s.title, s.questions.count()] for s in call.sections.all()] == [[second.title, 1], [first.title, 2]]


@pytest.mark.parametrize("data", [{}, {"up": "nothing"}, {"down": "00000000-0000-4000-8000-000000000000"}])
def test_what_does_not_exist_does_not_move(browser, call, data):
    assert browser.post(to("call_arrange", call), data).status_code == 404


def test_a_part_of_another_call_is_out_of_reach(browser, call):
    other = factories.call("draft").sections.first()
    answers = [
        browser.post(to("call_arrange", call), {"up": other.pk}), browser.post(to("part_remove", call, other)),
        browser.get(to("section_edit", call, other)), browser.get(to("question_new", call, other)),
    ]  # fmt: skip
    assert ([answer.status_code for answer in answers], Section.objects.filter(pk=other.pk).exists()) == (
        [404] * 4,
        True,
    )


def test_removing_asks_first_then_takes_the_questions_along(browser, call, section):
    asked = browser.get(to("part_remove", call, section))
    assert (asked.context["inside"], call.sections.count()) == (2, 2)
    browser.post(to("part_remove", call, section))
    assert (call.sections.count(), Question.objects.filter(section__call=call).count()) == (1, 1)


def test_a_question_is_removed_alone(browser, call, section):
    browser.post(to("part_remove", call, section.questions.first()))
    assert labels(section) == ["Question 1.1"]


@pytest.fixture
def published():
    return factories.call("scheduled")


def test_once_published_the_editor_only_shows(browser, published):
    response = browser.get(to("call_form", published))
    assert (
        response.context["frozen"],
        "arrange" in response.content.decode(),
        "Question 1.0" in response.content.decode(),
    ) == (True, False, True)


def test_once_published_every_change_is_a_conflict(browser, published):
    section = published.sections.first()
    question = section.questions.first()
    posts = [
        (to("section_new", published), {"title": "Non"}), (to("section_edit", published, section), {"title": "Non"}),
        (to("question_new", published, section), QUESTION), (to("question_edit", published, section, question), QUESTION),
        (to("call_arrange", published), {"up": question.pk}), (to("part_remove", published, section), {}), (to("call_criteria", published), {}),
    ]  # fmt: skip
    assert [browser.post(address, data).status_code for address, data in posts] == [409] * 7
    assert published.written_form() == published.definition


def test_once_published_the_pages_of_the_editor_lead_back_to_it(browser, published):
    section = published.sections.first()
    addresses = [
        to("section_new", published),
        to("section_edit", published, section),
        to("question_new", published, section),
        to("part_remove", published, section),
    ]
    assert {browser.get(address).url for address in addresses} == {to("call_form", published)}


def criteria(browser, call, **change):
    """The formset of the criteria as shown, with these changes."""
    forms = browser.get(to("call_criteria", call)).context["forms"]
    data = {bound.html_name: bound.value() for form in forms for bound in form if bound.value() is not None}
    data |= {bound.html_name: bound.value() for bound in forms.management_form}
    return data | {f"criteria-{name.replace('__', '-')}": value for name, value in change.items()}


def weights(call):
    return list(call.criteria.values_list("label", "weight"))


def test_criteria_are_changed_added_and_removed_together(browser, call):
    data = criteria(
        browser, call, **{"0__weight": 70, "1__DELETE": "on", "2__label": "Nouveau", "2__weight": 30, "2__best": 5}
    )
    browser.post(to("call_criteria", call), data)
    assert weights(call) == [("Critère 1", 70), ("Nouveau", 30)]


@pytest.mark.parametrize("weight", ["0", "101", "", "beaucoup"])
def test_a_weight_out_of_bounds_is_refused_and_nothing_typed_is_lost(browser, call, weight):
    response = browser.post(
        to("call_criteria", call), criteria(browser, call, **{"0__label": "Autre nom", "0__weight": weight})
    )
    form = response.context["forms"][0]
    assert (response.status_code, form["label"].value(), form["weight"].value()) == (422, "Autre nom", weight)
    assert weights(call) == [("Critère 1", 50), ("Critère 2", 50)]


def test_a_criterion_changed_by_a_colleague_is_not_covered(browser, call):
    data = criteria(browser, call, **{"0__weight": 10})
    call.criteria.filter(label="Critère 1").update(weight=60)
    assert (browser.post(to("call_criteria", call), data).status_code, weights(call)[0]) == (422, ("Critère 1", 60))


def test_a_criterion_moves(browser, call):
    second = call.criteria.last()
    response = browser.post(to("call_arrange", call), {"up": second.pk})
    assert (weights(call)[0][0], response.url) == ("Critère 2", f"{to('call_criteria', call)}#{second.pk}")


@pytest.mark.parametrize(("data", "expected"), [
    ({"criteria-0-weight": "60", "criteria-1-weight": "40"}, 100), ({"criteria-0-weight": "60", "criteria-1-weight": "40", "criteria-1-DELETE": "on"}, 60),
    ({"criteria-0-weight": "abc", "criteria-1-weight": "-5", "criteria-2-weight": "7"}, 7), ({}, 0), ({"criteria-0-weight": "9" * 5000}, 0),
])  # fmt: skip
def test_the_sum_is_that_of_the_weights_kept(data, expected):
    assert total(data) == expected


def test_the_sum_is_said_while_it_is_typed(browser, call):
    page = browser.get(
        to("call_weights", call), {"criteria-0-weight": "60", "criteria-1-weight": "30"}
    ).content.decode()
    assert "La somme des poids fait <strong>90</strong>" in page


def test_the_preview_is_the_applicant_s_own_form(browser, call, section):
    section.questions.all().delete()
    for order, kind in enumerate(("file", "territory")):
        section.questions.create(kind=kind, label=kind, order=order)
    form = browser.get(to("call_preview", call)).context["parts"][0][1]
    assert [type(field).__name__ for field in form.fields.values()] == ["UploadField", "TerritoryField"]


@pytest.mark.parametrize("name", ["call_form", "call_criteria", "call_preview", "call_weights"])
def test_the_editor_is_for_officers(signed_in, published, name):
    assert signed_in(factories.person("reviewer", call=published)).get(to(name, published)).status_code == 403


def test_an_empty_form_says_what_to_do(browser, call):
    call.sections.all().delete()
    pages = [browser.get(to(name, call)).content.decode() for name in ("call_form", "call_preview")]
    assert ["Ajoutez une première partie" in page for page in pages] == [True, True]


@pytest.mark.parametrize("questions", [1, 3])
def test_the_editor_takes_as_many_queries_for_one_question_as_for_three(
    browser, call, questions, django_assert_num_queries
):
    for n in range(questions):
        call.sections.create(order=n, title="Partie").questions.create(label="Question")
    with django_assert_num_queries(7):  # the session, the person, the roles, the call, sections, questions, rules
        browser.get(to("call_form", call))
