"""Nothing crosses the embargo: every address that a visitor, an applicant or a juror may open, before the hour and after it."""

import json
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from programs import clock, links, mydata
from programs.models import Call, Decision, Document, Dossier, EmbargoRecipient, Mail, Outbox, User
from reports.tasks import produce
from tests import factories
from tests.jury.conftest import now
from tests.jury.test_embargo import CANARY, client_of, stripped
from tests.trust.policy import POLICY
from tests.trust.world import World

pytestmark = pytest.mark.django_db

SELF_TOLD = (
    "health",
    "my_data",
    "my_data_export",
)  # they say the second, what was opened; one's own data are read below
OUTSIDE = ("anonymous", "lead", "reviewer")
# the hour of the announcement; that at which a calendar or an empty feed was made
HOUR = re.compile(r"\d+\sh(\s\d+)?|DTSTAMP:\w+|<(updated|lastBuildDate)>[^<]+<")


def world_under_review(officer):
    """A world whose every address names one dossier under review, its lead and its juror."""
    world = World()
    read = world.read
    world.example.marks.create(reviewer=world.people["reviewer"], mark=50)
    factories.mark(read, world.people["reviewer"])
    world.call, world.dossier = read.dossier.call, read.dossier
    world.call.close(by=officer, comment="Fermé.")
    world.call.start_review(by=officer)
    Dossier.objects.get(pk=read.dossier_id).start_review(by=officer)
    world.call.refresh_from_db()
    world.people["lead"] = read.dossier.lead
    world.decision = world.version = world.task = world.report = world.session = world.residence.dossier
    return world


def announce_later(world, officer, hours=2):
    """The dossier is selected, its letter approved and drawn up, the list under embargo made; the hour is set."""
    dossier = Dossier.objects.get(pk=world.dossier.pk)
    dossier.select(by=officer, comment=CANARY)
    Decision.objects.filter(dossier=dossier).update(approved_at=clock.now(), approved_by=officer)
    world.call.embargo_recipients.create(name="Préfète", quality="Préfecture", email="prefete@exemple.fr")
    Call.objects.filter(pk=world.call.pk).update(embargo_at=clock.now())
    factories.announce(Call.objects.get(pk=world.call.pk), hours)
    for kind, of in (
        ("letter", {"dossier": dossier}),
        ("laureates", {"call": world.call}),
        ("minutes", {"call": world.call}),
    ):
        Document(kind=kind, title=CANARY, **of).begin(by=User.objects.system())


def answers(world, clients, names=POLICY):
    """What each of these people gets at every address: the status and the page, without what changes at each request."""
    found = {}
    for name in names:
        url = reverse(name, kwargs=POLICY[name][0](world))
        for role, client in clients.items() if name not in SELF_TOLD else ():
            response = client.get(url)
            body = b"".join(response.streaming_content) if response.streaming else response.content
            found[name, role] = (response.status_code, HOUR.sub("", stripped(body.decode(errors="replace"))))
    return found


def test_before_the_hour_no_address_answers_otherwise_and_after_it_they_do(officer):
    world = world_under_review(officer)
    clients = {role: world.client(role) for role in OUTSIDE}
    before = answers(world, clients)
    announce_later(world, officer)
    during = answers(world, clients)
    assert sorted(key for key in before if before[key] != during[key]) == []
    Call.objects.filter(pk=world.call.pk).update(announced_at=clock.now())  # the control: the hour comes
    after = answers(world, clients, ("call_results", "call_public", "dossier", "dashboard"))
    changed = {key for key in after if before[key] != after[key]}
    assert {
        ("call_results", "anonymous"),
        ("call_public", "anonymous"),
        ("dossier", "lead"),
        ("dashboard", "lead"),
    } <= changed
    assert CANARY in after["dossier", "lead"][1]


def held(dossier):
    """What the lead of a dossier gets of their own data, for programs."""
    return mydata.as_json(dossier.lead, mydata.sheets(dossier.lead), [])


def test_one_s_own_data_tell_no_proposal_before_the_hour(officer):
    dossier = factories.dossier("in_review")
    before = held(dossier)
    fresh = Dossier.objects.get(pk=dossier.pk)
    fresh.select(by=officer, waive=["reviews"], comment=CANARY)
    told = [json.loads(text)["data"] for text in (before, held(dossier))]
    Call.objects.filter(pk=dossier.call_id).update(announced_at=clock.now())
    after = json.loads(held(dossier))["data"]
    assert (told[0], after["programs.Dossier"][0]["state"]) == (told[1], "selected")


# the list that a few read before it


def embargoed():
    """A decided call whose list one person receives in an hour, two hours before everyone."""
    call, dossiers = factories.deliberated("selected", "rejected")
    call.embargo_at = clock.now() + timedelta(hours=1)
    call.save(update_fields=["embargo_at"])
    recipient = call.embargo_recipients.create(name="Préfète", quality="Préfecture du Cher", email="prefete@exemple.fr")
    factories.announce(call, hours=3)
    return recipient, dossiers


@pytest.fixture(scope="module")
def kept(once):
    return once(embargoed)


@pytest.fixture
def secret(kept):
    """That recipient and the dossiers, as they now are."""
    recipient, dossiers = kept
    return now(recipient), [now(dossier) for dossier in dossiers]


def hours(count):
    return clock.at(clock.now() + timedelta(hours=count))


def opened(recipient, name="embargo_list", agent="Mozilla/5.0"):
    key = links.link(recipient).partition("?")[2]
    return Client().get(f"{reverse(name, args=[recipient.pk])}?{key}", headers={"User-Agent": agent})


