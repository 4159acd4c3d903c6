"""What everyone reads of the positions; applying with no account; one's own page by its link."""

import json
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs import clock
from programs.models import Applicant, Outbox, Position
from programs.recruiting import APPLICATION, MANAGER
from tests import factories
from tests.recruiting import samples

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files")]


def own(one, name="application", *args, kind=APPLICATION):
    return f"{reverse(name, args=[one.pk, *args])}?cle={kind.key(str(one.pk))}"


def test_the_board_shows_what_is_open_and_no_draft(position):
    samples.position("draft", of=position.dossier, title="Secret")
    page = Client().get(reverse("jobs")).content.decode()
    assert (str(position.title) in page, "Secret" in page) == (True, False)


@pytest.mark.parametrize(("place", "said"), [("", 1), ("Bourges (Cher)", 2)])
def test_a_place_of_work_where_its_organization_is_is_said_once(position, place, said):
    Position.objects.filter(pk=position.pk).update(place=place or str(position.dossier.organization))
    page = Client().get(reverse("jobs")).content.decode()
    line = page[page.index(position.public_url) :].split("<p>")[1].split("</p>")[0]
    assert len(line.split(" – ")) == said


@pytest.mark.parametrize(
    ("words", "found"), [("bourges", True), ("developpeuse lignieres", True), ("sociologue", False), ("\x00", True)]
)
def test_the_board_is_searched_by_job_place_and_organization(position, words, found):
    page = Client().get(reverse("jobs"), {"q": words}).content.decode()
    assert (position.public_url in page) == found


def test_a_page_of_the_board_costs_the_same_for_one_and_three(position):
    def cost():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            Client().get(reverse("jobs"))
        return len(queries)

    one = cost()
    for _ in range(2):
        samples.position(of=position.dossier)
    assert (one, cost()) == (4, 4)


def test_a_job_page_costs_little(position, django_assert_num_queries):
    with django_assert_num_queries(1):
        Client().get(position.public_url)


def posting(position):
    page = Client().get(position.public_url).content.decode()
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])


def test_search_engines_read_a_job_posting(position):
    data = posting(position)
    assert {
        "@context",
        "@type",
        "title",
        "description",
        "datePosted",
        "validThrough",
        "hiringOrganization",
        "jobLocation",
        "baseSalary",
    } <= data.keys()
    assert (data["@type"], data["baseSalary"]["value"]["value"], data["baseSalary"]["currency"]) == (
        "JobPosting",
        50000.0,
        "EUR",
    )


def test_what_is_typed_cannot_leave_the_block_of_data(position):
    Position.objects.filter(pk=position.pk).update(
        missions="</script><script>alert(1)</script>", salary_to=60000, remote="full"
    )
    position.refresh_from_db()
    data = posting(position)
    assert ("alert" in data["description"], data["jobLocationType"], data["baseSalary"]["value"]["maxValue"]) == (
        True,
        "TELECOMMUTE",
        60000.0,
    )


def test_a_position_filled_is_told_and_is_no_longer_a_posting():
    page = Client().get(samples.position("filled").public_url).content.decode()
    assert ("Ce poste est pourvu" in page, "ld+json" in page) == (True, False)


def test_the_feed_gives_the_open_positions(position):
    response = Client().get(reverse("job_feed"))
    assert (response["Content-Type"], f"urn:uuid:{position.pk}" in response.content.decode()) == (
        "application/rss+xml; charset=utf-8",
        True,
    )


def test_one_applies_without_an_account(position):
    response = Client().post(
        reverse("job_apply", args=[position.slug]),
        samples.typed(email="Ana@Exemple.fr", pool="on", links="https://code.exemple.fr/ana"),
    )
    one = Applicant.objects.get()
    assert (response.status_code, one.email, one.files.get().kind, bool(one.pool_since), one.revealed_at) == (
        200,
        "ana@exemple.fr",
        "cv",
        True,
        None,
    )


def test_the_receipt_carries_the_number_and_the_link():
    from programs.mailing import written

    one = samples.applicant()
    subject, body = written(Outbox.objects.get(line__object_id=one.pk), one.addressees("candidate")[0])
    assert (one.reference in subject, one.link in body) == (True, True)


def test_a_known_address_receives_its_link_again(position):
    one = samples.applicant(on=position)
    before = Outbox.objects.filter(line__object_id=one.pk).count()
    Client().post(reverse("job_apply", args=[position.slug]), samples.typed(email=one.email))
    assert (Applicant.objects.count(), Outbox.objects.filter(line__object_id=one.pk).count()) == (1, before + 1)


@pytest.mark.parametrize(
    ("field", "value"),
    [("agrees", ""), ("email", "x"), ("cv", ""), ("links", "ftp://x\n"), ("links", "https://a.fr\n" * 4)],
)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(position, field, value):
    response = Client().post(reverse("job_apply", args=[position.slug]), samples.typed(**{field: value}))
    page = response.content.decode()
    assert (response.status_code, "construit un portail" in page, Applicant.objects.count()) == (422, True, 0)


