"""The deliveries of a call's letters: their list, each one with what came back and its second sending."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_filters.views import FilterView
from django_tables2 import SingleTableMixin

from programs import deliveries
from programs.filters import DeliveryFilter
from programs.forms.deliveries import BounceForm, ResendForm
from programs.models import Mail
from programs.models.mail import STANDINGS
from programs.tables.deliveries import DeliveryTable
from programs.views.jury import DECIDES, RUNS, menu
from programs.views.letters import decided


class DeliveryList(SingleTableMixin, FilterView):
    """Where each letter stands: waiting, sent, refused, sent again."""

    table_class, filterset_class = DeliveryTable, DeliveryFilter
    template_name = "programs/deliveries/list.html"
    table_pagination = {"per_page": 50}

    @cached_property
    def call(self):
        return decided(self.request, self.kwargs["pk"])

    def get_queryset(self):
        return Mail.objects.of_letters(self.call).for_table().order_by("dossier__reference", "id")

    def get_context_data(self, **kwargs):
        counted = {code: Count("pk", filter=condition) for code, condition in STANDINGS.items()}
        found = Mail.objects.of_letters(self.call).order_by().aggregate(**counted)
        context = super().get_context_data(**kwargs)
        for row in context["table"].page.object_list:
            row.record.dossier.call = self.call
        return context | menu(self.call, self.request.user) | {"counted": found, "total": sum(found.values())}


@require_http_methods(["GET", "HEAD", "POST"])
def delivery(request, pk):
    """One letter sent: what it said, what came back; an officer records a refusal, corrects the address."""
    mails = Mail.objects.exclude(dossier=None).for_table().select_related("dossier__call__program")
    mail = get_object_or_404(mails, pk=pk)
    call = mail.dossier.call
    if not DECIDES(call, request.user):
        raise Http404
    runs = RUNS(call, request.user)
    if request.method == "POST" and not runs:
        raise PermissionDenied(_("Only the programme officer follows the deliveries."))
    form = form_of(mail, request.POST or None) if runs else None
    if request.method == "POST" and form and form.is_valid():
        following = acted(request, mail, form)
        return redirect("delivery", following.pk)
    context = {**menu(call, request.user), "mail": mail, "dossier": mail.dossier, "form": form}
    return render(request, "programs/deliveries/delivery.html", context, status=422 if form and form.errors else 200)


def form_of(mail, data):
    """What may be done of a letter: sent, its refusal is recorded; refused, it is sent again; else nothing."""
    match mail.standing:
        case "sent":
            return BounceForm(data)
        case "bounced":
            return ResendForm(mail, data)
    return None


def acted(request, mail, form):
    """Record the refusal, or send again; return the mail to show next."""
    if mail.standing == "sent":
        deliveries.refuse(mail, form.cleaned_data["why"])
        messages.success(request, _("The refusal is recorded: give the corrected address."))
        return mail
    copy = deliveries.send_to(mail, form.cleaned_data["address"])
    if copy is None:
        messages.warning(request, _("Someone has just sent this letter again."))
        return mail
    messages.success(request, _("The letter is sent again to %s.") % copy.address)
    return copy