def test_the_list_leaves_at_its_hour_once(secret, run, mailoutbox):
    run("embargo")
    early = len(mailoutbox)
    with hours(1.1):
        run("embargo")
        Outbox.objects.filter(kind="embargo").update(done_at=None, retry_at=None)
        run("embargo")
    assert (early, [m.to for m in mailoutbox]) == (0, [["prefete@exemple.fr"]])
    assert ("SOUS EMBARGO" in mailoutbox[0].body.upper(), "/embargo/" in mailoutbox[0].body) == (True, True)


def test_the_link_opens_the_laureates_alone_and_each_opening_is_kept(secret):
    recipient, (won, lost) = secret
    with hours(1.1):
        page = opened(recipient).content.decode()
    assert (str(won.organization) in page, lost.reference in page, "Sous embargo" in page) == (True, False, True)
    assert [one.what for one in recipient.openings.all()] == ["page"]


def test_the_link_opens_nothing_before_the_list_leaves_nor_without_its_key(secret):
    recipient, _dossiers = secret
    early = opened(recipient).status_code
    with hours(1.1):
        assert (early, Client().get(reverse("embargo_list", args=[recipient.pk])).status_code) == (404, 404)


def test_a_robot_that_previews_the_link_sees_no_laureate(secret):
    recipient, (won, _lost) = secret
    with hours(1.1):
        page = opened(recipient, agent="facebookexternalhit/1.1").content.decode()
    assert (str(won.organization) in page, recipient.openings.exists()) == (False, False)


def test_the_pdf_of_the_list_is_given_and_traced(secret):
    recipient, _dossiers = secret
    missing = opened(recipient, "embargo_pdf").status_code
    produce(Outbox.objects.get(kind="document", key="laureates"))
    with hours(1.1):
        response = opened(recipient, "embargo_pdf")
        content = b"".join(response.streaming_content)
    assert (missing, content[:4], [one.what for one in recipient.openings.all()]) == (404, b"%PDF", ["fichier PDF"])


def test_after_the_announcement_nobody_is_written_to(secret, run, mailoutbox):
    with hours(3.1):
        run("embargo")
        page = opened(secret[0]).content.decode()
    assert (len(mailoutbox), "L’embargo a été levé" in page) == (0, True)


def embargo_page(recipient):
    return reverse("embargo", args=[recipient.call_id])


def test_who_is_added_late_receives_the_list_and_who_is_taken_off_does_not(secret, officer, run, mailoutbox):
    recipient, _dossiers = secret
    staff = client_of(officer)
    staff.post(
        embargo_page(recipient), {"name": "Cabinet", "quality": "Ministère", "email": "C@exemple.fr", "add": "1"}
    )
    staff.post(embargo_page(recipient), {"remove": str(recipient.pk)})
    with hours(1.1):
        run("embargo")
    assert [m.to for m in mailoutbox] == [["c@exemple.fr"]]


def test_an_hour_put_back_moves_the_sendings(secret, officer):
    later = timezone.localtime(clock.now() + timedelta(hours=2)).replace(second=0, microsecond=0)
    client_of(officer).post(embargo_page(secret[0]), {"embargo_at": later.strftime("%Y-%m-%dT%H:%M"), "hour": "1"})
    assert [one.not_before for one in Outbox.objects.filter(kind="embargo")] == [later]


def test_the_list_cannot_leave_after_the_announcement_nor_twice_to_one_address(secret, officer):
    recipient, _dossiers = secret
    staff, late = client_of(officer), timezone.localtime(clock.now() + timedelta(hours=5)).strftime("%Y-%m-%dT%H:%M")
    refused = staff.post(embargo_page(recipient), {"embargo_at": late, "hour": "1"})
    twice = staff.post(embargo_page(recipient), {"name": "A", "quality": "B", "email": recipient.email, "add": "1"})
    assert (refused.status_code, twice.status_code) == (422, 422)


def test_an_hour_chosen_before_the_announcement_is_decided_is_kept(officer):
    call, _dossiers = factories.deliberated("selected")
    at = clock.now() + timedelta(hours=2)
    client_of(officer).post(
        reverse("embargo", args=[call.pk]),
        {"embargo_at": timezone.localtime(at).strftime("%Y-%m-%dT%H:%M"), "hour": "1"},
    )
    assert Call.objects.get(pk=call.pk).embargo_at == at.replace(second=0, microsecond=0)
    assert not Outbox.objects.filter(kind="embargo").exists()


def test_once_announced_the_list_no_longer_changes(secret, officer):
    with hours(3.1):
        assert client_of(officer).post(embargo_page(secret[0]), {"hour": "1"}).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_the_embargo_costs_the_same(secret, officer, count, django_assert_num_queries):
    call = secret[0].call
    for n in range(1, count):
        other = EmbargoRecipient.objects.create(call=call, name=f"P{n}", quality="Préfecture", email=f"p{n}@exemple.fr")
        other.openings.create(what="page")
    staff = client_of(officer)
    with django_assert_num_queries(6):
        assert staff.get(reverse("embargo", args=[call.pk])).status_code == 200


def test_the_results_are_public_from_the_hour(secret):
    recipient, (won, lost) = secret
    url = reverse("call_results", args=[recipient.call.slug])
    before = Client().get(url).status_code
    with hours(3.1):
        page = Client().get(url).content.decode()
    assert (before, str(won.organization) in page, str(lost.organization.pk) in page) == (404, True, False)
    assert Mail.objects.filter(address=recipient.email).count() == 0
