"""The ranking of a camp checked, validated, announced: by its lead and its chair; nothing shows before."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from hackathons import marking, moves
from hackathons.models import Camp, CampTeam
from hackathons.signed import JUROR, SEAT
from programs import tasks
from programs.models import Outbox, User
from tests.hackathons import judged

pytestmark = pytest.mark.django_db
CANARY = "Plus-abouti-que-l-autre"


@pytest.fixture(scope="module")
def shared(once):
    """Three prototypes judged: one ahead, two level; two prizes."""

    def make():
        camp = judged.camp()
        judged.mark(camp, **{"Les Trams": 4})
        camp.prizes.create(title="Grand prix", order=1)
        camp.prizes.create(title="Prix du public", order=2, of_public=True)
        return camp

    return once(make)


@pytest.fixture
def camp(shared, db):
    return Camp.objects.get(pk=shared.pk)


def chair_of(camp):
    """The link of the chair, as an actor."""
    return User.objects.bearer(camp.jurors.get(is_chair=True))


def chair_url(camp, name="camp_chair", *more):
    one = camp.jurors.get(is_chair=True)
    return f"{reverse(name, args=[one.pk, *more])}?cle={JUROR.key(str(one.pk))}"


def validated(camp):
    camp.validate_ranking(by=camp.dossier.lead)
    return camp


def announced(camp):
    """The results announced, and carried out."""
    validated(camp).announce_results(by=camp.dossier.lead)
    for effect in Outbox.objects.filter(kind="move", key="announce", done_at=None):
        moves.move(effect)
    return Camp.objects.get(pk=camp.pk)


def rows(camp):
    return [(row.team.name, row.rank) for row in marking.table(camp).rows]


def test_equals_share_their_rank_and_it_is_said(camp):
    assert rows(camp) == [("Les Trams", 1), ("Les Bus", 2), ("Les Cars", 2)]
    assert marking.table(camp).rows[1].why.endswith("à égalité avec Les Cars.")


def test_the_chair_decides_between_equals_with_a_reason(camp):
    team = judged.team(camp, "Les Cars")
    page = Client().post(
        chair_url(camp, "camp_chair_step", "break_tie"), {"seen": camp.seq, "team": team.pk, "why": CANARY}
    )
    camp.refresh_from_db()
    line = camp.history.last()
    assert (page.status_code, rows(camp)) == (302, [("Les Trams", 1), ("Les Cars", 2), ("Les Bus", 3)])
    assert (line.data["said_by"], CANARY in marking.table(camp).rows[1].why) == ("Juré 0", True)


def test_the_chair_gives_a_reason_and_a_team_that_is_level(camp):
    first = judged.team(camp, "Les Trams")
    answers = [Client().post(chair_url(camp, "camp_chair_step", "break_tie"), {"seen": camp.seq, **said}).status_code for said in ({"why": "x"}, {"team": first.pk, "why": "x"})]  # fmt: skip
    assert (answers, camp.tie_breaks) == ([422, 422], [])


def test_another_juror_reads_no_ranking(camp):
    one = camp.jurors.filter(is_chair=False).first()
    key = JUROR.key(str(one.pk))
    answers = {Client().get(f"{reverse(name, args=args)}?cle={key}").status_code for name, args in (("camp_chair", [one.pk]), ("camp_chair_step", [one.pk, "validate_ranking"]))}  # fmt: skip
    assert answers == {404}
    with pytest.raises(PermissionDenied):
        camp.validate_ranking(by=User.objects.bearer(one))


def test_the_chair_of_another_camp_validates_nothing(camp):
    other = judged.camp(teams=0, state="running")
    with pytest.raises(PermissionDenied):
        camp.validate_ranking(by=chair_of(other))


def test_the_chair_validates_by_their_link_and_their_name_is_kept(camp):
    page = Client().get(chair_url(camp, "camp_chair_step", "validate_ranking"))
    Client().post(
        chair_url(camp, "camp_chair_step", "validate_ranking"), {"seen": page.context["form"].initial["seen"]}
    )
    camp.refresh_from_db()
    assert (bool(camp.ranking_validated_at), camp.ranking_validated_by, camp.history.last().data["said_by"]) == (True, None, "Juré 0")  # fmt: skip


def test_the_lead_who_validates_is_kept(camp):
    assert Camp.objects.get(pk=validated(camp).pk).ranking_validated_by == camp.dossier.lead


def test_marks_no_longer_change_once_validated(camp):
    validated(camp)
    one = camp.jurors.first()
    sheet = one.judgements.first()
    url = f"{reverse('camp_juror_team', args=[one.pk, sheet.team_id])}?cle={JUROR.key(str(one.pk))}"
    assert Client().post(url, {"undo": "1"}).status_code == 404


def test_a_ranking_is_taken_up_again_with_a_reason(camp):
    validated(camp).reopen_ranking(by=camp.dossier.lead, comment="Une feuille oubliée.")
    assert (camp.ranking_validated_at, camp.judges_now) == (None, True)


def test_a_prototype_not_judged_enough_holds_the_ranking_but_the_coach_may_do_without(camp):
    camp.rounds.get().judgements.filter(team__name="Les Bus").update(signed_at=None)
    with pytest.raises(ValidationError, match="1 prototype pas assez jugé"):
        camp.validate_ranking(by=camp.dossier.lead)
    assert camp.step("validate_ranking", camp.dossier.lead).missing[0].waiver.roles == ["coach", "officer"]


def test_equalising_is_refused_with_its_reason_when_there_are_few(camp):
    with pytest.raises(ValidationError, match="au moins 20 prototypes"):
        camp.equalise(by=camp.dossier.lead, comment="x")
    assert marking.table(camp).stop.code == "few"


def test_equalising_then_raw_again(camp, monkeypatch):
    monkeypatch.setattr(marking, "LEAST", 2)
    camp.equalise(by=camp.dossier.lead, comment="Sévérités inégales")
    fair = marking.table(camp).rows[0]
    camp.rank_raw(by=camp.dossier.lead, comment="Finalement non")
    assert (fair.raw, fair.mark is not None, camp.equalises) == (100, True, False)


def test_results_wait_for_a_validated_ranking(camp):
    with pytest.raises(ValidationError, match="classement"):
        camp.announce_results(by=camp.dossier.lead)


def test_announcing_gives_each_team_its_result(camp):
    sheet = judged.sheets(camp)[0]
    camp.rounds.get().judgements.filter(pk=sheet.pk).update(remark="Très utile.")
    camp.prizes.filter(title="Grand prix").update(team=judged.team(camp, "Les Trams"))
    announced(camp)
    found = {team.name: (team.state, team.rank, team.mark) for team in CampTeam.objects.filter(camp=camp)}
    assert found == {"Les Trams": ("awarded", 1, 100), "Les Bus": ("judged", 2, 50), "Les Cars": ("judged", 2, 50)}
    assert CampTeam.objects.get(pk=sheet.team_id).remarks == "Très utile."


def test_each_team_is_told_by_mail_with_its_own_link(camp):
    camp.prizes.filter(title="Grand prix").update(team=judged.team(camp, "Les Trams"))
    announced(camp)
    for pk in list(tasks.due().filter(kind="mail", line__machine="campteam").values_list("pk", flat=True)):
        tasks.carry_out(str(pk))
    told = {one.to[0]: one.body for one in mail.outbox}
    winner = told["membre.de.les.trams@exemple.fr"]
    assert (len(told), "Rang : 1" in winner.replace("\xa0", " "), "Grand prix" in winner, "/resultats/" in winner) == (3, True, True, True)  # fmt: skip


def test_a_team_moved_meanwhile_keeps_what_was_decided_for_it(camp):
    validated(camp).announce_results(by=camp.dossier.lead)
    CampTeam.objects.get(name="Les Bus").stop(by=camp.dossier.lead, comment="Appris.")
    for effect in Outbox.objects.filter(kind="move", key="announce"):
        moves.move(effect)
        moves.move(effect)  # a worker may die after its work and do it again
    assert set(CampTeam.objects.values_list("name", "state")) == {("Les Bus", "stopped"), ("Les Cars", "judged"), ("Les Trams", "judged")}  # fmt: skip


def test_everyone_reads_the_results_once_announced(camp):
    url = reverse("camp_results", args=[camp.slug])
    before = Client().get(url).status_code
    camp.prizes.filter(title="Grand prix").update(team=judged.team(camp, "Les Trams"))
    page = Client().get(url).content.decode() if announced(camp) else ""
    assert (before, "Les Trams" in page, "100,00 sur 100" in page, "Grand prix" in page) == (404, True, True, True)


def test_prizes_are_given_on_the_page_of_the_ranking_until_the_announcement(camp, lead):
    prize, team = camp.prizes.get(title="Grand prix"), judged.team(camp, "Les Bus")
    url, form = reverse("camp_ranking", args=[camp.pk]), {f"prize_{prize.pk}": team.pk}
    assert lead.post(url, form).status_code == 302
    prize.refresh_from_db()
    announced(camp)
    assert (prize.team, lead.post(url, form).status_code) == (team, 403)


def test_alone_a_prototype_has_neither_rank_nor_mark():
    camp = judged.camp(teams=1)
    camp.announce_results(by=camp.dossier.lead)
    for effect in Outbox.objects.filter(kind="move", key="announce"):
        moves.move(effect)
    team = CampTeam.objects.get(camp=camp)
    page = Client().get(reverse("camp_results", args=[camp.slug])).content.decode()
    assert (team.state, team.rank, team.mark, "il n’y a pas de classement" in page) == ("judged", None, None, True)


def test_the_screen_reveals_a_prize_then_its_winner(camp, lead):
    url = reverse("camp_ceremony", args=[camp.pk])
    before = lead.get(url).status_code
    camp.prizes.filter(title="Grand prix").update(team=judged.team(camp, "Les Trams"))
    validated(camp)
    shown = ["Les Trams" in lead.get(url, {"etape": n}).content.decode() for n in range(4)]
    assert (before, shown) == (404, [False, False, True, True])


def test_the_screen_names_only_members_who_chose_it(camp, lead):
    team = judged.team(camp, "Les Trams")
    camp.prizes.filter(title="Grand prix").update(team=team)
    validated(camp)
    url = reverse("camp_ceremony", args=[camp.pk])
    hidden = lead.get(url, {"etape": 2}).content.decode()
    camp.registrations.filter(memberships__team=team).update(shows_name=True)
    assert ["Membre de Les Trams" in page for page in (hidden, lead.get(url, {"etape": 2}).content.decode())] == [
        False,
        True,
    ]


def test_a_camp_ended_without_a_ranking_has_no_results():
    camp = judged.camp(state="running")
    camp.end_without_ranking(by=camp.dossier.lead, comment="On partage.")
    assert Client().get(reverse("camp_results", args=[camp.slug])).status_code == 404


def test_the_page_of_a_team_tells_its_members_what_the_jury_said_once_announced(camp):
    sheet = judged.sheets(camp)[0]
    camp.rounds.get().judgements.filter(pk=sheet.pk).update(remark="À essayer ailleurs.")
    member = camp.registrations.get(memberships__team=sheet.team)
    url = f"{reverse('seat_team', args=[member.pk])}?cle={SEAT.key(str(member.pk))}"
    before = "Ce que le jury vous dit" in Client().get(url).content.decode()
    announced(camp)
    page = Client().get(url).content.decode()
    assert (before, "À essayer ailleurs." in page) == (False, True)
