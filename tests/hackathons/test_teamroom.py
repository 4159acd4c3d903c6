"""The page of a team for its members: the prototype until the last second, the journal, the pictures, what it says."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from hackathons import pictures, teamwords
from hackathons.models import Camp, CampTeam, TeamPicture
from hackathons.signed import SEAT
from programs import clock
from programs.models import User
from programs.uploads import checked
from tests.hackathons import samples

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)
SHOWN = {"name": "Les Bus", "pitch": "Savoir où est le bus", "description": "Une carte des bus.", "demo": "bus.example", "repository": "", "licence": "mit"}  # fmt: skip


def at(page, one, *more, **said):
    """What the link of this person opens; with ``said``, what its form sends."""
    url = reverse(page, args=[one.pk, *more]) + f"?cle={SEAT.key(str(one.pk))}"
    return Client().post(url, said) if said else Client().get(url)


@pytest.fixture(scope="module")
def under_way(once):
    return once(lambda: samples.camp("running").pk)


@pytest.fixture
def camp(under_way):
    return Camp.objects.get(pk=under_way)


@pytest.fixture
def lou(camp):
    return samples.registration(camp)


@pytest.fixture
def team(camp, lou):
    return samples.team(camp, lou)


def again(team):
    return CampTeam.objects.get(pk=team.pk)


def presented(lou, team, **more):
    """What a member writes of the prototype."""
    page = at("seat_team_edit", lou).context["form"]
    return at("seat_team_edit", lou, **SHOWN | {"challenge": team.challenge_id, "shown": page["shown"].value()} | more)


def hand_in(lou, team, step="submit"):
    obj = again(team)
    return at("seat_step", lou, "campteam", obj.pk, step, seen=obj.seq)


def drawn(colour="red", name="carte.png", kind="PNG"):
    """A picture as a phone sends it."""
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Téléphone de Lou"
    Image.new("RGB", (8, 8), colour).save(file, kind, exif=exif)
    return SimpleUploadedFile(name, file.getvalue())


def said(team):
    return teamwords.standing(again(team), 1).title


def test_a_prototype_is_presented_then_handed_in(lou, team):
    presented(lou, team)
    hand_in(lou, team)
    found = again(team)
    assert (found.state, found.demo, found.licence_label) == ("submitted", "https://bus.example", "MIT")


def test_a_prototype_that_says_nothing_is_not_handed_in(lou, team):
    answer = hand_in(lou, team)
    assert (answer.status_code, again(team).state) == (422, "forming")


@pytest.mark.parametrize(("late", "state"), [(0, "submitted"), (1, "forming")])
def test_the_last_second_counts_the_next_one_does_not(camp, lou, team, late, state):
    presented(lou, team)
    with clock.at(camp.ends_at + late * SECOND):
        hand_in(lou, team)
    assert again(team).state == state


def test_a_prototype_received_in_time_is_taken_while_the_camp_ends(camp, lou, team):
    presented(lou, team)
    obj = again(team)
    with clock.at(camp.ends_at + 20 * SECOND):
        obj.submit(by=User.objects.bearer(lou), received_at=camp.ends_at)
    assert (obj.state, obj.submitted_at) == ("submitted", camp.ends_at)


def test_it_is_taken_back_and_handed_in_again_until_the_end(camp, lou, team):
    presented(lou, team)
    for step in ("submit", "withdraw_submission", "submit"):
        hand_in(lou, team, step)
    with clock.at(camp.ends_at + SECOND):
        hand_in(lou, team, "withdraw_submission")
    assert again(team).state == "submitted"


def test_more_time_is_shown_with_its_reason_and_used(camp, lou, team):
    presented(lou, team)
    later = camp.ends_at + timedelta(hours=1)
    Camp.objects.get(pk=camp.pk).extend(by=camp.dossier.lead, ends_at=later, comment="Une panne de réseau.")
    with clock.at(camp.ends_at + timedelta(minutes=30)):
        page = at("seat_team", lou).content.decode()
        hand_in(lou, team)
    assert ("Une panne de réseau." in page, again(team).state) == (True, "submitted")


def test_an_interruption_says_that_all_is_kept_and_takes_nothing(camp, lou, team):
    presented(lou, team)
    Camp.objects.get(pk=camp.pk).interrupt(by=camp.dossier.lead, comment="Un orage.")
    hand_in(lou, team)
    page = at("seat_team", lou).content.decode()
    assert ("tout ce qui a été écrit est gardé" in page, "Un orage." in page, again(team).state) == (True, True, "forming")  # fmt: skip


def test_after_the_end_what_is_presented_no_longer_changes(camp, lou, team):
    presented(lou, team)
    with clock.at(camp.ends_at + SECOND):
        answer = at("seat_team_edit", lou, **SHOWN | {"description": "Trop tard"})
        page = at("seat_team", lou)
    assert (answer.status_code, again(team).description, page.context["may_write"]) == (
        302,
        "Une carte des bus.",
        False,
    )


def test_what_a_teammate_has_just_written_is_never_covered_in_silence(lou, team):
    before = at("seat_team_edit", lou).context["form"]["shown"].value()
    presented(lou, team)
    answer = at("seat_team_edit", lou, **SHOWN | {"pitch": "Autre", "challenge": team.challenge_id, "shown": before})
    assert (answer.status_code, again(team).pitch, bool(answer.context["form"].theirs)) == (422, "Savoir où est le bus", True)  # fmt: skip


def test_the_page_says_where_the_team_stands(camp, lou, team):
    first = said(team)
    presented(lou, team)
    hand_in(lou, team)
    second = said(team)
    with clock.at(camp.ends_at + SECOND):
        third = said(team)
    assert [one.split(" :")[0][:31] for one in (first, second, third)] == [
        "Le prototype est à remettre ava", "Le prototype est remis.", "Le prototype est remis, et verr",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("camp_state", "state", "words"),
    [
        ("running", "disbanded", "Cette équipe est dissoute."), ("registration", "ready", "L’équipe est complète."), ("registration", "forming", "L’équipe compte 1 membre."),
        ("deliberation", "judged", "Le prototype est remis, et verrouillé."), ("deliberation", "awarded", "Le prototype est remis, et verrouillé."),
        ("follow_up", "forming", "Le camp est fini\xa0: aucun prototype n’a été remis."), ("follow_up", "continued", "Le prototype continue."),
        ("follow_up", "stopped", "Le prototype s’arrête ici. Merci\u202f!"), ("follow_up", "awarded", "Le prototype est remis, et verrouillé."),
        ("postponed", "forming", "Le camp est reporté\xa0: l’équipe est gardée."), ("cancelled", "forming", "Le camp est annulé."),
    ],
)  # fmt: skip
def test_each_state_has_its_sentence(team, camp_state, state, words):
    team.camp.state, team.state = camp_state, state
    assert teamwords.standing(team, 1).title == words


def test_free_seats_are_told_before_the_camp(team):
    team.camp.state, team.state = "registration", "forming"
    assert [teamwords.standing(team, n).text for n in (1, 4, 7)] == [
        "Il en faut au moins 3 de plus.", "3 places sont encore libres.", "Toutes les places sont prises.",
    ]  # fmt: skip


def test_a_note_is_dated_and_signed_for_the_team(lou, team):
    at("seat_team", lou, do="note", **{"note-text": "On garde la carte."})
    page = at("seat_team", lou).content.decode()
    assert ("On garde la carte." in page, team.notes.get().author) == (True, lou)


@pytest.mark.parametrize(("do", "field"), [("note", "note-text"), ("invite", "invite-email")])
def test_an_empty_form_is_shown_again_with_its_error(lou, team, do, field):
    answer = at("seat_team", lou, do=do, **{field: ""})
    assert (answer.status_code, bool(answer.context[do].errors)) == (422, True)


def test_a_complete_team_invites_nobody(lou, team):
    CampTeam.objects.filter(pk=team.pk).update(welcomes=False)
    Camp.objects.update(team_min=2, team_max=2)
    samples.registration(team.camp, "Ana")
    other = samples.registration(team.camp, "Zoé")
    again(team).memberships.create(registration=other, seat=2, seats=2)
    answer = at("seat_team", lou, do="invite", **{"invite-email": "ana@exemple.fr", "invite-word": ""})
    assert (answer.status_code, team.joinings.count()) == (422, 0)


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(("name", "kind"), [("carte.png", "PNG"), ("carte.jpg", "JPEG")])
def test_a_picture_is_kept_without_what_tells_who_took_it(lou, team, name, kind):
    at("seat_picture_new", lou, file=drawn(name=name, kind=kind), caption="La carte")
    answer = at("seat_picture", lou, team.pictures.get().pk)
    content = b"".join(answer.streaming_content)
    assert (b"Lou" in drawn(name=name, kind=kind).read(), b"Lou" in content, answer["X-Content-Type-Options"]) == (True, False, "nosniff")  # fmt: skip


@pytest.mark.usefixtures("files")
def test_the_same_picture_twice_or_one_too_many_is_refused(lou, team, monkeypatch):
    pictures.add(team, checked(drawn(), ("png",)), "La carte", lou)
    same = at("seat_picture_new", lou, file=drawn(), caption="Encore")
    monkeypatch.setattr(TeamPicture, "MOST", 1)
    more = at("seat_picture_new", lou, file=drawn("blue"), caption="Une autre")
    assert (same.status_code, more.status_code, team.pictures.count()) == (422, 422, 1)


def test_what_is_not_a_picture_is_refused(lou, team):
    answer = at("seat_picture_new", lou, file=SimpleUploadedFile("carte.png", b"%PDF-1.4"), caption="Non")
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["file"])


@pytest.mark.usefixtures("files")
def test_a_picture_is_removed_until_the_end(camp, lou, team):
    one = pictures.add(team, checked(drawn(), ("png",)), "La carte", lou)
    with clock.at(camp.ends_at + SECOND):
        at("seat_picture_remove", lou, one.pk, ok="1")
        late = at("seat_picture_new", lou, caption="Trop tard")
    kept = team.pictures.count()
    at("seat_picture_remove", lou, one.pk, ok="1")
    assert (late.status_code, kept, team.pictures.count()) == (302, 1, 0)


@pytest.mark.usefixtures("files")
def test_those_who_welcome_see_the_picture_unless_it_is_dangerous(signed_in, camp, lou, team):
    one = pictures.add(team, checked(drawn(), ("png",)), "La carte", lou)
    url, lead = reverse("team_picture", args=[team.pk, one.pk]), signed_in(camp.dossier.lead)
    before = lead.get(url)
    for close in before._resource_closers:
        close()
    TeamPicture.objects.update(scan="infected")
    assert (before.status_code, lead.get(url).status_code) == (200, 404)


def test_who_left_the_team_no_longer_opens_its_pages(lou, team):
    again(team).disband(by=User.objects.system())
    pages = ("seat_team_edit", "seat_picture_new")
    assert [at("seat_team", lou).status_code, *(at(page, lou).status_code for page in pages)] == [302, 404, 404]


def test_a_team_that_handed_nothing_in_still_reads_what_it_wrote(camp, lou, team):
    presented(lou, team)
    Camp.objects.get(pk=camp.pk).end(by=camp.dossier.lead)
    again(team).disband(by=User.objects.system())
    page = at("seat_team", lou)
    assert (page.status_code, page.context["verdict"].title) == (
        200,
        "Le camp est fini\xa0: aucun prototype n’a été remis.",
    )


def test_after_the_camp_who_had_no_team_finds_nothing(camp, lou):
    Camp.objects.get(pk=camp.pk).end(by=camp.dossier.lead)
    assert at("seat_team", lou).status_code == 404


def test_a_page_shown_before_someone_else_acted_is_a_conflict(lou, team):
    presented(lou, team)
    seen = again(team).seq
    hand_in(lou, team)
    answer = at("seat_step", lou, "campteam", team.pk, "submit", seen=seen)
    assert (answer.status_code, again(team).state) == (409, "submitted")


def test_a_step_that_has_its_own_page_is_not_taken_here(lou, team):
    assert at("seat_step", lou, "registration", lou.pk, "cancel").status_code == 404


def test_the_page_costs_the_same_for_one_member_and_four(lou, team, django_assert_max_num_queries):
    for n in range(3):
        again(team).memberships.create(registration=samples.registration(team.camp, f"P{n}"), seat=n + 2, seats=7)
        team.notes.create(author=lou, text="Note")
    with django_assert_max_num_queries(14):
        at("seat_team", lou)


def test_those_who_welcome_read_the_whole_team(signed_in, camp, lou, team):
    team.notes.create(author=lou, text="On garde la carte.")
    page = signed_in(camp.dossier.lead).get(team.get_absolute_url())
    assert (page.status_code, "On garde la carte." in page.content.decode()) == (200, True)
