"""During the camp: announcements read everywhere, help asked and given in order, the screen of the room."""

from datetime import timedelta
from types import SimpleNamespace
from urllib.parse import quote

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from hackathons import moves, screen
from hackathons.models import Announcement, Camp, HelpRequest
from hackathons.signed import MENTOR, SEAT
from programs import clock, tasks
from programs.models import User
from programs.workflow import Conflict
from tests import factories
from tests.hackathons import samples

pytestmark = pytest.mark.django_db


def under_way():
    """A camp under way since an hour, until tomorrow, without a programme."""
    obj = samples.camp("running", capacity=9)
    start = clock.now().replace(microsecond=0) - timedelta(hours=1)
    Camp.objects.filter(pk=obj.pk).update(starts_at=start, ends_at=start + timedelta(days=1))
    obj.agenda.all().delete()
    return obj.pk


@pytest.fixture(scope="module")
def shared(once):
    return once(under_way)


@pytest.fixture
def camp(db, shared):
    return Camp.objects.get(pk=shared)


@pytest.fixture
def lead(signed_in, camp):
    return signed_in(camp.dossier.lead)


def present(camp, name="Lou Martin"):
    """Someone who is in."""
    one = samples.registration(camp, name)
    one.check_in(by=camp.dossier.lead)
    return one


def asked(one, subject="Ouvrir le fichier"):
    """Their request for help."""
    row = HelpRequest(camp=one.camp, registration=one, subject=subject)
    row.begin(by=User.objects.bearer(one))
    return row


def seat(one):
    return {"cle": SEAT.key(str(one.pk))}


def now(row):
    return type(row).objects.get(pk=row.pk)


# ------------------------------------------------------------------ announcements


def post(browser, camp, text="Le déjeuner est servi.", **more):
    return browser.post(reverse("camp_announcements", args=[camp.pk]), {"text": text, **more}, follow=True)


def test_an_announcement_is_read_on_the_pages_of_all_and_on_the_screen(lead, camp):
    post(lead, camp)
    one = present(camp)
    pages = [Client().get(one.get_absolute_url(), seat(one)), Client().get(reverse("camp_wall", args=[camp.slug]))]
    assert ["Le déjeuner est servi" in page.content.decode() for page in pages] == [True, True]


def test_withdrawn_it_shows_nowhere_and_stays_in_the_list_of_the_organizers(lead, camp):
    post(lead, camp)
    camp.announcements.get().withdraw(by=camp.dossier.lead)
    page = lead.get(reverse("camp_announcements", args=[camp.pk])).content.decode()
    assert ("Le déjeuner" in Client().get(reverse("camp_wall", args=[camp.slug])).content.decode(), "retirée" in page) == (False, True)  # fmt: skip


def sent():
    """Carry out the mails that are due."""
    for pk in list(tasks.due().filter(kind="mail", key="present").values_list("pk", flat=True)):
        tasks.carry_out(str(pk))
    return sorted((one.to[0], one.subject) for one in mail.outbox if "annonce" in one.subject)


def test_by_mail_it_reaches_those_who_are_in_and_nobody_else(lead, camp):
    present(camp), samples.registration(camp, "Absente")
    post(lead, camp, by_mail="on")
    assert sent() == [("lou.martin@exemple.fr", "Camp des mobilités\u00a0: une annonce")]


def test_withdrawn_before_it_left_it_is_mailed_to_nobody(lead, camp):
    present(camp)
    post(lead, camp, by_mail="on")
    camp.announcements.get().withdraw(by=camp.dossier.lead)
    assert sent() == []


def test_without_the_box_nobody_is_mailed(lead, camp):
    present(camp)
    post(lead, camp)
    assert sent() == []


def test_an_announcement_says_something_and_needs_somebody_to_tell(signed_in, lead, camp):
    preparing = samples.camp("preparation")
    answer = post(signed_in(preparing.dossier.lead), preparing)
    assert (post(lead, camp, text="").status_code, answer.status_code, Announcement.objects.count()) == (422, 422, 0)


# ------------------------------------------------------------------ help


def test_who_is_in_asks_from_their_page_and_sees_their_turn(camp):
    first, second = present(camp), present(camp, "Zoé")
    asked(first)
    page = reverse("seat_help", args=[second.pk])
    Client().post(page, {**seat(second), "subject": "Un nom de domaine", "where": "Table 4"})
    assert "1 demande passe avant la vôtre" in Client().get(page, seat(second)).content.decode()
    assert "Demander de l’aide" in Client().get(second.get_absolute_url(), seat(second)).content.decode()


@pytest.mark.parametrize("said", [{"do": "settle"}, {"do": "drop"}, {}])
def test_who_asked_closes_their_request(camp, said):
    one = present(camp)
    row = asked(one)
    Client().post(reverse("seat_help", args=[one.pk]), {**seat(one), **said})
    assert now(row).state == {"settle": "done"}.get(said.get("do"), "dropped")


