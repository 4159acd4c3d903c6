"""The open library of methods: sheets that anyone reads and takes up, each version kept as it was published."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from programs import asks, clock
from programs.models import Idea
from programs.models.history import key
from programs.permissions import May
from programs.workflow import NEW, Missing, Workflow, state_field, step
from residences.models.content import Content

WRITERS = May("lead", "member", "resident", "coach", "officer")
REVIEWERS = May("coach", "officer")
EVERYWHERE = ("officer", "coach", "authority", "admin")
RESERVED = ("socle",)  # addresses of the library that are no sheet


class SheetQuerySet(models.QuerySet):
    """Sheets, as each may see the work on them."""

    def visible_to(self, user):
        """For who runs the programme, all of it; for the team of a project, what it proposed."""
        seen = Q(pk__in=[])
        for role in user.active_roles:
            if role.dossier_id:
                seen |= Q(dossier=role.dossier_id)
            elif role.code == "signatory" and role.organization_id:
                seen |= Q(dossier__organization=role.organization_id)
            elif role.code in EVERYWHERE and not role.call_id:
                seen |= Q(program=role.program_id) if role.program_id else Q(pk__isnull=False)
        return self.filter(seen)

    def public(self):
        """Those that everyone reads, one being rewritten included: its last version stays."""
        return self.filter(version__gte=1).exclude(state="retired")


def freeze(sheet, by):
    """The version just published, word for word."""
    sheet.versions.create(
        number=sheet.version, published_by=None if by.is_system else by, note=sheet.change, **sheet.content()
    )


class MethodSheet(Workflow, Content):
    """A method as it is being written; what everyone reads is its last published version."""

    class State(models.TextChoices):
        DRAFT = "draft", _("being written")
        PROPOSED = "proposed", _("to be read again")
        PUBLISHED = "published", _("published")
        RETIRED = "retired", _("withdrawn from the library")

    S = State
    spine = "dossier_id"
    joins = ("program", "dossier__call__program", "dossier__organization__territory")
    holders = {S.DRAFT: "lead", S.PROPOSED: "coach"}
    cures = {"content": "sheet_edit"}

    program = models.ForeignKey("programs.Program", models.PROTECT, related_name="+", verbose_name=_("programme"))
    dossier = models.ForeignKey(
        "programs.Dossier", models.PROTECT, null=True, blank=True, editable=False, related_name="method_sheets",
        verbose_name=_("project that proposes it"),
    )  # fmt: skip
    idea = models.ForeignKey(Idea, models.PROTECT, null=True, blank=True, editable=False, related_name="sheets", verbose_name=_("idea it comes from"))  # fmt: skip
    slug = models.SlugField(_("address"), max_length=100, unique=True, editable=False)
    version = models.PositiveSmallIntegerField(_("version"), default=0, editable=False)
    change = models.CharField(_("what this version changes"), max_length=200, blank=True, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    state = state_field(State)

    objects = SheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("method sheet")
        verbose_name_plural = _("method sheets")
        ordering = ["title", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(state__in=["published", "retired"]) | Q(version__gte=1), name="published_has_a_version")
        ]  # fmt: skip

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("sheet", args=[self.pk])

    @property
    def public_url(self):
        """The page that everyone reads."""
        return reverse("method", args=[self.slug])

    @property
    def is_public(self):
        """Whether everyone reads a version of it."""
        return self.version >= 1 and self.state != self.State.RETIRED

    @property
    def last(self):
        """Its last published version; None before the first."""
        return self.versions.filter(number=self.version).first()

    def scope(self):
        return self.dossier.scope() if self.dossier else {"program": self.program_id}

    def content(self):
        """All that a version keeps, by field."""
        return {name: getattr(self, name) for name in Content.FIELDS}

    @classmethod
    def open_for(cls, by, program, **fields):
        """A new sheet, being written; its address comes from its title, unless it has one."""
        sheet = cls(program=program, **fields)
        sheet.slug = sheet.slug or free_slug(sheet.title)
        sheet.begin(by=by)
        return sheet

    # needs

    def missing_to_propose(self):
        if not self.is_told:
            yield Missing("content", _("what it is for, how long it takes, the team and the steps"))

    # steps

    @step(
        source=NEW,
        target=S.DRAFT,
        label=_("Write a sheet"),
        allowed=May("system", *WRITERS.roles),
        done=_("Sheet begun"),
    )
    def begin(self):
        pass

    @step(
        source=S.DRAFT, target=S.PROPOSED, label=_("Propose this sheet"), allowed=May("system", *WRITERS.roles), requires=missing_to_propose,
        asks={"change": asks.note(_("What this version brings"))}, notifies=["coach", "officer"], done=_("Sheet proposed"),
        help=_("A coach or an officer of the programme reads it, then publishes it or sends it back."),
    )  # fmt: skip
    def propose(self, change=""):
        self.change = change[:200]

    @step(
        source=S.PROPOSED, target=S.DRAFT, label=_("Send it back"), allowed=REVIEWERS, aside=True, asks={"comment": asks.reason(_("What should be written again"))},
        notifies=["lead"], done=_("Sheet sent back"),
    )  # fmt: skip
    def send_back(self):
        pass

    @step(
        source=S.PROPOSED, target=S.PUBLISHED, label=_("Publish this version"), allowed=May("system", "coach", "officer"), requires=missing_to_propose,
        notifies=["lead"], then=freeze, done=_("Version published"),
        help=_("Everyone reads it at once, and every territory may choose it. The former version stays readable."),
    )  # fmt: skip
    def publish(self):
        self.version += 1

    @step(
        source=S.PUBLISHED, target=S.DRAFT, label=_("Write a new version"), aside=True, allowed=May("system", *WRITERS.roles), done=_("New version begun"),
        help=_("The published version stays on the site until the new one replaces it."),
    )  # fmt: skip
    def revise(self):
        self.change = ""

    @step(
        source=S.PUBLISHED, target=S.RETIRED, label=_("Withdraw it from the library"), aside=True, danger=True, allowed=May("officer"),
        asks={"comment": asks.reason()}, done=_("Sheet withdrawn"), help=_("The territories that chose it keep their text."),
    )  # fmt: skip
    def retire(self):
        pass

    @step(
        source=S.RETIRED, target=S.PUBLISHED, label=_("Put it back in the library"), allowed=May("officer"), asks={"comment": asks.note()},
        done=_("Sheet back in the library"),
    )  # fmt: skip
    def restore(self):
        pass


class VersionQuerySet(models.QuerySet):
    """Published versions."""

    def current(self):
        """The last version of each sheet in the library."""
        return self.filter(number=F("sheet__version")).exclude(sheet__state="retired").select_related("sheet")


class SheetVersion(Content):
    """A version of a sheet, as it was published; it never changes."""

    id = key()
    sheet = models.ForeignKey(MethodSheet, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    note = models.CharField(_("what this version changes"), max_length=200, blank=True)
    published_at = models.DateTimeField(_("published on"), default=clock.now)
    published_by = models.ForeignKey("programs.User", models.PROTECT, null=True, related_name="+")

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a method sheet")
        verbose_name_plural = _("versions of method sheets")
        ordering = ["sheet", "-number"]
        constraints = [models.UniqueConstraint(fields=["sheet", "number"], name="one_version_a_number")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("method_version", args=[self.sheet.slug, self.number])

    def save(self, **kwargs):
        """Once published, a version is never written again."""
        if not self._state.adding:
            raise ValidationError(_("A published version does not change: publish a new one."))
        super().save(**kwargs)

    @property
    def former(self):
        """The version before; None for the first."""
        return type(self).objects.filter(sheet=self.sheet_id, number__lt=self.number).order_by("-number").first()


def free_slug(title):
    """An address made of the title that no other sheet has."""
    words = slugify(title)[:80].strip("-") or "methode"
    taken = set(
        apps.get_model("residences", "MethodSheet")
        .objects.filter(slug__startswith=words)
        .values_list("slug", flat=True)
    )
    taken |= set(RESERVED)
    number = 1
    while (slug := f"{words}-{number}" if number > 1 else words) in taken:
        number += 1
    return slug
