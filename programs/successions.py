"""Successions: all that an organization held passes to the one that takes over, dossier by dossier, its name kept."""

from django.db import transaction
from django.db.models import Q

from programs import clock, deadlines
from programs.models import Dossier, Organization, Role, Succession


def heir(organization):
    """The territory that the official code names as the successor of this organization's; None where it tells nothing."""
    territory = organization.territory
    while territory and territory.merged_into_id:
        territory = territory.merged_into
    return territory if territory and territory != organization.territory else None


def moved(former):
    """What would pass: the dossiers, the people, the running roles on the organization."""
    return {
        "dossiers": list(former.dossiers.for_table().order_by("-created_at", "id")),
        "agents": former.agents.count(), "roles": list(running(former).select_related("person")),
    }  # fmt: skip


def running(former):
    """The roles held today on the organization itself."""
    return Role.objects.active().filter(organization=former)


@transaction.atomic
def succeed(former, successor, by, reason, since):
    """Move everything; raises ValidationError or Conflict, and then nothing has moved."""
    former = Organization.objects.select_for_update(of=("self",)).get(pk=former.pk)
    name = str(former)
    for pk in former.dossiers.order_by("id").values_list("pk", flat=True):
        dossier = Dossier.objects.for_table().get(pk=pk)
        Succession(dossier=dossier, former=former, successor=successor, former_name=name).begin(by=by, comment=reason)
    former.agents.update(organization=successor)
    hand_over(former, successor)
    former.successor, former.succeeded_on = successor, since
    former.checked_at, former.checked_by = clock.now(), by
    former.save()
    Organization.objects.filter(Q(successor=former) & ~Q(pk=successor.pk)).update(successor=successor)
    return former


def hand_over(former, successor):
    """The signatories of the former organization are those of its successor from today."""
    today = clock.today()
    for role in running(former):
        Role.objects.get_or_create(
            person_id=role.person_id, code=role.code, program_id=role.program_id, call_id=role.call_id, dossier_id=role.dossier_id,
            organization=successor, ends_on=None, defaults={"quality": role.quality, "starts_on": today},
        )  # fmt: skip
    running(former).update(ends_on=today - deadlines.DAY)
