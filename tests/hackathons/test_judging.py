"""A jury that marks by a grid: invited, tied or absent, on a phone, from paper; its table, its final."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from hackathons import marking, sharing
from hackathons.forms.judging import read_of
from hackathons.models import Camp, CampJuror, Judgement
from hackathons.signed import JUROR
from programs import clock, tasks
from programs.models.attachment import keep
from tests.hackathons import judged

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared(once):
    """Three prototypes, three jurors, two sheets each."""
    return once(judged.camp)


@pytest.fixture
def camp(shared, db):
    return Camp.objects.get(pk=shared.pk)


def said(juror, **answers):
    """What the page of a juror sends."""
    return Client().post(judged.own(juror), answers)


def typed(sheet, *scores, **more):
    """What the page of a prototype sends: marks in the order of the grid."""
    grid = sheet.round.camp.grid.all()
    marks = {f"mark_{line.pk}": score for line, score in zip(grid, scores, strict=False)}
    return {"read": read_of(sheet), "remark": "", **marks, **more}


def sent(sheet, *scores, **more):
    """The answer to a saving by its juror."""
    return Client().post(judged.own(sheet.juror, "camp_juror_team", sheet.team_id), typed(sheet, *scores, **more))


def delivered():
    """Carry out what is due; the links of each mail, by address."""
    for pk in list(tasks.due().filter(kind="mail", line__machine="camp").values_list("pk", flat=True)):
        tasks.carry_out(str(pk))
    return {one.to[0]: re.findall(r"https?://\S+", one.body) for one in mail.outbox}


def ranked(camp):
    return [(row.team.name, row.rank) for row in marking.table(Camp.objects.get(pk=camp.pk)).rows]


def test_each_juror_receives_a_link_of_their_own(camp):
    camp.jurors.update(invited_at=None, accepted_at=None)
    camp.invite_jury(by=camp.dossier.lead)
    links = {address: found[0].split("/", 3)[3] for address, found in delivered().items() if "laposte" in address}
    assert (len(links), len(set(links.values()))) == (3, 3)
    assert {Client().get(f"/{path}").status_code for path in links.values()} == {200}


def test_nobody_is_invited_twice(camp):
    assert {need.code for need in camp.step("invite_jury", camp.dossier.lead).missing} == {"invited"}


@pytest.mark.parametrize("key", ["", "x", "other"])
def test_a_key_that_is_not_theirs_opens_nothing(camp, key):
    one, other = camp.jurors.all()[:2]
    key = JUROR.key(str(other.pk)) if key == "other" else key
    assert Client().get(f"{reverse('camp_juror', args=[one.pk])}?cle={key}").status_code == 404


def test_a_juror_accepts_then_declines(camp):
    one = camp.jurors.first()
    said(one, do="accept")
    assert CampJuror.objects.get(pk=one.pk).accepted_at
    said(one, do="decline", why="Souffrante")
    one.refresh_from_db()
    assert (one.accepted_at, one.sits, one.declined_for) == (None, False, "Souffrante")


def test_each_prototype_has_its_jurors_and_each_juror_as_many(camp):
    sheets = judged.sheets(camp)
    assert sorted([sheet.team.name for sheet in sheets]) == [
        "Les Bus",
        "Les Bus",
        "Les Cars",
        "Les Cars",
        "Les Trams",
        "Les Trams",
    ]
    assert {camp.jurors.get(pk=juror).judgements.count() for juror in {sheet.juror_id for sheet in sheets}} == {2}


def test_jurors_have_not_the_same_order():
    orders = {tuple(sorted(judged.NAMES, key=lambda name: sharing.mixed(f"juror {n}", name))) for n in range(6)}
    assert len(orders) > 1


def test_a_juror_keeps_an_order(camp):
    sharing.give(camp, camp.rounds.get(), list(marking.handed_in(camp)), 3)
    juror = camp.jurors.first()
    found = [sheet.team_id for sheet in sharing.given_to(juror, camp.rounds.get())]
    assert found == sorted(found, key=lambda team: sharing.mixed(str(juror.pk), team))


def test_a_tie_declared_closes_the_prototype_and_is_kept(camp):
    sheet = judged.sheets(camp)[0]
    said(sheet.juror, do="tie", teams=[sheet.team_id], said="Ma sœur")
    page = Client().get(judged.own(sheet.juror, "camp_juror_team", sheet.team_id))
    assert (page.status_code, sheet.juror.recusals.get().said) == (404, "Ma sœur")


def test_a_tie_with_an_organization_closes_its_teams_and_those_to_come(camp):
    one = camp.jurors.first()
    camp.registrations.filter(name="Membre de Les Bus").update(organization="La Régie")
    said(one, do="tie", organizations=["La Régie"], said="J’y travaille")
    camp.registrations.filter(name="Membre de Les Cars").update(organization=" la  régie ")
    sharing.first_round(camp)
    assert sorted(row.team.name for row in one.recusals.all()) == ["Les Bus", "Les Cars"]


def test_a_tie_without_a_team_is_asked_again(camp):
    assert said(camp.jurors.first(), do="tie", said="Ma sœur").status_code == 422


def test_a_juror_who_is_a_member_of_a_team_never_judges_it():
    camp = judged.camp(state="running")
    camp.jurors.filter(name="Juré 1").update(email=camp.registrations.get(name="Membre de Les Bus").email)
    sharing.first_round(camp)
    assert [row.team.name for row in camp.jurors.get(name="Juré 1").recusals.all()] == ["Les Bus"]
    assert camp.rounds.get().judgements.filter(team__name="Les Bus").count() == 2


def test_the_lead_sees_who_may_be_tied_and_sets_them_aside(camp, lead):
    one = camp.jurors.first()
    camp.jurors.filter(pk=one.pk).update(organization="La Régie")
    camp.registrations.filter(name="Membre de Les Bus").update(organization="La régie")
    team, url = judged.team(camp, "Les Bus"), reverse("camp_judging", args=[camp.pk])
    assert "du même organisme qu’un membre" in lead.get(url).content.decode()
    lead.post(url, {"do": "recuse", "juror": one.pk, "team": team.pk})
    assert one.recusals.filter(team=team).exists()


def test_a_draft_saves_itself_and_counts_for_nothing(camp):
    sheet = judged.sheets(camp)[0]
    answer = Client().post(judged.own(sheet.juror, "camp_juror_team", sheet.team_id), typed(sheet, 3, remark="Bien"), headers={"hx-request": "true"})  # fmt: skip
    sheet.refresh_from_db()
    assert (answer.status_code, len(sheet.scores), sheet.signed_at, marking.table(camp).rows[0].count) == (
        200,
        1,
        None,
        0,
    )


def test_marks_are_signed_only_when_none_lacks(camp):
    sheet = judged.sheets(camp)[0]
    assert sent(sheet, 3, 2, sign="1").status_code == 422
    sheet.refresh_from_db()
    assert sheet.signed_at is None


def test_signing_leads_to_the_next_one(camp):
    sheet = judged.sheets(camp)[0]
    other = sheet.juror.judgements.exclude(pk=sheet.pk).get()
    answer = sent(sheet, 4, 3, 2, 1, 0, sign="1")
    sheet.refresh_from_db()
    assert (str(other.team_id) in answer.url, bool(sheet.signed_at)) == (True, True)
    assert sheet.mark(camp.grid.all()) == 30 + 15 + 10 + 15 / 4


def test_a_mark_out_of_bounds_is_refused(camp):
    assert sent(judged.sheets(camp)[0], 5, 3, 2, 1, 0, sign="1").status_code == 422


def test_signed_marks_change_only_once_the_signature_is_taken_back(camp):
    sheet = judged.sign(judged.sheets(camp)[0], 3)
    sent(sheet, 0, 0, 0, 0, 0)
    kept = Judgement.objects.get(pk=sheet.pk).scores
    sent(sheet, undo="1")
    assert (set(kept.values()), Judgement.objects.get(pk=sheet.pk).signed_at) == ({3}, None)


def test_a_stale_page_overwrites_nothing(camp):
    sheet = judged.sheets(camp)[0]
    stale = typed(sheet, 1, 1, 1, 1, 1)
    sent(sheet, 4, 4, 4, 4, 4)
    answer = Client().post(judged.own(sheet.juror, "camp_juror_team", sheet.team_id), stale)
    assert (answer.status_code, set(Judgement.objects.get(pk=sheet.pk).scores.values())) == (422, {4})


def test_marks_of_a_prototype_handed_in_again_no_longer_count(camp):
    sheet = judged.sign(judged.sheets(camp)[0], 3)
    camp.teams.filter(pk=sheet.team_id).update(submitted_at=clock.now() + timedelta(seconds=5))
    assert {row.count for row in marking.table(camp).rows} == {0}


def test_a_prototype_not_given_is_not_found(camp):
    sheet = judged.sheets(camp)[0]
    stranger = camp.jurors.exclude(judgements__team=sheet.team).get()
    assert Client().get(judged.own(stranger, "camp_juror_team", sheet.team_id)).status_code == 404


def pictured(team):
    """A picture of a prototype."""
    return team.pictures.create(caption="La carte", name="carte.png", content_type="image/png", size=4, sha256=keep(b"shot"))  # fmt: skip


def opened(url):
    """The status of a file; it is closed."""
    answer = Client().get(url)
    for close in answer._resource_closers:  # the file, not the connection
        close()
    return answer.status_code


def test_a_juror_sees_the_pictures_of_what_they_judge_and_of_nothing_else(camp, files):
    one, shown = camp.jurors.first(), pictured(judged.team(camp, "Les Bus"))
    before = opened(judged.own(one, "camp_juror_picture", shown.pk))
    one.recusals.create(team=shown.team, said="Ma sœur")
    after = opened(judged.own(one, "camp_juror_picture", shown.pk))
    Camp.objects.filter(pk=camp.pk).update(ranking_validated_at=clock.now())
    other = camp.jurors.exclude(pk=one.pk).first()
    assert (before, after, opened(judged.own(other, "camp_juror_picture", shown.pk))) == (200, 404, 404)


def test_the_page_of_a_prototype_shows_its_pictures(camp, files):
    sheet = judged.sheets(camp)[0]
    shown = pictured(sheet.team)
    page = Client().get(judged.own(sheet.juror, "camp_juror_team", sheet.team_id)).content.decode()
    assert reverse("camp_juror_picture", args=[sheet.juror_id, shown.pk]) in page
