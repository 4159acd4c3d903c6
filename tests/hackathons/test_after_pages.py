"""The pages of what follows a camp: satisfaction, actors, costs, the published report; and what erases people."""

import pytest
from django.test import Client
from django.urls import reverse

from hackathons.models import Actor, Camp, CampTeam, Registration
from programs import erasure, invitations, mailing
from programs.models import Dossier, FinalReport, Invitation, Outbox, User
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
def lead(camp, signed_in):
    """The browser of its lead."""
    return signed_in(camp.dossier.lead)


def test_the_results_of_the_survey_are_charts_with_their_tables(camp, lead):
    page = lead.get(reverse("camp_survey", args=[camp.pk]))
    titles = [one.title for one, _chart in page.context["charts"]]
    assert titles == [
        "Recommanderaient-ils le camp\u202f?",
        "Continueraient-ils leur projet\u202f?",
    ]  # one mark alone hides the marks
    assert page.context["sentence"].startswith("Le camp reçoit 4,7 sur 5")


def test_a_survey_with_few_answers_shows_nothing(camp, lead):
    camp.answers.first().delete()
    camp.answers.first().delete()
    page = lead.get(reverse("camp_survey", args=[camp.pk]))
    assert (page.context["charts"], "L’accueil." in page.content.decode()) == ([], False)


def test_a_closed_survey_says_so(camp, lead):
    camp.answers.all().delete()
    aftermath.days_ago(camp, 30)
    assert "ne reçoit pas de réponse" in lead.get(reverse("camp_survey", args=[camp.pk])).content.decode()


def test_someone_met_is_written_down_then_changed(camp, lead):
    told = {
        "name": "Odile Carrière",
        "organization": "La cave",
        "why": "Prête son local.",
        "email": "ODILE@cave.example",
    }
    lead.post(reverse("camp_actor_new", args=[camp.pk]), told)
    actor = Actor.objects.get(name="Odile Carrière")
    address = reverse("camp_actor_edit", args=[camp.pk, actor.pk])
    shown = lead.get(address).context["form"]["shown"].value()
    lead.post(address, told | {"why": "Connaît la rivière.", "shown": shown})
    actor.refresh_from_db()
    assert (actor.email, actor.why, actor.state) == ("odile@cave.example", "Connaît la rivière.", "identified")


def test_someone_without_a_name_is_refused(camp, lead):
    assert lead.post(reverse("camp_actor_new", args=[camp.pk]), {"name": ""}).status_code == 422


def test_who_agreed_writes_their_own_row(camp, lead):
    actor = camp.actors.get(name="Inès Roy")
    assert lead.get(reverse("camp_actor_edit", args=[camp.pk, actor.pk])).status_code == 404


def test_an_actor_asked_receives_what_is_written_of_them(camp):
    actor = samples.actor(camp, name="Paul Sols")
    actor.ask(by=camp.dossier.lead)
    effect = Outbox.objects.get(kind="mail", key="actor", line__object_id=actor.pk)
    mailing.write(effect)
    page = Client().get(effect.mails.get().body.split("http://localhost:8000")[1].split()[0])
    assert (page.status_code, "Anime l’atelier." in page.content.decode()) == (200, True)


@pytest.mark.parametrize(
    ("state", "words"), [("withdrawn", "Vous n’êtes plus sur la liste"), ("continued", "Votre accord est gardé")]
)
def test_the_page_of_an_agreement_says_where_it_stands(camp, state, words):
    actor = samples.actor(camp, "willing", name="Paul Sols")
    if state == "withdrawn":
        actor.withdraw(by=User.objects.bearer(actor))
    else:
        actor.go_on(by=camp.dossier.coach, comment="Avec la régie.")
    key = actor.link.rpartition("?cle=")[2]
    assert words in Client().get(reverse("actor_consent", args=[actor.pk]), {"cle": key}).content.decode()


def test_an_actor_who_goes_on_may_stop_with_lessons(camp):
    actor = samples.actor(camp, "willing", name="Paul Sols")
    actor.stop(by=camp.dossier.coach, comment="Trop tôt.")
    assert (actor.state, actor.is_willing) == ("stopped", True)


def test_the_costs_show_against_the_funding(camp, lead):
    money = lead.get(reverse("camp_expenses", args=[camp.pk])).context["money"]
    assert (money.budget, money.acquired, money.left) == (2700, 5000, 0)


def test_an_expense_is_added(camp, lead):
    lead.post(reverse("camp_expenses_new", args=[camp.pk]), {"label": "Son", "planned": "1 200", "spent": ""})
    assert camp.dossier.expenses.get(label="Son").planned == 1200


