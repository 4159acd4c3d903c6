"""The team in residence: the profiles wanted, those present, and the network of professionals and operators."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.history import key
from residences.models.method import OfResidence
from residences.models.residence import Residence


class Discipline(models.TextChoices):
    """What someone brings to a residence."""

    DESIGN = "design", _("design")
    SOCIOLOGY = "sociology", _("sociology")
    ARCHITECTURE = "architecture", _("architecture, urban planning")
    DIGITAL = "digital", _("digital")
    RESEARCH = "research", _("research")
    ARTS = "arts", _("arts")
    PUBLIC = "public", _("public policy")
    OTHER = "other", _("other")


class ProfessionalQuerySet(models.QuerySet):
    """People and organizations of the network, as each may see them."""

    def public(self):
        """Those who accept that everyone reads them."""
        return self.filter(visibility="public", consent_at__isnull=False)

    def visible_to(self, user):
        """For the State, all; for the teams of projects, those who agreed to be there; one's own always."""
        codes = user.role_codes
        if codes & {"officer", "coach", "admin"}:
            return self.all()
        shared = (
            Q(consent_at__isnull=False)
            if codes & {"lead", "member", "resident", "operator"}
            else Q(visibility="public", consent_at__isnull=False)
        )
        return self.filter(shared | Q(person=user))

    def wearing(self, discipline):
        """Those of this discipline."""
        return self.filter(disciplines__contains=[discipline])


class Professional(models.Model):
    """Someone, or an organization, who works in residences: what they do, where, when; shown as far as they chose."""

    class Kind(models.TextChoices):
        PERSON = "person", _("professional")
        OPERATOR = "operator", _("operator: agency, laboratory, association, school")

    class Available(models.TextChoices):
        NOW = "now", _("available")
        LATER = "later", _("available later")
        NO = "no", _("not available for now")

    class Visibility(models.TextChoices):
        TEAMS = "teams", _("the State and the teams of the projects")
        PUBLIC = "public", _("everyone, on the public page")

    id = key()
    person = models.OneToOneField(
        "programs.User", models.SET_NULL, null=True, blank=True, editable=False, related_name="professional"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.PERSON)
    name = models.CharField(_("name"), max_length=150)
    disciplines = models.JSONField(_("disciplines"), default=list)
    profile = models.TextField(_("profile"), max_length=2000)
    references = models.TextField(_("references"), blank=True, max_length=3000)
    region = models.CharField(_("région"), max_length=5, blank=True)
    region_name = models.CharField(max_length=100, blank=True, editable=False)
    available = models.CharField(_("availability"), max_length=10, choices=Available, default=Available.NOW)
    available_on = models.DateField(_("available from"), null=True, blank=True)
    email = models.EmailField(_("e-mail address"))
    email_shown = models.BooleanField(_("show the address to those who read this page"), default=False)
    web = models.URLField(_("website"), blank=True)
    visibility = models.CharField(_("who reads this page"), max_length=10, choices=Visibility, default=Visibility.TEAMS)
    consent_at = models.DateTimeField(_("accepted on"), null=True, editable=False)
    updated_at = models.DateTimeField(_("updated on"), default=clock.now, editable=False)

    objects = ProfessionalQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of the network")
        verbose_name_plural = _("members of the network")
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(available="later") | Q(available_on__isnull=False), name="later_has_its_day", violation_error_message=_("Say from when.")),
        ]  # fmt: skip

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("professional", args=[self.pk])

    @property
    def discipline_names(self):
        """Its disciplines in words."""
        labels = dict(Discipline.choices)
        return [str(labels[code]) for code in self.disciplines if code in labels]


class Resident(models.Model):
    """A member of the team in residence, and the discipline they bring."""

    Discipline = Discipline

    id = key()
    residence = models.ForeignKey(Residence, models.CASCADE, related_name="residents")
    name = models.CharField(_("name"), max_length=200)
    discipline = models.CharField(_("discipline"), max_length=20, choices=Discipline)
    role = models.CharField(_("part played"), max_length=200, blank=True)
    professional = models.ForeignKey(
        Professional,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="residences",
        verbose_name=_("in the network"),
    )
    applicant = models.OneToOneField(
        "programs.Applicant", models.SET_NULL, null=True, blank=True, editable=False, related_name="resident"
    )
    left_on = models.DateField(_("left on"), null=True, blank=True)

    objects = OfResidence.as_manager()

    class Meta:
        verbose_name = _("resident")
        ordering = ["name", "id"]

    def __str__(self):
        return self.name


class WantedProfile(models.Model):
    """A profile that the team needs: a discipline, what is expected, how many."""

    id = key()
    residence = models.ForeignKey(Residence, models.CASCADE, related_name="wanted")
    discipline = models.CharField(_("discipline"), max_length=20, choices=Discipline)
    profile = models.CharField(_("profile"), max_length=200, blank=True)
    seats = models.PositiveSmallIntegerField(
        _("how many"), default=1, validators=[MinValueValidator(1), MaxValueValidator(10)]
    )

    objects = OfResidence.as_manager()

    class Meta:
        verbose_name = _("profile wanted")
        verbose_name_plural = _("profiles wanted")
        ordering = ["discipline", "profile", "id"]

    def __str__(self):
        return f"{self.get_discipline_display()}{f', {self.profile}' if self.profile else ''}"
