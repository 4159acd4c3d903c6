"""The feed of a dossier: each reads what is for them, in order, page by page at one cost; mentions tell only who may read."""

from datetime import timedelta

import pytest
from django.urls import reverse

from programs import bulk, clock, mailing
from programs.feed import ROWS, Feed
from programs.models import Checkin, CoachingSession, Dossier, Mail, Message, Outbox, Role, User
from programs.uploads import Upload
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(files):
    """Files of tests live and die with them."""


@pytest.fixture(scope="module")
def shared(once):
    return once(factories.filled, "running")


@pytest.fixture
def dossier(shared):
    return Dossier.objects.get(pk=shared.dossier_id)


@pytest.fixture
def coach(dossier):
    return User.objects.get(pk=dossier.coach.pk)


@pytest.fixture
def lead(dossier):
    return User.objects.get(pk=dossier.lead.pk)


@pytest.fixture
def url(dossier):
    return reverse("conversation", args=[dossier.pk])


def said(dossier, person, **asked):
    """What a person reads of the feed."""
    feed = Feed(dossier, person, dossier.roles_of(person), asked)
    return [row["feed_shown"] | row for row in feed.page(1)[0]]


def texts(dossier, person, **asked):
    return [row.get("text") for row in said(dossier, person, kind="message", **asked)]


def test_each_reads_the_messages_that_are_for_them(dossier, coach, lead):
    Message.objects.all().delete()
    for audience in ("all", "staff", "coaches"):
        bulk.write(dossier, coach, audience, audience=audience)
    authority, observer = factories.person("authority"), factories.person("observer", dossier=dossier)
    found = [texts(dossier, person)[::-1] for person in (coach, authority, lead, observer)]
    assert found == [["all", "staff", "coaches"], ["all", "staff"], ["all"], ["all"]]


def test_every_source_is_in_one_order_page_after_page(dossier, coach):
    bulk.write(dossier, coach, "Bonjour.")
    many(dossier, coach, 2 * ROWS)
    feed = Feed(dossier, coach, dossier.roles_of(coach))
    pages = [feed.page(number) for number in (1, 2, 3, 4)]
    rows = [(row["feed_at"], row["feed_key"]) for page, _total in pages[:-1] for row in page]
    assert (rows, {total for _page, total in pages}) == (sorted(set(rows), reverse=True), {len(rows)})
    assert (pages[-1], {row["feed_code"] for page, _total in pages for row in page} >= {"line", "message", "file", "checkin"}) == (pages[-2], True)  # fmt: skip


def test_where_nothing_is_found_the_page_is_empty(dossier, coach):
    assert Feed(dossier, coach, dossier.roles_of(coach), {"q": "introuvable"}).page(3) == ([], 0)


def test_the_words_of_a_check_in_are_for_the_coach_and_its_author(dossier, coach, lead):
    Checkin.objects.all().delete()
    dossier.checkins.create(by=lead, weather="storm", help_wanted="Besoin de bras")
    other = factories.person("observer", dossier=dossier)
    shown = [said(dossier, one, kind="event")[0]["help_wanted"] for one in (coach, lead, other)]
    found = [len(said(dossier, one, q="besoin de bras")) for one in (coach, lead, other)]
    assert (shown, found) == (["Besoin de bras", "Besoin de bras", ""], [1, 1, 0])


@pytest.mark.parametrize(("typed", "number"), [("réunions", 1), ("reunion mairie", 1), ("piscine", 0), ("Zoé", 1)])
def test_words_are_found_in_french(dossier, coach, typed, number):
    Message.objects.all().delete()
    User.objects.filter(pk=coach.pk).update(name="Zoé Martin")
    Role.objects.filter(person=coach).exclude(dossier=dossier).delete()
    bulk.write(dossier, coach, "La réunion se tient à la mairie.")
    assert len(texts(dossier, coach, q=typed)) == number


def test_steps_are_found_by_what_was_done(dossier, coach):
    found = said(dossier, coach, q="dossier depose")
    assert [(row["machine"], row["step"]) for row in found if row["feed_code"] == "line"] == [("dossier", "submit")]


def test_a_session_is_told_and_found_by_its_subject(signed_in, url, dossier, coach, lead):
    start = clock.now() + timedelta(days=3)
    session = CoachingSession(dossier=dossier, coach=coach, subject="Les horaires du guichet", starts_at=start, ends_at=start + timedelta(hours=1))  # fmt: skip
    session.book(by=coach)
    found = signed_in(lead).get(url, {"q": "horaire guichet"}).context["lines"]
    assert [(one.kind, one.whom) for one in found] == [("event", "Les horaires du guichet")]


