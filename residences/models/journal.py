"""The day journal: people met, words heard and pictures with the consent of those concerned, insights, concepts."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.attachment import TEAM
from programs.models.history import key
from residences.models.field import FieldNote, Phase
from residences.models.method import OfResidence
from residences.models.residence import Residence


class Meeting(models.Model):
    """People met on a day, by kind: a number, nothing of who they are."""

    class Kind(models.TextChoices):
        INHABITANTS = "inhabitants", _("inhabitants, users")
        AGENTS = "agents", _("agents")
        ELECTED = "elected", _("elected representatives")
        ASSOCIATIONS = "associations", _("associations")
        FIRMS = "firms", _("firms, shops, farms")
        PARTNERS = "partners", _("partners, other services")

    id = key()
    residence = models.ForeignKey(Residence, models.CASCADE, related_name="meetings")
    phase = models.ForeignKey(
        Phase, models.SET_NULL, null=True, blank=True, related_name="meetings", verbose_name=_("phase")
    )
    on = models.DateField(_("date"), default=clock.today)
    kind = models.CharField(_("kind"), max_length=15, choices=Kind)
    number = models.PositiveSmallIntegerField(_("how many"), validators=[MinValueValidator(1), MaxValueValidator(5000)])

    objects = OfResidence.as_manager()

    class Meta:
        verbose_name = _("people met")
        verbose_name_plural = _("people met")
        ordering = ["-on", "kind", "id"]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.number}"


class Consent(models.TextChoices):
    """What someone agreed to."""

    NONE = "none", _("not asked, or refused: it stays in the team")
    QUOTED = "quoted", _("agrees to be quoted, without a name")
    NAMED = "named", _("agrees to be quoted and named")


class Way(models.TextChoices):
    """How an agreement was given."""

    SPOKEN = "spoken", _("spoken")
    WRITTEN = "written", _("written")


class VerbatimQuerySet(OfResidence):
    """Words heard."""

    def visible_to(self, user):
        """Those that may be quoted; for the team of the residence, all."""
        seen = super().visible_to(user)
        teams = [role.dossier_id for role in user.active_roles if role.code in TEAM and role.dossier_id]
        return seen.filter(Q(consent__in=(Consent.QUOTED, Consent.NAMED)) | Q(residence__dossier__in=teams))

    def shared(self):
        """Those that may leave the team."""
        return self.filter(consent__in=(Consent.QUOTED, Consent.NAMED))


class Verbatim(models.Model):
    """Words heard, exactly; they leave the team only with the consent of who said them, and the name only if they agreed to it."""

    id = key()
    residence = models.ForeignKey(Residence, models.CASCADE, related_name="verbatims")
    note = models.ForeignKey(
        FieldNote, models.SET_NULL, null=True, blank=True, editable=False, related_name="verbatims"
    )
    on = models.DateField(_("date"), default=clock.today)
    said = models.TextField(_("words, exactly"), max_length=1000)
    who = models.CharField(_("said by"), max_length=120)
    consent = models.CharField(_("consent"), max_length=10, choices=Consent, default=Consent.NONE)
    way = models.CharField(_("how it was given"), max_length=10, choices=Way, blank=True)
    agreed_on = models.DateField(_("given on"), null=True, blank=True)
    name = models.CharField(_("name"), max_length=120, blank=True)

    objects = VerbatimQuerySet.as_manager()

    class Meta:
        verbose_name = _("words heard")
        verbose_name_plural = _("words heard")
        ordering = ["-on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(name="") | Q(consent="named"), name="a_name_has_its_consent", violation_error_message=_("A name is kept only with its consent.")),
            models.CheckConstraint(condition=Q(consent="none") | Q(agreed_on__isnull=False) & ~Q(way=""), name="a_consent_has_its_day", violation_error_message=_("Say when and how the consent was given.")),
        ]  # fmt: skip

    def __str__(self):
        return self.said[:80]

    @property
    def author(self):
        """Who said it, as far as they agreed."""
        return f"{self.name}, {self.who}" if self.name and self.consent == Consent.NAMED else self.who


class Faces(models.TextChoices):
    """Whether someone may be recognized on a picture."""

    NOBODY = "nobody", _("nobody can be recognized")
    AGREED = "agreed", _("people can be recognized, and they agreed")
    NOT_AGREED = "not_agreed", _("people can be recognized, who have not agreed: it stays in the team")


class FieldPicture(models.Model):
    """What is known of a picture of the field: who may be recognized on it, and their consent."""

    id = key()
    residence = models.ForeignKey(Residence, models.CASCADE, related_name="field_pictures")
    attachment = models.OneToOneField("programs.Attachment", models.CASCADE, related_name="field")
    note = models.ForeignKey(FieldNote, models.SET_NULL, null=True, blank=True, editable=False, related_name="pictures")
    faces = models.CharField(_("who can be recognized"), max_length=12, choices=Faces)
    way = models.CharField(_("how it was given"), max_length=10, choices=Way, blank=True)
    agreed_on = models.DateField(_("given on"), null=True, blank=True)

    objects = OfResidence.as_manager()

    class Meta:
        verbose_name = _("picture of the field")
        ordering = ["residence", "attachment__uploaded_at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(faces="agreed") | Q(agreed_on__isnull=False) & ~Q(way=""), name="faces_have_their_consent", violation_error_message=_("Say when and how the consent was given.")),
        ]  # fmt: skip

    def __str__(self):
        return str(self.attachment)


class Insight(models.Model):
    """What the team understood, with the notes it rests on."""

    id = key()
    residence = models.ForeignKey(Residence, models.CASCADE, related_name="insights")
    title = models.CharField(_("what we understood"), max_length=200)
    text = models.TextField(_("what makes us say so"), max_length=3000)
    notes = models.ManyToManyField(
        FieldNote, blank=True, related_name="insights", verbose_name=_("the notes it rests on")
    )

    objects = OfResidence.as_manager()

    class Meta:
        verbose_name = _("insight")
        ordering = ["title", "id"]

    def __str__(self):
        return self.title


class Concept(models.Model):
    """An answer that was imagined, before anything is made of it."""

    id = key()
    residence = models.ForeignKey(Residence, models.CASCADE, related_name="concepts")
    insight = models.ForeignKey(
        Insight,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="concepts",
        verbose_name=_("the insight it answers"),
    )
    name = models.CharField(_("name"), max_length=150)
    description = models.TextField(_("for whom, what happens, what changes"), max_length=3000)
    made = models.BooleanField(_("we make a prototype of it"), default=False)

    objects = OfResidence.as_manager()

    class Meta:
        verbose_name = _("concept")
        ordering = ["name", "id"]

    def __str__(self):
        return self.name
