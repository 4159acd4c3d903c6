"""The pipeline of a position: who applied, by where they stand; a bounded number of cards, whatever their number."""

from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs import clock
from programs.masking import Mask
from programs.models import Applicant, Position

SHOWN = 20  # cards of a column; the rest is one link away
COLUMNS = ("received", "screened", "interview", "offered", "hired")
ENDED = ("rejected", "withdrawn", "left")
S = Applicant.State


def of(position):
    """Those who applied for a position, with what a card shows; the parent is already in hand."""
    found = position.applicants.select_related("interview__slot")
    return found.defer("motivation", "links").annotate(grids=Count("screenings", distinct=True))


def narrowed(rows, asked):
    """Those that a search asks for: words, a route, only those who wait for the recruiter."""
    if words := asked.get("q", "").replace("\x00", "").strip():
        named = Q(name__unaccent__icontains=words, revealed_at__isnull=False)
        rows = rows.filter(Q(reference__iendswith=words) | named)
    if asked.get("voie") in Applicant.Route.values:
        rows = rows.filter(route=asked["voie"])
    return rows


def counts(position, asked):
    """How many stand in each state, as a search narrows them."""
    rows = narrowed(position.applicants.order_by(), asked)
    return dict(rows.values_list("state").annotate(n=Count("pk")))


def columns(position, asked, totals):
    """The columns of the board: code, label, how many, the first cards."""
    rank = Window(RowNumber(), partition_by=[F("state")], order_by=[F("received_at"), F("id")])
    rows = narrowed(of(position), asked).filter(state__in=COLUMNS).annotate(rank=rank).filter(rank__lte=SHOWN)
    cards = {code: [] for code in COLUMNS}
    for one in rows.order_by("received_at", "id"):
        one.position = position
        cards[one.state].append(one)
    labels = dict(S.choices)
    return [
        {"code": code, "label": labels[code], "count": totals.get(code, 0), "cards": cards[code], "more": totals.get(code, 0) - len(cards[code])}
        for code in COLUMNS
    ]  # fmt: skip


def ended(totals):
    """The states in which nothing more happens: code, label, how many."""
    labels = dict(S.choices)
    return [{"code": code, "label": labels[code], "count": totals.get(code, 0)} for code in ENDED]


def verdict(position, totals):
    """What awaits the recruiter, in one sentence."""
    waiting = totals.get("received", 0)
    if waiting:
        return ngettext("%d application to read.", "%d applications to read.", waiting) % waiting
    return _("Every application has been read.") if totals else _("Nobody has applied yet.")


def masked(applicant):
    """What takes out of their words who they are, until the interview."""
    names = {applicant.name, applicant.email, applicant.phone, applicant.employer}
    mask = Mask({one for one in names if one}, applicant.name.replace("-", " ").split())
    return (lambda text: text) if applicant.revealed_at else mask


def desk(user):
    """The positions that this person recruits for, with how many applications wait; the busiest first."""
    found = Position.objects.recruited_by(user).filter(state__in=("open", "closed")).for_table()
    waiting = Count("applicants", filter=Q(applicants__state="received"))
    late = Count("applicants", filter=Q(applicants__state="offered", applicants__answer_by__lt=clock.today()))
    return found.annotate(waiting=waiting, late=late).order_by("-waiting", "reference")


def neighbours(applicant):
    """Those before and after this one, in the same state, in the order of arrival."""
    rows = Applicant.objects.filter(position=applicant.position_id, state=applicant.state).only("pk", "received_at")
    at, pk = applicant.received_at, applicant.pk
    before = rows.filter(Q(received_at__lt=at) | Q(received_at=at, pk__lt=pk)).order_by("-received_at", "-id").first()
    after = rows.filter(Q(received_at__gt=at) | Q(received_at=at, pk__gt=pk)).order_by("received_at", "id").first()
    return {"before": before, "after": after}
