"""The panel: its links, whom it reads, scorecards hidden until one's own is signed, the comparison, the offer."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from programs import clock
from programs.models import Outbox, Panelist, User
from programs.recruiting import APPLICATION, PANEL
from tests import factories
from tests.recruiting import samples

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files")]


def seat(position, **more):
    return Panelist.objects.create(
        position=position, **{"name": "Odile Renard", "email": f"odile{samples.next_number()}@exemple.fr"} | more
    )


def link(one, name="panel", *args):
    return f"{reverse(name, args=[one.pk, *args])}?cle={PANEL.key(str(one.pk))}"


def test_someone_joins_the_panel_and_receives_a_link(client, position, monkeypatch):
    client.post(
        reverse("slots", args=[position.pk]), {"panel": "1", "name": "Odile Renard", "email": "Odile@Exemple.fr"}
    )
    one = Panelist.objects.get()
    assert (one.email, one.link in mail.outbox[-1].body) == ("odile@exemple.fr", True)


def test_a_link_that_does_not_leave_is_told(client, position, monkeypatch):
    monkeypatch.setattr("programs.spreading.hand_over", lambda *_args: OSError("refused"))
    response = client.post(
        reverse("slots", args=[position.pk]), {"panel": "1", "name": "Odile", "email": "o@exemple.fr"}, follow=True
    )
    assert "le message n’est pas parti" in response.content.decode()


def test_nobody_sits_twice(client, position):
    one = seat(position)
    assert (
        client.post(reverse("slots", args=[position.pk]), {"panel": "1", "name": "X", "email": one.email}).status_code
        == 422
    )


def test_who_has_signed_stays_on_the_panel(client, position):
    kept, gone = seat(position), seat(position)
    card(samples.applicant("interview", on=position), kept)
    for one in (kept, gone):
        client.post(reverse("panelist_remove", args=[position.pk, one.pk]))
    assert list(position.panel.all()) == [kept]


def card(one, of, *values, advice="yes", note="CANARI de la note"):
    return one.scorecards.create(
        panelist=of, marks=list(values) or [3] * 5, advice=advice, note=note, signed_at=clock.now()
    )


def test_the_panel_reads_those_invited_and_nobody_else(position):
    one, met, hidden = (
        seat(position),
        samples.applicant("interview", on=position),
        samples.applicant("screened", on=position),
    )
    text = Client().get(link(one)).content.decode()
    codes = [Client().get(link(one, "scorecard", who.pk)).status_code for who in (met, hidden)]
    assert (met.name in text, hidden.reference in text, codes) == (True, False, [200, 404])


def test_a_member_with_an_account_needs_no_link(signed_in, position):
    person = factories.person()
    one = seat(position, email=person.email)
    assert signed_in(person).get(reverse("panel", args=[one.pk])).status_code == 200


def test_the_panel_of_a_position_given_up_is_closed():
    position = samples.position("cancelled")
    assert Client().get(link(seat(position))).status_code == 404


def marks(*values, **more):
    return {f"mark_{n}": value for n, value in enumerate(values)} | {"advice": "yes", "note": "Bien."} | more


def test_scorecards_are_hidden_until_ones_own_is_signed(position):
    first, second, who = seat(position), seat(position), samples.applicant("interview", on=position)
    card(who, first)
    url = link(second, "scorecard", who.pk)
    before = Client().get(url).content.decode()
    Client().post(url, marks(4, 4, 4, 4, 4))
    assert ["CANARI" in page for page in (before, Client().get(url).content.decode())] == [False, True]


def test_a_scorecard_lacks_nothing(position):
    one, who = seat(position), samples.applicant("interview", on=position)
    assert Client().post(link(one, "scorecard", who.pk), marks(4, 4)).status_code == 422


def test_a_scorecard_no_longer_changes_once_the_position_is_offered(position):
    one, who = seat(position), samples.applicant("offered", on=position)
    assert Client().post(link(one, "scorecard", who.pk), marks(4, 4, 4, 4, 4)).status_code == 403


def test_the_panel_reads_files_of_those_invited_alone(position):
    one, met, hidden = seat(position), samples.applicant("interview", on=position), samples.applicant(on=position)
    codes = [Client().get(link(one, "panel_file", who.pk, samples.joined(who).pk)).status_code for who in (met, hidden)]
    assert codes == [200, 404]


def test_when_all_is_signed_nothing_is_owed(position):
    one, who = seat(position), samples.applicant("interview", on=position)
    card(who, one)
    assert "Toutes vos fiches sont signées" in Client().get(link(one)).content.decode()


def test_those_met_are_compared_the_best_first(client, position):
    of = seat(position)
    low, high = [samples.applicant("interview", on=position) for _ in range(2)]
    card(low, of, 1, 1, 1, 1, 1, advice="no")
    card(high, of, 4, 3, 4, 3, 4)
    rows = client.get(reverse("pipeline_compare", args=[position.pk])).context["rows"]
    assert [(row.applicant, row.total, row.advices["yes"]) for row in rows] == [(high, 18, 1), (low, 5, 0)]


def test_a_recruiter_of_the_panel_compares_once_theirs_is_signed(client, position, recruiter):
    mine, other = seat(position, email=recruiter.email), seat(position)
    who = samples.applicant("interview", on=position)
    card(who, other)
    url, found = reverse("pipeline_compare", args=[position.pk]), []
    found.append(client.get(url).context["rows"][0].total)
    card(who, mine)
    found.append(client.get(url).context["rows"][0].total)
    assert found == [None, 15]


def test_nobody_met_is_said(client, position):
    assert (
        "Personne n’a encore été rencontré"
        in client.get(reverse("pipeline_compare", args=[position.pk])).content.decode()
    )


def test_an_offer_lacks_a_scorecard_unless_one_does_without(position):
    one = samples.applicant("interview", on=position)
    before = [need.code for need in one.missing_to_offer()]
    card(one, seat(position))
    assert (before, list(one.missing_to_offer())) == (["scorecards"], [])


def test_an_offer_is_answered_on_a_day_to_come(client, position):
    one = samples.applicant("interview", on=position)
    card(one, seat(position))
    past = {"seen": one.seq, "answer_by": "2020-01-01", "starts_on": "2030-01-01", "comment": "50 000 €"}
    assert client.post(reverse("step", args=["applicant", one.pk, "offer"]), past).status_code == 422


def test_the_offer_is_read_by_the_applicant(position):
    one = samples.applicant("offered", on=position)
    text = Client().get(f"{reverse('application', args=[one.pk])}?cle={APPLICATION.key(str(one.pk))}").content.decode()
    assert "50 000 € par an." in text.replace("\xa0", " ")


@pytest.mark.parametrize(
    "name", ["begin", "invite", "choose_slot", "offer", "accept", "reject", "withdraw", "remind", "hear_manager"]
)
def test_each_step_writes_to_the_applicant(position, name):
    from programs.mailing import written

    one = told(position, name)
    effect = Outbox.objects.filter(line__object_id=one.pk, line__name=name, key="candidate").last()
    subject, body = written(effect, one.addressees("candidate")[0])
    assert (position.title in subject, one.link in body, "None" in body) == (True, True, False)


def told(position, name):
    """Someone to whom this step has just happened."""
    state = {
        "begin": "received",
        "choose_slot": "interview",
        "invite": "interview",
        "offer": "offered",
        "accept": "hired",
        "reject": "rejected",
        "withdraw": "withdrawn",
    }
    one = samples.applicant(state.get(name, "received"), on=position)
    if name == "choose_slot":
        one.choose_slot(by=User.objects.bearer(one), slot=str(samples.slot(position).pk))
    if name == "remind":
        one.remind(by=User.objects.system())
    if name == "hear_manager":
        one.hear_manager(by=User.objects.system(), agrees="no")
    return one
