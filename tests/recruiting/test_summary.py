"""The summary of a recruitment: numbers and dates, never who."""

import json

import pytest
from django.urls import reverse

from reports.data import as_json
from reports.recruitprints import facts
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


def test_the_lead_takes_it_away_once_it_is_published(signed_in):
    one = samples.position()
    lead = signed_in(one.dossier.lead)
    draft = samples.position("draft", of=one.dossier)
    answers = [lead.get(reverse("recruitment_pdf", args=[position.pk])) for position in (one, draft)]
    assert ([answer.status_code for answer in answers], answers[0].content[:5]) == ([200, 404], b"%PDF-")
