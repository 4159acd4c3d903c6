"""The papers of a project, made as documents: owed to the last line of what they are about, by a page or by the hour."""

from programs.models.history import Outbox

PAPERS = ("startup_month", "committee_file", "takeover", "recruitment", "certificate")
SEVERAL = (
    "startup_month",
    "committee_file",
    "recruitment",
    "certificate",
)  # several stand side by side, each under its own title


def line_of(machine):
    """The last line of a machine, to which its papers are owed."""
    return machine.history.last()


def owed(machine, kind, pk):
    """The effects that call for this paper, oldest first."""
    about = {"line__machine": machine._meta.model_name, "line__object_id": machine.pk}
    return Outbox.objects.filter(**about, kind="document", key__startswith=f"{kind}:{pk}:").order_by("created_at", "id")


def once(machine, kind, pk, mark):
    """Owe this paper unless it was, under this mark; return the effect when it is new, else None."""
    key = f"{kind}:{pk}:{mark}"
    if owed(machine, kind, pk).filter(key=key).exists():
        return None
    return Outbox.objects.create(line=line_of(machine), kind="document", key=key)


def again(machine, kind, pk, mark, digest):
    """Owe this paper as its facts now are; the same facts as the last time are not made twice."""
    known = owed(machine, kind, pk).filter(key__startswith=f"{kind}:{pk}:{mark}:")
    last = known.last()
    if last and last.key.endswith(f":{digest}"):
        return last
    key = f"{kind}:{pk}:{mark}:{known.count() + 1}:{digest}"
    return Outbox.objects.create(line=line_of(machine), kind="document", key=key)
