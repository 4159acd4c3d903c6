"""Who reads in the place of a project lead who has left: the organization's signatories, else its co-authors, else those in charge."""

from programs import clock
from programs.models import Dossier, Role, User
from programs.models.instruction import in_charge

OF_IT = {"lead", "member", "signatory"}


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


def still_there(person, dossier):
    """Whether this person may still see the dossier."""
    return person.is_active and Dossier.objects.visible_to(person).filter(pk=dossier.pk).exists()
