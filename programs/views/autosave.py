"""What every save of answers shares, and the one that a page makes by itself as they are typed."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programs import clock, closing, conditions, drafts, sheets
from programs.forms.dossiers import IdentityForm, SectionForm
from programs.models import Dossier
from programs.typography import french

KEPT = "kept"  # in the session: what was typed when it had expired, by page
MOST_KEPT = 300_000


def written_by(request, pk):
    """The dossier, if this person sees it, and whether they may write it now."""
    dossier = get_object_or_404(Dossier.objects.for_table().visible_to(request.user), pk=pk)
    return dossier, dossier.may_write(request.user)


@login_not_required
@require_POST
def autosave(request, pk, section):
    """Keep the answers just typed, those that ``only`` names; the answer is data for static/programs/answering.js."""
    if not request.user.is_authenticated:
        return told("expired", 401, login=redirect_to_login(reverse("signed_in_again")).url)
    dossier, may = written_by(request, pk)
    if not may:
        return told("closed", 403)
    form = form_of(request, dossier, section, set(request.POST.get("only", "").split()))
    typed = drafts.tidied(form.raw())
    try:
        done = drafts.save(dossier, typed, bases_of(request))
    except drafts.Moved:
        return told("closed", 403)
    base = marks({code: value for code, value in done.kept.items() if typed[code] == value})
    if done.stale:
        html = render_to_string("programs/dossiers/_conflict.html", conflict(done, section, form), request)
        return told("stale", 409, html=html, base=base, codes=done.stale)
    return told("saved", 200, base=base, left=closing.title_of(done.dossier))


def told(state, status, **more):
    """What became of what was sent, and at what hour in Paris."""
    said = french(_("Saved at %s") % localtime(clock.now()).strftime("%-H h %M"))
    return JsonResponse({"state": state, "said": said, **more}, status=status)


@require_safe
def signed_in_again(request):
    """Where one lands after signing in beside a page of answers: that page, told, saves by itself what it kept."""
    return render(request, "programs/dossiers/again.html")


def questions_of(dossier, section):
    """The questions of a section as its definition has them; section 0 is the identity."""
    parts = dossier.definition["sections"]
    if section > len(parts):
        raise Http404
    return parts[section - 1]["questions"] if section else []


def form_of(request, dossier, section, only=()):
    """The form of a section, or of some of its questions: as posted, as kept when the session expired, else as stored."""
    may, asked = drafts.writable(dossier), questions_of(dossier, section)
    data = request.POST if request.method == "POST" else kept(request)
    sent = (data, request.FILES) if data is not None else ()
    if not section:
        form = IdentityForm(*sent, initial=drafts.stored(dossier, drafts.IDENTITY))
        form.fields = {n: f for n, f in form.fields.items() if may("title") and (not only or n in only)}
    else:
        open_now = [q for q in asked if may(q["code"]) and (not only or q["code"] in only)]
        wires = conditions.wires(dossier.definition, section, dossier.answers)
        form = SectionForm(*sent, questions=open_now, initial=dossier.answers, wires=wires)
    return form.show({})


def kept(request):
    """What was typed on this page when the session had expired; None when nothing was."""
    body = request.session.get(KEPT, {}).get(request.path)
    return QueryDict(body) if body else None


def keep_for_later(request):
    """Ask to sign in, and show again then what was typed."""
    body = request.POST.copy()
    body.pop("csrfmiddlewaretoken", None)
    if request.method == "POST" and len(body.urlencode()) <= MOST_KEPT:
        request.session[KEPT] = {request.path: body.urlencode()}
    return redirect_to_login(request.path)


def forget(request):
    """What was kept for this page is now saved."""
    pages = request.session.get(KEPT, {})
    if pages.pop(request.path, None):
        request.session[KEPT] = pages


def marks(values):
    """What a page carries to say what it shows: the fingerprint of each answer."""
    return " ".join(f"{code}:{drafts.digest(value)}" for code, value in values.items())


def bases_of(request):
    """What the page showed of each answer; where a conflict is settled by "mine", the colleague's version knowingly."""
    pairs = (pair.partition(":") for pair in request.POST.get("base", "").split())
    settled = (
        (name[7:], value[5:])
        for name, value in request.POST.items()
        if name.startswith("choice-") and value.startswith("mine:")
    )
    return {code: mark for code, _sep, mark in pairs} | dict(settled)


def conflict(done, section, form):
    """Both versions of each answer in conflict, in words."""
    theirs, mine = done.kept, drafts.tidied(form.raw())
    asked = {q["code"]: q for q in questions_of(done.dossier, section)}
    found = sheets.places(done.dossier.definition, theirs, mine) if section else sheets.named(theirs, mine)

    def worded(code, value):
        return sheets.worded(asked[code], value, found) if code in asked else sheets.plain(value, found)

    rows = [
        {"code": code, "label": form.fields[code].label, "mine": worded(code, mine[code]),
         "theirs": worded(code, theirs[code]), "mark": drafts.digest(theirs[code])}
        for code in done.stale
    ]  # fmt: skip
    return {"rows": rows}
