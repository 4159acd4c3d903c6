"""The history of a dossier and of all that hangs on it, as each may read it."""

from django.db.models import Q
from django.utils.timezone import localtime

from programs import phases, wording
from programs.apps import machines
from programs.models import History, SessionPlace
from programs.workflow import past

# Lines that the organization and the jury never read: who reads what, documents being made.
INNER = ("review", "document", "opinion")
# Lines of what a signed link opens: its bearer, who has no account, reads who moved first.
BY_LINK = ("partner", "visa")
PROPOSALS = ("select", "waitlist", "reject", "revise_decision")


def shared(dossier):
    """The lines of the sessions of other projects that this one shares."""
    if not dossier.project_state:
        return Q()
    places = SessionPlace.objects.filter(dossier=dossier.pk).exclude(session__dossier=dossier.pk)
    return Q(machine="coachingsession", object_id__in=places.values("session"))


def readable_lines(dossier, user):
    """The lines of a dossier that this person may read; a message is read in the feed, by those whom it is for."""
    found = History.objects.filter(Q(dossier=dossier) | shared(dossier)).exclude(machine="message")
    staff = {"officer", "authority", "admin"} & dossier.roles_of(user)
    if not staff:
        found = found.exclude(machine__in=INNER)
        if not dossier.is_announced:
            found = found.exclude(machine="dossier", name__in=PROPOSALS)
        found = found.exclude(machine="dossier", name="revise_decision")
    if dossier.project_state and (hidden := dossier.project.untold(user)):
        found = found.exclude(object_id=dossier.project.pk, name__in=hidden)
    return found


def lines(dossier, user):
    """The lines of a dossier that this person may read, most recent first, with their words."""
    found = readable_lines(dossier, user).select_related("actor", "on_behalf_of", "detail").order_by("-at", "-seq")
    return [worded(line, dossier) for line in found]


def readable(line, user):
    """This line if the person may read it, else None: a refusal tells no more than the page of the dossier."""
    if line is not None and line.machine == "review" and told_to_nobody(line, user):
        return None
    if line is None or line.dossier_id is None or line.machine == "review" or line.machine in BY_LINK:
        return line and worded(line)
    return next((known for known in lines(line.dossier, user) if known.pk == line.pk), None)


def told_to_nobody(line, user):
    """Whether a line of a reading must stay untold: its words may name who applies, or its author to another juror."""
    runs = line.dossier.roles_of(user) & (phases.SEEING | {"chair"})
    return phases.blinds(line.dossier.call, user) or (not runs and not line.dossier.reviews.filter(pk=line.object_id, reviewer=user).exists())  # fmt: skip


def worded(line, about=None):
    """A line in words: what was done (as ``about`` calls its own), whom it concerns, the state after it, what was waived."""
    model = next(m for m in machines() if m._meta.model_name == line.machine)
    own = about.words_for(line.name) if about and about.pk == line.object_id else {}
    line.who, line.what = (
        line.data.get("said_by") or line.actor,
        own.get("done") or past(model).get(line.name, line.name),
    )
    line.whom = line.data.get("whom", "")
    line.state = dict(model._meta.get_field("state").choices).get(line.target, line.target)
    line.for_whom, line.without = line.on_behalf_of, wording.waived(line)
    line.subject = str(model._meta.verbose_name)
    return line


def day_of(line):
    """The day of a line, in Paris."""
    return localtime(line.at).date()
