"""Answering a call, one section a page: saved as it is typed, never over a colleague, never lost."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programs import answers, closing, conditions, drafts, sheets
from programs.uploads import attach
from programs.views.attachments import rearrange
from programs.views.autosave import (
    bases_of,
    conflict,
    forget,
    form_of,
    keep_for_later,
    kept,
    marks,
    questions_of,
    written_by,
)
from programs.views.errors import typed as typed_in


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request, pk, section):
    """The page of one section; POST keeps the answers, whatever their faults, and goes on."""
    if not request.user.is_authenticated:
        return keep_for_later(request)
    dossier, may = written_by(request, pk)
    if not may:
        return closed(request, dossier)
    form = form_of(request, dossier, section)
    return saved(request, dossier, section, form) if request.method == "POST" else page(request, dossier, section, form)


def closed(request, dossier):
    """The answers can no longer change; what was typed is shown, to be copied."""
    if request.method == "POST":
        context = {"dossier": dossier, "typed": typed_in(request)}
        return render(request, "programs/dossiers/closed.html", context, status=403)
    messages.info(request, _("The answers can no longer change."))
    return redirect(dossier)


def saved(request, dossier, section, form):
    """Keep the answers and the files; then where the button says."""
    taken = [code for code in form.codes() if request.POST.get(f"choice-{code}") == "theirs"]
    typed = {code: value for code, value in form.raw().items() if code not in taken}
    try:
        done = drafts.save(dossier, typed, bases_of(request))
    except drafts.Moved:
        return closed(request, dossier)
    if done.stale:
        base = request.POST.get("base", "").split() + [
            marks({code: value}) for code, value in done.kept.items() if code not in done.stale
        ]
        context = conflict(done, section, form) | {"base": " ".join(base)}
        return page(request, done.dossier, section, form, status=409, **context)
    forget(request)
    return joined(request, done.dossier, section, form)


def joined(request, dossier, section, form):
    """Join the files sent with the answers, then where the button says; a file refused shows its reason."""
    for code, upload in form.uploads():
        attach(dossier, upload, request.user, kind="answer", question=code)
    if form.errors:
        return page(request, dossier, section, form, status=422)
    if form.searching():
        return page(request, dossier, section, form)
    if gone := rearrange(dossier, request.POST):
        messages.success(request, _("File removed: %s.") % gone)
    if appeared(request, dossier):
        messages.info(request, _("Your answers call for more questions: here they are."))
        return redirect("dossier_answer", dossier.pk, section)
    return redirect(following(request, dossier, section))


def appeared(request, dossier):
    """Whether questions that the page hid show now, where no script has shown them yet."""
    unseen = set(request.POST.getlist("unseen"))
    leaving = request.POST.get("go") == "leave"
    return not leaving and unseen & conditions.visible(dossier.definition, dossier.answers) if unseen else False


def following(request, dossier, section):
    """The next section, the review after the last one; the same page when a file was joined, moved or removed."""
    go = request.POST.get("go")
    if go in ("stay", "choose") or request.POST.keys() & {"delete", "move"} or request.FILES:
        return reverse("dossier_answer", args=[dossier.pk, section])
    if go == "leave":
        messages.success(request, _("Your answers are saved, not submitted yet. You can come back when you like."))
        return dossier.get_absolute_url()
    rest = [n for n in open_sections(dossier) if n > section]
    if rest and go != "review":
        return reverse("dossier_answer", args=[dossier.pk, rest[0]])
    return reverse("dossier_review", args=[dossier.pk])


def open_sections(dossier):
    """The numbers of the sections where something may change now."""
    may, shown = drafts.writable(dossier), conditions.visible(dossier.definition, dossier.answers)
    parts = dossier.definition["sections"]
    return [0] * may("title") + [
        n for n, part in enumerate(parts, 1) if any(may(q["code"]) and q["code"] in shown for q in part["questions"])
    ]


def page(request, dossier, section, form, status=200, **more):
    """The page of a section, with its place among the others."""
    faults = answers.faults(dossier.definition, dossier.answers, dossier.attached_codes())
    pages = [part for part in drafts.sections(dossier, faults) if part["shows"] or part["number"] == section]
    here = next(part for part in pages if part["number"] == section)
    if "verifier" in request.GET and request.method == "GET":
        form.show(faults if section else identity_faults(dossier))
    asked = questions_of(dossier, section)
    locked = locked_lines(dossier, section) if dossier.state == "incomplete" else []
    files = {}
    for file in dossier.attachments.filter(kind="answer").exclude(question=""):
        files.setdefault(file.question, []).append(file)
    data, written = kept(request) if request.method == "GET" else None, written_of(dossier, section)
    said = (
        {"base": data.get("base", ""), "restored": True}
        if data
        else {"base": marks(drafts.stored(dossier, form.codes()))}
    )
    context = {
        "dossier": dossier, "crumbs": [(str(dossier), dossier.get_absolute_url())], "form": form, "section": section, "pages": pages, "locked": locked, "questions": asked,
        "help": written["help"], "former": written.get("reworded", []),
        "fields": [(form[name], files.get(name, [])) for name in form.fields],
        "here": here, "place": pages.index(here) + 1, "following": next((p for p in pages if p["number"] > section), None), "draft": closing.banner(dossier), **said, **more,
    }  # fmt: skip
    return render(request, "programs/dossiers/answer.html", context, status=status)


def written_of(dossier, section):
    """A section as the form has it; nothing for the first page, which asks who and where."""
    return dossier.definition["sections"][section - 1] if section else {"help": ""}


def locked_lines(dossier, section):
    """What was answered here and may no longer change, to be read."""
    may = drafts.writable(dossier)
    return [
        line for part in sheets.of_draft(dossier) if part.number == section for line in part.lines if not may(line.code)
    ]


def identity_faults(dossier):
    return {} if dossier.title.strip() else {"title": _("Give your project a title.")}