def test_nothing_is_asked_twice_at_a_time(camp):
    one = present(camp)
    asked(one)
    with pytest.raises(ValidationError, match="attendez déjà"):
        asked(one)


def test_a_request_has_a_subject_and_comes_from_someone_present(camp):
    one, expected = present(camp), samples.registration(camp, "Attendue")
    empty = Client().post(reverse("seat_help", args=[one.pk]), {**seat(one), "subject": ""})
    early = Client().post(reverse("seat_help", args=[expected.pk]), {**seat(expected), "subject": "Tôt"})
    assert (empty.status_code, early.status_code, HelpRequest.objects.count()) == (422, 422, 0)


@pytest.fixture
def mentor(camp):
    return camp.mentors.create(name="Nour Kaci", subjects="données")


def press(mentor, row, do="take", seen=None):
    """What the phone of a mentor sends."""
    said = {"cle": MENTOR.key(str(mentor.pk)), "request": row.pk, "do": do, "seen": row.seq if seen is None else seen}
    return Client().post(reverse("mentor_queue", args=[mentor.pk]), said, follow=True)


def test_a_mentor_takes_gives_back_and_settles_by_their_link(camp, mentor):
    row = asked(present(camp))
    states = []
    for do in ("take", "release", "take", "settle"):
        press(mentor, now(row), do)
        states.append((now(row).state, now(row).helper))
    assert states == [("taken", "Nour Kaci"), ("waiting", ""), ("taken", "Nour Kaci"), ("done", "Nour Kaci")]


def test_the_second_mentor_is_told_who_came_first(camp, mentor):
    other, row = camp.mentors.create(name="Ana Ruiz"), asked(present(camp))
    seen = row.seq
    press(mentor, row)
    answer = press(other, row, seen=seen).content.decode()
    assert ("Nour Kaci vient de la prendre" in answer, now(row).helper) == (True, "Nour Kaci")


def test_of_two_who_take_it_at_once_the_kernel_lets_one(camp, mentor):
    row = asked(present(camp))
    mine, theirs = now(row), now(row)
    mine.take(by=User.objects.bearer(mentor))
    with pytest.raises(Conflict):
        theirs.take(by=camp.dossier.lead)


def test_a_mentor_neither_settles_nor_gives_back_what_another_took(camp, mentor):
    row = asked(present(camp))
    row.take(by=camp.dossier.lead)
    for do in ("settle", "release"):
        press(mentor, now(row), do)
    assert (now(row).state, now(row).helper) == ("taken", str(camp.dossier.lead))


def test_organizers_have_the_same_queue(lead, camp):
    rows = [asked(present(camp, name)) for name in ("Un", "Deux")]
    page = reverse("camp_help", args=[camp.pk])
    lead.post(page, {"request": rows[1].pk, "do": "take", "seen": rows[1].seq})
    context = lead.get(page).context
    assert ([row.pk for row in context["waiting"]], [row.is_mine for row in context["taken"]]) == ([rows[0].pk], [True])


@pytest.mark.parametrize("said", [{"do": "drop"}, {"do": ""}])
def test_the_queue_takes_no_other_step(lead, camp, said):
    row = asked(present(camp))
    assert lead.post(reverse("camp_help", args=[camp.pk]), {"request": row.pk, "seen": "0", **said}).status_code == 404


def test_a_stale_press_changes_nothing(lead, camp):
    row = asked(present(camp))
    answer = lead.post(reverse("camp_help", args=[camp.pk]), {"request": row.pk, "do": "take", "seen": ""}, follow=True)
    assert ("vient de modifier" in answer.content.decode(), now(row).state) == (True, "waiting")


def test_the_link_of_a_mentor_opens_nothing_else_and_dies_with_them(camp, mentor):
    other = camp.mentors.create(name="Ana")
    page = reverse("mentor_queue", args=[mentor.pk])
    assert Client().get(page, {"cle": MENTOR.key(str(other.pk))}).status_code == 404
    assert Client().get(mentor.link.partition("://")[2].partition("/")[2].join(("/", ""))).status_code == 200
    mentor.delete()
    assert Client().get(page, {"cle": MENTOR.key(str(mentor.pk))}).status_code == 404


def test_the_link_of_a_mentor_goes_by_the_lead_s_own_mail(lead, camp, mentor):
    page = lead.get(reverse("camp_mentors", args=[camp.pk])).content.decode()
    assert f"mailto:?subject={quote(str(camp))}&amp;body={quote(mentor.link)}" in page


