"""The journal of a residence: what a day brings, kept at once; what may leave the team, and what never does."""

from django.db.models import Sum

from programs import clock
from programs.models import Attachment
from programs.uploads import attach
from residences.models import FieldPicture, Meeting

PUBLIC, PRIVATE = Attachment.Kind.PICTURE, Attachment.Kind.PORTRAIT


def phase_of(residence, day):
    """The phase under way on this day; None outside any."""
    begun = [phase for phase in residence.phases.all() if phase.started_on and phase.started_on <= day]
    return next((phase for phase in reversed(begun) if not phase.ended_on or day <= phase.ended_on), None)


def keep_day(residence, user, data):
    """A note, with the picture, the words and the people met of that day."""
    day, phase = data["on"], phase_of(residence, data["on"])
    note = residence.notes.create(on=day, title=data["title"], text=data["text"], phase=phase, author=user)
    for kind in Meeting.Kind.values:
        if number := data.get(f"met_{kind}"):
            residence.meetings.create(on=day, phase=phase, kind=kind, number=number)
    if data.get("file"):
        keep_picture(residence, user, data, note=note)
    if data.get("said"):
        keep_words(residence, note, data)
    return note


def keep_words(residence, note, data):
    """Words heard, with their consent."""
    consent = data.get("consent") or "none"
    agreed = {"way": data["quoted_way"], "agreed_on": clock.today()} if consent != "none" else {}
    name = data["name"] if consent == "named" else ""
    residence.verbatims.create(
        note=note, on=note.on, said=data["said"], who=data["who"], consent=consent, name=name, **agreed
    )


def kind_of(faces):
    """Where a picture may go: one whose faces have not agreed is of a kind that nothing published looks at."""
    return PRIVATE if faces == "not_agreed" else PUBLIC


def keep_picture(residence, user, data, note=None):
    """A new picture, with the consent of those who can be recognized."""
    file = attach(
        residence.dossier, data["file"], user, kind=kind_of(data["faces"]), question="", caption=data["caption"]
    )
    say_faces(residence, file, data, note)
    return file


def say_faces(residence, file, data, note=None):
    """Who can be recognized on a picture; whether it leaves the team follows at once."""
    said = {"faces": data["faces"], "way": data["way"], "agreed_on": data.get("agreed_on")}
    if said["faces"] == "agreed" and not said["agreed_on"]:
        said["agreed_on"] = clock.today()
    FieldPicture.objects.update_or_create(
        attachment=file, defaults={"residence": residence, **said} | ({"note": note} if note else {})
    )
    if file.kind != kind_of(data["faces"]):
        Attachment.objects.filter(pk=file.pk).update(kind=kind_of(data["faces"]))
        file.kind = kind_of(data["faces"])


def pictures(residence):
    """The pictures of the field, those that stay in the team included."""
    return residence.dossier.attachments.filter(kind__in=(PUBLIC, PRIVATE)).select_related("field")


def met(residence):
    """How many people of each kind were met, most first, as (label, number)."""
    labels = dict(Meeting.Kind.choices)
    found = residence.meetings.order_by().values_list("kind").annotate(total=Sum("number"))
    return sorted(((str(labels[kind]), total) for kind, total in found), key=lambda one: (-one[1], one[0]))


def met_in_all(residence):
    """How many people were met."""
    return sum(number for _label, number in met(residence))
