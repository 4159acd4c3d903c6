"""One page for every step of every machine: what it does, what it asks, what is still missing."""

from copy import deepcopy

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from programs.apps import machines
from programs.workflow import Conflict


def take(request, machine, pk, name):
    """Show a step, then take it; a stranger gets a 404, who may not a 403, who comes too late a 409."""
    obj = found(machine, pk, request.user)
    step = obj.step(name, request.user)
    if step is None:
        refuse(obj, name, request)
    form = StepForm(step, obj, request.user, request.POST or None)
    if request.method == "POST" and form.is_valid() and done(request, obj, step, form):
        messages.success(request, _("Done: %s.") % step.label)
        return redirect(obj)
    context = {
        "step": step,
        "form": form,
        "first": next((need for need in step.missing if need not in form.waivable), None),
        "back": obj.get_absolute_url(),
        "links": [(str(obj), obj.get_absolute_url())],
    }
    return render(request, "programs/step.html", context, status=422 if form.errors else 200)


def found(machine, pk, user):
    """The object of this machine, if this person may see it."""
    model = next((m for m in machines() if m._meta.model_name == machine), None)
    if model is None:
        raise Http404
    return get_object_or_404(model.objects.visible_to(user).select_related(*model.joins), pk=pk)


def refuse(obj, name, request):
    """A step that cannot be taken: somebody moved first, or this person never may."""
    if request.method == "POST" and request.POST.get("seen") not in (None, "", str(obj.seq)):
        raise Conflict(obj.history.last())
    if name not in {transition.name for transition in obj.transitions()}:
        raise Http404
    raise PermissionDenied(_("This step cannot be taken now, or not by you."))


def done(request, obj, step, form):
    """Take the step with what was typed; a refusal is written beside its field and nothing is lost."""
    answers = {name: form.cleaned_data[name] for name in step.asks}
    answers["comment"] = answers.get("comment") or form.cleaned_data.get("waiver_reason", "")
    try:
        getattr(obj, step.name)(
            by=request.user, seen=form.cleaned_data["seen"], waive=form.cleaned_data["waive"], received_at=request.received_at, **answers
        )  # fmt: skip
    except ValidationError as error:
        form.refuse(error)
        return False
    return True


class StepForm(forms.Form):
    """What a step asks, the number that the page shows, and the needs that this person may waive."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, step, obj, user, *args):
        super().__init__(*args, initial={"seen": obj.seq})
        self.fields |= deepcopy(step.asks)
        for asked, choices in obj.choices_for(step.name).items():
            self.fields[asked].choices = choices
        self.waivable = [need for need in step.missing if need.waiver(obj, user)]
        self.fields["waive"] = forms.MultipleChoiceField(
            label=_("Do without"), choices=[(need.code, need.label) for need in self.waivable], required=False,
            widget=forms.CheckboxSelectMultiple if self.waivable else forms.MultipleHiddenInput,
        )  # fmt: skip
        if self.waivable and "comment" not in step.asks:
            self.fields["waiver_reason"] = forms.CharField(
                label=_("Why you do without"), required=False, widget=forms.Textarea({"rows": 3})
            )

    def refuse(self, error):
        """Write a refusal beside the field it is about, else above the form."""
        if hasattr(error, "error_dict"):
            for name, errors in error.error_dict.items():
                self.add_error(self.beside(name), errors)
        else:
            self.add_error(None, [_("Still missing: %s.") % message for message in error.messages])

    def beside(self, name):
        """The field that shows the errors of this answer, if any; without a comment, a waiver has its own reason."""
        shown = "waiver_reason" if name == "comment" and name not in self.fields else name
        return shown if shown in self.fields else None
