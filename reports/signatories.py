"""Who signs a document for the State: name, quality and delegation, as their role on the call says."""

from django.utils.timezone import localtime

from programs.models import Role
from reports import data


def signatory(call, person, *codes, at=None, usually=""):
    """This person as signatory, by the first of these roles that they hold on this call; ``usually`` is the quality without any."""
    held = Role.objects.active().on(**call.scope()).filter(person=person, code__in=codes).order_by("code", "id").first()
    quality = (held.quality or usually or held.get_code_display()) if held else usually
    delegation = held.delegation if held else ""
    return data.Signatory(
        name=str(person), quality=str(quality), delegation=delegation, signed_on=at and localtime(at).date()
    )
