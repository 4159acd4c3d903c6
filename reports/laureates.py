"""The list of laureates that a few read before everyone, under embargo."""

from django.utils.timezone import localtime

from programs import embargo
from programs.models import Role
from reports import data
from reports.receipts import service, verify_url
from reports.signatories import signatory


def laureates(call, line):
    """The facts of the list, as the announcement was decided: who, where, what, and until when it stays secret."""
    return data.Laureates(
        reference=f"LL-{str(call.pk)[:8].upper()}", program=call.program.name, service=service(call.program), made_at=line.at,
        verify_url=verify_url(), call=call.title, announced_at=call.announced_at, places=call.places,
        rows=tuple(
            data.Laureate(dossier=one.reference, title=one.title, organization=str(one.organization), departement=one.organization.departement)
            for one in embargo.laureates(call)
        ), decided_on=localtime(line.at).date(), authority=signatory(call, line.actor, "authority", at=line.at, usually=Role.Code.AUTHORITY.label),
    )  # fmt: skip
