"""The demonstration: a whole story, legal line by line, told once."""

import os
from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Count
from PIL import Image

from config import demonstration, pgserver
from hackathons.models import Camp
from programs.integrity import breaches
from programs.models import Applicant, Call, Dossier, FinalReport, Succession, Territory, User
from programs.models.candidature import State
from residences.models import Residence
from startups.models import Startup
from tests import database


@pytest.fixture(scope="module")
def story(django_db_setup, django_db_blocker, tmp_path_factory):
    """The official code and the demonstration, in a database and a folder of their own; yields both."""
    folder, name = tmp_path_factory.mktemp("story"), f"{connection.settings_dict['NAME']}_story"
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, database.copied(name, dropped=True):
        patch.setattr("django.conf.settings.DEMO", True)
        patch.setattr("django.conf.settings.MEDIA_ROOT", folder / "files")
        call_command("territories", "load")
        call_command("demo")
        yield name, folder


@pytest.fixture
def told(story, django_db_blocker):
    """Read the story within a test."""
    with django_db_blocker.unblock():
        yield story


@pytest.mark.usefixtures("told")
def test_calls_of_each_kind_are_there():
    assert Counter(Call.objects.values_list("mode", "state")) == {
        ("competition", "open"): 1, ("competition", "decided"): 1, ("competition", "reviewing"): 1, ("interest", "open"): 1,
        ("contribution", "open"): 1, ("competition", "cancelled"): 1, ("direct", "open"): 1,
        ("interest", "decided"): 1,
    }  # fmt: skip


@pytest.mark.usefixtures("told")
def test_some_sixty_dossiers_stand_in_every_state():
    found = set(Dossier.objects.values_list("state", flat=True))
    assert (50 <= Dossier.objects.count() <= 70, set(State) - found) == (True, set())


@pytest.mark.usefixtures("told")
def test_four_residences_stand_at_different_stages():
    assert len(set(Residence.objects.values_list("state", flat=True))) == Residence.objects.count() == 4


@pytest.mark.usefixtures("told")
def test_thirty_people_applied_in_every_state():
    recruiter = User.objects.get(email=demonstration.email("recruiter"))
    found = Applicant.objects.visible_to(recruiter)
    assert (found.count(), set(found.values_list("state", flat=True))) == (30, set(Applicant.State))


@pytest.mark.usefixtures("told")
def test_the_reports_of_a_residence_of_a_camp_and_of_a_start_up_are_published():
    found = FinalReport.objects.filter(state="published").values_list("dossier__call__program__code", flat=True)
    assert sorted(found) == ["camp", "residence", "startup"]


@pytest.mark.usefixtures("told")
def test_a_camp_is_closed_with_two_teams_that_go_on():
    teams = Camp.objects.get(state="closed").teams.filter(state="continued")
    assert (teams.count(), teams.exclude(became=None).count()) == (2, 1)


@pytest.mark.usefixtures("told")
def test_five_start_ups_stand_at_five_stages():
    assert set(Startup.objects.values_list("state", flat=True)) == {
        "scoping",
        "recruiting",
        "building",
        "continued",
        "stopped",
    }


@pytest.mark.usefixtures("told")
def test_a_start_up_is_born_of_the_camp_and_another_leaves_its_lessons():
    born = Startup.objects.get(dossier__origin__isnull=False)
    assert (born.state, born.dossier.origin.camp.state, Startup.objects.exclude(lessons="").get().state) == (
        "building",
        "closed",
        "stopped",
    )


@pytest.mark.usefixtures("told")
def test_territories_are_the_real_ones():
    assert Territory.objects.filter(kind="commune", until=None).count() == 34_969


@pytest.mark.usefixtures("told")
def test_each_role_has_its_account():
    emails = {demonstration.email(role) for role in demonstration.ROLES}
    assert set(User.objects.filter(email__in=emails).values_list("email", flat=True)) == emails


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(
    "relation",
    [
        "attachments",
        "milestones",
        "actions",
        "sessions",
        "checkins",
        "funding",
        "reviews",
        "versions",
        "labels",
        "messages",
        "opinions",
        "private_notes",
        "invitations",
        "visas",
        "partners",
    ],
)
def test_some_dossier_has_two_or_more_of_each_relation(relation):
    assert Dossier.objects.annotate(n=Count(relation)).filter(n__gte=2).exists()


@pytest.mark.usefixtures("told")
def test_two_dossiers_passed_to_the_grouping_of_their_commune():
    assert {one.successor.kind for one in Succession.objects.all()} == {"epci"}
    assert Succession.objects.count() == 2


@pytest.mark.usefixtures("told")
def test_two_dossiers_were_completed_and_two_are_to_complete():
    asked = Dossier.objects.filter(timeline__name="request_completion")
    assert (asked.filter(timeline__name="resubmit").count(), asked.filter(state="incomplete").count()) == (2, 2)


@pytest.mark.usefixtures("told")
def test_every_line_is_legal():
    assert list(breaches()) == []


@pytest.mark.usefixtures("told")
def test_told_again_it_changes_nothing(capsys):
    before = Dossier.objects.count()
    call_command("demo")
    assert (Dossier.objects.count(), "déjà" in capsys.readouterr().out) == (before, True)


def greys(path):
    """How many shades of grey a picture has; a blank one has one."""
    with Image.open(path) as image:
        return sum(count > 0 for count in image.convert("L").histogram())


def test_the_command_makes_every_picture_of_the_documentation_again(told, settings, monkeypatch):
    """Each shows the page meant, as wide as meant, and is not blank."""
    name, folder = told
    address = {"DATABASE_URL": pgserver.url("app", name), "SECRET_KEY": settings.SECRET_KEY, "VAR_DIR": str(folder)}
    for key, value in (address | {"DEMO": "1", "PYTHONWARNINGS": "ignore"}).items():
        monkeypatch.setitem(os.environ, key, value)
    call_command("screens", to=folder)
    made = {path.name: greys(path) for path in folder.glob("*.png")}
    assert sorted(made) == sorted(path.name for path in (settings.BASE_DIR / "docs/screens").glob("*.png"))
    assert [picture for picture, found in made.items() if found < 20] == []


def test_elsewhere_than_in_a_demonstration_it_is_refused(settings):
    settings.DEMO = False
    with pytest.raises(CommandError):
        call_command("demo")
