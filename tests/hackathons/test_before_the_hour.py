"""Nothing of a ranking shows before it is announced: every page that someone may open is looked through for a canary."""

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from hackathons.models import Camp
from hackathons.signed import SEAT
from programs.models import User
from tests import factories
from tests.hackathons import judged
from tests.trust.test_access import addresses

pytestmark = pytest.mark.django_db
CANARY = "Plus-abouti-que-l-autre"


@pytest.fixture(scope="module")
def shared(once):
    """Three prototypes judged: one ahead, two level; a prize."""

    def make():
        camp = judged.camp()
        judged.mark(camp, **{"Les Trams": 4})
        camp.prizes.create(title="Grand prix", order=1)
        return camp

    return once(make)


@pytest.fixture
def camp(shared, db):
    return Camp.objects.get(pk=shared.pk)


ELSEWHERE = ("dashboard", "dossier", "conversation", "milestones", "seat")


def telling():
    """The pages that may tell of a camp; papers with names alone are left out, they take long to make."""
    aside = ("_new", "_edit", "_remove", "_badges", "_attendance", "_certificates")
    return [one for one in addresses() if ("camp" in one and not one.endswith(aside)) or one in ELSEWHERE]


def pages(camp, browser, names):
    """These pages of the camp, those that this browser may open, as one text."""
    about, beside = [{"pk": camp.pk}, {"slug": camp.slug}, {}], [{"pk": camp.dossier_id}, {}]
    found = {address(name, one) for name in names for one in (about if "camp" in name else beside)} - {None}
    return "\n".join(browser.get(one).content.decode(errors="replace") for one in sorted(found))


def address(name, kwargs):
    try:
        return reverse(name, kwargs=kwargs)
    except NoReverseMatch:
        return None


def secrets(camp):
    """A decision of the chair and prizes, with words that nothing else says."""
    camp.break_tie(
        by=User.objects.bearer(camp.jurors.get(is_chair=True)), team=str(judged.team(camp, "Les Cars").pk), why=CANARY
    )
    camp.prizes.filter(title="Grand prix").update(team=judged.team(camp, "Les Cars"))
    camp.validate_ranking(by=camp.dossier.lead)
    return camp


def member_link(camp):
    one = camp.registrations.first()
    return Client().get(f"{one.get_absolute_url()}?cle={SEAT.key(str(one.pk))}").content.decode()


@pytest.mark.parametrize("role", ["anonymous", "member", "observer"])
def test_nothing_of_the_ranking_shows_before_the_announcement(camp, signed_in, role):
    secrets(camp)
    browser = Client() if role == "anonymous" else signed_in(factories.person(role, dossier=camp.dossier))
    text = pages(camp, browser, telling()) + member_link(camp)
    assert (CANARY in text, "Classement validé" in text, "100,00" in text) == (False,) * 3


def test_who_won_a_prize_is_not_read_on_the_list_of_prizes_before_the_announcement(camp, lead):
    secrets(camp)
    url = reverse("camp_prizes", args=[camp.pk])
    before = "Les Cars" in lead.get(url).content.decode()
    announced_of(camp)
    assert (before, "Les Cars" in lead.get(url).content.decode()) == (False, True)


def test_control_the_same_pages_tell_it_once_announced(camp, signed_in):
    announced_camp = announced_of(secrets(camp))
    text = pages(announced_camp, signed_in(factories.person("member", dossier=camp.dossier)), ["camp", "camp_results"])
    assert (CANARY in text, "100,00" in text) == (True, True)


def announced_of(camp):
    camp.announce_results(by=camp.dossier.lead)
    return Camp.objects.get(pk=camp.pk)


def test_control_the_lead_reads_it_before(camp, lead):
    assert CANARY in pages(secrets(camp), lead, ["camp_ranking"])
