"""Relays: the networks that spread a call, their traced links, and what came through each."""

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.candidature import State
from programs.models.history import key
from programs.models.visit import Visit

READABLE = "abcdefghjkmnpqrstuvwxyz23456789"  # neither 0, o, 1, i nor l: a code is also copied by hand
SENT = ~Q(dossier__submitted_at=None)
WON = Q(dossier__state__in=(State.SELECTED, State.PLEDGED, State.CONFIRMED))


def new_code():
    """The code of a traced link, short enough for a poster."""
    return get_random_string(7, READABLE)


class Relay(models.Model):
    """An association of elected officials or a network that passes calls on to its members."""

    class Kind(models.TextChoices):
        ELECTED = "elected", _("association of elected officials")
        NETWORK = "network", _("professional network")
        STATE = "state", _("State service")
        ACTOR = "actor", _("actor of public innovation")
        PRESS = "press", _("press and media")

    id = key()
    name = models.CharField(
        _("name"), max_length=200, unique=True, error_messages={"unique": _("A relay already has this name.")}
    )
    acronym = models.CharField(_("acronym"), max_length=20, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.ELECTED)
    contact = models.CharField(_("person to write to"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    web = models.URLField(_("website"), blank=True)
    ended_on = models.DateField(_("no longer a relay since"), null=True, blank=True)

    class Meta:
        verbose_name = _("relay")
        ordering = ["name", "id"]

    def __str__(self):
        return f"{self.acronym} – {self.name}" if self.acronym else self.name

    @property
    def short(self):
        """What people call it: its acronym when it has one."""
        return self.acronym or self.name


class RelayLinkQuerySet(models.QuerySet):
    """Links, with what came through them."""

    def with_yield(self):
        """With the visits, the drafts opened, the dossiers submitted, those selected; each counted apart."""
        visits = Visit.objects.filter(call=OuterRef("call"), source=OuterRef("code"))
        visits = visits.order_by().values("source").annotate(n=Sum("count"))
        return self.select_related("relay").annotate(
            visits=Coalesce(Subquery(visits.values("n")), 0), drafts=brought(), sent=brought(SENT), won=brought(WON)
        )  # fmt: skip


EVERY = Q()


def brought(condition=EVERY):
    """How many dossiers of the link's call came by its relay, under this condition."""
    came = Provenance.objects.filter(condition, relay=OuterRef("relay"), dossier__call=OuterRef("call"))
    return Coalesce(Subquery(came.order_by().values("relay").annotate(n=Count("pk")).values("n")), 0)


class RelayLink(models.Model):
    """The link of a relay to a call: its code says through whom a visit comes, never who visits."""

    id = key()
    call = models.ForeignKey("Call", models.CASCADE, related_name="links", verbose_name=_("call"))
    relay = models.ForeignKey(Relay, models.CASCADE, related_name="links", verbose_name=_("relay"))
    code = models.CharField(_("code"), max_length=20, unique=True, default=new_code, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    sent_at = models.DateTimeField(_("kit sent on"), null=True, editable=False)
    poster = models.CharField(max_length=64, blank=True, editable=False)  # digest of its poster
    poster_of = models.CharField(max_length=64, blank=True, editable=False)  # digest of what that poster says

    objects = RelayLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("traced link")
        ordering = ["relay__name", "id"]
        constraints = [models.UniqueConstraint(fields=["call", "relay"], name="one_link_per_relay")]

    def __str__(self):
        return f"{self.relay} → {self.call}"

    def get_absolute_url(self):
        """The page of its kit, which the relay opens without an account."""
        return reverse("relay_kit", args=[self.code])

    @property
    def short(self):
        """The traced address, short enough to be typed."""
        return reverse("relay_link", args=[self.code])


class Provenance(models.Model):
    """How the people of a dossier heard of the call: what they say, else the link they came by."""

    class Channel(models.TextChoices):
        RELAY = "relay", _("by an association or a network")
        PREFECTURE = "prefecture", _("by the prefecture or a State service")
        COLLEAGUE = "colleague", _("by a colleague or another territory")
        ALERT = "alert", _("by an alert or a message of this site")
        PRESS = "press", _("in the press")
        SOCIAL = "social", _("on a social network")
        SEARCH = "search", _("by searching on the web")
        EVENT = "event", _("at an event")
        OTHER = "other", _("otherwise")

    dossier = models.OneToOneField("Dossier", models.CASCADE, primary_key=True, related_name="provenance")
    channel = models.CharField(_("how you heard of this call"), max_length=20, choices=Channel, blank=True)
    relay = models.ForeignKey(
        Relay, models.PROTECT, null=True, blank=True, related_name="brought", verbose_name=_("relay")
    )
    traced = models.BooleanField(_("came by the relay’s link"), default=False)

    class Meta:
        verbose_name = _("provenance")

    def __str__(self):
        return str(self.relay or self.get_channel_display())


def by_channel(call):
    """How many drafts and submissions of a call by each way of hearing of it, most frequent first."""
    heard = Provenance.objects.filter(dossier__call=call).exclude(channel="").values("channel")
    counted = heard.annotate(drafts=Count("pk"), sent=Count("pk", filter=SENT), won=Count("pk", filter=WON)).order_by(
        F("drafts").desc(), "channel"
    )
    labels = dict(Provenance.Channel.choices)
    return [{**row, "label": labels.get(row["channel"], row["channel"])} for row in counted]
