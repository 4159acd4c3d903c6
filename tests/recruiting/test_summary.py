"""The summary of a recruitment: numbers and dates, never who."""

import json

import pytest
from django.urls import reverse

from reports import tasks
from reports.data import as_json
from reports.recruitprints import facts
from tests import factories
from tests.recruiting import samples
from tests.recruiting.samples import CANARY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files")]


def test_the_summary_counts_and_names_nobody():
    on = samples.position(seats=2)
    for state in ("received", "screened", "hired", "left"):
        samples.applicant(state, on=on)
    samples.marked("rejected", on=on)
    found = facts(on)
    assert (found.applied, [n for _label, n in found.reached], found.hired, found.days, found.answered) == (
        5,
        [5, 3, 2, 2, 2],
        1,
        0,
        0,
    )
    assert CANARY not in json.dumps(as_json(found), ensure_ascii=False)


def test_a_position_without_anyone_has_its_summary_too():
    found = facts(samples.position())
    assert (found.applied, found.days, found.answered) == (0, None, None)


@pytest.fixture(scope="module")
def opened(once):
    """A position open to applications."""
    return once(samples.position)


def test_the_summary_is_a_document_made_once_for_the_same_facts(opened, signed_in):
    lead, url = signed_in(opened.dossier.lead), reverse("recruitment_pdf", args=[opened.pk])
    answers = [lead.post(url), lead.post(url)]
    made = opened.dossier.documents.filter(kind="recruitment")
    assert ([one.url for one in answers], [(one.title, one.state) for one in made]) == ([url] * 2, [(f"Bilan de recrutement\u00a0: {opened}", "ready")])  # fmt: skip
    assert lead.get(url).context["document"] == made[0]


def test_a_reader_reads_the_summary_and_does_not_have_it_made(opened, signed_in):
    member = signed_in(factories.person("member", dossier=opened.dossier))
    url = reverse("recruitment_pdf", args=[opened.pk])
    assert (member.get(url).context["may_make"], member.post(url).status_code) == (False, 403)


def test_a_draft_has_no_summary(opened, signed_in):
    draft = samples.position("draft", of=opened.dossier)
    assert signed_in(opened.dossier.lead).get(reverse("recruitment_pdf", args=[draft.pk])).status_code == 404


def test_the_summary_is_made_by_itself_once_the_position_is_filled():
    position = samples.position(seats=1)
    samples.applicant("hired", on=position)
    fresh = type(position).objects.get(pk=position.pk)
    effect = fresh.history.get(name="fill").effects.get(kind="document")
    assert (tasks.produce(effect), effect.document.kind, effect.document.dossier_id) == (None, "recruitment", fresh.dossier_id)  # fmt: skip
