"""Answering a call, one section a page: saved as it is typed, never over a colleague, never lost."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from programs import answers, clock, conditions, drafts, sheets
from programs.forms.dossiers import IdentityForm, SectionForm
from programs.models import Dossier
from programs.uploads import attach
from programs.views.errors import typed as typed_in

KEPT = "kept"  # in the session: what was typed when it had expired, by page
MOST_KEPT = 300_000


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request, pk, section):
    """The page of one section; POST keeps the answers, whatever their faults, and goes on."""
    if not request.user.is_authenticated:
        return signed_out(request, request.path)
    dossier = get_object_or_404(Dossier.objects.for_table().visible_to(request.user), pk=pk)
    if not dossier.may_write(request.user):
        return closed(request, dossier)
    form = form_of(request, dossier, section)
    return saved(request, dossier, section, form) if request.method == "POST" else page(request, dossier, section, form)


@login_not_required
@require_POST
def autosave(request, pk, section):
    """Keep what is being typed; the answer is a line that says so, or what a colleague wrote meanwhile (409)."""
    address = reverse("dossier_answer", args=[pk, section])
    if not request.user.is_authenticated:
        return signed_out(request, address)
    dossier = get_object_or_404(Dossier.objects.for_table().visible_to(request.user), pk=pk)
    if not dossier.may_write(request.user):
        return closed(request, dossier)
    form = form_of(request, dossier, section)
    try:
        dossier = drafts.save(dossier, form.raw(), *shown(request))
    except drafts.Stale as stale:
        response = render(
            request, "programs/dossiers/_conflict.html", conflict(stale.dossier, section, form), status=409
        )
        response["HX-Retarget"], response["HX-Reswap"] = "#conflict", "innerHTML"
        return response
    forget(request, address)
    return render(request, "programs/dossiers/_autosave.html", {"hour": hour(), "oob": True, **marks(dossier, form)})


def hour():
    """The hour in Paris, as people write it: "14 h 32"."""
    return localtime(clock.now()).strftime("%-H h %M")


def codes_of(dossier, section):
    """The questions of a section as its definition has them; section 0 is the identity."""
    parts = dossier.definition["sections"]
    if section > len(parts):
        raise Http404
    return parts[section - 1]["questions"] if section else []


def form_of(request, dossier, section):
    """The form of a section: as posted, as kept when the session expired, else as stored."""
    may, asked = drafts.writable(dossier), codes_of(dossier, section)
    data = request.POST if request.method == "POST" else kept(request)
    sent = (data, request.FILES) if data is not None else ()
    if not section:
        form = IdentityForm(*sent, initial=drafts.stored(dossier, drafts.IDENTITY))
        form.fields = form.fields if may("title") else {}
    else:
        wires = conditions.wires(dossier.definition, section, dossier.answers)
        form = SectionForm(*sent, questions=[q for q in asked if may(q["code"])], initial=dossier.answers, wires=wires)
    return form.show({})


def kept(request):
    """What was typed on this page when the session had expired; None when nothing was."""
    body = request.session.get(KEPT, {}).get(request.path)
    return QueryDict(body) if body else None


def forget(request, address):
    """What was kept for this page is now saved."""
    pages = request.session.get(KEPT, {})
    if pages.pop(address, None):
        request.session[KEPT] = pages


def signed_out(request, address):
    """Keep what was typed, ask to sign in, come back to it."""
    body = request.POST.copy()
    body.pop("csrfmiddlewaretoken", None)
    if request.method == "POST" and len(body.urlencode()) <= MOST_KEPT:
        request.session[KEPT] = {address: body.urlencode()}
    login = redirect_to_login(address)
    if not request.htmx:
        return login
    return render(request, "programs/dossiers/_expired.html", {"login": login.url}, status=401)


def closed(request, dossier):
    """The answers can no longer change; what was typed is shown, to be copied."""
    if request.method == "POST":
        context = {"dossier": dossier, "typed": typed_in(request)}
        name = "programs/dossiers/_closed.html" if request.htmx else "programs/dossiers/closed.html"
        return render(request, name, context, status=403)
    messages.info(request, _("The answers can no longer change."))
    return redirect(dossier)


def shown(request):
    """The revision and the digest that the page showed; "keep" takes those of the colleague's version, knowingly."""
    seen, _sep, base = request.POST.get("keep", "").partition(":")
    seen, base = (seen, base) if base else (request.POST.get("seen", ""), request.POST.get("base", ""))
    return int(seen) if seen.isdigit() and len(seen) < 10 else -1, base


def marks(dossier, form):
    """What the page carries to say what it shows."""
    return {"seen": dossier.revision, "base": drafts.digest(drafts.stored(dossier, form.codes()))}


