"""The rows of a residence, on the pages that every project shares."""

from programs import money
from programs.uploads import attach
from programs.views.parts import Parts
from residences.parts import PARTS
from residences.permissions import removes
from residences.views.access import found, refusal, trail


def keep(residence, user, form):
    """Keep the row; a new note has its author, a new picture its bytes."""
    if not hasattr(form, "instance"):
        data = form.cleaned_data
        attach(residence.dossier, data["file"], user, kind="picture", question="", caption=data["caption"])
        return
    if form.instance._state.adding and hasattr(form.instance, "author_id"):
        form.instance.author = user
    form.save()


def more(residence, part):
    """The funding plan also shows where the money stands."""
    return {"money": money.standing(residence.dossier, residence.budget)} if part.code == "funding" else {}


pages = Parts(PARTS, found, trail, removes, refusal, "residences", keep, more)
