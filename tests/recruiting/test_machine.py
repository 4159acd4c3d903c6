"""Positions and applicants: what each step needs, does and says."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from programs import clock
from programs.models import Applicant, Outbox, Position, User
from tests import factories
from tests.recruiting import samples

pytestmark = pytest.mark.django_db


def test_a_position_says_what_its_announcement_lacks():
    one = samples.position("draft", title="", place="", starts_on=None, closes_on=None, salary_from=None)
    assert [need.code for need in one.missing_to_publish()] == ["words", "salary", "place", "start", "deadline"]


def test_a_published_position_has_a_readable_address():
    assert samples.position().slug.startswith("developpeuse-ou-developpeur-senior-20")


def test_an_officer_publishes_but_does_not_read_who_applied():
    officer = factories.officer()
    samples.applicant()
    held = [Position.objects.visible_to(officer).count(), Applicant.objects.visible_to(officer).count()]
    assert held == [1, 0]


def test_a_recruiter_of_one_position_reads_no_other():
    mine, other = samples.applicant(), samples.applicant()
    by = samples.recruiter(position=mine.position)
    assert list(Applicant.objects.visible_to(by)) == [mine] != [other]


@pytest.mark.parametrize("scope", ["program", "call", "dossier"])
def test_a_recruiter_of_a_scope_reads_what_is_within(scope):
    one = samples.applicant()
    dossier = one.position.dossier
    within = {"program": dossier.call.program, "call": dossier.call, "dossier": dossier}[scope]
    assert list(Applicant.objects.visible_to(samples.recruiter(**{scope: within}))) == [one]


def test_an_application_gets_a_number_and_hides_its_name():
    one = samples.applicant()
    assert (one.reference[:5], str(one), one.shown_name, one.revealed_at) == (
        "CAND-",
        one.reference,
        one.reference,
        None,
    )


def test_a_position_that_is_not_blind_shows_names_at_once():
    one = samples.applicant(on=samples.position(is_blind=False))
    assert one.shown_name == one.name


def test_the_receipt_is_owed_to_the_applicant():
    one = samples.applicant()
    assert [effect.key for effect in Outbox.objects.filter(line__object_id=one.pk)] == ["candidate"]


def test_nobody_applies_after_the_last_day():
    one = samples.position()
    Position.objects.filter(pk=one.pk).update(closes_on=clock.today() - timedelta(days=1))
    with pytest.raises(ValidationError):
        samples.applicant(on=Position.objects.get(pk=one.pk))


def test_the_last_second_of_the_last_day_counts():
    one = samples.position(closes_on=clock.today())
    assert not one.is_late(clock.now())


def test_a_volunteer_is_refused_where_none_is_taken():
    with pytest.raises(ValidationError, match="volontaires"):
        samples.applicant(on=samples.position(takes_internal=False), route="internal", manager_email="m@exemple.fr")


def test_a_volunteer_waits_for_the_manager():
    one = samples.applicant("screened", route="internal", manager_email="m@exemple.fr", manager_name="Mme Roy")
    needs = [need.code for need in one.missing_to_invite()]
    one.hear_manager(by=User.objects.system(), agrees="yes")
    assert (needs, [need.code for need in one.missing_to_invite()]) == (["manager", "slots"], ["slots"])


def test_the_interview_shows_the_name():
    one = samples.applicant("interview")
    assert one.shown_name == one.name


def test_no_more_is_offered_than_there_are_seats():
    on = samples.position(seats=1)
    samples.applicant("offered", on=on)
    with pytest.raises(ValidationError, match="place"):
        samples.applicant("offered", on=on)


def test_who_accepts_the_last_seat_fills_the_position():
    on = samples.position(seats=1)
    samples.applicant("hired", on=on)
    on.refresh_from_db()
    assert on.state == "filled"


def test_one_of_two_seats_leaves_the_position_open():
    on = samples.position(seats=2)
    samples.applicant("hired", on=on)
    on.refresh_from_db()
    assert on.state == "open"


def test_someone_who_leaves_opens_the_position_again_without_a_name():
    on = samples.position(seats=1)
    one = samples.applicant("left", on=on)
    on.refresh_from_db()
    line = on.history.last()
    assert (on.state, line.name, one.name in line.comment) == ("open", "reopen", False)


def test_who_leaves_one_of_two_seats_changes_nothing_else():
    on = samples.position(seats=2)
    samples.applicant("left", on=on)
    on.refresh_from_db()
    assert on.state == "open"


def test_a_position_is_not_filled_without_someone_hired():
    with pytest.raises(ValidationError, match="recrutée"):
        samples.position().fill(by=factories.person("recruiter"))


def test_the_bearer_of_another_link_takes_no_step():
    one, other = samples.applicant(), samples.applicant()
    with pytest.raises(PermissionDenied):
        one.withdraw(by=User.objects.bearer(other))


def test_declining_is_the_word_once_the_position_is_offered():
    one = samples.applicant("offered")
    assert str(one.step("withdraw", User.objects.bearer(one)).label) == "Décliner l’offre"


def test_the_system_closes_what_is_overdue(monkeypatch):
    from programs.tasks import tick

    one = samples.position()
    Position.objects.filter(pk=one.pk).update(closes_on=clock.today() - timedelta(days=1))
    tick()
    one.refresh_from_db()
    assert one.state == "closed"


def test_a_position_given_up_answers_those_who_wait():
    from programs.turningaway import move

    on = samples.position()
    waiting, gone = samples.applicant(on=on), samples.applicant("withdrawn", on=on)
    on.cancel(by=factories.person("recruiter"), comment="Les crédits manquent.")
    move(Outbox.objects.get(line__object_id=on.pk, key="turn_away"))
    waiting.refresh_from_db()
    gone.refresh_from_db()
    assert [waiting.state, gone.state] == ["rejected", "withdrawn"]
    assert "Les crédits manquent." in waiting.history.last().comment
