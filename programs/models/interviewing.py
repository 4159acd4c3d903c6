"""Interviews: the slots of a position, the one that each applicant has, who interviews, the grid and the scorecards."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import IntegrityError, models, transaction
from django.db.models import F, Func, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from programs import asks, clock
from programs.models.history import key
from programs.models.people import User
from programs.recruiting import PANEL
from programs.typography import french

GONE = _("This slot has just been taken: choose another one.")
BEST = 4


class SlotQuerySet(models.QuerySet):
    """Slots, free or taken."""

    def free(self):
        """Those that nobody has, still to come."""
        return self.filter(interview=None, starts_at__gt=clock.now())


class InterviewSlot(models.Model):
    """When and where the panel of a position can meet one applicant."""

    id = key()
    position = models.ForeignKey("Position", models.CASCADE, related_name="slots")
    starts_at = models.DateTimeField(_("begins on"))
    ends_at = models.DateTimeField(_("ends on"))
    place = models.CharField(_("room or video link"), max_length=200)

    objects = SlotQuerySet.as_manager()

    class Meta:
        verbose_name = _("slot of interview")
        ordering = ["starts_at", "place", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="interview_ends_after_it_begins", violation_error_message=_("A slot ends after it begins.")),
            ExclusionConstraint(
                name="one_interview_at_a_time", violation_error_message=_("The panel already meets someone there at that time."),
                expressions=[("position", RangeOperators.EQUAL), ("place", RangeOperators.EQUAL), (Func(F("starts_at"), F("ends_at"), function="tstzrange"), RangeOperators.OVERLAPS)],
            ),
        ]  # fmt: skip

    def __str__(self):
        start = localtime(self.starts_at)
        return french(_("%(day)s at %(hour)s – %(place)s") % {"day": date_format(start, "l j F"), "hour": f"{start:%-H h %M}".removesuffix(" 00"), "place": self.place})  # fmt: skip

    @property
    def is_past(self):
        """Whether nobody can choose it any more."""
        return self.starts_at <= clock.now()


class Interview(models.Model):
    """The slot that an applicant has: one each, and one applicant a slot, which the database holds."""

    id = key()
    slot = models.OneToOneField(InterviewSlot, models.PROTECT, related_name="interview")
    applicant = models.OneToOneField("Applicant", models.CASCADE, related_name="interview")
    chosen_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("interview")

    def __str__(self):
        return str(self.slot)


class Panelist(models.Model):
    """Someone who meets the applicants of a position; a signed link is enough."""

    id = key()
    position = models.ForeignKey("Position", models.CASCADE, related_name="panel")
    name = models.CharField(_("first and last name"), max_length=200)
    quality = models.CharField(_("quality"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail address"))
    invited_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("member of the panel")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["position", "email"], name="once_in_the_panel", violation_error_message=_("This person already sits on the panel.")),
        ]  # fmt: skip

    def __str__(self):
        return self.name

    @property
    def link(self):
        """The address by which they meet the applicants."""
        return PANEL.link(reverse("panel", args=[self.pk]), str(self.pk))


class Screening(models.Model):
    """What a recruiter read in an application, criterion by criterion, without knowing whose it was."""

    id = key()
    applicant = models.ForeignKey("Applicant", models.CASCADE, related_name="screenings")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    marks = models.JSONField(_("marks"), default=list)
    note = models.TextField(_("note"), max_length=2000, blank=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("screening grid")
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["applicant", "by"], name="one_grid_each")]

    def __str__(self):
        return str(self.total)

    @property
    def total(self):
        """The sum of the marks."""
        return sum(self.marks)


class ScorecardQuerySet(models.QuerySet):
    """Scorecards, in hand or signed."""

    def signed(self):
        """Those that their author has signed."""
        return self.filter(signed_at__isnull=False)


class Scorecard(models.Model):
    """What one member of the panel thinks after an interview; read by the others once they have written theirs."""

    id = key()
    applicant = models.ForeignKey("Applicant", models.CASCADE, related_name="scorecards")
    panelist = models.ForeignKey(Panelist, models.CASCADE, related_name="scorecards")
    marks = models.JSONField(_("marks"), default=list)
    advice = models.CharField(
        _("advice"),
        max_length=10,
        choices=[("yes", _("in favour")), ("perhaps", _("hesitating")), ("no", _("against"))],
        blank=True,
    )
    note = models.TextField(_("note"), max_length=3000, blank=True)
    signed_at = models.DateTimeField(_("signed on"), null=True, editable=False)

    objects = ScorecardQuerySet.as_manager()

    class Meta:
        verbose_name = _("scorecard")
        ordering = ["signed_at", "id"]
        constraints = [models.UniqueConstraint(fields=["applicant", "panelist"], name="one_scorecard_each")]  # fmt: skip

    def __str__(self):
        return str(self.panelist)

    @property
    def total(self):
        """The sum of the marks."""
        return sum(self.marks)


def invited(applicant, role):
    """The addressees of a mail that the panel concerns; None for the other roles."""
    if role != "panel":
        return None
    return list(applicant.position.panel.all())


def choices(applicant):
    """The slots that this applicant may take, as choices."""
    return [(str(slot.pk), str(slot)) for slot in applicant.position.slots.free()]


def wanted(applicant, slot):
    """The slot of this identifier, free and to come for this position; raises ValidationError."""
    found = applicant.position.slots.free().filter(pk=slot).first()
    if found is None:
        raise asks.refused("slot", GONE)
    return found


def take(applicant, by):
    """This applicant has the slot just wanted, and no other; who comes second is told, whatever both read before."""
    release(applicant, by)
    try:
        with transaction.atomic():
            Interview.objects.create(applicant=applicant, slot=applicant.wanted)
    except IntegrityError:
        raise asks.refused("slot", GONE) from None


def release(applicant, by):
    """The slot of this applicant is free again."""
    Interview.objects.filter(applicant=applicant).delete()
