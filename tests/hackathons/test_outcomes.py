"""What becomes of each team and person after a camp: dossiers with their filiation, news, open data, the closing."""

import json

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from hackathons import newsround, opendata
from hackathons.models import Actor, Camp, CampTeam, News, Registration
from programs import links, mailing
from programs.models import Dossier, Invitation, Outbox, User
from tests import factories
from tests.hackathons import aftermath, samples

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def made(once):
    """A camp whose event is over, and an open call of the start-ups."""
    return once(lambda: (aftermath.told(), aftermath.startup_call()))


@pytest.fixture
def camp(made):
    """That camp, as it now is."""
    return Camp.objects.get(pk=made[0].pk)


@pytest.fixture
def team(camp):
    """Its first team, on which the jury remarked."""
    camp.teams.filter(name="Le Tri").update(remarks="- Le modèle reste à trouver.\n- Et l’annonce vocale ?")
    return CampTeam.objects.get(camp=camp, name="Le Tri")


@pytest.fixture
def lead(camp):
    """Who leads the camp."""
    return User.objects.get(pk=camp.dossier.lead.pk)


def become(one, made, by, **more):
    """The dossier that a team or a person becomes."""
    one.become(by=by, call=str(made[1].pk), title="Le tri au bon jour", **more)
    return Dossier.objects.get(pk=one.became_id)


def test_a_team_becomes_a_dossier_that_says_where_it_comes_from(team, made, camp, lead):
    dossier = become(team, made, lead)
    told = dossier.filiation
    assert (team.state, dossier.state, dossier.origin, dossier.organization) == (
        "continued",
        "draft",
        camp.dossier,
        camp.dossier.organization,
    )
    assert (told.name, told.project, [url for _label, url in told.links]) == ("Équipe « Le Tri »".replace(" »", "\u00a0»").replace("« ", "«\u00a0"), str(camp), ["https://code.example/bus", "https://demo.example/bus"])  # fmt: skip


def test_its_first_milestones_are_its_history_and_the_remarks_of_the_jury(team, made, lead):
    dossier = become(team, made, lead)
    rows = dossier.milestones.order_by("code", "label").values_list("code", "done_on")
    assert [(code, bool(done)) for code, done in rows] == [
        ("camp", True),
        ("prize", True),
        ("prototype", True),
        ("remark", False),
        ("remark", False),
    ]


def test_the_teammates_stay_behind(team, made, lead):
    dossier = become(team, made, lead)
    names = [one.registration.name for one in team.memberships.current().select_related("registration")]
    kept = json.dumps([dossier.filiation.story, dossier.title, *dossier.milestones.values_list("label", flat=True)])
    assert len(names) == 2
    assert [name for name in names if name in kept] == []


def test_who_opens_it_leads_it(team, made, lead):
    assert become(team, made, lead).lead == lead


def test_a_participant_who_agreed_is_invited_to_lead_it(team, made, camp, lead):
    actor = camp.actors.get(name="Inès Roy")
    dossier = become(team, made, lead, lead=str(actor.pk))
    links.deliver(Outbox.objects.get(kind="link", key="offspring", line__object_id=dossier.pk))
    invited = Invitation.objects.get(dossier=dossier)
    assert (invited.code, invited.email, Outbox.objects.get(key="offspring").mails.get().address) == (
        "lead",
        actor.email,
        actor.email,
    )


def test_someone_who_did_not_agree_leads_nothing(team, made, camp, lead):
    silent = samples.actor(camp, name="Muette Roy")
    with pytest.raises(ValidationError):
        become(team, made, lead, lead=str(silent.pk))
    assert Dossier.objects.filter(origin=camp.dossier).exists() is False


def test_a_call_that_is_not_offered_is_refused(team, lead, camp):
    with pytest.raises(ValidationError):
        team.become(by=lead, call=str(camp.dossier.call_id), title="Ailleurs")


def test_one_dossier_each(team, made, lead):
    become(team, made, lead)
    with pytest.raises(ValidationError):
        become(team, made, lead)


def test_a_coach_decides_but_opens_no_dossier(team, made, camp):
    with pytest.raises(PermissionDenied):
        become(team, made, camp.dossier.coach)


def test_a_person_becomes_a_dossier_too(made, camp, lead):
    actor = camp.actors.get(name="Paul Gallo")
    dossier = become(actor, made, lead, lead=str(actor.pk))
    assert (Actor.objects.get(pk=actor.pk).state, dossier.filiation.name) == ("continued", "Un participant du camp")


def test_the_page_of_the_dossier_tells_its_filiation(team, made, lead, signed_in):
    page = signed_in(lead).get(become(team, made, lead).get_absolute_url()).content.decode()
    assert ("Né de «\u00a0Camp des mobilités\u00a0»" in page, "Le modèle reste à trouver." in page) == (True, True)


def test_the_page_of_what_follows_names_the_dossier(team, made, lead, camp, signed_in):
    dossier = become(team, made, lead)
    page = signed_in(lead).get(reverse("camp_outcomes", args=[camp.pk])).content.decode()
    assert dossier.get_absolute_url() in page


def test_the_page_of_what_follows_costs_the_same_with_more_teams(camp, lead, signed_in, django_assert_max_num_queries):
    browser = signed_in(lead)
    for n in range(3):
        aftermath.hand_in_late(camp, f"Autre {n}")
    with django_assert_max_num_queries(24):
        browser.get(reverse("camp_outcomes", args=[camp.pk]))


@pytest.fixture
def going(camp):
    """The same camp a month later: a team goes on, another stopped."""
    aftermath.continuing(camp)
    return aftermath.days_ago(camp, 31)