def test_a_file_that_is_not_what_it_says_is_refused(position):
    fake = SimpleUploadedFile("cv.pdf", b"MZ program", content_type="application/pdf")
    response = Client().post(reverse("job_apply", args=[position.slug]), samples.typed(cv=fake))
    assert (response.status_code, Applicant.objects.count()) == (422, 0)


def test_who_comes_after_the_last_day_is_told(position):
    Position.objects.filter(pk=position.pk).update(closes_on=clock.today() - timedelta(days=1))
    response = Client().post(reverse("job_apply", args=[position.slug]), samples.typed())
    assert (response.status_code, "Rien de ce que vous avez saisi" in response.content.decode()) == (422, True)


def test_too_many_applications_from_one_place_wait(position, monkeypatch):
    monkeypatch.setattr("allauth.core.ratelimit.consume", lambda *_args, **_kw: None)
    assert Client().post(reverse("job_apply", args=[position.slug]), samples.typed()).status_code == 422


def volunteer(**more):
    return (
        samples.typed(employer="Cher", function="Agente", manager_name="Mme Roy", manager_email="Roy@exemple.fr", cv="")
        | more
    )


def test_a_volunteer_needs_no_file_and_names_a_manager(position):
    Client().post(reverse("job_volunteer", args=[position.slug]), volunteer())
    one = Applicant.objects.get()
    owed = set(Outbox.objects.filter(line__object_id=one.pk).values_list("key", flat=True))
    assert (one.route, one.manager_email, owed) == ("internal", "roy@exemple.fr", {"candidate", "manager"})


def test_nobody_is_their_own_manager(position):
    response = Client().post(reverse("job_volunteer", args=[position.slug]), volunteer(email="roy@exemple.fr"))
    assert response.status_code == 422


def test_a_position_closed_to_volunteers_has_no_such_page():
    one = samples.position(takes_internal=False)
    assert Client().get(reverse("job_volunteer", args=[one.slug])).status_code == 404


@pytest.mark.parametrize(
    ("answer", "agrees", "words"),
    [("yes", True, "Vous avez donné votre accord"), ("no", False, "Vous n’êtes pas d’accord")],
)
def test_a_manager_answers_by_the_link(answer, agrees, words):
    one = samples.applicant(route="internal", manager_name="Mme Roy", manager_email="roy@exemple.fr")
    url = own(one, "application_manager", kind=MANAGER)
    page = Client().post(url, {"agrees": answer}, follow=True).content.decode()
    one.refresh_from_db()
    assert (one.manager_agrees, words in page, one.motivation in page) == (agrees, True, False)


def test_the_link_of_an_application_does_not_open_that_of_its_manager():
    one = samples.applicant(route="internal", manager_email="roy@exemple.fr")
    assert Client().get(own(one, "application_manager")).status_code == 404


@pytest.mark.parametrize("state", list(samples.PATHS))
def test_each_state_has_its_words(state):
    one = samples.applicant(state)
    response = Client().get(own(one))
    assert (response.status_code, one.reference in response.content.decode()) == (200, True)


def test_one_withdraws_by_the_link():
    one = samples.applicant()
    Client().post(own(one, "application_step", "withdraw"), {"seen": one.seq, "comment": "Merci"})
    one.refresh_from_db()
    assert one.state == "withdrawn"


@pytest.mark.parametrize(("name", "status"), [("screen", 404), ("accept", 302)])
def test_a_link_takes_no_other_step(name, status):
    one = samples.applicant()
    assert Client().post(own(one, "application_step", name), {"seen": one.seq}).status_code == status


def test_who_comes_too_late_is_told_who_moved_first():
    one = samples.applicant("offered")
    seen = one.seq - 1
    samples.advance(one, "withdraw", None)
    assert Client().post(own(one, "application_step", "accept"), {"seen": seen}).status_code == 409


def test_one_accepts_an_offer_by_the_link():
    one = samples.applicant("offered")
    Client().post(own(one, "application_step", "accept"), {"seen": one.seq})
    one.refresh_from_db()
    assert one.state == "hired"


def test_the_consent_to_the_pool_is_given_and_taken_back():
    one = samples.applicant("rejected")
    client, found = Client(), []
    for typed in ({"pool": "1"}, {}):
        client.post(own(one), typed)
        one.refresh_from_db()
        found.append(bool(one.pool_since))
    assert found == [True, False]


def test_one_reads_back_a_file_and_nobody_elses():
    one, other = samples.applicant(), samples.applicant()
    mine, theirs = samples.joined(one), samples.joined(other)
    codes = [Client().get(own(one, "application_file", file.pk)).status_code for file in (mine, theirs)]
    assert codes == [200, 404]


def test_a_dangerous_file_is_not_given():
    one = samples.applicant()
    file = samples.joined(one)
    one.files.update(scan="infected")
    assert Client().get(own(one, "application_file", file.pk)).status_code == 403


def test_a_candidate_is_no_officer_of_theirs(signed_in):
    one = samples.applicant()
    assert signed_in(factories.officer()).get(one.get_absolute_url()).status_code == 404
