"""Hearings of a jury: the slots of a call, the one that each shortlisted dossier has, the rules for choosing."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import IntegrityError, models, transaction
from django.db.models import F, Func, Q
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from programs import asks, clock
from programs.deadlines import DAY
from programs.models.history import key
from programs.typography import french
from programs.workflow import Effect

GONE = _("This slot has just been taken: choose another one.")


class HearingPlan(models.Model):
    """How the hearings of a call go: until when candidates choose, what every dossier is asked."""

    id = key()
    call = models.OneToOneField("Call", models.CASCADE, related_name="hearing_plan")
    choose_by = models.DateTimeField(_("the candidates choose until"))
    questions = models.TextField(_("questions to ask everyone"), blank=True, max_length=4000)

    class Meta:
        verbose_name = _("plan of the hearings")

    def __str__(self):
        return str(self.call)


class SlotQuerySet(models.QuerySet):
    """Slots, in order, free or taken."""

    def free(self):
        """Those that nobody has, still to come."""
        return self.filter(hearing=None, starts_at__gt=clock.now())


class HearingSlot(models.Model):
    """When and where the jury can hear one dossier."""

    id = key()
    call = models.ForeignKey("Call", models.CASCADE, related_name="hearing_slots")
    starts_at = models.DateTimeField(_("begins on"))
    ends_at = models.DateTimeField(_("ends on"))
    place = models.CharField(_("room or video link"), max_length=200)

    objects = SlotQuerySet.as_manager()

    class Meta:
        verbose_name = _("slot of hearing")
        ordering = ["starts_at", "place", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="slot_ends_after_it_begins", violation_error_message=_("A slot ends after it begins.")),
            ExclusionConstraint(
                name="one_hearing_at_a_time", violation_error_message=_("The jury already hears someone there at that time."),
                expressions=[("call", RangeOperators.EQUAL), ("place", RangeOperators.EQUAL), (Func(F("starts_at"), F("ends_at"), function="tstzrange"), RangeOperators.OVERLAPS)],
            ),
        ]  # fmt: skip

    def __str__(self):
        start = localtime(self.starts_at)
        return french(_("%(day)s at %(hour)s – %(place)s") % {"day": f"{start:%d/%m/%Y}", "hour": f"{start:%-H h %M}", "place": self.place})  # fmt: skip


class Hearing(models.Model):
    """The slot that a dossier has: one each, which the database holds."""

    id = key()
    slot = models.OneToOneField(HearingSlot, models.PROTECT, related_name="hearing")
    dossier = models.OneToOneField("Dossier", models.CASCADE, related_name="hearing")
    chosen_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("hearing")

    def __str__(self):
        return str(self.slot)

    def get_absolute_url(self):
        return reverse("dossier", args=[self.dossier_id])


def silent(dossier):
    """Two days before the last hour for choosing a slot, who has not chosen is reminded."""
    plan = HearingPlan.objects.filter(call=dossier.call_id).first()
    if plan and not dossier.hearing_at:
        yield Effect("mail", "hearing_silent", plan.choose_by - 2 * DAY)


def eve(dossier):
    """The day before, the team of the dossier is reminded of its hearing."""
    if dossier.hearing_at - DAY > clock.now():
        yield Effect("mail", "hearing_eve", dossier.hearing_at - DAY)


def announced(dossier, at, place):
    """A hearing has its date and its place, or its candidate chooses them; raises ValidationError."""
    if at:
        asks.to_come("hearing_at", at)
        if not place:
            raise asks.refused("hearing_place", _("Say where, or give the video link."))
    elif not HearingPlan.objects.filter(call=dossier.call_id).exists():
        raise asks.refused("hearing_at", _("Give a date, or open slots among which the candidates choose."))


def choosable(dossier, user):
    """Who leads it may choose, move or give back a slot until the date that its call sets."""
    plan = HearingPlan.objects.filter(call=dossier.call_id).first()
    return bool(plan and clock.now() <= plan.choose_by)


def releasable(dossier, user):
    """It has a slot, and may still give it back."""
    return has_slot(dossier, user) and choosable(dossier, user)


def has_slot(dossier, user):
    """It has a slot."""
    return Hearing.objects.filter(dossier=dossier).exists()


def offered(dossier, user):
    """Its call has slots."""
    return HearingSlot.objects.filter(call=dossier.call_id).exists()


def choices(dossier):
    """The slots that this dossier may take, as choices."""
    return [(str(slot.pk), str(slot)) for slot in HearingSlot.objects.filter(call=dossier.call_id).free()]


def wanted(dossier, slot):
    """The slot of this identifier, free and to come in the call of this dossier; raises ValidationError."""
    found = HearingSlot.objects.filter(call=dossier.call_id).free().filter(pk=slot).first()
    if found is None:
        raise asks.refused("slot", GONE)
    return found


def take(dossier, by):
    """This dossier has the slot just wanted, and no other; who comes second is told, whatever both read before."""
    release(dossier, by)
    try:
        with transaction.atomic():
            Hearing.objects.create(dossier=dossier, slot=dossier.slot)
    except IntegrityError:
        raise asks.refused("slot", GONE) from None


def release(dossier, by):
    """The slot of this dossier is free again."""
    Hearing.objects.filter(dossier=dossier).delete()
