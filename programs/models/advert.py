"""The innovation exchange: what a territory offers or seeks from what others achieved; staff put them in touch."""

from datetime import timedelta

from django.db import connection, models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs import asks, clock
from programs.models.people import User
from programs.models.program import Program
from programs.models.theme import Theme
from programs.permissions import SYSTEM, May
from programs.workflow import NEW, Missing, Workflow, state_field, step

LASTS = timedelta(days=180)
ONE_AT_A_TIME = 7_015_033  # the lock that the steps of announcements take first
STAFF = ("officer", "authority", "admin")


class AdvertQuerySet(models.QuerySet):
    """Announcements, as each may see them."""

    def public(self):
        """Those that everyone reads today, the last published first."""
        return self.filter(state="published", expires_on__gte=clock.today()).order_by("-published_on", "id")

    def visible_to(self, user):
        """All for the officers, one's own and those of everyone for the others."""
        current = Q(state="published", expires_on__gte=clock.today())
        if not user.is_authenticated:
            return self.filter(current)
        signed = [
            role.organization_id for role in user.active_roles if role.code == "signatory" and role.organization_id
        ]
        if user.role_codes & set(STAFF):
            return self.all()
        return self.filter(current | Q(author=user.pk) | Q(organization__in=signed))

    def overdue(self):
        """Those whose last day is over."""
        return self.filter(state="published", expires_on__lt=clock.today()).order_by("id")

    def for_table(self):
        """With all that a row shows."""
        return self.select_related("organization__territory", "report")


def mine(advert, user):
    """Whether this person wrote it."""
    return advert.author_id == user.pk


def join(advert, by):
    """The other announcement is met by the same act."""
    advert.matched_with.pair(by=User.objects.system(), other=advert)


class Advert(Workflow):
    """An announcement of the exchange: an organization offers, or seeks, something of a published project."""

    class State(models.TextChoices):
        PUBLISHED = "published", pgettext_lazy("announcement", "published")
        MATCHED = "matched", _("put in touch")
        WITHDRAWN = "withdrawn", pgettext_lazy("announcement", "withdrawn")
        EXPIRED = "expired", _("over")

    class Kind(models.TextChoices):
        OFFER = "offer", _("offers")
        SEEK = "seek", _("seeks")

    S = State
    joins = ("organization__territory", "report")
    holders = {S.PUBLISHED: "officer"}

    kind = models.CharField(_("your organization"), max_length=10, choices=Kind)
    organization = models.ForeignKey(
        "Organization", models.PROTECT, related_name="adverts", editable=False, verbose_name=_("organization")
    )
    author = models.ForeignKey(
        User, models.PROTECT, related_name="adverts", editable=False, verbose_name=_("written by")
    )
    report = models.ForeignKey(
        "FinalReport",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="adverts",
        verbose_name=_("published project"),
    )
    title = models.CharField(_("in one sentence"), max_length=120)
    text = models.TextField(_("what exactly"), max_length=3000)
    theme = models.CharField(_("theme"), max_length=20, choices=Theme, blank=True)
    published_on = models.DateField(_("published on"), default=clock.today, editable=False)
    expires_on = models.DateField(_("last day"), editable=False)
    matched_with = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("put in touch with")
    )
    state = state_field(State)

    objects = AdvertQuerySet.as_manager()

    class Meta:
        verbose_name = _("announcement of the exchange")
        ordering = ["-published_on", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(state="matched") | Q(matched_with__isnull=False), name="matched_with_another"),
            models.CheckConstraint(condition=~Q(kind="offer") | Q(report__isnull=False), name="offered_of_a_project", violation_error_message=_("Choose the published project that you offer something of.")),
        ]  # fmt: skip

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("advert", args=[self.pk])

    def scope(self):
        return {"organization": self.organization_id}

    def lock(self):
        """Lock all announcements, then this one: two put in touch from both ends at once never wait for each other."""
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
        return super().lock()

    def roles_of(self, user):
        """Who wrote it leads it."""
        return super().roles_of(user) | ({"lead"} if mine(self, user) else set())

    @property
    def program(self):
        """The programme in whose name mails leave: that of the project, else the first."""
        return self.report.dossier.call.program if self.report_id else Program.objects.order_by("code").first()

    @property
    def program_id(self):
        return self.program.pk

    @property
    def opposite(self):
        """What answers it."""
        return self.Kind.SEEK if self.kind == self.Kind.OFFER else self.Kind.OFFER

    def addressees(self, role):
        """Who wrote it, for what is told of it."""
        return [self.author] if role == "lead" and self.author.is_active else [] if role == "lead" else None

    def others(self):
        """The announcements that may answer it: on the same project first."""
        found = (
            Advert.objects.public().filter(kind=self.opposite).exclude(organization=self.organization_id).for_table()
        )
        return sorted(
            found[:200],
            key=lambda one: (one.report_id is None or one.report_id != self.report_id, one.theme != self.theme),
        )

    def choices_for(self, step):
        """The announcements that may answer it."""
        return (
            {"other": [(str(one.pk), f"{one.title} – {one.organization}") for one in self.others()]}
            if step == "connect"
            else {}
        )

    def missing_to_connect(self):
        if not self.others():
            yield Missing("other", _("an announcement that answers it"))

    @step(
        source=NEW,
        target=S.PUBLISHED,
        label=_("Publish the announcement"),
        done=_("Announcement published"),
        allowed=May(SYSTEM, "signatory", lead=mine),
    )
    def begin(self):
        self.expires_on = self.published_on + LASTS

    @step(
        source=S.PUBLISHED, target=S.MATCHED, label=_("Put in touch"), done=_("Authors put in touch"), allowed=May("officer"), requires=missing_to_connect, then=join, notifies=["lead"],
        asks={"other": asks.person(_("With")), "comment": asks.note(_("A word to who wrote it"), _("They read it in the message that we send them."))},
        help=_("Both receive the name and the address of the other, and the announcements leave the public list."),
    )  # fmt: skip
    def connect(self, other):
        found = {str(one.pk): one for one in self.others()}.get(str(other))
        if found is None:
            raise asks.refused("other", _("This announcement has just been met: choose another one."))
        self.matched_with = found

    @step(
        source=S.PUBLISHED,
        target=S.MATCHED,
        label=_("Be put in touch"),
        done=_("Put in touch"),
        allowed=May(SYSTEM),
        notifies=["lead"],
    )
    def pair(self, other):
        self.matched_with = other

    @step(
        source=S.PUBLISHED, target=S.WITHDRAWN, label=_("Withdraw the announcement"), done=_("Announcement withdrawn"), allowed=May("officer", "signatory", lead=mine), danger=True, notifies=["lead"],
        asks={"comment": asks.note(_("Reason, if you wish to give it"), "")}, help=_("It leaves the public list at once. You may publish another one."),
    )  # fmt: skip
    def withdraw(self):
        pass

    @step(
        source=S.PUBLISHED,
        target=S.EXPIRED,
        label=_("End the announcement"),
        done=_("Announcement over"),
        allowed=May(SYSTEM),
        notifies=["lead"],
    )
    def expire(self):
        pass
