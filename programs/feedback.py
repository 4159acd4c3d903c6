"""The feedback on a dossier: drawn from the comments of its readings by criterion, without the name of any juror."""

import re

from django.utils.translation import gettext as _

from programs import clock
from programs.models import Feedback, FeedbackEdit


def drawn(dossier):
    """The comments of the readings handed in, criterion by criterion, in no order that tells who wrote; in the light markup."""
    reviews = list(dossier.reviews.submitted().select_related("reviewer"))
    people = [name for review in reviews for name in named(review.reviewer)]
    parts = []
    for criterion in dossier.call.criteria.order_by("order", "id"):
        said = {flat(review.comments.get(str(criterion.pk), "")) for review in reviews} - {""}
        if said:
            lines = "\n".join(f"- {unnamed(text, people)}" for text in sorted(said))
            parts.append(f"## {criterion.label}\n\n{lines}")
    return "\n\n".join(parts)


def named(person):
    """The ways in which a text may name a person, the longest first."""
    words = [word for word in person.name.split() if len(word) > 2]
    return [name for name in (person.email, person.name, *words[-1:]) if name]


def unnamed(text, names):
    """The text without these names."""
    for name in names:
        text = re.sub(rf"\b{re.escape(name)}\b", _("a juror"), text, flags=re.IGNORECASE)
    return text


def flat(text):
    """A comment as one line of a list."""
    return " ".join(text.split()).lstrip("-> #")


def opened(dossier):
    """The feedback on a dossier, drawn at its first opening; drawn again while nobody edited it."""
    feedback = Feedback.objects.filter(dossier=dossier).first()
    text = drawn(dossier)
    if feedback is None:
        return Feedback.objects.get_or_create(dossier=dossier, defaults={"original": text, "text": text})[0]
    if feedback.original != text and not feedback.edits.exists() and not feedback.joined_at:
        feedback.original = feedback.text = text
        feedback.save(update_fields=["original", "text"])
    return feedback


def edit(feedback, text, by):
    """Keep the feedback as this person leaves it, and each edit with its author; the original stays."""
    text = text.replace("\r\n", "\n").strip()
    if text != feedback.text:
        feedback.text = text
        feedback.save(update_fields=["text"])
        FeedbackEdit.objects.create(feedback=feedback, text=text, by=by)


def join(feedback, by):
    """Join it to the letter; ``by`` nobody: it does not leave."""
    feedback.joined_at, feedback.joined_by = (clock.now(), by) if by else (None, None)
    feedback.save(update_fields=["joined_at", "joined_by"])
