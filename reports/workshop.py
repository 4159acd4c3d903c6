"""The kinds of report that officers compose: the sections of each, what each section tells, what they write in it."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from programs.models import Publication, PublicationText


class Part(NamedTuple):
    """A section: its code, its title, what an officer may write there; ``fixed`` when it cannot be left out."""

    code: str
    title: str
    help: str
    required: bool = False
    fixed: bool = False


ESSENTIAL = (
    Part("essential", _("The essential, in three sentences"), _("What was done, what it changed, what is asked. A minister reads this page alone."), required=True, fixed=True),
    Part("worked", _("What worked"), _("Two or three sentences."), fixed=True),
    Part("fragile", _("What remains fragile"), _("Say it plainly: failure is a result."), fixed=True),
    Part("asked", _("The decision we ask for"), _("Of whom, before when. Nothing, if none is asked."), fixed=True),
)  # fmt: skip
PARTS = {
    "yearly": (
        *ESSENTIAL,
        Part("foreword", _("Foreword"), _("A word of the service, or of the minister. It is signed in its last line.")),
        Part("map", _("Where the projects are"), _("What the map does not say: why here, why not there.")),
        Part("cohorts", _("The cohorts and the calls"), _("How the year went, from the call to the projects.")),
        Part("territories", _("The territories, by size"), _("Which territories come, which do not, what would help them.")),
        Part("funding", _("Who pays"), _("What the figures do not say: in kind, delays, what was refused.")),
        Part("outcomes", _("What became of the projects since the first edition"), _("What lasts, what stopped, what was taken up elsewhere.")),
        Part("lessons", _("What was learned"), _("The lessons of the year, those of the projects that stopped too.")),
        Part("people", _("The people and their hours"), _("Who made it, beyond the numbers.")),
        Part("annexes", _("Annex: every project"), _("What the reader must know of this list.")),
    ),
    "plain_summary": (
        Part("what", _("What it is"), _("Say it as to a neighbour. Short sentences, one idea each."), required=True, fixed=True),
        Part("done", _("What was done this year"), _("What people can see or use now.")),
        Part("learned", _("What we learned"), _("Also what did not work.")),
        Part("next", _("What comes next"), _("What happens, when, and whom to ask.")),
    ),
    "call_statistics": (
        Part("essential", _("The essential, in three sentences"), _("What the figures show, and what they do not."), required=True, fixed=True),
        Part("funnel", _("From the visit to the project"), _("Where people stopped, and why.")),
        Part("answers", _("Who answered"), _("Which territories, which organizations.")),
        Part("outcomes", _("What was decided"), _("How the decisions were made.")),
    ),
    "cohort_status": (
        Part("word", _("A word to who reads"), _("What needs a decision, and from whom."), fixed=True),
        Part("dates", _("The meetings to come"), _("What each must prepare.")),
    ),
}  # fmt: skip
PUBLIC = ("yearly", "plain_summary", "call_statistics")  # the state of a cohort names people: it is never published


def parts(publication):
    """The sections of its kind, in order."""
    return PARTS[publication.kind]


def opened(publication, by):
    """Open a report with all the sections of its kind and their empty texts."""
    publication.sections = [part.code for part in parts(publication)]
    publication.begin(by=by)
    PublicationText.objects.bulk_create(
        PublicationText(
            publication=publication, order=n, code=part.code, title=part.title, help=part.help, required=part.required
        )
        for n, part in enumerate(parts(publication), 1)
    )
    return publication


def former_of(publication):
    """The last report of the same kind and scope that was sealed before: what one compares with."""
    same = {name: getattr(publication, f"{name}_id") for name in ("program", "call", "cohort", "territory")}
    found = Publication.objects.filter(kind=publication.kind, **same, state__in=("sealed", "published", "withheld"))
    return found.exclude(pk=publication.pk).order_by("-ends_on", "-created_at", "id").first()
