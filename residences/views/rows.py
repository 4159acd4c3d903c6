"""The rows of a residence, on the pages that every project shares."""

from programs import money
from programs.uploads import attach
from programs.views.parts import Parts
from residences import journal, network
from residences.parts import PARTS
from residences.permissions import removes
from residences.views.access import found, refusal, trail


def keep(residence, user, form):
    """Keep the row; a new note has its author, a picture the consent of those on it, an output its file."""
    if "faces" in form.fields:
        return picture(residence, user, form)
    if "file" in form.fields and form.cleaned_data["file"]:
        form.instance.attachment = attach(
            residence.dossier,
            form.cleaned_data["file"],
            user,
            kind="output",
            question="",
            caption=form.cleaned_data["title"],
        )
    if form.instance._state.adding and hasattr(form.instance, "residence_id"):
        form.instance.residence = residence
    if form.instance._state.adding and hasattr(form.instance, "author_id"):
        form.instance.author = user
    return form.save()


def picture(residence, user, form):
    """A new picture, or what is said of one; whether it leaves the team follows at once."""
    if not hasattr(form, "instance"):
        return journal.keep_picture(residence, user, form.cleaned_data)
    form.save()
    return journal.say_faces(residence, form.instance, form.cleaned_data)


def more(residence, part):
    """What a part shows beside its rows: where the money stands, what the team lacks, how many were met."""
    match part.code:
        case "funding":
            return {"money": money.standing(residence.dossier, residence.budget)}
        case "team":
            return {
                "above": "residences/_lacking.html",
                "below": "residences/_sought.html",
                "lacking": list(network.lacking(residence)),
                "wanted": list(residence.wanted.all()),
                "positions": network.positions(residence),
            }
        case "met":
            return {"met": journal.met(residence), "in_all": journal.met_in_all(residence)}
    return {}


pages = Parts(PARTS, found, trail, removes, refusal, "residences", keep, more)