def test_who_goes_on_is_asked_for_news_once_a_date(going):
    for _twice in range(2):
        newsround.ask()
    assert [(one.about.name, one.day, one.state) for one in going.news.all()] == [("Le Tri", 30, "asked")]


def test_nobody_is_asked_before_a_month(camp):
    aftermath.continuing(camp)
    aftermath.days_ago(camp, 29)
    newsround.ask()
    assert News.objects.exists() is False


def test_who_goes_on_late_is_asked_for_the_last_date_only(camp):
    aftermath.continuing(camp)
    aftermath.days_ago(camp, 181)
    newsround.ask()
    assert list(News.objects.values_list("day", flat=True)) == [180]


def test_a_person_who_goes_on_is_asked_too(camp):
    actor = camp.actors.get(name="Paul Gallo")
    actor.go_on(by=camp.dossier.coach, comment="Seul.")
    aftermath.days_ago(camp, 31)
    newsround.ask()
    assert [one.about for one in News.objects.all()] == [actor]


@pytest.fixture
def asked(going):
    """The news asked of the team that goes on."""
    newsround.ask()
    return News.objects.get()


def test_each_member_receives_the_link(asked):
    effect = Outbox.objects.get(kind="mail", key="followed", line__object_id=asked.pk)
    mailing.write(effect)
    assert (effect.mails.count(), "/nouvelles/" in effect.mails.first().body) == (2, True)


def answer(asked, **more):
    """News given by the link."""
    _path, _sep, key = asked.link.partition("?cle=")
    told = {"going": "slow", "text": "La régie hésite.", "help_wanted": "Un contact.", "is_public": "on", "cle": key}
    return Client().post(reverse("news", args=[asked.pk]), told | more)


def test_news_are_given_by_the_link(asked):
    assert (answer(asked).status_code, News.objects.get().state, News.objects.get().going) == (302, "answered", "slow")


def test_news_say_how_it_goes(asked):
    assert (answer(asked, going="").status_code, News.objects.get().state) == (422, "asked")


def test_news_once_given_are_no_longer_asked_for(asked):
    answer(asked)
    assert News.objects.get().addressees("followed") == []


def test_news_awaited_show_to_the_coach(asked, camp, signed_in):
    page = signed_in(factories.with_second_factor(camp.dossier.coach)).get(reverse("camp_outcomes", args=[camp.pk]))
    assert [one.about.name for one in page.context["silent"]] == ["Le Tri"]


def test_news_show_to_all_only_when_accepted(asked, going):
    answer(asked)
    shown = Client().get(going.public_url).content.decode()
    News.objects.update(is_public=False)
    hidden = Client().get(going.public_url).content.decode()
    assert ("La régie hésite." in shown, "La régie hésite." in hidden, "Un contact." in shown) == (True, False, False)


# open data


def files(camp, *parts):
    """A file of the open data."""
    return Client().get("/".join([reverse("camp_data", args=[camp.slug]).rstrip("/"), *parts]))


def test_the_descriptor_describes_each_file_and_its_columns(camp):
    package = files(camp, "datapackage.json").json()
    for one in package["resources"]:
        head = b"".join(files(camp, one["path"]).streaming_content).decode("utf-8-sig").splitlines()[0]
        assert head.split(one["dialect"]["delimiter"]) == [field["name"] for field in one["schema"]["fields"]]
    assert [one["name"] for one in package["resources"]] == list(opendata.RESOURCES)


def test_the_participation_is_told_without_few_people(camp):
    rows = {row["profil"]: (row["personnes"], row["secret"]) for row in files(camp, "participation.json").json()}
    assert (rows["inhabitant"], rows["agent"], rows["developer"], rows["total"]) == (
        (7, False),
        (None, True),
        (None, True),
        (14, False),
    )


def test_a_cell_is_never_a_formula(camp):
    CampTeam.objects.filter(camp=camp, name="Le Tri").update(pitch="=1+1")
    text = b"".join(files(camp, "prototypes.csv").streaming_content).decode()
    assert ("'=1+1" in text, ";=1+1" in text) == (True, False)


def test_no_file_names_anyone_nor_gives_an_address(camp):
    people = [
        *list(Registration.objects.filter(camp=camp).values_list("name", "email")),
        ("Aya Diop", "aya@regie.example"),
        ("Inès Roy", "ines.roy@exemple.fr"),
    ]
    text = "".join(json.dumps(files(camp, f"{name}.json").json(), ensure_ascii=False) for name in opendata.RESOURCES)
    assert [one for person in people for one in person if one in text] == []


def test_a_dossier_told_elsewhere_is_no_more_than_its_programme(team, made, lead, camp):
    become(team, made, lead)
    rows = {row["equipe"]: (row["suite"], row["programme"]) for row in files(camp, "prototypes.json").json()}
    assert rows["Le Tri"] == ("continued", "Start-up territoriale")


def test_a_camp_that_runs_has_no_open_data(db):
    camp = samples.camp("running")
    assert files(camp, "").status_code == 404


def test_an_unknown_file_is_not_found(camp):
    assert {files(camp, "personnes.csv").status_code, files(camp, "defis.xml").status_code} == {404}


# closing


def test_a_camp_is_closed_once_all_is_known(camp):
    officer = factories.person("officer")
    assert {need.code for need in camp.step("close", officer).missing} == {"outcomes", "persons", "report"}
    aftermath.continuing(camp)
    camp.identify_actors(by=User.objects.get(pk=camp.dossier.lead.pk))
    factories.report("sealed", of=camp)
    fresh = Camp.objects.get(pk=camp.pk)
    fresh.close(by=officer)
    assert (fresh.state, fresh.dossier.project.state) == ("closed", "closed")