def test_the_reminder_of_the_survey_is_the_last(camp):
    effect = Outbox.objects.get(kind="mail", key="attendees_again", line__object_id=camp.pk)
    mailing.write(effect)
    assert (effect.mails.count(), "plus" in effect.mails.first().body) == (14, True)


def test_the_reminder_leaves_nobody_a_mail_once_the_survey_is_closed(camp):
    assert aftermath.days_ago(camp, 30).addressees("attendees_again") == []


@pytest.fixture
def published(camp):
    """The report of the camp, published."""
    aftermath.continuing(camp)
    factories.report("published", of=camp)
    return Camp.objects.get(pk=camp.pk)


def test_the_public_page_of_the_camp_tells_its_published_report(published):
    page = Client().get(published.public_url).content.decode()
    report = published.dossier.report
    assert (report.promise in page, report.get_public_url() in page) == (True, True)


def test_a_report_being_corrected_shows_no_draft(published):
    report = FinalReport.objects.get(dossier=published.dossier)
    factories.report_step(report, "correct")
    FinalReport.objects.filter(pk=report.pk).update(promise="Brouillon secret")
    page = Client().get(published.public_url).content.decode()
    assert ("Brouillon secret" in page, report.get_public_url() in page) == (False, True)


def test_the_page_of_the_report_draws_its_figures_and_tells_what_came_since(published):
    samples.news(published).answer(
        by=User.objects.bearer(published.news.get()), going="well", text="La page est lue.", is_public=True
    )
    page = Client().get(published.dossier.report.get_public_url())
    assert [title for title, _charts, _tables in page.context["recorded"]] == [
        "Les défis",
        "Les services produits",
        "La participation",
        "Les suites",
    ]
    assert "La page est lue." in page.content.decode()


# a participant leads what follows


def test_a_participant_leads_the_dossier_once_they_accept(camp, made):
    lead, team = User.objects.get(pk=camp.dossier.lead.pk), CampTeam.objects.get(camp=camp, name="Le Tri")
    actor = camp.actors.get(name="Inès Roy")
    team.become(by=lead, call=str(made[1].pk), title="Le tri", lead=str(actor.pk))
    participant = factories.person(email=actor.email)
    invitations.accept(Invitation.objects.get(dossier=team.became), participant)
    assert Dossier.objects.get(pk=team.became_id).lead == participant


def test_a_programme_whose_projects_nothing_opens_confirms_nothing(made, settings):
    settings.PROJECTS = {}
    dossier = factories.dossier("eligible", on=made[1])
    factories.advance(dossier, "select", None)
    fresh = Dossier.objects.get(pk=dossier.pk)
    signatory = factories.person("signatory", organization=fresh.organization)
    assert "project" in {need.code for need in fresh.step("confirm", signatory).missing}


def test_the_contents_erased_leave_no_word_of_anyone(camp):
    samples.news(camp)
    camp.actors.update(word="Je veux bien.")
    erasure.erase_dossier(camp.dossier)
    assert set(camp.actors.values_list("name", "word", "why")) == {("Contents erased", "", "")} or set(
        camp.actors.values_list("word", "why")
    ) == {("", "")}
    assert (
        set(camp.answers.values_list("worked", "change")),
        Registration.objects.filter(camp=camp).exclude(organization="").count(),
    ) == ({("", "")}, 0)


def test_the_page_that_opens_a_dossier_offers_the_calls_and_those_who_agreed_to_lead(camp, made, lead):
    team = CampTeam.objects.get(camp=camp, name="Le Tri")
    form = lead.get(reverse("step", args=["campteam", team.pk, "become"])).context["form"]
    offered = [label for _code, label in form.fields["lead"].choices]
    assert [code for code, _label in form.fields["call"].choices] == [str(made[1].pk)]
    assert offered == ["Je le mène pour l’instant", "Inès Roy", "Paul Gallo"]


def test_the_lead_decides_that_a_prototype_goes_on(camp):
    team = CampTeam.objects.get(camp=camp, name="Le Tri")
    team.go_on(by=User.objects.get(pk=camp.dossier.lead.pk), comment="Avec le syndicat.")
    assert team.state == "continued"


def test_the_page_of_the_open_data_leads_to_each_file(camp):
    page = Client().get(reverse("camp_data", args=[camp.slug])).content.decode()
    assert [
        name
        for name in ("defis.csv", "prototypes.json", "prix.csv", "participation.json", "datapackage.json")
        if name not in page
    ] == []


def test_before_its_end_a_camp_produced_nothing_that_shows():
    camp = samples.camp("registration")
    assert Client().get(camp.public_url).context["report"] is None
