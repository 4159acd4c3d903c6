"""Visas: the word of the organization's signatory on a dossier, read whole, with an account or without."""

import hashlib
import json

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs import asks, clock
from programs.models.link import ByLink
from programs.permissions import LINK, May
from programs.workflow import NEW, Effect, Missing, state_field, step


def fingerprint(dossier):
    """What tells one content of a dossier from another: its title, perimeter, answers and files."""
    places = sorted(dossier.perimeter.values_list("pk", flat=True))
    files = [(file["question"], file["sha256"]) for file in dossier.attachments.for_version()]
    said = json.dumps([dossier.title, places, dossier.answers, sorted(files)], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()


class VisaQuerySet(models.QuerySet):
    """Visas asked of signatories."""

    def visible_to(self, user):
        """Those of the dossiers that this person sees, and those asked of this person."""
        Dossier = self.model._meta.get_field("dossier").related_model
        return self.filter(Q(dossier__in=Dossier.objects.visible_to(user)) | Q(email=user.email) & ~Q(email=""))

    def in_force(self, dossier):
        """The visa given to the very content that the dossier has now, or None."""
        given = self.filter(state=Visa.State.GIVEN).last()
        return given if given and given.content == fingerprint(dossier) else None

    def current(self):
        """The last one asked, or None."""
        return self.exclude(state=Visa.State.CANCELLED).last()


def writing(visa, user):
    """The dossier may still change and be submitted."""
    return visa.dossier.may_write(user)


class Visa(ByLink):
    """The visa of the organization's executive, asked by the lead before submitting."""

    class State(models.TextChoices):
        ASKED = "asked", _("asked")
        GIVEN = "given", _("given")
        RETURNED = "returned", _("sent back")
        CANCELLED = "cancelled", _("withdrawn by the lead")

    joins = ("dossier__call__program", "dossier__organization__territory")
    holders = {State.ASKED: "signatory", State.GIVEN: "lead", State.RETURNED: "lead"}

    dossier = models.ForeignKey("Dossier", models.PROTECT, related_name="visas")
    email = models.EmailField(_("e-mail address of the signatory"))
    name = models.CharField(_("first and last name of the signatory"), max_length=200)
    quality = models.CharField(_("quality"), max_length=200)
    content = models.CharField(max_length=64, blank=True, editable=False)
    answered_at = models.DateTimeField(_("answered on"), null=True, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    state = state_field(State)

    objects = VisaQuerySet.as_manager()

    class Meta:
        verbose_name = _("visa")
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(state="asked"), name="one_visa_asked_at_a_time",
                violation_error_message=_("The visa is already asked."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return str(_("Visa of %s") % self.name)

    def get_absolute_url(self):
        return reverse("dossier_visa", args=[self.dossier_id])

    def roles_of(self, user):
        """Who has an account at the address asked is the signatory of this visa."""
        named = bool(self.email) and user.email == self.email
        return super().roles_of(user) | ({"signatory"} if named else set())

    def told(self, step):
        """Whose visa it is."""
        return {"whom": self.name}

    def missing_to_ask(self):
        if not self.dossier.call.visa_required:
            yield Missing("call", _("a call that asks for a visa"))
        if faults := self.dossier.answer_faults():
            yield Missing("answers", _("the answers still to complete: %d") % faults)

    @step(
        source=NEW, target=State.ASKED, label=_("Ask for the visa"), done=_("Visa asked"), allowed=May(lead=writing, member=writing),
        requires=missing_to_ask, effects=lambda visa: [Effect("link", "signatory")],
    )  # fmt: skip
    def begin(self):
        pass

    @step(
        source=State.ASKED, target=State.ASKED, label=_("Send the message again"), done=_("Request for the visa sent again"), allowed=May(lead=writing, member=writing),
        effects=lambda visa: [Effect("link", "signatory")], help=_("The signatory receives a new link, good for thirty days."),
    )  # fmt: skip
    def remind(self):
        pass

    @step(
        source=State.ASKED, target=State.GIVEN, label=_("Give the visa"), done=_("Visa given"), allowed=May(LINK, "signatory"), notifies=["lead"],
        asks={"name": asks.text(_("First and last name")), "quality": asks.text(_("In what quality")), "comment": asks.note(_("A word to the lead"), ""),
              "read": asks.hidden()},
        help=_("You agree that the dossier be submitted in the name of your organization."),
    )  # fmt: skip
    def give(self, name, quality, read):
        now = fingerprint(self.dossier)
        if read and read != now:
            raise asks.refused("read", _("The dossier has just changed: read what changed, then give your visa."))
        self.name, self.quality, self.content, self.answered_at = name, quality, now, clock.now()

    @step(
        source=State.ASKED, target=State.RETURNED, label=_("Send the dossier back"), done=_("Dossier sent back by the signatory"), allowed=May(LINK, "signatory"), notifies=["lead"],
        asks={"comment": asks.reason(_("What is to change"), _("The lead of the dossier reads it."))},
    )  # fmt: skip
    def send_back(self):
        self.answered_at = clock.now()

    @step(
        source=[State.ASKED, State.RETURNED], target=State.CANCELLED, label=_("Withdraw the request"), done=_("Request for the visa withdrawn"), allowed=May(lead=writing, member=writing),
        help=_("The link already sent opens nothing any more. You may ask another person."),
    )  # fmt: skip
    def cancel(self):
        self.email = ""
