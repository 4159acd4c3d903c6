"""What the mode of a call changes in words: the states of an idea, the steps where nothing is proposed."""

from django.utils.translation import gettext_lazy as _

from programs.models.candidature import State

# what the states of an idea are called
STATES = {
    State.SUBMITTED: _("sent"), State.ELIGIBLE: _("being discussed"), State.IN_REVIEW: _("being discussed"), State.SELECTED: _("agreed"),
    State.REJECTED: _("set aside"), State.INELIGIBLE: _("not within the call"),
}  # fmt: skip


def state_label(call, state):
    """A state as staff say it in the mode of this call."""
    return (call.mode == "contribution" and STATES.get(state)) or State(state).label


# mode: what a step is called there
WORDS = {
    "contribution": {
        "select": {"label": _("Agree the idea"), "done": _("Idea agreed"), "help": _("It feeds the common base. It is published if its authors accept: their text, as sent, which you can then correct.")},
        "reject": {"label": _("Set the idea aside"), "done": _("Idea set aside"), "help": _("Its authors read the reason. You can discuss it again later.")},
        "revise_decision": {"label": _("Discuss the idea again"), "done": _("Idea discussed again"), "help": _("It is no longer published.")},
        "declare_eligible": {"label": _("Take the idea up for discussion"), "done": _("Idea taken up for discussion")},
        "declare_ineligible": {"label": _("Not within this call"), "done": _("Idea not within the call")},
        "submit": {"label": _("Send the idea"), "done": _("Idea sent")},
        "begin": {"done": _("Idea begun")},
    },
    "direct": {
        "select": {"label": _("Select"), "done": _("Dossier selected"), "help": _("Outside a call the decision is known at once, and its letter leaves.")},
        "reject": {"label": _("Do not select"), "done": _("Dossier not selected"), "help": _("Outside a call the decision is known at once, and its letter leaves.")},
    },
}  # fmt: skip
