"""The centre of notifications: what one was told, read or not, and how one wants to be told."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs import clock, noticekinds
from programs.forms.notifications import LetterboxForm
from programs.models import Letterbox, Mail

ROWS = 50


@require_safe
def notifications(request):
    """What one was told, the latest first; those not read alone, if asked."""
    found = Mail.objects.news_of(request.user).defer("body")
    unread = "non-lues" in request.GET
    page = Paginator(found.filter(read_at=None) if unread else found, ROWS).get_page(request.GET.get("page"))
    number = request.user.unread_notices
    said = ngettext("You have %(n)s notification to read.", "You have %(n)s notifications to read.", number) if number else _("You have read everything.")  # fmt: skip
    context = {"page": page, "number": number, "verdict": said % {"n": number}, "unread": unread}
    return render(request, "programs/notifications/list.html", context)


def crumbs():
    """The way back to the list."""
    return [(_("Notifications"), reverse("notifications"))]


def own(request, pk):
    """One of one's own notifications."""
    return get_object_or_404(Mail.objects.news_of(request.user), pk=pk)


@require_safe
def notification(request, pk):
    """Go to what a notification is about, which is then read; its text when it is about no page."""
    one = own(request, pk)
    Mail.objects.filter(pk=one.pk, read_at=None).update(read_at=clock.now())
    if one.url and url_has_allowed_host_and_scheme(one.url, allowed_hosts=None):
        return redirect(one.url)
    return render(request, "programs/notifications/notification.html", {"one": one, "links": crumbs()})


@require_POST
def mark(request, pk):
    """Say that a notification is read, or not read any more."""
    one = own(request, pk)
    Mail.objects.filter(pk=one.pk).update(read_at=clock.now() if one.read_at is None else None)
    return back(request)


@require_POST
def mark_all(request):
    """Say that everything is read."""
    number = Mail.objects.news_of(request.user).filter(read_at=None).update(read_at=clock.now())
    said = ngettext("%(n)s notification is marked as read.", "%(n)s notifications are marked as read.", number)
    messages.success(request, said % {"n": number})
    return redirect("notifications")


def back(request):
    """Back to the page of the list one comes from."""
    asked = request.POST.get("retour", "")
    return redirect(asked if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else "notifications")


@require_http_methods(["GET", "HEAD", "POST"])
def choices(request):
    """How one wants to be told: what the procedure requires is shown and cannot be chosen."""
    box = Letterbox.objects.filter(person=request.user).first() or Letterbox(person=request.user)
    form = LetterboxForm(request.POST or None, instance=box)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your choices are saved: they hold from the next notification on."))
        return redirect("notification_choices")
    context = {"form": form, "required": noticekinds.REQUIRED, "links": crumbs()}
    return render(request, "programs/notifications/choices.html", context, status=422 if form.errors else 200)