def test_days_and_people_narrow_it(dossier, coach, lead):
    today = clock.today()
    later, mine = said(dossier, coach, since=today + timedelta(days=1)), said(dossier, coach, who=lead.pk, until=today)
    assert (later, {row["by"]["email"] for row in mine}) == ([], {lead.email})


def sent(browser, url, text, **more):
    return browser.post(url, {"text": text, "audience": "all"} | more)


def told(message):
    """The addresses of the mails of a message, by kind."""
    for effect in Outbox.objects.filter(line__object_id=message.pk).order_by("key"):
        mailing.deliver(effect)
    return {(mail.kind, mail.address) for mail in Mail.objects.filter(effect__line__object_id=message.pk)}


def test_a_mention_tells_once_and_in_its_own_words(signed_in, url, coach, lead):
    sent(signed_in(lead), url, f"Qu’en pensez-vous, @{coach.name} ?")
    message = Message.objects.latest("sent_at")
    assert (("mention", coach.email) in told(message), ("message", coach.email) in told(message)) == (True, False)


def test_one_mentions_only_who_may_read(signed_in, url, coach, lead):
    answer = sent(signed_in(coach), url, f"Entre nous, @{lead.name}.", audience="coaches")
    assert (answer.status_code, list(answer.context["form"].errors), Message.objects.filter(text__startswith="Entre").count()) == (422, ["text"], 0)  # fmt: skip


def test_a_name_that_two_bear_is_asked_again(signed_in, url, dossier, coach):
    for first in ("Léa", "Luc"):
        factories.person("observer", dossier=dossier, name=f"{first} Homonyme")
    answer = sent(signed_in(coach), url, "Voir @Homonyme.")
    said = str(answer.context["form"].errors["text"])
    assert (answer.status_code, "@Léa Homonyme" in said, "@Luc Homonyme" in said) == (422, True, True)


def test_who_may_read_no_longer_is_not_told(signed_in, url, dossier, coach):
    observer = factories.person("observer", dossier=dossier, name="Ida Partie")
    sent(signed_in(coach), url, "Voir @Ida Partie.")
    observer.roles.all().delete()
    assert observer.email not in {address for _kind, address in told(Message.objects.latest("sent_at"))}


def test_who_observes_reads_and_does_not_write(signed_in, url, dossier):
    browser = signed_in(factories.person("observer", dossier=dossier))
    assert (browser.get(url).context["form"], sent(browser, url, "Bonjour").status_code) == (None, 403)


def test_names_are_told_apart_and_what_people_type_stays_text(signed_in, url, coach, lead):
    sent(signed_in(lead), url, f"<b>@{coach.name}</b>\n\nMerci")
    html = signed_in(lead).get(url).content.decode()
    assert f'&lt;b&gt;<b class="mention">@{coach.name}</b>&lt;/b&gt;' in html


def test_the_address_of_a_message_opens_its_page(signed_in, url, dossier, coach, lead):
    old = bulk.write(dossier, coach, "Ancien")
    Message.objects.filter(pk=old.pk).update(sent_at=clock.now() - timedelta(days=900))
    many(dossier, coach, ROWS)
    page = signed_in(lead).get(old.get_absolute_url())
    assert (page.context["page"].number > 1, "Ancien" in page.content.decode()) == (True, True)


def many(dossier, by, number):
    """As many check-ins, which need no line."""
    Checkin.objects.bulk_create(Checkin(dossier=dossier, by=by, weather="sun") for _n in range(number))


def carried(number):
    """As many files for a message."""
    return [Upload(f"{n}.csv", b"", "text/csv", f"{n:064d}") for n in range(number)]


@pytest.mark.parametrize("who", ["coach", "lead"])
def test_it_costs_eight_queries_at_most_whatever_it_holds(
    signed_in, url, dossier, coach, request, who, django_assert_max_num_queries
):
    person = request.getfixturevalue(who)
    many(dossier, person, 2 * ROWS)
    for number in range(4):
        bulk.write(dossier, coach, "Bonjour.", files=carried(number))
    browser = signed_in(person)
    for page in ("1", "2", "99"):
        browser.get(url, {"page": page})  # what is shown is read
        with django_assert_max_num_queries(8):
            assert browser.get(url, {"page": page}).status_code == 200
