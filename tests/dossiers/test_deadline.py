"""The deadline: how long is left, at whose clock, until when one may begin; reminded once, told that it is not submitted."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from programs import clock, closing, reminders
from programs.models import Call, Dossier, Mail, Outbox
from programs.tasks import carry_out
from tests import factories

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 12, 1, 11, 0, tzinfo=UTC)  # 12:00 in Paris


@pytest.mark.parametrize(("left", "said"), [
    ({"days": 2, "hours": 5}, "Il reste 2\u00a0jours."), ({"hours": 47}, "Il reste 47\u00a0heures."), ({"hours": 1, "minutes": 30}, "Il reste 90\u00a0minutes."),
    ({"minutes": 1, "seconds": 2}, "Il reste 1\u00a0minute."), ({"seconds": 30}, "Il reste moins d’une minute."), ({"seconds": -2}, "Le délai de dépôt est passé."),
])  # fmt: skip
def test_what_is_left_is_said_in_words(left, said):
    with clock.at(NOON):
        assert closing.left(clock.now() + timedelta(milliseconds=500, **left)) == said


@pytest.mark.parametrize(("departement", "said"), [
    ("971", "1er\u00a0décembre\u00a02026 à 7\u00a0h en Guadeloupe"), ("974", "1er\u00a0décembre\u00a02026 à 15\u00a0h à La Réunion"),
    ("975", "1er\u00a0décembre\u00a02026 à 8\u00a0h à Saint-Pierre-et-Miquelon"), ("987", "1er\u00a0décembre\u00a02026 à 1\u00a0h en Polynésie française"),
    ("988", "1er\u00a0décembre\u00a02026 à 22\u00a0h en Nouvelle-Calédonie"),
])  # fmt: skip
def test_overseas_the_deadline_is_said_at_the_local_clock_too(departement, said):
    there = factories.organization(territory=factories.territory("Là-bas", departement))

    assert closing.elsewhere(NOON, there) == f"C’est-à-dire le {said}."


def test_a_hospital_overseas_has_the_clock_of_where_it_is_attached():
    there = factories.organization("CHU", "hospital", attached_to=factories.territory("Saint-Denis", "974"))
    assert closing.elsewhere(NOON, there) == "C’est-à-dire le 1er\u00a0décembre\u00a02026 à 15\u00a0h à La Réunion."


def test_a_visitor_reads_it_at_every_clock_overseas():
    call = factories.call(closes_at=clock.now() + timedelta(days=3))
    page = Client().get(call.get_absolute_url()).content.decode()
    assert [
        place
        for place in ("en Guadeloupe", "à La Réunion", "aux Marquises", "en Nouvelle-Calédonie")
        if place not in page
    ] == []


def test_places_that_share_a_clock_share_a_line():
    assert [line for line in closing.everywhere(NOON) if "Guadeloupe" in line] == [
        "Le 1er\u00a0décembre\u00a02026 à 7\u00a0h en Guadeloupe, en Martinique, à Saint-Barthélemy, à Saint-Martin"
    ]


def test_in_mainland_france_nothing_is_added():
    assert closing.elsewhere(NOON, factories.organization()) == ""


def test_a_region_and_a_collectivity_overseas_have_their_clock_too():
    kinds = [("region", "04", ""), ("collectivite", "988", "")]
    places = [factories.territory("Là", departement, kind=kind, code=code) for kind, code, departement in kinds]

    assert [closing.clock_of(place).zone for place in places] == ["Indian/Reunion", "Pacific/Noumea"]


@pytest.mark.parametrize("name", ["dossier_answer", "dossier_review"])
def test_every_page_of_a_draft_says_that_it_is_not_submitted(browser, draft, name):
    args = [draft.pk, 1] if name == "dossier_answer" else [draft.pk]

    assert (
        "Brouillon\u00a0: pas encore déposé. Il reste 29\u00a0jours."
        in browser.get(reverse(name, args=args)).content.decode()
    )


def test_what_is_submitted_says_so_with_its_receipt(signed_in):
    obj = factories.dossier("submitted")
    page = signed_in(obj.lead).get(reverse("dossier_answer", args=[obj.pk, 1]))

    assert page.context["draft"].title.endswith(f"accusé de réception {obj.versions.get().receipt}.")


def test_a_change_after_submitting_is_said_saved_and_not_submitted(signed_in):
    obj = factories.dossier("submitted")
    Dossier.objects.filter(pk=obj.pk).update(title="Un autre titre")
    page = signed_in(obj.lead).get(reverse("dossier_answer", args=[obj.pk, 1]))

    assert "Vos dernières modifications sont enregistrées, pas déposées." in page.content.decode()


@pytest.fixture
def no_new():
    """A call that takes no new dossier, with a draft begun before."""
    call = factories.call()
    obj = factories.dossier("draft", on=call)
    Call.objects.filter(pk=call.pk).update(drafts_until=clock.now() - timedelta(hours=1))
    return Dossier.objects.get(pk=obj.pk)


def test_after_its_date_no_new_dossier_begins(no_new):
    late = factories.person(of=factories.organization("Trop tard"))

    with pytest.raises(ValidationError, match="seuls ceux déjà commencés continuent"):
        Dossier.start(no_new.call, late.organization, by=late)


def test_after_that_date_who_began_goes_on_and_submits(no_new):
    factories.advance(no_new, "submit", no_new.lead)

    assert no_new.state == "submitted"


def test_who_comes_to_begin_after_it_is_sent_back_to_the_call(signed_in, no_new):
    late = factories.person(of=factories.organization("Trop tard"))
    response = signed_in(late).get(reverse("dossier_start", args=[no_new.call_id]))

    assert response.url == no_new.call.get_absolute_url()


def test_the_call_says_since_when_it_takes_no_new_dossier(client, no_new):
    html = client.get(no_new.call.get_absolute_url()).content.decode()

    assert "Cet appel ne prend plus de nouveau dossier depuis le" in html
    assert reverse("dossier_start", args=[no_new.call_id]) not in html


def test_a_call_closed_early_takes_new_dossiers_again_once_extended():
    call = factories.call(drafts_until=clock.now() + timedelta(days=20))
    call.close(by=factories.person("officer"), comment="Par erreur.")
    call.extend(by=factories.person("officer"), closes_at=clock.now() + timedelta(days=9), comment="Rouvert.")

    assert (call.drafts_until, call.takes_drafts) == (None, True)


def reminded(dossier, **before):
    """What is owed to a draft so long before the closing."""
    call = Call.objects.get(pk=dossier.call_id)
    with clock.at(call.closes_at - timedelta(**before)):
        reminders.owe()
    return list(
        Outbox.objects.filter(line__dossier=dossier, key__startswith="remind")
        .order_by("created_at")
        .values_list("key", flat=True)
    )


def test_drafters_are_reminded_a_week_two_days_and_three_hours_before(draft):
    ahead = [{"days": 7, "hours": 1}, {"days": 7}, {"days": 6}, {"days": 2}, {"hours": 4}, {"hours": 3}, {"hours": 1}]

    assert [len(reminded(draft, **one)) for one in ahead] == [0, 1, 1, 2, 2, 3, 3]


def test_a_scheduler_that_slept_sends_the_last_reminder_only(draft):
    assert reminded(draft, hours=2) == ["remind_hours"]


def test_an_extension_doubles_no_reminder(draft):
    reminded(draft, days=7), reminded(draft, days=2)
    later = draft.call.closes_at + timedelta(days=10)
    Call.objects.get(pk=draft.call_id).extend(by=factories.person("officer"), closes_at=later, comment="Plus de temps.")

    assert [reminded(draft, days=7), reminded(draft, hours=3)] == [
        ["remind_week", "remind_days"],
        ["remind_week", "remind_days", "remind_hours"],
    ]


def test_who_begins_late_is_not_reminded_of_what_is_past(draft):
    Dossier.objects.filter(pk=draft.pk).update(created_at=draft.call.closes_at - timedelta(days=1))

    assert [reminded(draft, hours=20), reminded(draft, hours=3)] == [[], ["remind_hours"]]


def test_who_has_submitted_is_not_reminded():
    assert reminded(factories.dossier("submitted"), days=2) == []


def test_a_reminder_says_what_is_missing_and_links_to_it(draft, codes, mailoutbox):
    Dossier.objects.filter(pk=draft.pk).update(answers={codes[0]: "Une réponse"})
    reminded(draft, days=7)
    with clock.at(draft.call.closes_at - timedelta(days=7)):
        carry_out(str(Outbox.objects.get(key="remind_week").pk))
    mail = mailoutbox[0]

    assert (mail.to, mail.subject) == (
        [draft.lead.email],
        "Il reste 6\u00a0jours. Votre dossier n’est pas déposé\u00a0: Appel à idées",
    )
    assert f"/repondre/1/?verifier=1#id_{codes[1]}" in mail.body


def test_a_reminder_owed_before_submitting_does_not_leave_after(draft):
    reminded(draft, days=7)
    factories.advance(draft, "submit", draft.lead)
    carry_out(str(Outbox.objects.get(key="remind_week").pk))

    assert Mail.objects.filter(effect__key="remind_week").count() == 0