def test_the_links_of_mentors_show_to_those_who_prepare_alone(signed_in, lead, camp, mentor):
    page = reverse("camp_mentors", args=[camp.pk])
    observer = signed_in(factories.person("observer", dossier=camp.dossier))
    assert [MENTOR.key(str(mentor.pk)) in one.get(page).content.decode() for one in (lead, observer)] == [True, False]


@pytest.mark.parametrize("number", [1, 3])
def test_the_queue_costs_the_same_for_one_and_many(lead, camp, number, django_assert_max_num_queries):
    for n in range(number):
        asked(present(camp, f"Personne {n}"))
    with django_assert_max_num_queries(7):
        lead.get(reverse("camp_help", args=[camp.pk]))


def test_at_the_end_what_nobody_took_is_dropped_and_needs_are_erased(camp):
    one = samples.registration(camp, "Zoé", diet="sans sel", access_needs="rampe")
    one.check_in(by=camp.dossier.lead)
    row = asked(one)
    moves.conclude(camp, None)
    one.refresh_from_db()
    assert (now(row).state, one.diet, one.access_needs) == ("dropped", "", "")


def test_cancelling_the_camp_erases_needs_too():
    camp = samples.camp("registration")
    samples.registration(camp, diet="sans sel")
    moves.cancel(camp, SimpleNamespace(line=SimpleNamespace(comment="Tempête")))
    assert camp.registrations.values_list("state", "diet").get() == ("cancelled", "")


# ------------------------------------------------------------------ the screen


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(12, "moins d’une minute"), (540, "9 min"), (15_120, "4 h 12"), (7200, "2 h 00"), (200_000, "2 jours")],
)
def test_a_duration_is_read_from_afar(seconds, said):
    assert screen.spoken(seconds).replace("\u00a0", " ") == said


def test_the_screen_says_now_and_next_how_long_is_left_and_how_many_are_here(camp):
    hour = timedelta(hours=1)
    start = camp.starts_at = camp.starts_at.replace(hour=8)
    camp.ends_at = start + timedelta(days=1)
    camp.save()
    for n, title in enumerate(("Accueil", "Défis", "Déjeuner")):
        camp.agenda.create(title=title, starts_at=start + n * hour, ends_at=start + (n + 1) * hour)
    present(camp)
    with clock.at(start + hour):
        shown = screen.of(camp)
    assert ([one.title for one in shown.now], shown.next.title, shown.present) == (["Défis"], "Déjeuner", 1)
    assert (23 * 3600 - 60 < shown.seconds <= 23 * 3600, shown.near, shown.next_day) == (True, False, False)


def test_near_the_end_the_screen_says_so_and_nothing_comes_next(camp):
    with clock.at(camp.ends_at - timedelta(minutes=9)):
        shown = screen.of(camp)
    assert (shown.near, shown.next, shown.now) == (True, None, [])


def test_an_interruption_takes_the_screen_and_stops_the_count(camp):
    camp.interrupt(by=camp.dossier.lead, comment="Orage")
    page = Client().get(reverse("camp_wall", args=[camp.slug]))
    assert ("Le camp est interrompu" in page.content.decode(), page.context["screen"].seconds) == (True, None)


def test_the_screen_names_nobody(camp):
    asked(present(camp, "Zoé Canari"), "Mon secret")
    page = Client().get(reverse("camp_wall", args=[camp.slug])).content.decode()
    assert ("Canari" in page, "secret" in page) == (False, False)


def test_a_camp_that_is_not_public_has_no_screen():
    camp = samples.camp("preparation")
    Camp.objects.filter(pk=camp.pk).update(slug="pas-encore")
    assert Client().get(reverse("camp_wall", args=["pas-encore"])).status_code == 404


def test_an_announcement_is_withdrawn_by_the_page_of_its_step(lead, camp):
    post(lead, camp)
    one = camp.announcements.get()
    step = reverse("step", args=["announcement", one.pk, "withdraw"])
    answer = lead.post(step, {"seen": one.seq, "comment": "Il est décalé."})
    assert (answer.url, now(one).state) == (reverse("camp_announcements", args=[camp.pk]), "withdrawn")


def test_who_reads_the_camp_without_welcoming_takes_no_request(signed_in, camp):
    row = asked(present(camp))
    observer = signed_in(factories.person("observer", dossier=camp.dossier))
    assert observer.post(reverse("step", args=["helprequest", row.pk, "take"]), {"seen": row.seq}).status_code in (403, 404)  # fmt: skip
    assert str(now(row)) == "Ouvrir le fichier"


def test_an_organizer_closes_a_request_by_the_page_of_its_step(lead, camp):
    row = asked(present(camp))
    answer = lead.post(reverse("step", args=["helprequest", row.pk, "settle"]), {"seen": row.seq})
    assert (answer.url, now(row).state) == (reverse("camp_help", args=[camp.pk]), "done")
