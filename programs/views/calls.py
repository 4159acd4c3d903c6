"""Calls: the public list and page, with what there is to do for who runs them; the officer's list."""

from typing import NamedTuple

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse, reverse_lazy
from django.utils.http import urlencode
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django_filters.views import FilterView
from django_tables2 import SingleTableMixin

from programs import blankform, callwords, closing, eligibility, timeline, visits
from programs.models import Call, Organization
from programs.models.modes import state_label
from programs.models.theme import labels
from programs.tables.calls import CallFilter, CallTable
from programs.views.attachments import served

TRAIL = [(_("The calls"), reverse_lazy("calls"))]
OFFICES = {"officer", "authority", "admin"}
ROWS = 50


@login_not_required
@require_safe
def calls(request):
    """The calls that anyone may read: open, to come, over."""
    found = Call.objects.public()
    over = found.exclude(state__in=("open", "scheduled")).order_by("-closes_at", "id")
    return render(request, "programs/calls/calls.html", {
        "open": found.filter(state="open"), "coming": found.filter(state="scheduled").order_by("opens_at", "id"),
        "over": Paginator(over, ROWS).get_page(request.GET.get("page")),
    })  # fmt: skip


@login_not_required
@require_safe
def call(request, pk=None, slug=None):
    """A call, for everyone, by its identifier or its readable address; with what there is to do for who runs it."""
    user = request.user
    seen = Call.objects.visible_to(user) if user.is_authenticated else Call.objects.public()
    shown = get_object_or_404(seen.select_related("program"), **({"pk": pk} if pk else {"slug": slug}))
    staff = user.is_authenticated and bool(shown.roles_of(user) & OFFICES)
    if not staff and visits.human(request) and not visits.counted(request, shown):
        visits.count(shown)
    context = (
        staff_context(shown, user) if staff else {"verdict": callwords.verdict(shown), "answer": answer(shown, user)}
    )
    return render(request, "programs/calls/call.html", context | {
        "call": shown, "staff": staff, "trail": TRAIL, "calendar": callwords.calendar(shown), "criteria": shown.criteria.all(), "rules": eligibility.stated(shown.form),
        **deadline(shown, user),
        "kinds": [label for code, label in Organization.Kind.choices if code in shown.open_to], "themes": labels(shown.themes),
        "share": settings.SITE_URL + shown.get_absolute_url() if shown.definition else "",
    })  # fmt: skip


def deadline(shown, user):
    """When an open call closes at the clock of this person's organization; at every clock for who has none."""
    if shown.state != "open" or not shown.closes_at:
        return {}
    organization = getattr(user, "organization", None)
    if organization:
        return {"overseas": closing.elsewhere(shown.closes_at, organization)}
    return {"everywhere": list(closing.everywhere(shown.closes_at))}


def public_form(request, pk):
    """A call whose form this person may read, with the PDF of its blank form once it is made."""
    user = request.user
    seen = Call.objects.visible_to(user) if user.is_authenticated else Call.objects.public()
    shown = get_object_or_404(seen.select_related("program"), pk=pk)
    return shown, shown.documents.filter(kind="form", state="ready").order_by("-created_at", "id").first()


@login_not_required
@require_safe
def blank(request, pk):
    """The blank form of a call, for everyone: to read, to print."""
    shown, pdf = public_form(request, pk)
    trail = [*TRAIL, (shown.title, shown.get_absolute_url())]
    context = {"call": shown, "pdf": pdf, "trail": trail, "parts": list(blankform.parts(shown.form))}
    return render(request, "programs/calls/blank.html", context)


@login_not_required
@require_safe
def blank_pdf(request, pk):
    """The blank form of a call, to print."""
    shown, pdf = public_form(request, pk)
    if pdf is None:
        raise Http404
    return served(pdf.sha256, f"{slugify(shown.title)[:80] or 'formulaire'}.pdf", "application/pdf")


class Answer(NamedTuple):
    """How a person answers a call: one button; for a visitor, also the way in for who has an account."""

    url: str = ""
    label: str = ""
    reference: str = ""
    sign_in: str = ""


def answer(shown, user):
    """This person resumes a dossier, begins one, or makes an account first; nothing when it is too late."""
    start = reverse("dossier_start", args=[shown.pk])
    if user.is_authenticated and (own := own_dossier(shown, user)):
        return Answer(
            own.get_absolute_url(),
            _("Resume your dossier") if own.state == "draft" else _("See your dossier"),
            own.reference,
        )
    if not callwords.takes_answers(shown):
        return Answer()
    if user.is_authenticated:
        return Answer(start, invitation(shown))
    then = urlencode({"next": start})
    return Answer(f"{reverse('account_signup')}?{then}", invitation(shown), "", f"{reverse('account_login')}?{then}")


def invitation(shown):
    """What the button says."""
    return {"contribution": _("Give an idea"), "interest": _("Volunteer")}.get(shown.mode, _("Answer the call"))


def own_dossier(shown, user):
    """The dossier of this person's organization in this call, if they see it; the one in hand first."""
    own = [
        role.dossier_id
        for role in user.active_roles
        if role.dossier_id and role.code in ("lead", "member", "signatory")
    ]
    seen = shown.dossiers.visible_to(user)
    found = seen.filter(pk__in=own) | (
        seen.filter(organization=user.organization) if user.organization_id else seen.none()
    )
    return found.exclude(state="withdrawn").order_by("-created_at", "id").first()


def staff_context(shown, user):
    """What is to do now, the numbers by state, the documents, the history."""
    steps, counted = shown.steps_for(user), callwords.numbers(shown)
    verdict = callwords.duty(shown, steps, counted)
    lines = shown.history.select_related("actor", "on_behalf_of", "detail").order_by("-seq")
    return {
        "verdict": verdict, "steps": [step for step in steps if step.name not in (verdict.step, "reword", "plan")], "numbers": counted, "tally": [(state, state_label(shown, state), n) for state, n in counted],
        "may_write": "officer" in shown.roles_of(user), "answer": Answer(),
        "documents": shown.documents.visible_to(user).ready(), "lines": [timeline.worded(line, shown) for line in lines],
    }  # fmt: skip


class CallList(SingleTableMixin, FilterView):
    """The calls that one runs."""

    table_class, filterset_class, template_name = CallTable, CallFilter, "programs/calls/list.html"
    table_pagination = {"per_page": ROWS}

    def get_queryset(self):
        if not self.request.user.role_codes & OFFICES:
            raise Http404
        return Call.objects.run_by(self.request.user).for_table().order_by("-opens_at", "id")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"may_write": "officer" in self.request.user.role_codes}
