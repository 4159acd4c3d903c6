"""Partners: the organizations that carry a dossier with its own, each committed by its own word."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs import asks, clock
from programs.models.link import ByLink
from programs.permissions import LINK, May
from programs.workflow import NEW, Effect, Missing, state_field, step

CHANGING = ("draft", "submitted", "incomplete")  # the states of a dossier in which its partners may change


class PartnerQuerySet(models.QuerySet):
    """Partners of dossiers."""

    def visible_to(self, user):
        """Those of the dossiers that this person sees."""
        Dossier = self.model._meta.get_field("dossier").related_model
        return self.filter(dossier__in=Dossier.objects.visible_to(user))

    def current(self):
        """All but those taken off the dossier, in order of arrival, with what a page says of them."""
        shown = self.exclude(state=Partner.State.REVOKED).select_related("organization__territory")
        return shown.order_by("created_at", "id")

    def silent(self):
        """Those who have not committed: invited, or having refused."""
        return self.filter(state__in=(Partner.State.INVITED, Partner.State.REFUSED))


def changing(partner, user):
    """The dossier may still change: its call is open, or it was asked to be completed."""
    dossier = partner.dossier
    return dossier.state in CHANGING and (dossier.state == "incomplete" or dossier.is_open_to_change)


INVITERS = May(lead=changing, member=changing, officer=changing)


def invitation(partner):
    """The message that carries the link."""
    yield Effect("link", "partner")


class Partner(ByLink):
    """An organization that the lead names as a partner of the dossier, invited to commit by a signed link."""

    class State(models.TextChoices):
        INVITED = "invited", _("invited")
        COMMITTED = "committed", _("committed")
        REFUSED = "refused", _("declined to take part")
        REVOKED = "revoked", _("taken off")

    joins = ("dossier__call__program", "dossier__organization__territory", "organization__territory")
    holders = {State.INVITED: "partner"}

    dossier = models.ForeignKey("Dossier", models.PROTECT, related_name="partners")
    organization = models.ForeignKey(
        "Organization", models.PROTECT, related_name="partnerships", verbose_name=_("partner organization")
    )
    contribution = models.TextField(_("what it brings"), blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    signed_name = models.CharField(_("committed by"), max_length=200, blank=True, editable=False)
    signed_quality = models.CharField(_("quality"), max_length=200, blank=True, editable=False)
    signed_at = models.DateTimeField(_("committed on"), null=True, editable=False)
    signed_revision = models.PositiveIntegerField(null=True, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    state = state_field(State)

    objects = PartnerQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner organization")
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "organization"], condition=~Q(state="revoked"), name="one_partner_an_organization",
                violation_error_message=_("This organization is already a partner of the dossier."),
            ),
            models.CheckConstraint(
                condition=~Q(state="committed") | Q(signed_at__isnull=False) & ~Q(signed_name=""), name="committed_by_someone"
            ),
        ]  # fmt: skip

    def __str__(self):
        return str(self.organization)

    def get_absolute_url(self):
        return f"{reverse('dossier_partners', args=[self.dossier_id])}#partenaire-{self.pk}"

    @property
    def read_another_text(self):
        """Whether the answers changed since the partner committed."""
        return self.signed_revision is not None and self.signed_revision != self.dossier.revision

    def told(self, step):
        """Which partner it is about."""
        return {"whom": str(self.organization)}

    def may_begin(self, user):
        """Whether this person may add a partner to the dossier now."""
        return INVITERS(self, user)

    def missing_to_invite(self):
        limit, others = self.dossier.call.partners_limit, self.dossier.partners.current().count()
        if limit is not None and others >= limit:
            yield Missing("limit", _("a place: the call admits no more partners"))
        if self.organization_id == self.dossier.organization_id:
            yield Missing("self", _("another organization than your own"))

    def missing_to_answer(self):
        if self.dossier.state not in CHANGING:
            yield Missing("over", _("a dossier that still waits for commitments"))

    @step(
        source=NEW, target=State.INVITED, label=_("Invite a partner"), done=_("Partner invited"), requires=missing_to_invite, effects=invitation,
        allowed=INVITERS,
    )  # fmt: skip
    def begin(self):
        pass

    @step(
        source=State.INVITED, target=State.INVITED, label=_("Send the link again"), done=_("Link sent again"), effects=invitation,
        allowed=May(lead=changing, member=changing, officer=changing, system=changing),
        asks={"email": asks.address(_("Another e-mail address"), _("Only if the first one was wrong: its link then opens nothing."), required=False)},
        help=_("The partner receives a new link, good for thirty days."),
    )  # fmt: skip
    def remind(self, email=""):
        self.email = email or self.email

    @step(
        source=[State.INVITED, State.REFUSED], target=State.COMMITTED, requires=missing_to_answer,
        label=_("Commit as a partner"), done=_("Partner committed"), allowed=May(LINK),
        asks={"name": asks.text(_("First and last name")), "quality": asks.text(_("In what quality")), "comment": asks.note(_("A word to the lead"), "")},
        notifies=["lead"],
    )  # fmt: skip
    def commit(self, name, quality):
        self.signed_name, self.signed_quality = name, quality
        self.signed_at, self.signed_revision = clock.now(), self.dossier.revision

    @step(
        source=[State.INVITED, State.COMMITTED], target=State.REFUSED, requires=missing_to_answer,
        label=_("Decline to take part"), done=_("Partner declined to take part"), allowed=May(LINK),
        asks={"comment": asks.reason(help=_("The lead of the dossier reads it."))}, notifies=["lead"],
    )  # fmt: skip
    def refuse(self):
        self.forget()

    @step(
        source=[State.INVITED, State.COMMITTED, State.REFUSED], target=State.REVOKED, label=_("Take this partner off the dossier"), done=_("Partner taken off the dossier"),
        allowed=May(lead=changing, officer=changing), danger=True, asks={"comment": asks.note(_("Reason, if you wish to give it"), "")},
        help=_("Its commitment no longer counts and its link opens nothing. You may invite it again."),
    )  # fmt: skip
    def revoke(self):
        self.email = ""
        self.forget()

    def forget(self):
        """Nothing is kept of who had signed: a commitment that no longer holds needs no name."""
        self.signed_name, self.signed_quality, self.signed_at, self.signed_revision = "", "", None, None
