"""Positions for those who run them: opened from a model, written, published, entrusted."""

import pytest
from django.urls import reverse

from programs.models import Position, Role, User
from tests import factories
from tests.recruiting import samples
from tests.recruiting.pages import page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files")]


def test_a_position_is_opened_from_a_model(client, position):
    response = client.post(reverse("position_new"), {"dossier": position.dossier_id, "template": "sociologist"})
    made = Position.objects.exclude(pk=position.pk).get()
    assert (response.url, made.title, made.state) == (
        reverse("position_edit", args=[made.pk]),
        "Sociologue en résidence",
        "draft",
    )


def test_no_project_in_the_scope_is_said(signed_in, position):
    other = samples.recruiter(dossier=factories.dossier("draft"))
    assert "Aucun projet" in page(signed_in(other), "position_new")


def test_a_recruiter_of_a_dossier_opens_positions_on_it_alone(position):
    from programs.views.positions import projects

    other = factories.residence().dossier
    by = samples.recruiter(dossier=position.dossier)
    assert (list(projects(by)), other in projects(samples.recruiter())) == ([position.dossier], True)


def filled(one, **changes):
    fields = (
        "title",
        "summary",
        "missions",
        "profile",
        "conditions",
        "contract",
        "salary_from",
        "months",
        "seats",
        "starts_on",
        "place",
        "remote",
        "closes_on",
    )
    return (
        {name: getattr(one, name) for name in fields} | {"is_blind": "on", "grid": "Code : lequel ?\nÉcoute"} | changes
    )


def test_the_announcement_is_written_with_its_grid(client, position):
    one = samples.position("draft", of=position.dossier)
    client.post(reverse("position_edit", args=[one.pk]), filled(one, title="Graphiste", shown=shown(client, one)))
    one.refresh_from_db()
    assert (one.title, one.criteria, one.takes_internal) == ("Graphiste", [["Code", "lequel ?"], ["Écoute", ""]], False)


def shown(client, one):
    return client.get(reverse("position_edit", args=[one.pk])).context["form"].digest


def test_a_grid_has_eight_criteria_at_most(client, position):
    one = samples.position("draft", of=position.dossier)
    assert (
        client.post(
            reverse("position_edit", args=[one.pk]), filled(one, grid="x\n" * 9, shown=shown(client, one))
        ).status_code
        == 422
    )


def test_what_was_promised_no_longer_changes_once_published(client, position):
    client.post(
        reverse("position_edit", args=[position.pk]),
        filled(position, title="Autre", grid="", is_blind="", shown=shown(client, position)),
    )
    position.refresh_from_db()
    assert (position.title, position.is_blind, len(position.criteria)) == ("Autre", True, 5)


def test_a_position_that_is_over_is_not_written(client):
    assert client.get(reverse("position_edit", args=[samples.position("filled").pk])).status_code == 403


def test_the_lead_reads_the_position_and_writes_nothing(signed_in, position):
    lead = signed_in(position.dossier.lead)
    codes = [
        lead.get(reverse(name, args=[position.pk])).status_code
        for name in ("position", "position_preview", "position_edit", "pipeline")
    ]
    assert codes == [200, 200, 403, 404]


@pytest.mark.parametrize("state", ["draft", "open", "cancelled"])
def test_each_state_of_a_position_has_its_page(client, state):
    assert "Toute l’équipe" not in page(client, "position", samples.position(state).pk)


def test_a_position_is_entrusted_to_someone_then_taken_back(client, position):
    person = factories.person()
    client.post(reverse("position_recruiter", args=[position.pk]), {"email": person.email.upper()})
    role = Role.objects.get(position=position)
    held = list(Position.objects.recruited_by(User.objects.get(pk=person.pk)))
    client.post(reverse("position_recruiter_end", args=[position.pk, role.pk]))
    assert (held, list(Position.objects.recruited_by(User.objects.get(pk=person.pk)))) == ([position], [])


@pytest.mark.parametrize("who", ["nobody", "already"])
def test_a_position_is_entrusted_to_who_may_take_it(client, position, recruiter, who):
    email = "personne@exemple.fr" if who == "nobody" else recruiter.email
    assert client.post(reverse("position_recruiter", args=[position.pk]), {"email": email}).status_code == 422


def test_the_team_entrusts_nothing(signed_in, position):
    lead = signed_in(position.dossier.lead)
    role = samples.recruiter(position=position).roles.get()
    codes = [
        lead.post(reverse("position_recruiter", args=[position.pk])).status_code,
        lead.post(reverse("position_recruiter_end", args=[position.pk, role.pk])).status_code,
    ]
    assert codes == [403, 403]
