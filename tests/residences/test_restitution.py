"""The restitution and what follows: one vote a browser, result once closed, outputs for all, returns asked and told."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.timezone import localdate

from programs import clock, lessons
from programs.deadlines import add_months
from programs.models import Mail, User
from reports import residencefacts
from residences import codes, returns, voting
from residences.models import Ballot
from residences.tasks import remind_returns
from tests import factories
from tests.dossiers import samples

pytestmark = pytest.mark.django_db


@pytest.fixture
def ballot(residence):
    """The vote of the residence, open."""
    row = voting.prepare(residence)
    voting.open_vote(row)
    return row


def test_the_ideas_of_a_vote_begin_with_the_prototypes_tried(residence, browser, url):
    page = browser.get(url("vote"))
    assert page.context["form"]["ideas"].value() == "La carte\nLe guichet ambulant"
    browser.post(
        url("vote"),
        {"question": "Laquelle ?", "ideas": "La carte\nUn car", "asks_fear": "", "shown": page.context["form"].digest},
    )
    row = Ballot.objects.get(residence=residence)
    assert (row.question, [(one.title, bool(one.prototype)) for one in row.choices.all()]) == (
        "Laquelle ?",
        [("La carte", True), ("Un car", False)],
    )


@pytest.mark.parametrize("ideas", ["Une seule", "A\nA", "\n".join(map(str, range(13)))])
def test_a_vote_has_from_two_to_twelve_ideas(browser, url, ideas):
    form = browser.get(url("vote")).context["form"]
    assert browser.post(url("vote"), {"question": "Q", "ideas": ideas, "shown": form.digest}).status_code == 422


def test_one_opens_shows_and_closes_the_vote(residence, browser, url, client):
    browser.get(url("vote"))
    row = Ballot.objects.get(residence=residence)
    before = client.get(row.public_url).status_code
    browser.post(url("vote", "ouvrir"))
    page = browser.get(url("vote")).content.decode()
    browser.post(url("vote", "fermer"))
    row.refresh_from_db()
    assert (before, row.code in page, bool(row.closed_at)) == (404, True, True)


def test_a_vote_without_ideas_does_not_open(residence, browser, url):
    voting.prepare(residence).choices.all().delete()
    browser.post(url("vote", "ouvrir"))
    assert Ballot.objects.get(residence=residence).opened_at is None


def test_without_an_account_one_votes_once_a_browser(ballot, client):
    choice = ballot.choices.first()
    for _twice in range(2):
        client.post(ballot.public_url, {"choice": str(choice.pk), "fear": "Le prix."})
    Client().post(ballot.public_url, {"choice": str(choice.pk)})
    assert (
        ballot.votes.count(),
        voting.fears(ballot),
        "Votre vote est compté" in client.get(ballot.public_url).content.decode(),
    ) == (2, ["Le prix."], True)


def test_the_result_shows_once_the_vote_is_closed_and_only_then(ballot, client):
    choice = ballot.choices.last()
    client.post(ballot.public_url, {"choice": str(choice.pk), "fear": "CANARI"})
    before = client.get(ballot.public_url).context.get("counted")
    voting.close_vote(ballot)
    page = client.get(ballot.public_url)
    assert (before, page.context["counted"][0][:2], "CANARI" in page.content.decode()) == (None, (choice, 1), False)


def test_a_closed_vote_takes_nothing_more(ballot):
    voting.close_vote(ballot)
    with pytest.raises(ValidationError):
        voting.cast(ballot, ballot.choices.first(), "x")


def test_a_vote_that_comes_as_it_closes_is_told_so(ballot, client, monkeypatch):
    form = {"choice": str(ballot.choices.first().pk)}
    voting.cast(ballot, ballot.choices.first(), "x")
    client.cookies["vote"] = "x"
    assert client.post(ballot.public_url, form).status_code == 422


def test_the_code_is_read_however_it_is_typed(ballot, client):
    typed = f" {ballot.code[:3].lower()}-{ballot.code[3:]} "
    assert (codes.read(typed), client.get("/vote/", {"code": typed}).context["ballot"]) == (ballot.code, ballot)
    assert [client.get("/vote/").status_code, client.get("/vote/", {"code": "FAUX"}).status_code] == [200, 404]


def test_paper_ballots_count_too(ballot, browser, url):
    first, second = ballot.choices.all()
    browser.post(url("vote", "papier"), {str(first.pk): "7", str(second.pk): "2"})
    browser.post(url("vote", "papier"), {str(first.pk): "x", str(second.pk): "2"})
    assert [(number, share) for _choice, number, share in voting.counted(ballot)] == [(7, 78), (2, 22)]


def test_an_output_is_for_all_once_published(residence, browser, url, client):
    file = {"file": samples.sent("plan.pdf", samples.PDF)}
    refused = browser.post(url("productions", "ajouter"), {"title": "Le plan", "kind": "map", "licence": "cc-by-4.0"})
    browser.post(url("productions", "ajouter"), {"title": "Le plan", "kind": "map", "licence": "cc-by-4.0"} | file)
    output = residence.outputs.get()
    before, team = client.get(output.url).status_code, browser.get(output.url).status_code
    browser.post(url("productions", output.pk, "publier"))
    after = client.get(output.url).status_code
    browser.post(url("productions", output.pk, "publier"))
    assert (refused.status_code, before, team, after, client.get(output.url).status_code) == (422, 404, 200, 200, 404)


@pytest.fixture
def visit(residence):
    """The return at six months, its milestones dated."""
    residence.public_session_at = clock.now() - timedelta(days=180)
    residence.date_returns(residence.dossier.lead)
    return residence.returns.get(months=6)


def test_returns_are_dated_from_the_public_session(residence, visit):
    day = localdate(residence.public_session_at)
    residence.date_returns(residence.dossier.lead)
    assert [one.due_on for one in residence.returns.all()] == [add_months(day, 6), add_months(day, 12)]
    assert dict(residence.dossier.milestones.filter(code__startswith="return").values_list("code", "due_on")) == {
        "return": add_months(day, 6), "return-12": add_months(day, 12),
    }  # fmt: skip


def test_closing_a_residence_dates_its_returns():
    residence = factories.filled("restitution")
    factories.report("sealed", of=residence)
    type(residence).objects.get(pk=residence.pk).close(by=factories.person("officer"))
    assert [one.months for one in residence.returns.all()] == [6, 12]


def test_a_return_near_its_day_is_asked_for_once(residence, visit):
    remind_returns()
    assert returns.remind() == 0
    action = residence.dossier.actions.get(code="return")
    assert (action.owner, action.due_on, Mail.objects.filter(subject__contains="retour").count()) == (
        residence.dossier.lead,
        visit.due_on,
        1,
    )
    assert type(residence).objects.get(pk=residence.pk).page_of(action) == visit.get_absolute_url()


def test_a_return_is_told_in_four_answers_then_shows_after_the_report_and_in_the_lessons(
    residence, visit, browser, url
):
    returns.announce(visit)
    form = browser.get(url("retours", 6)).context["form"]
    typed = {
        "held_on": clock.today().isoformat(),
        "still_used": "La carte.",
        "changed": "",
        "stopped": "Le car.",
        "lesson": "Nommer quelqu’un.",
        "shown": form.digest,
    }
    browser.post(url("retours", 6), typed)
    residence = type(residence).objects.get(pk=residence.pk)
    annex = next(residencefacts.annexes(residence))
    assert (
        "Ce qui sert encore\u00a0: La carte." in annex.body,
        residence.dossier.actions.get(code="return").done_on,
    ) == (True, clock.today())
    assert [(one.text, one.later) for one in lessons.narrowed(lessons.learned(), "nommer")] == [
        ("Nommer quelqu’un.", "Retour à 6 mois")
    ]


@pytest.mark.parametrize("typed", [{"still_used": ""}, {"still_used": "x", "held_on": "2099-01-01"}])
def test_a_return_that_says_nothing_or_is_to_come_is_refused(visit, browser, url, typed):
    form = browser.get(url("retours", 6)).context["form"]
    assert browser.post(url("retours", 6), {"held_on": "2026-01-02", "shown": form.digest} | typed).status_code == 422


def test_who_only_reads_reads_the_return_once_told(residence, visit, signed_in, url):
    observer = signed_in(factories.person("observer", dossier=residence.dossier))
    visit.held_on, visit.told_at, visit.still_used, visit.told_by = (
        clock.today(),
        clock.now(),
        "La carte.",
        User.objects.get(pk=residence.dossier.lead.pk),
    )
    visit.save()
    page = observer.get(url("retours", 6))
    assert (
        page.context["form"],
        "La carte." in page.content.decode(),
        observer.post(url("retours", 6)).status_code,
    ) == (None, True, 403)


def test_the_report_tells_the_field_the_vote_and_the_outputs(residence, ballot):
    residence.meetings.create(kind="agents", number=4)
    residence.verbatims.create(
        said="On attend.", who="une habitante", consent="quoted", way="spoken", agreed_on=clock.today()
    )
    residence.insights.create(title="On attend", text="Partout.")
    residence.trials.create(prototype=residence.prototypes.first(), users=8, who="habitants", learned="Oui.")
    residence.outputs.create(title="Le plan", link="https://exemple.fr", published_at=clock.now())
    voting.cast(ballot, ballot.choices.first(), "x")
    voting.close_vote(ballot)
    titles = {
        code: [one.title for one in residencefacts.measures(residence, code)["tables"]]
        for code in ("journal", "voices", "findings", "prototypes", "next")
    }
    assert titles == {
        "journal": ["4 personnes rencontrées sur le terrain"], "voices": ["Paroles entendues"], "findings": ["Constats"], "prototypes": ["1 essai avec des usagers"],
        "next": ["1 personne a voté à la restitution", "Ce que la résidence laisse à tous"],
    }  # fmt: skip
