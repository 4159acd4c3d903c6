"""The board of projects on paper: the same choices as on the page, made as it is asked for; its trace alone is kept."""

from django.http import Http404, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programs import board, clock, planning
from programs.views.coaching import FOLLOWING, narrowed
from reports import boarddata, imprints
from reports.receipts import service


@require_safe
def board_pdf(request):
    """The projects that the page shows with the same choices."""
    if not FOLLOWING & request.user.role_codes:
        raise Http404
    _filter, _rows, cards = narrowed(request)
    if not cards:
        raise Http404
    answer = HttpResponse(imprints.printed(facts(cards, request.user)), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="tableau-{clock.today():%Y-%m-%d}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def facts(cards, user):
    """What the paper says."""
    program = cards[0].dossier.call.program
    several = len({card.dossier.call.program_id for card in cards}) > 1
    months = planning.Calendar([])
    return boarddata.Board(
        start=months.start, end=months.end, today=months.today, bars=tuple(bar(card.dossier, months.today) for card in cards),
        reference=_("Board of %(who)s") % {"who": user}, program=_("All programmes") if several else program.name, service=service(program),
        made_at=clock.now(), title=_("Where each project stands"), verdict=" ".join(board.verdict(cards)),
        stages=tuple(boarddata.BoardStage(label=str(one.label), rows=tuple(map(row, one.cards))) for one in board.stages(cards)),
    )  # fmt: skip


def bar(dossier, today):
    """The months of a project, as the page draws them."""
    begins, ends = planning.stretch(dossier)
    marks = tuple((one.done_on or one.due_on, planning.kind(one, today), one.label) for one in dossier.dated)
    return boarddata.BoardBar(name=str(dossier.organization), begins=begins, ends=ends, milestones=marks)


def row(card):
    """A project, in words."""
    one = card.dossier
    return boarddata.BoardRow(
        organization=str(one.organization), title=one.title, coach=str(one.coaching[0].person) if one.coaching else "", health=str(capfirst(card.word)),
        why=str(card.why), felt=str(capfirst(card.own)) if card.differs else "", weather=str(capfirst(card.weather)), following=str(card.following),
    )  # fmt: skip
