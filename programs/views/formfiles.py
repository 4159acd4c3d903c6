"""The whole form of a call at once: copied from another call, imported from a file, exported to one."""

import json

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from programs import formfiles
from programs.models import Call, Question
from programs.views.callforms import reads_and_writes, shown, to_editor, written

MOST = 1_000_000  # bytes of a file


class Replacing(forms.Form):
    """What replaces a form: asks once more where there is something to lose."""

    def __init__(self, *args, call, **options):
        super().__init__(*args, **options)
        if asked := Question.objects.filter(section__call=call).count():
            label = _("Replace the %d questions, the criteria and the rules of this call.") % asked
            self.fields["replace"] = forms.BooleanField(label=label, error_messages={"required": _("Tick this box: what is there now will be lost.")})  # fmt: skip


class CopyForm(Replacing):
    """Another call whose form to take."""

    source = forms.ModelChoiceField(
        label=_("The call to copy from"), queryset=Call.objects.none(), empty_label=None, widget=forms.RadioSelect
    )

    def __init__(self, *args, call, user, **options):
        super().__init__(*args, call=call, **options)
        run = Call.objects.run_by(user).exclude(pk=call.pk).filter(sections__questions__isnull=False)
        self.fields["source"].queryset = run.distinct().order_by("-opens_at", "title")


class ImportForm(Replacing):
    """A file exported from this site, here or elsewhere."""

    file = forms.FileField(label=_("The file"), help_text=_("A form exported as JSON, 1 MB at most."))

    def clean_file(self):
        """The data of the file, once nothing in them is wrong."""
        upload = self.cleaned_data["file"]
        if upload.size > MOST:
            raise forms.ValidationError(_("This file is too heavy: 1 MB at most."))
        try:
            data = json.loads(upload.read().decode("utf-8-sig"))
        except (ValueError, RecursionError):
            raise forms.ValidationError(_("This file is not JSON: take one exported from a call.")) from None
        if wrong := formfiles.faults(data):
            raise forms.ValidationError(
                [*wrong[:20], *([_("… and %d other points.") % (len(wrong) - 20)] if len(wrong) > 20 else [])]
            )
        return data


@reads_and_writes
@transaction.atomic
def copy(request, pk):
    """Take the form of another call that this officer runs."""
    call = written(request, pk)
    form = CopyForm(request.POST or None, call=call, user=request.user)
    return taken(request, call, form, _("Copy from another call"), lambda data: formfiles.dump(data["source"]))


@reads_and_writes
@transaction.atomic
def load(request, pk):
    """Take a form from a file: wholly, or not at all."""
    call = written(request, pk)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    return taken(request, call, ImportForm(*sent, call=call), _("Import a file"), lambda data: data["file"])


def taken(request, call, form, title, found):
    """Replace the form of the call by what was chosen, once it is valid."""
    if call.state != "draft":
        messages.info(request, _("This call is published: its questions can no longer change."))
        return redirect("call_form", call.pk)
    if request.method == "POST" and form.is_valid():
        formfiles.load(call, found(form.cleaned_data))
        messages.success(request, _("The form is taken whole. Look at it, then publish."))
        return redirect("call_form", call.pk)
    context = {"call": call, "form": form, "title": title, "trail": to_editor(call)}
    return shown(request, "programs/calls/part.html", context, form.errors)


@require_safe
def export(request, pk):
    """The form as a file, for another call or another site."""
    call = written(request, pk)
    text = json.dumps(formfiles.dump(call), ensure_ascii=False, indent=2)
    response = HttpResponse(text, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="formulaire-{slugify(call.title)[:60]}.json"'
    return response
