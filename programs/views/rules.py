"""The rules of eligibility of a call: read by everyone who prepares it, written until it is published."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from programs import eligibility
from programs.forms.rules import BlockForm, RuleFormSet
from programs.views.callforms import last, reads_and_writes, shown, to_editor, written


@reads_and_writes
@transaction.atomic
def rules(request, pk):
    """The rules that tell whether a dossier is eligible, and whether they block submission."""
    call = written(request, pk)
    forms, block = (
        RuleFormSet(request.POST or None, instance=call),
        BlockForm(request.POST or None, instance=call, prefix="call"),
    )
    if request.method == "POST" and forms.is_valid() and block.is_valid():
        for order, form in enumerate(forms.extra_forms, last(call.rules) + 1):
            form.instance.order = order
        forms.save()
        block.save()
        messages.success(request, _("The rules are saved."))
        return redirect("call_rules", call.pk)
    context = {
        "call": call,
        "forms": forms,
        "blocking": block,
        "frozen": call.state != "draft",
        "told": told(call),
        "trail": to_editor(call),
    }
    return shown(request, "programs/calls/rules.html", context, forms.is_bound)


def told(call):
    """The rules in words."""
    asked = {q["code"]: q for section in call.form["sections"] for q in section["questions"]}
    return [rule["label"] or eligibility.words(rule, asked) for rule in call.form.get("rules", [])]
