"""A form taken whole from another call, from a file or from a model, or not at all."""

import json
from copy import deepcopy

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from programs import formfiles
from programs.callmodels import ACCELERATOR, IDEAS, MODELS
from programs.models import Call
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def call():
    return factories.call("draft")


def bare(form):
    """A form as people see it: without the codes, which each call has its own."""
    text = json.dumps({"sections": form["sections"], "rules": form["rules"]}, default=str, sort_keys=True)
    for n, question in enumerate([q for s in form["sections"] for q in s["questions"]]):
        text = text.replace(question["code"], f"q{n}")
    for section in form["sections"]:
        text = text.replace(section["code"], "s")
    return text


def sent(browser, call, data, **more):
    content = data if isinstance(data, bytes) else json.dumps(data).encode()
    file = SimpleUploadedFile("formulaire.json", content)
    return browser.post(reverse("call_import", args=[call.pk]), {"file": file, "replace": "on"} | more)


@pytest.mark.parametrize("form", [IDEAS, ACCELERATOR])
def test_the_models_are_forms_without_a_fault(form):
    assert formfiles.faults(form) == []


@pytest.mark.parametrize("code", sorted(MODELS))
def test_a_call_begun_from_a_model_is_ready_to_publish(browser, code):
    page = browser.get(reverse("call_new"), {"modele": code})
    data = {b.html_name: b.value() for b in page.context["form"] if b.value() is not None}
    data |= {"model": code, "opens_at": "2030-01-01T09:00", "closes_at": "2030-03-01T12:00", "open_to": []}
    browser.post(reverse("call_new"), data)
    call = Call.objects.get()
    asked = sum(len(section["questions"]) for section in MODELS[code]["form"]["sections"])
    assert (call.mode, [n.code for n in call.missing_to_publish()], len(formfiles.dump(call)["rules"]), asked) == (
        MODELS[code]["call"]["mode"], [], len(MODELS[code]["form"]["rules"]), sum(len(s["questions"]) for s in call.form["sections"]),
    )  # fmt: skip


def test_what_is_exported_is_imported_the_same(browser, call):
    formfiles.load(call, ACCELERATOR)
    data = json.loads(browser.get(reverse("call_export", args=[call.pk])).content)
    other = factories.call("draft")
    response = sent(browser, other, data)
    taken = Call.objects.get(pk=other.pk)
    assert (response.status_code, bare(taken.written_form())) == (
        302,
        bare(Call.objects.get(pk=call.pk).written_form()),
    )
    assert list(taken.criteria.values_list("label", "weight")) == list(call.criteria.values_list("label", "weight"))


def test_the_form_of_a_published_call_is_copied(browser, call):
    former = factories.call("open", title="L’an dernier")
    browser.post(reverse("call_copy", args=[call.pk]), {"source": former.pk, "replace": "on"})
    assert bare(Call.objects.get(pk=call.pk).written_form()) == bare(former.form)


def test_what_would_be_lost_is_ticked_first(browser, call):
    former = factories.call("open")
    response = browser.post(reverse("call_copy", args=[call.pk]), {"source": former.pk})
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["replace"])


def test_a_call_that_one_does_not_run_is_not_copied(signed_in, call):
    from programs.models import Program

    other = Program.objects.get(code="camp")
    mine = factories.call("draft", program=other)
    client = signed_in(factories.officer(program=other))
    response = client.post(reverse("call_copy", args=[mine.pk]), {"source": call.pk, "replace": "on"})
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["source"])


def broken(**change):
    """The model with one thing wrong."""
    data = deepcopy(ACCELERATOR)
    for path, value in change.items():
        *way, last = path.split("__")
        place = data
        for step in way:
            place = place[int(step)] if step.isdigit() else place[step]
        place[last] = value
    return data


@pytest.mark.parametrize("data", [
    b"not json", b"[" * 100_000, b"\xff\xfe", b"null", b"[]", b'{"format": "autre"}', broken(sections=None), broken(sections=[1]), broken(sections__0__questions={}),
    broken(sections__0__questions__0__kind="poem"), broken(sections__0__questions__0__label=""), broken(sections__0__questions__0__label=["x"]),
    broken(sections__0__questions__0__label="x" * 301), broken(sections__0__questions__2__choices=["Un"]), broken(sections__0__questions__2__choices="Un"),
    broken(sections__0__questions__0__code="siege"), broken(sections__0__questions__0__limit=-1), broken(sections__0__questions__0__limit="beaucoup"),
    broken(sections__2__questions__1__condition={"mode": "all"}), broken(sections__2__questions__1__condition="toujours"),
    broken(rules__0__label="a\0b"), broken(title="\ud800"), broken(rules__0__label="x" * 301), broken(sections__2__questions__1__condition__terms__0__value="x" * 301), broken(sections__0__title=None), broken(criteria__0__weight=0), broken(criteria=5), broken(rules__0__value="dix"), broken(rules__0__subject="couleur"),
    broken(rules__5__question="absente"), broken(rules__5__value="peut-être"), broken(rules__0__test="contains"), broken(sections=[ACCELERATOR["sections"][0]] * 51),
    broken(sections__0__condition={"mode": "all", "terms": [{"question": "nom", "test": "equal", "value": "x"}]}),
])  # fmt: skip
def test_a_file_with_one_fault_changes_nothing(browser, call, data):
    before = call.written_form()
    response = sent(browser, call, data)
    assert (
        response.status_code,
        list(response.context["form"].errors),
        Call.objects.get(pk=call.pk).written_form(),
    ) == (422, ["file"], before)


def test_faults_are_told_in_french_with_their_place(browser, call):
    response = sent(browser, call, broken(sections__0__questions__1__kind="poem"))
    assert "Partie\xa01, question\xa02" in str(response.context["form"].errors["file"])


@pytest.mark.parametrize("name", ["call_copy", "call_import"])
def test_the_form_of_a_published_call_is_not_replaced(browser, name):
    published = factories.call("open")
    address = reverse(name, args=[published.pk])
    assert (browser.get(address).url, browser.post(address, {}).status_code) == (
        reverse("call_form", args=[published.pk]),
        409,
    )
