"""What the pages of the judging cost: as many queries for four prototypes as for two."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hackathons.models import Camp
from hackathons.signed import JUROR
from programs import clock
from tests.hackathons import judged

pytestmark = pytest.mark.django_db


def cost(browser, url):
    """The queries of a page, those of the transaction itself left out."""
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(url).status_code == 200
    return sum("SAVEPOINT" not in query["sql"] and "CONSTRAINTS" not in query["sql"] for query in seen)


def costs(camp, signed_in):
    """The queries of each page, by name."""
    judged.mark(camp)
    juror, lead = camp.jurors.get(is_chair=True), signed_in(camp.dossier.lead)
    key = f"?cle={JUROR.key(str(juror.pk))}"
    found = {name: cost(lead, reverse(name, args=[camp.pk])) for name in ("camp_judging", "camp_ranking")}
    found |= {name: cost(Client(), reverse(name, args=[juror.pk]) + key) for name in ("camp_juror", "camp_chair")}
    sheet = juror.judgements.first()
    found["camp_juror_team"] = cost(Client(), reverse("camp_juror_team", args=[juror.pk, sheet.team_id]) + key)
    Camp.objects.filter(pk=camp.pk).update(announced_at=clock.now())
    return found | {"camp_results": cost(Client(), reverse("camp_results", args=[camp.slug]))}


def test_the_pages_of_the_judging_cost_the_same_for_more_prototypes(signed_in):
    few, many = (costs(judged.camp(teams=teams, min_judges=3), signed_in) for teams in (2, 4))
    assert few == many == {
        "camp_judging": 30, "camp_ranking": 20, "camp_juror": 7, "camp_chair": 26, "camp_juror_team": 5, "camp_results": 10,
    }  # fmt: skip
