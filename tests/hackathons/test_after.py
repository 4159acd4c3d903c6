"""After a camp: the survey, the actors who agree, what each team becomes, the news given, up to the closing."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from hackathons import surveys
from hackathons.models import Actor, Camp, Registration, SurveyAnswer
from programs import clock, mailing
from programs.models import Outbox
from tests.hackathons import samples

pytestmark = pytest.mark.django_db
OPINION = {"overall": "4", "recommends": "yes", "goes_on": "maybe", "worked": "L’accueil.", "change": ""}


@pytest.fixture(scope="module")
def made(once):
    """A camp whose event is over, one participant came."""
    return once(over)


@pytest.fixture
def ended(made):
    """That camp, as it now is."""
    return Camp.objects.get(pk=made.pk)


def over():
    """A camp followed up; Lou came, and Sam did not."""
    camp = samples.camp("running")
    lou = samples.registration(camp, settled=False)
    lou.check_in(by=camp.dossier.lead)
    samples.registration(camp, "Sam Petit")
    team = samples.team(camp, lou)
    team.complete(by=camp.dossier.lead, waive=["members"], comment="Seule.")
    Camp.objects.get(pk=camp.pk).end_without_ranking(by=camp.dossier.lead, comment="On partage.")
    return Camp.objects.get(pk=camp.pk)


def test_who_came_is_asked_at_the_end_and_once_more(ended):
    keys = Outbox.objects.filter(kind="mail", key__startswith="attendees", line__object_id=ended.pk).order_by("key")
    assert [(one.key, bool(one.not_before)) for one in keys] == [("attendees", False), ("attendees_again", True)]


def test_only_who_came_and_kept_silent_is_written_to(ended):
    assert [one.email for one in ended.attendees()] == ["lou.martin@exemple.fr"]


def test_the_mail_of_the_survey_holds_the_link(ended):
    effect = Outbox.objects.get(kind="mail", key="attendees", line__object_id=ended.pk)
    mailing.write(effect)
    assert f"/inscriptions/{came(ended).pk}/avis/?cle=" in effect.mails.get().body


def came(camp):
    """The one who came."""
    return camp.registrations.get(state="checked_in")


@pytest.fixture
def link(ended):
    """The page of the survey of who came, and its key."""
    person = next(ended.attendees())
    return person.link.partition("?cle=")[0].removeprefix("http://localhost:8000"), person.link.partition("?cle=")[2]


def test_an_answer_is_kept_apart_from_who_gives_it(ended, link):
    path = reverse("survey", args=[came(ended).pk])
    answer = Client().post(path, OPINION | {"cle": link[1]})
    kept = SurveyAnswer.objects.get()
    assert (answer.status_code, kept.overall, came(ended).surveyed_on) == (302, 4, clock.today())


def test_an_answer_is_given_once(ended, link):
    path = reverse("survey", args=[came(ended).pk])
    for _twice in range(2):
        Client().post(path, OPINION | {"cle": link[1]})
    assert SurveyAnswer.objects.count() == 1


def test_a_refused_answer_shows_again_what_was_typed(ended, link):
    path = reverse("survey", args=[came(ended).pk])
    answer = Client().post(path, OPINION | {"cle": link[1], "overall": ""})
    assert (answer.status_code, "L’accueil." in answer.content.decode()) == (422, True)


def test_the_survey_closes_after_three_weeks(ended, link):
    Camp.objects.update(ended_at=clock.now() - timedelta(days=22))
    answer = Client().get(reverse("survey", args=[came(ended).pk]), {"cle": link[1]})
    assert answer.context["form"] is None


def test_who_did_not_come_has_no_survey(ended):
    sam = Registration.objects.get(name="Sam Petit")
    key = sam.link.rpartition("?cle=")[2]
    assert Client().get(reverse("survey", args=[sam.pk]), {"cle": key}).status_code == 404


def test_under_five_answers_nothing_is_told(ended):
    for _n in range(4):
        ended.answers.create(overall=5, recommends="yes", goes_on="no", worked="Tout.")
    assert surveys.results(ended)[:1] + surveys.results(ended)[2:] == (4, None, {}, [], [])


def test_five_answers_are_told_without_the_rarest(ended):
    for mark in (5, 5, 5, 5, 5, 2):
        ended.answers.create(overall=mark, recommends="yes", goes_on="yes", worked="Tout.")
    found = surveys.results(ended)
    assert (found.mean, found.counts["overall"].counts[2], found.counts["recommends"].counts["yes"]) == (4.5, None, 6)


def agreed(ended, **more):
    """The answer to a participant who says what they are willing to do."""
    lou = came(ended)
    told = {"kinds": ["lead"], "word": "Une carte.", "agrees": "on", "cle": lou.link.rpartition("?cle=")[2]}
    return Client().post(reverse("willing", args=[lou.pk]), told | more)


def test_a_participant_says_what_they_are_willing_to_do(ended):
    agreed(ended)
    actor = Actor.objects.get()
    assert (actor.state, actor.kinds, actor.registration, actor.is_named) == ("willing", ["lead"], came(ended), False)


def test_nothing_is_kept_without_the_agreement(ended):
    assert (agreed(ended, agrees="").status_code, Actor.objects.exists()) == (422, False)


def test_an_agreement_taken_back_erases_the_details(ended):
    agreed(ended)
    agreed(ended, withdraw="1")
    assert list(Actor.objects.values_list("state", "name", "email", "word", "kinds")) == [("withdrawn", "", "", "", [])]


def test_who_withdrew_may_come_back(ended):
    for more in ({}, {"withdraw": "1"}, {}):
        agreed(ended, **more)
    assert Actor.objects.standing().count() == 1


def test_a_minor_agrees_to_nothing_alone(ended):
    Registration.objects.filter(pk=came(ended).pk).update(is_minor=True, guardian_name="Ana")
    assert (agreed(ended).status_code, Actor.objects.exists()) == (200, False)


def test_someone_met_agrees_by_their_link(ended):
    actor = samples.actor(ended)
    key = actor.link.rpartition("?cle=")[2]
    Client().post(reverse("actor_consent", args=[actor.pk]), {"kinds": ["host"], "agrees": "on", "cle": key})
    assert Actor.objects.get(pk=actor.pk).state == "willing"


def test_details_show_only_of_those_who_agreed(ended, signed_in):
    samples.actor(ended, name="Muette Roy")
    samples.actor(ended, "willing", name="Volontaire Roy")
    shown = signed_in(ended.dossier.lead).get(reverse("camp_actors", args=[ended.pk])).content.decode()
    assert ("muette.roy@exemple.fr" in shown, "volontaire.roy@exemple.fr" in shown) == (False, True)


def test_asking_for_an_agreement_needs_an_address(ended):
    actor = samples.actor(ended, email="")
    assert [need.url for need in actor.step("ask", ended.dossier.lead).missing] == [
        reverse("camp_actor_edit", args=[ended.pk, actor.pk])
    ]


def test_an_agreement_on_paper_is_noted_with_its_reason(ended):
    actor = samples.actor(ended)
    actor.note_agreement(by=ended.dossier.lead, kinds=["mentor"], comment="Sur papier.")
    assert (actor.state, actor.kinds) == ("willing", ["mentor"])


def test_an_unknown_willingness_is_refused(ended):
    with pytest.raises(ValidationError):
        samples.actor(ended).note_agreement(by=ended.dossier.lead, kinds=["fly"], comment="Sur papier.")


def test_the_actors_are_identified_by_a_named_act(ended):
    lead = ended.dossier.lead
    assert [need.code for need in ended.step("identify_actors", lead).missing] == ["actors"]
    samples.actor(ended)
    ended.identify_actors(by=lead)
    assert Camp.objects.get(pk=ended.pk).persons_identified_at is not None
