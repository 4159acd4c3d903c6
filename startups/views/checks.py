"""The checklists of a service: the standards of the State, what it is handed over with."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from programs.views.parts import held
from startups.forms.checks import ChecksForm
from startups.permissions import writes
from startups.views.access import found, status_of, trail

TITLES = {
    "standards": (gettext_lazy("The standards of the service"), gettext_lazy("What a digital service of the State owes to its users. Answer as you go; a no has its reason.")),
    "exit": (gettext_lazy("The exit checklist"), gettext_lazy("What the service is handed over with. Answer each point before it is transferred.")),
}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def checks(request, pk, of):
    """Read a checklist; answer it, for those who write the start-up."""
    startup = found(request, pk, writes if request.method == "POST" else None)
    rows = list(held(request, startup.checks.filter(of=of)))
    form = ChecksForm(request.POST or None, checks=rows)
    title, intro = TITLES[of]
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved: %s.") % title)
        return redirect(startup)
    context = {
        "startup": startup,
        "form": form,
        "title": title,
        "intro": intro,
        "trail": trail(startup),
        "topics": topics(form),
    }
    context |= {
        "may_write": writes(startup, request.user),
        "answered": sum(bool(one.answer) for one in rows),
        "total": len(rows),
    }
    return render(request, "startups/checks.html", context, status=status_of(form))


def topics(form):
    """The questions under their topics, in order."""
    found = {}
    for one, answer, proof in form.rows():
        found.setdefault(one.get_topic_display(), []).append((one, answer, proof))
    return list(found.items())
