"""The opinion of an outside expert on a dossier, asked and given by a signed link, without an account."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs import asks, clock
from programs.models.history import key
from programs.models.people import User
from programs.permissions import May
from programs.signing import Signed
from programs.workflow import NEW, Effect, Workflow, state_field, step

SIGNED = Signed("programs.opinion")


class OpinionQuerySet(models.QuerySet):
    """Opinions: officers and authorities of the dossier read them; never its organization, never a juror."""

    def visible_to(self, user):
        Dossier = self.model._meta.get_field("dossier").related_model
        scope = Q(pk__in=[])
        for role in user.active_roles:
            if role.code in ("officer", "authority", "admin"):
                fixed = {"dossier__call__program": role.program_id, "dossier__call": role.call_id}
                scope |= Q(pk__isnull=False, **{name: pk for name, pk in fixed.items() if pk})
        return self.filter(scope, dossier__in=Dossier.objects.visible_to(user))

    def overdue(self):
        """Asked, and whose last day is past."""
        return self.filter(state="asked", answer_by__lt=clock.today())


class Opinion(Workflow):
    """What an expert is asked about a version of a dossier, and what they answered, once."""

    class State(models.TextChoices):
        ASKED = "asked", _("asked")
        GIVEN = "given", _("given")
        REVOKED = "revoked", _("withdrawn")
        LAPSED = "lapsed", _("without answer")

    class Verdict(models.TextChoices):
        YES = "yes", _("favourable")
        RESERVE = "reserve", _("favourable with reservations")
        NO = "no", _("unfavourable")

    spine = "dossier_id"
    joins = ("dossier__call__program",)

    dossier = models.ForeignKey("Dossier", models.CASCADE, related_name="opinions")
    version = models.ForeignKey("DossierVersion", models.PROTECT, related_name="+")
    expert_name = models.CharField(_("name of the expert"), max_length=200)
    expert_quality = models.CharField(_("quality"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail address"))
    question = models.TextField(_("what you ask"), max_length=4000)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    answer_by = models.DateField(_("answer before"))
    opened_at = models.DateTimeField(null=True, editable=False)
    verdict = models.CharField(_("opinion"), max_length=10, choices=Verdict, blank=True)
    text = models.TextField(_("reasons"), max_length=10000, blank=True)
    given_at = models.DateTimeField(null=True, editable=False)
    state = state_field(State)

    objects = OpinionQuerySet.as_manager()

    class Meta:
        verbose_name = _("opinion")
        ordering = ["-asked_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "email"], condition=Q(state="asked"), name="one_opinion_asked", violation_error_message=_("This person is already asked for an opinion on this dossier.")),
            models.CheckConstraint(condition=~Q(state="given") | ~Q(verdict=""), name="given_opinion_has_its_verdict"),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.expert_name} — {self.dossier}"

    def get_absolute_url(self):
        return reverse("opinions", args=[self.dossier_id])

    def scope(self):
        return self.dossier.scope()

    @property
    def key(self):
        """What the link holds beside the identifier: it opens this opinion and nothing else."""
        return SIGNED.key(str(self.pk))

    @property
    def link(self):
        """The address sent to the expert."""
        return SIGNED.link(reverse("expert_opinion", args=[self.pk]), str(self.pk))

    def opens_with(self, given):
        """Whether this key is that of the link, and the opinion still awaited."""
        if SIGNED.fault(str(self.pk), given):
            return False
        return self.state == self.State.ASKED and self.answer_by >= clock.today()

    def addressees(self, role):
        """The expert has no account."""
        return [User(email=self.email, name=self.expert_name)] if role == "expert" else None

    @step(
        source=NEW, target=State.ASKED, label=_("Ask for an opinion"), done=_("Opinion asked for"), allowed=May("officer"),
        effects=lambda opinion: [Effect("mail", "expert")],
    )  # fmt: skip
    def begin(self):
        asks.to_come("answer_by", self.answer_by)

    @step(
        source=State.ASKED, target=State.GIVEN, label=_("Give one’s opinion"), done=_("Opinion given"), allowed=May("system"), notifies=["officer"],
    )  # fmt: skip
    def give(self, verdict, text):
        self.verdict, self.text, self.given_at = verdict, text, clock.now()

    @step(
        source=State.ASKED, target=State.REVOKED, label=_("Withdraw the request for an opinion"), done=_("Request for an opinion withdrawn"), allowed=May("officer"),
        help=_("The link sent to the expert opens nothing any more."), danger=True,
    )  # fmt: skip
    def revoke(self):
        pass

    @step(
        source=State.ASKED,
        target=State.LAPSED,
        label=_("Let the request lapse"),
        done=_("Request for an opinion left without answer"),
        allowed=May("system"),
        notifies=["officer"],
    )
    def lapse(self):
        pass


class OpinionReading(models.Model):
    """A trace of each page or file that an expert opened by their link."""

    id = key()
    opinion = models.ForeignKey(Opinion, models.CASCADE, related_name="readings")
    at = models.DateTimeField(default=clock.now)
    what = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("visit of an expert")
        ordering = ["at", "id"]

    def __str__(self):
        return f"{self.at:%Y-%m-%d} {self.what}"
