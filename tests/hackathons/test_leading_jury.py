"""A jury led: who is awaited, absent, reminded; sheets typed from paper; the mean, the final; what no longer changes."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from hackathons import judging, marking
from hackathons.forms.judging import read_of
from hackathons.models import Camp, Judgement
from programs import clock, erasure, tasks
from tests import factories
from tests.hackathons import judged, samples

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared(once):
    """Three prototypes, three jurors, two sheets each."""
    return once(judged.camp)


@pytest.fixture
def camp(shared, db):
    return Camp.objects.get(pk=shared.pk)


def typed(sheet, *scores):
    """What the page of a paper sheet sends: marks in the order of the grid."""
    marks = {f"mark_{line.pk}": score for line, score in zip(sheet.round.camp.grid.all(), scores, strict=False)}
    return {"read": read_of(sheet), "remark": "", **marks}


def reminded():
    """The addresses of jurors to whom mails that are due leave."""
    for pk in list(tasks.due().filter(kind="mail").values_list("pk", flat=True)):
        tasks.carry_out(str(pk))
    return [one.to[0] for one in mail.outbox if "laposte" in one.to[0]]


def test_an_absent_juror_s_sheets_go_to_others(camp, lead):
    url, one = reverse("camp_judging", args=[camp.pk]), camp.jurors.first()
    lead.post(url, {"do": "absent", "juror": one.pk})
    lead.post(url, {"do": "share"})
    assert (one.judgements.count(), camp.rounds.get().judgements.count()) == (0, 6)


def test_the_page_says_who_is_awaited(camp, lead):
    page = lead.get(reverse("camp_judging", args=[camp.pk]))
    assert "3 prototypes ne sont pas encore assez jugés" in page.content.decode()
    judged.mark(camp)
    page = lead.get(reverse("camp_judging", args=[camp.pk])).content.decode()
    assert "Chaque prototype est jugé" in page


def test_only_those_awaited_are_reminded(camp):
    judged.sign(judged.sheets(camp)[0], 3)
    for sheet in judged.sheets(camp)[1:]:
        if sheet.juror.name != "Juré 2":
            judged.sign(sheet, 3)
    camp.remind_jury(by=camp.dossier.lead)
    assert reminded() == ["jure2@laposte.net"]


def test_a_paper_sheet_is_typed_by_the_lead_and_says_so(camp, lead):
    sheet = judged.sheets(camp)[0]
    lead.post(reverse("camp_sheet", args=[camp.pk, sheet.pk]), typed(sheet, 4, 4, 4, 4, 4))
    sheet.refresh_from_db()
    assert (bool(sheet.signed_at), sheet.entered_by) == (True, camp.dossier.lead)


def test_a_paper_sheet_lacking_a_mark_is_refused(camp, lead):
    sheet = judged.sheets(camp)[0]
    assert lead.post(reverse("camp_sheet", args=[camp.pk, sheet.pk]), typed(sheet, 4)).status_code == 422


def test_no_paper_sheet_is_typed_once_the_ranking_is_validated(camp, lead):
    sheet = judged.sheets(camp)[0]
    Camp.objects.filter(pk=camp.pk).update(ranking_validated_at=clock.now())
    lead.post(reverse("camp_sheet", args=[camp.pk, sheet.pk]), typed(sheet, 4, 4, 4, 4, 4))
    assert Judgement.objects.get(pk=sheet.pk).signed_at is None


def test_the_mean_of_the_marks_ranks_and_is_told(camp):
    judged.mark(camp, **{"Les Bus": 4, "Les Cars": 3})
    rows = marking.table(camp).rows
    assert [(row.team.name, row.rank, row.mark) for row in rows] == [
        ("Les Bus", 1, 100),
        ("Les Cars", 2, 75),
        ("Les Trams", 3, 50),
    ]
    assert rows[0].why == "100,00 sur 100, moyenne de 2 jurés."


def test_the_final_orders_the_finalists_alone(camp, lead):
    judged.mark(camp, **{"Les Bus": 4, "Les Cars": 3})
    lead.post(reverse("camp_judging", args=[camp.pk]), {"do": "final", "kept": 2})
    assert {(sheet.team.name, sheet.juror.name) for sheet in judged.sheets(camp)} == {
        (team, f"Juré {n}") for team in ("Les Bus", "Les Cars") for n in range(3)
    }
    judged.mark(camp, **{"Les Bus": 1, "Les Cars": 2})
    assert ranked(camp) == [("Les Cars", 1), ("Les Bus", 2), ("Les Trams", 3)]


def test_no_final_before_every_prototype_is_judged(camp, lead):
    assert lead.post(reverse("camp_judging", args=[camp.pk]), {"do": "final", "kept": 2}).status_code == 200
    assert camp.rounds.count() == 1


def test_jurors_judge_before_the_end_once_the_lead_opens_it():
    camp = judged.camp(state="running")
    one = camp.jurors.first()
    before = "prototypes/" in Client().get(judged.own(one)).content.decode()
    camp.open_judging(by=camp.dossier.lead)
    judging.share_out(camp)
    assert (before, "prototypes/" in Client().get(judged.own(one)).content.decode()) == (False, True)


def test_what_the_jury_has_begun_to_judge_keeps_its_criteria_and_its_way(camp, lead):
    line = camp.grid.first()
    page = lead.get(reverse("camp_frame", args=[camp.pk]))
    form = {k: v for k, v in page.context["form"].initial.items() if v is not None} | {"method": "pairs"}
    assert lead.get(reverse("camp_grid_edit", args=[camp.pk, line.pk])).status_code == 403
    assert "method" in lead.post(reverse("camp_frame", args=[camp.pk]), form).context["form"].errors


def test_a_juror_who_has_judged_is_not_removed(camp, lead):
    one = camp.jurors.first()
    assert lead.post(reverse("camp_jury_remove", args=[camp.pk, one.pk])).status_code == 403
    assert camp.jurors.count() == 3


def test_a_criterion_has_five_words_or_none(signed_in):
    camp = samples.camp("preparation")
    client, url = signed_in(camp.dossier.lead), reverse("camp_grid_edit", args=[camp.pk, camp.grid.first().pk])
    form = {"label": "Utilité", "weight": 30, "order": 1, "shown": client.get(url).context["form"].digest}
    assert client.post(url, form | {"words": "a\nb"}).status_code == 422
    client.post(url, form | {"words": "a\nb\nc\nd\ne"})
    assert camp.grid.first().words == ["a", "b", "c", "d", "e"]


def test_who_may_not_check_does_not_read_the_judging(camp, signed_in):
    member = factories.person("member", dossier=camp.dossier)
    answers = {
        signed_in(member).get(reverse(name, args=[camp.pk])).status_code for name in ("camp_judging", "camp_ranking")
    }
    assert answers == {403}


def ranked(camp):
    return [(row.team.name, row.rank) for row in marking.table(Camp.objects.get(pk=camp.pk)).rows]


def test_once_its_time_is_over_nothing_of_the_jury_is_left_and_nothing_breaks(camp):
    judged.mark(camp)
    camp.jurors.first().recusals.create(team=judged.team(camp, "Les Bus"), said="Ma sœur")
    camp.teams.filter(name="Les Bus").update(rank=1, mark=75)
    erasure.erase_dossier(camp.dossier)
    assert (camp.jurors.count(), Judgement.objects.count(), ranked(camp)) == (0, 0, [("Les Bus", 1)])
