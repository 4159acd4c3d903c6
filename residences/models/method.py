"""The common base of the residences, and what a territory makes of it: element by element, in versions."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.history import key
from residences.models.library import SheetVersion
from residences.models.residence import Residence


class OfResidence(models.QuerySet):
    """Rows that hang on a residence: who sees it sees them."""

    def visible_to(self, user):
        return self.filter(residence__in=Residence.objects.visible_to(user))


class Method(models.Model):
    """The common base of the residences, versioned: what every local definition starts from."""

    id = key()
    version = models.PositiveSmallIntegerField(_("version"), unique=True)
    title = models.CharField(_("title"), max_length=200)
    principles = models.JSONField(_("principles"))
    published_on = models.DateField(_("published on"))

    class Meta:
        verbose_name = _("common base")
        ordering = ["-version"]

    def __str__(self):
        return f"{self.title} ({self.version})"


class LocalDefinition(models.Model):
    """What a territory takes, adapts and adds of the common base; approved in numbered versions."""

    id = key()
    residence = models.ForeignKey(Residence, models.CASCADE, related_name="definitions")
    method = models.ForeignKey(Method, models.PROTECT, related_name="+", verbose_name=_("common base"))
    problem = models.TextField(_("the public service and the problem"), blank=True)
    users = models.TextField(_("the users and agents concerned"), blank=True)
    approved_at = models.DateTimeField(_("approved on"), null=True, editable=False)
    approved_by = models.ForeignKey("programs.User", models.PROTECT, null=True, editable=False, related_name="+")

    objects = OfResidence.as_manager()

    class Meta:
        verbose_name = _("local definition")
        ordering = ["residence", "id"]

    def __str__(self):
        return str(_("Local definition"))

    @property
    def undecided(self):
        """The principles of the base of which nothing is said yet."""
        said = {item.principle for item in self.items.all()}
        return [name for name, _text in self.method.principles if name not in said]

    @property
    def is_complete(self):
        """The problem, the persons, and a choice for each principle of the base."""
        return bool(self.problem and self.users) and not self.undecided

    def reopen(self):
        """What has changed is no longer approved; return whether it was."""
        was = bool(self.approved_at)
        if was:
            self.approved_at = self.approved_by = None
            self.save(update_fields=["approved_at", "approved_by"])
        return was


class DefinitionItem(models.Model):
    """One choice of a definition: a principle of the base, a method of the library, or something of the territory's own."""

    class Stance(models.TextChoices):
        TAKEN = "taken", _("taken as it is")
        ADAPTED = "adapted", _("adapted")
        LEFT = "left", _("left out")
        ADDED = "added", _("added")

    id = key()
    definition = models.ForeignKey(LocalDefinition, models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField(default=0)
    principle = models.CharField(max_length=200, blank=True, editable=False)  # its name in the base; empty otherwise
    sheet = models.ForeignKey(SheetVersion, models.PROTECT, null=True, blank=True, editable=False, related_name="+")
    stance = models.CharField(_("our choice"), max_length=10, choices=Stance)
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("what we do here"), blank=True, max_length=8000)
    why = models.CharField(_("why"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("choice of a local definition")
        verbose_name_plural = _("choices of a local definition")
        ordering = ["definition", "order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["definition", "principle"], condition=~Q(principle=""), name="one_choice_a_principle"),
            models.UniqueConstraint(fields=["definition", "sheet"], name="one_choice_a_method"),
            models.CheckConstraint(condition=~Q(stance__in=["adapted", "added"]) | ~Q(text=""), name="adapted_says_how", violation_error_message=_("Say what you do here.")),
            models.CheckConstraint(condition=~Q(stance="left") | ~Q(why=""), name="left_out_says_why", violation_error_message=_("Say why you leave it out.")),
        ]  # fmt: skip

    def __str__(self):
        return self.title


class DefinitionVersion(models.Model):
    """A definition as it was approved; it never changes."""

    id = key()
    definition = models.ForeignKey(LocalDefinition, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    base = models.PositiveSmallIntegerField(_("version of the common base"))
    content = models.JSONField()
    approved_at = models.DateTimeField(_("approved on"), default=clock.now)
    approved_by = models.ForeignKey("programs.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("approved local definition")
        verbose_name_plural = _("approved local definitions")
        ordering = ["definition", "-number"]
        constraints = [models.UniqueConstraint(fields=["definition", "number"], name="one_definition_a_number")]

    def __str__(self):
        return f"{self.definition} ({self.number})"
