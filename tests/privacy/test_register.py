"""The register of personal data: every field of every model is in it, once, with its purpose."""

import pytest
from django.apps import apps

from programs.personal import DELETE, EMPTY, register
from programs.purposes import purposes


def fields(model):
    return {field.name for field in model._meta.concrete_fields}


def models():
    return {model._meta.label: model for model in apps.get_models(include_auto_created=True)}


def unclassified(lines):
    """By model, the fields that no line names, and those that are named without being there."""
    said = {line.model: set(line.classified) for line in lines}
    compared = {label: (fields(model), said.get(label, set())) for label, model in models().items()}
    return {label: f"missing: {sorted(has - named)}, gone: {sorted(named - has)}" for label, (has, named) in compared.items() if has != named}  # fmt: skip


def test_no_field_is_named_twice():
    assert [line.model for line in register() if len(line.classified) != len(set(line.classified))] == []


def test_every_field_of_every_model_is_classified():
    assert unclassified(register()) == {}


def test_control_a_new_field_or_a_new_model_is_refused():
    lines = [line for line in register() if line.model != "programs.Checkin"]
    lines[0] = lines[0]._replace(personal=lines[0].personal[1:])
    assert unclassified(lines).keys() == {"programs.Checkin", lines[0].model}


def test_the_register_names_no_model_that_is_gone():
    assert {line.model for line in register()} - models().keys() == set()


@pytest.mark.django_db
def test_what_is_personal_has_a_purpose_that_the_page_tells():
    told = {purpose.code for purpose in purposes()}
    assert {line.purpose for line in register() if line.personal or line.people or line.addresses} == told


def test_every_word_typed_in_a_dossier_is_emptied_or_deleted_in_the_end():
    kept = {line.model for line in register() if line.personal and not (line.dossier and line.end in (EMPTY, DELETE))}
    assert kept == {
        "programs.User", "account.EmailConfirmation", "mfa.Authenticator", "sessions.Session", "programs.Organization", "programs.Relay",
        "programs.EmbargoRecipient",
        "programs.CoachAbsence", "programs.CalendarToken", "programs.Letterbox",  # deleted with the account
        "residences.Professional",  # deleted with the account, or by their link
        "programs.JuryMember",  # named by the minutes, emptied with the account
    }  # fmt: skip
