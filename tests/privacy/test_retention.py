"""Retention: what is over is announced, then erased a month later; what is not stays; the history stays whole."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils.timezone import localdate

from programs import clock, erasure, nightly, tasks
from programs.integrity import breaches
from programs.models import Dossier, History, Mail, Notice, User
from tests import factories
from tests.privacy.test_person import traces

pytestmark = pytest.mark.django_db
MONTH = timedelta(days=31)


@pytest.fixture(autouse=True)
def apart(settings, tmp_path):
    settings.MEDIA_ROOT, settings.MAILBOX = tmp_path / "files", tmp_path / "mails"


def later(months, act=nightly.apply):
    with clock.at(clock.now() + months * MONTH):
        return act()


def swept(months):
    """The rules applied after so many months, then again when what they announced is due."""
    later(months)
    later(months + 1)


def expired():
    """A draft that the closing of its call left unsent."""
    dossier = factories.dossier("draft")
    dossier.call.close(by=factories.person("officer"), comment="Fermé.")
    for pk in tasks.due().filter(kind="move").values_list("pk", flat=True):
        tasks.carry_out(str(pk))
    return Dossier.objects.get(pk=dossier.pk)


def erased(dossier):
    return Dossier.objects.get(pk=dossier.pk).erased_at is not None


@pytest.mark.parametrize(("months", "expected"), [(1, False), (4, True)])
def test_an_expired_draft_is_emptied_after_the_months_of_its_programme(months, expected):
    dossier = expired()
    swept(months)
    assert erased(dossier) is expected


def test_the_months_are_those_of_the_programme():
    dossier = expired()
    type(dossier.call.program).objects.update(keep_drafts=12)
    swept(4)
    assert not erased(dossier)


@pytest.mark.parametrize(("state", "months", "expected"), [
    ("ineligible", 22, False), ("ineligible", 25, True), ("withdrawn", 25, True), ("submitted", 60, False), ("eligible", 60, False),
])  # fmt: skip
def test_a_refused_dossier_is_emptied_after_two_years_and_a_living_one_never(state, months, expected):
    dossier = factories.dossier(state)
    later(months)
    later(months + 1)
    assert erased(dossier) is (expected)


def test_a_rejected_dossier_counts_from_the_announcement():
    _call, (dossier,) = factories.decided("rejected")
    swept(25)
    assert erased(dossier)


def test_a_project_is_emptied_two_years_after_its_end():
    residence = factories.residence()
    residence.abandon(by=factories.person("officer"), lessons="Trop tôt.", comment="Fin.")
    swept(25)
    assert erased(residence.dossier)


def test_a_running_project_is_never_emptied():
    dossier = factories.residence().dossier
    swept(59)
    assert not erased(dossier)


def test_nothing_is_erased_that_was_not_announced_a_month_before():
    dossier = expired()
    later(6)
    notice = Notice.objects.get(dossier=dossier)
    assert (erased(dossier), notice.due_on - localdate(notice.told_at)) == (False, timedelta(days=30))


def test_its_people_are_told_by_mail():
    dossier = expired()
    later(6)
    for pk in tasks.due().filter(kind="mail", key__startswith="erasure").values_list("pk", flat=True):
        tasks.carry_out(str(pk))
    mail = Mail.objects.get(recipient=dossier.lead, subject__contains=dossier.reference)
    assert "seront effacés" in mail.body


def test_what_revives_is_not_erased():
    dossier = expired()
    later(6)
    officer, soon = factories.person("officer"), clock.now() + timedelta(days=400)
    dossier.call.extend(by=officer, closes_at=soon, comment="Encore.")
    for pk in tasks.due().filter(kind="move").values_list("pk", flat=True):
        tasks.carry_out(str(pk))
    later(7)
    assert (erased(dossier), Notice.objects.count()) == (False, 0)


def test_what_stays_is_its_state_its_dates_and_a_whole_history():
    dossier = factories.dossier("ineligible")
    before = History.objects.filter(dossier=dossier).count()
    swept(25)
    left = Dossier.objects.get(pk=dossier.pk)
    assert (left.state, left.reference, left.answers, History.objects.filter(dossier=dossier).count()) == (
        "ineligible", dossier.reference, {}, before,
    )  # fmt: skip
    assert list(breaches()) == []


def test_an_account_unused_for_two_years_becomes_nobody_s():
    person = factories.person(name="Yvonne Canari")
    swept(25)
    left = User.objects.get(pk=person.pk)
    assert (left.name, str(left), left.is_active) == ("", "Personne effacée", False)


def test_who_signs_in_after_the_warning_keeps_their_account():
    person = factories.person()
    later(25)
    with clock.at(clock.now() + 25 * MONTH):
        User.objects.filter(pk=person.pk).update(last_login=clock.now())
    later(27)
    assert User.objects.get(pk=person.pk).is_active


def test_who_leads_a_dossier_still_kept_keeps_their_account():
    dossier = factories.dossier("submitted")
    swept(40)
    assert User.objects.get(pk=dossier.lead.pk).is_active


def test_the_second_time_of_a_night_does_nothing():
    expired()
    later(6)
    assert {(done.announced, done.erased) for done in later(6)} == {(0, 0)}


def test_a_dry_run_changes_nothing(capsys):
    dossier = expired()
    later(6, lambda: call_command("retention", dry_run=True))
    assert (Notice.objects.count(), erased(dossier)) == (0, False)
    assert "1 announced" in capsys.readouterr().out


def signed(state="submitted"):
    """A dossier brought to this state, with the addresses of a partner that committed and of its signatory."""
    dossier = factories.dossier(on=factories.call(visa_required=True))
    factories.partner("committed", of=dossier)
    factories.visa("given", of=Dossier.objects.get(pk=dossier.pk))
    for name in factories.PATHS[state]:
        factories.advance(dossier, name, dossier.lead)
    return Dossier.objects.get(pk=dossier.pk)


def addresses(dossier):
    return [*dossier.partners.values_list("email", flat=True), *dossier.visas.values_list("email", flat=True)]


@pytest.mark.parametrize(
    ("state", "months", "left"),
    [("eligible", 4, True), ("eligible", 7, False), ("submitted", 30, True), ("draft", 30, True)],
)
def test_the_addresses_of_partners_and_signatories_go_once_of_no_more_use(state, months, left):
    dossier = signed(state)
    swept(months)
    assert (addresses(dossier) != ["", ""], erased(dossier)) == (left, False)


def test_what_they_signed_stays_without_their_address():
    dossier = signed("eligible")
    swept(7)
    assert (dossier.partners.get().signed_name, dossier.visas.get().name, list(breaches())) == (
        "Anne Le Goff",
        "Jeanne Morvan",
        [],
    )


def carried(**which):
    """The mails owed, sent."""
    for pk in tasks.due().filter(**which).values_list("pk", flat=True):
        tasks.carry_out(str(pk))


def test_they_are_told_a_month_before_and_nobody_else():
    dossier = signed("eligible")
    later(6)
    assert addresses(dossier) == ["presidente@fougeres.example", "maire@lignieres.example"]
    carried(kind="mail", key__startswith="contacts")
    told = Mail.objects.filter(subject__contains="votre adresse")
    assert sorted(told.values_list("address", flat=True)) == ["maire@lignieres.example", "presidente@fougeres.example"]


def test_the_mails_sent_there_go_with_the_addresses():
    dossier = signed("eligible")
    carried(kind__in=["link", "mail"])
    before = Mail.objects.filter(recipient=None).count()
    swept(7)
    assert (before > 0, Mail.objects.filter(recipient=None).count(), Mail.objects.exclude(recipient=None).exists()) == (
        True,
        0,
        True,
    )
    assert addresses(dossier) == ["", ""]


STATES = sorted(set(factories.PATHS) - {"draft"})


@pytest.mark.parametrize("state", STATES)
def test_a_dossier_of_any_state_can_be_emptied_and_its_page_still_reads(state, signed_in):
    dossier = factories.dossier(state)
    factories.review("submitted", of=dossier) if state == "eligible" else None
    erasure.erase_dossier(dossier)
    response = signed_in(factories.officer()).get(reverse("dossier", args=[dossier.pk]))
    assert (response.status_code, "Médiathèque" in response.content.decode(), list(breaches())) == (200, False, [])


@pytest.mark.parametrize("state", ["drafting", "sealed", "published", "withheld"])
def test_a_dossier_with_a_project_and_its_report_can_be_emptied(state, signed_in):
    report = factories.report(state)
    erasure.erase_dossier(report.dossier)
    urls = [reverse("dossier", args=[report.dossier_id]), reverse("residence", args=[report.dossier.project.pk])]
    browser = signed_in(factories.officer())
    assert ([browser.get(url).status_code for url in urls], list(breaches())) == ([200, 200], [])


def test_no_word_typed_in_a_dossier_is_left():
    dossier = factories.dossier("submitted", title="Le titre canari")
    Dossier.objects.filter(pk=dossier.pk).update(answers={"q": "canari"})
    factories.advance(Dossier.objects.get(pk=dossier.pk), "withdraw", dossier.lead, comment="canari")
    dossier.private_notes.create(author=dossier.lead, text="canari")
    erasure.erase_dossier(dossier)
    assert traces() == set()
