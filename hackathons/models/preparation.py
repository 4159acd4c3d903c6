"""What a camp is prepared with: the lead's missions, partners, programme, rules, places by profile."""

from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from hackathons import presets
from hackathons.models.camp import Camp
from programs import clock
from programs.models.history import key

USER = "programs.User"


class OfCamp(models.QuerySet):
    """Rows that hang on a camp: who sees it sees them."""

    def visible_to(self, user):
        return self.filter(camp__in=Camp.objects.visible_to(user))


class OnCamp:
    """A machine whose rows hang on a camp: its parent, its roles and its dossier are those of the camp (mixed in before ``Workflow``)."""

    parent = "camp"
    joins = ("camp__dossier__call__program", "camp__dossier__organization__territory")

    def scope(self):
        return self.camp.scope()

    @property
    def dossier(self):
        """The dossier on which its camp hangs."""
        return self.camp.dossier


class Mission(models.Model):
    """Something the lead must see to, dated from the opening of the event; the coach may do without, with a reason."""

    class Family(models.TextChoices):
        MANAGE = "manage", _("run the project")
        MOBILISE = "mobilise", _("mobilise local actors")
        COMMUNICATE = "communicate", _("make it known")
        DATA = "data", _("data")
        HOSPITALITY = "hospitality", _("venue and welcome")
        JURY = "jury", _("jury")
        RULES = "rules", _("rules")

    id = key()
    camp = models.ForeignKey(Camp, models.CASCADE, related_name="missions")
    order = models.PositiveSmallIntegerField(default=0)
    code = models.CharField(max_length=30, blank=True, editable=False)
    family = models.CharField(_("family"), max_length=20, choices=Family, default=Family.MANAGE)
    label = models.CharField(_("mission"), max_length=200)
    help = models.CharField(_("what is expected"), max_length=300, blank=True)
    days = models.SmallIntegerField(
        _("days counted from the event"), help_text=_("Before the event: a negative number.")
    )
    done_on = models.DateField(_("done on"), null=True, blank=True)
    done_by = models.ForeignKey(USER, models.PROTECT, null=True, editable=False, related_name="+")
    waived = models.CharField(_("done without, because"), max_length=300, blank=True, editable=False)
    waived_by = models.ForeignKey(USER, models.PROTECT, null=True, editable=False, related_name="+")

    objects = OfCamp.as_manager()

    class Meta:
        verbose_name = _("mission")
        ordering = ["days", "order", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(done_on=None) | Q(waived=""), name="mission_done_or_waived"),
            models.UniqueConstraint(fields=["camp", "code"], condition=~Q(code=""), name="one_mission_a_code"),
        ]

    def __str__(self):
        return self.label

    @property
    def due_on(self):
        """Its day; None while the event has none."""
        return self.camp.starts_at and presets.date(localtime(self.camp.starts_at).date(), self.days)

    @property
    def days_before(self):
        """How many days before the camp it is expected."""
        return max(0, -self.days)

    @property
    def is_open(self):
        """Neither done nor done without."""
        return self.done_on is None and not self.waived

    @property
    def is_late(self):
        return self.is_open and self.due_on is not None and self.due_on < clock.today()


class MissionNote(models.Model):
    """A word of the coach or of the lead on a mission."""

    id = key()
    mission = models.ForeignKey(Mission, models.CASCADE, related_name="notes")
    text = models.TextField(_("a word"), max_length=2000)
    author = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("word on a mission")
        ordering = ["at", "id"]

    def __str__(self):
        return self.text[:60]


class CampPartner(models.Model):
    """An organization that helps the camp to exist, and what it brings."""

    id = key()
    camp = models.ForeignKey(Camp, models.CASCADE, related_name="partners")
    name = models.CharField(_("name of the organization"), max_length=200)
    contribution = models.CharField(_("what it brings"), max_length=300, blank=True)
    url = models.URLField(_("web site"), max_length=300, blank=True)
    is_sure = models.BooleanField(_("agreed"), default=False)

    objects = OfCamp.as_manager()

    class Meta:
        verbose_name = _("partner of the camp")
        ordering = ["name", "id"]

    def __str__(self):
        return self.name


class AgendaItem(models.Model):
    """A moment of the programme."""

    id = key()
    camp = models.ForeignKey(Camp, models.CASCADE, related_name="agenda")
    starts_at = models.DateTimeField(_("begins on"))
    ends_at = models.DateTimeField(_("ends on"))
    title = models.CharField(_("title"), max_length=150)
    place = models.CharField(_("room"), max_length=150, blank=True)
    text = models.CharField(_("in a few words"), max_length=300, blank=True)
    sequence = models.PositiveSmallIntegerField(default=0, editable=False)

    objects = OfCamp.as_manager()

    class Meta:
        verbose_name = _("moment of the programme")
        ordering = ["starts_at", "ends_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="agenda_ends_after_it_starts", violation_error_message=_("A moment ends after it begins.")),
        ]  # fmt: skip

    def __str__(self):
        return self.title

    @property
    def day(self):
        """The day of its beginning, in Paris."""
        return localtime(self.starts_at).date()


class Rules(models.Model):
    """A numbered version of the rules of the camp, which each accepts when registering; never changed, replaced."""

    id = key()
    camp = models.ForeignKey(Camp, models.CASCADE, related_name="rules")
    number = models.PositiveSmallIntegerField(_("version"), editable=False)
    text = models.TextField(_("rules of the camp"), max_length=30000)
    written_by = models.ForeignKey(USER, models.PROTECT, editable=False, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    objects = OfCamp.as_manager()

    class Meta:
        verbose_name = _("rules of the camp")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["camp", "number"], name="one_version_of_rules_a_number")]

    def __str__(self):
        return f"{self._meta.verbose_name} ({self.number})"


class Quota(models.Model):
    """How many places a profile has at most."""

    id = key()
    camp = models.ForeignKey(Camp, models.CASCADE, related_name="quotas")
    profile = models.CharField(_("profile"), max_length=20, choices=presets.PROFILES)
    places = models.PositiveSmallIntegerField(_("places at most"))

    objects = OfCamp.as_manager()

    class Meta:
        verbose_name = _("places of a profile")
        ordering = ["profile"]
        constraints = [models.UniqueConstraint(fields=["camp", "profile"], name="one_quota_a_profile", violation_error_message=_("This profile already has its places."))]  # fmt: skip

    def __str__(self):
        return f"{self.get_profile_display()} : {self.places}"