def saved(request, dossier, section, form):
    """Keep the answers and the files; then where the button says."""
    try:
        dossier = drafts.save(dossier, form.raw(), *shown(request)) if form.fields else dossier
    except drafts.Stale as stale:
        context = conflict(stale.dossier, section, form) | {
            "seen": request.POST.get("seen"),
            "base": request.POST.get("base"),
        }
        return page(request, stale.dossier, section, form, status=409, **context)
    forget(request, request.path)
    for code, upload in form.uploads():
        attach(dossier, upload, request.user, kind="answer", question=code)
    if form.errors:
        return page(request, dossier, section, form, status=422)
    if form.searching():
        return page(request, dossier, section, form)
    if gone := request.POST.get("delete"):
        remove(request, dossier, gone)
    if appeared(request, dossier):
        messages.info(request, _("Your answers call for more questions: here they are."))
        return redirect("dossier_answer", dossier.pk, section)
    return redirect(following(request, dossier, section))


def appeared(request, dossier):
    """Whether questions that the page hid show now, where no script has shown them yet."""
    unseen = set(request.POST.getlist("unseen"))
    leaving = request.POST.get("go") == "leave"
    return not leaving and unseen & conditions.visible(dossier.definition, dossier.answers) if unseen else False


def remove(request, dossier, gone):
    """Take a file off a question that may still change."""
    may = drafts.writable(dossier)
    found = next((a for a in dossier.attachments.filter(kind="answer") if str(a.pk) == gone and may(a.question)), None)
    if found:
        found.delete()
        messages.success(request, _("File removed: %s.") % found.name)


def following(request, dossier, section):
    """The next section, the review after the last one; the same page when a file was joined or removed."""
    if "delete" in request.POST or request.POST.get("go") == "stay" or request.FILES:
        return reverse("dossier_answer", args=[dossier.pk, section])
    if request.POST.get("go") == "leave":
        messages.success(request, _("Your answers are saved. You can come back when you like."))
        return dossier.get_absolute_url()
    rest = [n for n in open_sections(dossier) if n > section]
    if rest and request.POST.get("go") != "review":
        return reverse("dossier_answer", args=[dossier.pk, rest[0]])
    return reverse("dossier_review", args=[dossier.pk])


def open_sections(dossier):
    """The numbers of the sections where something may change now."""
    may, shown = drafts.writable(dossier), conditions.visible(dossier.definition, dossier.answers)
    parts = dossier.definition["sections"]
    return [0] * may("title") + [
        n for n, part in enumerate(parts, 1) if any(may(q["code"]) and q["code"] in shown for q in part["questions"])
    ]


def conflict(fresh, section, form):
    """Both versions of each answer that differs, in words."""
    theirs, mine = drafts.stored(fresh, form.codes()), drafts.tidied(form.raw())
    asked = {q["code"]: q for q in codes_of(fresh, section)}
    found = sheets.places(fresh.definition, theirs, mine) if section else {}

    def worded(code, value):
        return (
            sheets.worded(asked[code], value, found)
            if code in asked
            else ", ".join(value)
            if isinstance(value, list)
            else value
        )

    rows = [{"label": field.label, "mine": worded(code, mine[code]), "theirs": worded(code, theirs[code])}
            for code, field in form.fields.items() if code in mine and mine[code] != theirs[code]]  # fmt: skip
    keep = f"{fresh.revision}:{drafts.digest(theirs)}"
    return {"rows": rows, "keep": keep, "reload": reverse("dossier_answer", args=[fresh.pk, section])}


def page(request, dossier, section, form, status=200, **more):
    """The page of a section, with its place among the others."""
    faults = answers.faults(dossier.definition, dossier.answers, dossier.attached_codes())
    pages = [part for part in drafts.sections(dossier, faults) if part["shows"] or part["number"] == section]
    here = next(part for part in pages if part["number"] == section)
    if "verifier" in request.GET and request.method == "GET":
        form.show(faults if section else identity_faults(dossier))
    _may, asked = drafts.writable(dossier), codes_of(dossier, section)
    locked = locked_lines(dossier, section) if dossier.state == "incomplete" else []
    files = {}
    for file in dossier.attachments.filter(kind="answer").exclude(question=""):
        files.setdefault(file.question, []).append(file)
    data = kept(request) if request.method == "GET" else None
    said = {"seen": data.get("seen"), "base": data.get("base"), "restored": True} if data else marks(dossier, form)
    context = {
        "dossier": dossier, "crumbs": [(str(dossier), dossier.get_absolute_url())], "form": form, "section": section, "pages": pages, "locked": locked, "questions": asked,
        "help": dossier.definition["sections"][section - 1]["help"] if section else "",
        "fields": [(form[name], files.get(name, [])) for name in form.fields],
        "here": here, "place": pages.index(here) + 1, "following": next((p for p in pages if p["number"] > section), None), **said, **more,
    }  # fmt: skip
    return render(request, "programs/dossiers/answer.html", context, status=status)


def locked_lines(dossier, section):
    """What was answered here and may no longer change, to be read."""
    may = drafts.writable(dossier)
    return [
        line for part in sheets.of_draft(dossier) if part.number == section for line in part.lines if not may(line.code)
    ]


def identity_faults(dossier):
    return {} if dossier.title.strip() else {"title": _("Give your project a title.")}
