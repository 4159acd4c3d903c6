"""Writing to the lead of a published project through the platform: no account, no address shown, and no robot."""

from allauth.core import ratelimit
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from programs import spreading
from programs.models import Mail
from reports import published


class ContactForm(forms.Form):
    """A message to the lead; ``site`` is a field that people do not see and that robots fill."""

    name = forms.CharField(label=_("Your name"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your e-mail address"), help_text=_("Given to the person you write to, so that they can answer. It is shown nowhere."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip
    message = forms.CharField(
        label=_("Your message"), max_length=3000, widget=forms.Textarea(attrs={"rows": 8}), help_text=_("Who you are, what interests you in this project, what you would like."),
    )  # fmt: skip
    site = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}))

    @property
    def is_robot(self):
        """Whether the field that nobody sees is filled."""
        return bool(self.cleaned_data.get("site"))


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def write(request, dossier):
    """The form, then the message handed over; a robot is told the same as a person."""
    found = published.one(dossier)
    form = ContactForm(request.POST or None, initial={"email": getattr(request.user, "email", "")})
    if request.method == "POST" and form.is_valid() and allowed(request, form):
        if form.is_robot or not sent(found, form.cleaned_data):
            messages.success(request, _("Your message has left: the team of the project will answer you by e-mail."))
            return redirect("project_public", dossier)
        form.add_error(None, _("The message did not leave: try again in a moment."))
    trail = [(_("Achievements"), reverse("showcase")), (found.facts["title"], found.report.get_public_url())]
    context = {
        "form": form,
        "fields": [form[name] for name in ("name", "email", "message")],
        "facts": found.facts,
        "report": found.report,
        "trail": trail,
    }
    return render(request, "reports/pages/contact.html", context, status=422 if form.errors else 200)


def allowed(request, form):
    """Whether not too many messages left from here, nor to this project, in an hour."""
    if ratelimit.consume(request, action="project_contact"):
        return True
    form.add_error(None, _("Too many messages from here: try again in an hour."))
    return False


def sent(found, typed):
    """Hand the message over to the lead, to the programme when there is none; return the refusal of the server, if any."""
    dossier = found.report.dossier
    whom, program = dossier.lead, dossier.call.program
    context = typed | {
        "title": found.facts["title"],
        "url": settings.SITE_URL + found.report.get_public_url(),
        "lead": whom,
        "site": settings.SITE_NAME,
    }
    subject, _sep, body = render_to_string("reports/mail/contact.txt", context).strip().partition("\n")
    mail = Mail.objects.create(
        address=whom.email if whom else program.email,
        recipient=whom,
        dossier=dossier,
        subject=subject.strip()[:200],
        body=body.strip() + "\n",
    )
    return spreading.hand_over(mail, {}, [typed["email"]])
