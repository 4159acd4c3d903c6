"""What officers put on dossiers to share the work: labels, who instructs, who follows, views kept by each."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.history import key
from programs.models.people import User


class DossierSearch(models.Model):
    """The words of the last version of a dossier, written by the database itself (programs/indexing.py)."""

    dossier = models.OneToOneField("Dossier", models.CASCADE, primary_key=True, related_name="search")
    vector = SearchVectorField()

    class Meta:
        verbose_name = _("searched words")
        indexes = [GinIndex(fields=["vector"], name="dossier_words", fastupdate=False)]

    def __str__(self):
        return str(self.dossier_id)


class Label(models.Model):
    """A word with a colour that officers put on the dossiers of a programme."""

    class Colour(models.TextChoices):
        BLUE = "blue-ecume", _("blue")
        GREEN = "green-menthe", _("green")
        YELLOW = "yellow-tournesol", _("yellow")
        PINK = "pink-tuile", _("pink")
        PURPLE = "purple-glycine", _("purple")
        BROWN = "brown-caramel", _("brown")

    id = key()
    program = models.ForeignKey("Program", models.CASCADE, related_name="labels", verbose_name=_("programme"))
    name = models.CharField(_("label"), max_length=40)
    colour = models.CharField(_("colour"), max_length=20, choices=Colour, default=Colour.BLUE)
    dossiers = models.ManyToManyField("Dossier", related_name="labels", blank=True)

    class Meta:
        verbose_name = _("label")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint("program", models.functions.Lower("name"), name="one_label_of_a_name", violation_error_message=_("This programme already has a label of that name.")),
        ]  # fmt: skip

    def __str__(self):
        return self.name


class AssignmentQuerySet(models.QuerySet):
    """Who instructs what, and until when."""

    def running(self):
        return self.filter(ended_at=None)


class Assignment(models.Model):
    """An officer instructs a dossier, from a moment to another."""

    id = key()
    dossier = models.ForeignKey("Dossier", models.CASCADE, related_name="assignments")
    officer = models.ForeignKey(User, models.PROTECT, related_name="assignments", verbose_name=_("officer"))
    since = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        ordering = ["-since", "id"]
        indexes = [models.Index(fields=["officer"], condition=Q(ended_at=None), name="assigned_now")]
        constraints = [
            models.UniqueConstraint(fields=["dossier"], condition=Q(ended_at=None), name="one_officer_at_a_time"),
        ]

    def __str__(self):
        return f"{self.officer} — {self.since:%Y-%m-%d}"


@transaction.atomic
def assign(dossiers, officer, by):
    """These dossiers (a queryset) are instructed by this officer from now on, by nobody if None; how many changed."""
    locked = list(dossiers.select_for_update(of=("self",), no_key=True).order_by("pk").values_list("pk", flat=True))
    same = Assignment.objects.running().filter(dossier__in=locked, officer=officer).values_list("dossier", flat=True)
    changed, now = set(locked) - set(same), clock.now()
    ended = Assignment.objects.running().filter(dossier__in=changed).update(ended_at=now)
    if officer is None:
        return ended
    Assignment.objects.bulk_create([Assignment(dossier_id=pk, officer=officer, by=by, since=now) for pk in changed])
    return len(changed)


def beyond(dossiers, officer):
    """How many of these dossiers this officer does not see, and so cannot instruct."""
    return dossiers.exclude(pk__in=dossiers.model.objects.visible_to(officer).order_by().values("pk")).count()


class Follow(models.Model):
    """A person is told of what happens to a dossier, though they do not instruct it."""

    id = key()
    dossier = models.ForeignKey("Dossier", models.CASCADE, related_name="follows")
    person = models.ForeignKey(User, models.CASCADE, related_name="follows")
    since = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("followed dossier")
        constraints = [models.UniqueConstraint(fields=["dossier", "person"], name="followed_once")]

    def __str__(self):
        return f"{self.person} — {self.dossier}"


def in_charge(dossier, *, alone=False):
    """The officers to write to about a dossier: who instructs it and who follows it; without any, all of its programme (nobody if ``alone``)."""
    concerned = Q(assignments__dossier=dossier, assignments__ended_at=None) | Q(follows__dossier=dossier)
    every = User.objects.holding("officer", **dossier.scope())
    found = every.filter(concerned).distinct()
    return found if alone else found or every


class SavedView(models.Model):
    """Filters, order and columns of the list of dossiers, kept by a person under a name."""

    id = key()
    person = models.ForeignKey(User, models.CASCADE, related_name="views")
    name = models.CharField(_("name of the view"), max_length=60)
    query = models.CharField(max_length=2000, blank=True)
    is_default = models.BooleanField(_("open the list on this view"), default=False)

    class Meta:
        verbose_name = _("saved view")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint("person", models.functions.Lower("name"), name="one_view_of_a_name"),
            models.UniqueConstraint(fields=["person"], condition=Q(is_default=True), name="one_default_view"),
        ]

    def __str__(self):
        return self.name
