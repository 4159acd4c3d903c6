"""Who reads in the place of who has left: of the organization, whoever leads since, else its signatories, else its co-authors; of the State, those in charge."""

from django.db.models import Q

from programs import clock
from programs.models import Dossier, Role, User
from programs.models.instruction import in_charge

OF_IT = {"lead", "member", "signatory", "resident", "operator", "observer"}
OF_STATE = {"coach", "officer"}


def has_left(dossier):
    """Whether its lead has left and nobody leads it since."""
    leads = Role.objects.filter(dossier=dossier, code="lead")
    return not leads.active().exists() and leads.filter(ends_on__lt=clock.today()).exists()


def in_place(dossier):
    """Whom to write to in the place of who has left."""
    scope = {name: value for name, value in dossier.scope().items() if value}
    for code in ("signatory", "member"):
        if found := list(User.objects.holding(code, **scope)):
            return found
    return list(in_charge(dossier))


def stand_ins(person, dossier, role=""):
    """Whom to write to in the place of this person, who has left, was written to in this role; and the dossier, if nobody leads it since."""
    if role in OF_STATE or not was_of_it(person, dossier):  # what staff tell each other stays with them
        return [*in_charge(dossier, alone=bool(dossier.coach)), *filter(None, [dossier.coach])], None
    return ([dossier.lead], None) if dossier.lead else (in_place(dossier), dossier)


def was_of_it(person, dossier):
    """Whether this person ever was of the dossier's organization, or of its team."""
    signed = Q(organization=dossier.organization_id, code="signatory")
    return Role.objects.filter(signed | Q(dossier=dossier, code__in=OF_IT), person=person).exists()


def still_there(person, dossier):
    """Whether this person may still see the dossier."""
    return person.is_active and Dossier.objects.visible_to(person).filter(pk=dossier.pk).exists()
