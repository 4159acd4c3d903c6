"""The pages that do not belong to one dossier: home, account, roles, pages of the law."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programs import retention
from programs.context import held, navigation
from programs.forms.accounts import ProfileForm
from programs.models.call import Call
from programs.models.edition import Edition
from programs.models.idea import Idea
from programs.models.program import Program
from programs.models.report import FinalReport
from programs.purposes import purposes

SHOWN, FEW = 5, 3  # of each list of the home page


@login_not_required
@require_safe
def home(request):
    """What Essaim is, the calls open now and to come, the editions under way, the last reports and ideas, the programmes."""
    calls = Call.objects.public()
    return render(request, "pages/home.html", {
        "programs": Program.objects.all(),
        "calls": calls.filter(state=Call.State.OPEN)[:SHOWN],
        "reports": FinalReport.objects.published()[:FEW],
        "coming": calls.filter(state=Call.State.SCHEDULED)[:SHOWN],
        "editions": Edition.objects.under_way()[:FEW],
        "ideas": Idea.objects.public().order_by("-agreed_at", "id")[:FEW],
        "gathering": calls.filter(state=Call.State.OPEN, mode="contribution").first(),
    })  # fmt: skip


def account(request):
    """What the site knows of the person, which they may correct."""
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your details are saved."))
        return redirect("account")
    return render(request, "pages/account.html", {"form": form, "roles": request.user.active_roles})


@require_POST
def switch_role(request):
    """Act in one of one's roles, or in all of them, until the end of the session."""
    chosen = request.POST.get("role", "")
    request.session["role"] = chosen if chosen in held(request) else ""
    return redirect("dashboard")


def law(template):
    """A public page of the law, whose words are its template."""

    @login_not_required
    @require_safe
    def page(request):
        return render(
            request, f"pages/{template}.html", {"site_url": settings.SITE_URL, "publisher": settings.PUBLISHER}
        )

    return page


accessibility, legal = law("accessibility"), law("legal")


@login_not_required
@require_safe
def privacy(request):
    """What is kept of people, why and for how long: the very rules that are applied each night."""
    context = {"site_url": settings.SITE_URL, "publisher": settings.PUBLISHER}
    return render(request, "pages/privacy.html", context | {"purposes": purposes(), "notice": retention.NOTICE.days})


@login_not_required
@require_safe
def contact(request):
    """Whom to call or write to, programme by programme."""
    return render(request, "pages/contact.html", {"programs": Program.objects.all()})


@login_not_required
@require_safe
def sitemap(request):
    """Every page that this person can reach from the menu, the account and the footer."""
    return render(request, "pages/sitemap.html", {"menu": navigation(request)})
