"""Reviews: what a juror thinks of a dossier, criterion by criterion."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs import asks, phases, scoring
from programs.models.recusal import TEAM, aside, declared_by, ties
from programs.permissions import May
from programs.workflow import NEW, Missing, Workflow, state_field, step

READING = ("assigned", "in_progress", "submitted")
READABLE = ("eligible", "in_review", "shortlisted")  # the states in which a dossier is given to read


def own(review, user):
    """One's own review."""
    return review.reviewer_id == user.pk


class ReviewQuerySet(models.QuerySet):
    """Reviews, as each may see them."""

    def visible_to(self, user):
        """One's own, until one stands aside; those of the others as the phase says; for staff and the chair, those of their calls."""
        seen = models.Q(reviewer=user, state__in=READING)
        if "reviewer" in user.role_codes:
            seen |= of_others(user)
        for role in user.active_roles:
            if role.code in ("officer", "authority", "admin") or (role.code == "chair" and role.call_id):
                seen |= of_scope(role, user)
        return self.filter(seen)

    def readable_by(self, user):
        """Those that let this person read the dossier: tied to nobody by their word, and not standing aside."""
        return self.filter(reviewer=user, state__in=("in_progress", "submitted"))

    def recused(self):
        """Those whose reviewer stands aside for a conflict of interest."""
        return self.filter(declined_for="conflict")

    def pending(self):
        """Those still to accept or to write."""
        return self.filter(state__in=("assigned", "in_progress"))

    def submitted(self):
        return self.filter(state="submitted")

    def for_table(self):
        return self.select_related("dossier__call__program", "dossier__organization__territory", "reviewer")

    def for_list(self):
        """The same without answers nor forms, for a long list."""
        return self.for_table().defer(
            "comments", "dossier__answers", "dossier__call__definition", "dossier__call__text"
        )


def of_others(user):
    """The readings of others that a juror sees in the phase in force: handed in, of a dossier that they read too."""
    mine = Review.objects.readable_by(user)
    always = mine.filter(dossier__call__in=phases.calls_where("others", "always"))
    after = mine.filter(state="submitted", dossier__call__in=phases.calls_where("others", "after"))
    shared = models.Q(dossier__in=always.values("dossier")) | models.Q(dossier__in=after.values("dossier"))
    return models.Q(state="submitted") & shared


def of_scope(role, user):
    """The reviews that staff or a chair see; a chair who stands aside sees none of that dossier."""
    scope = (
        {"dossier__call": role.call_id}
        if role.call_id
        else {"dossier__call__program": role.program_id}
        if role.program_id
        else {}
    )
    if role.code != "chair":
        return models.Q(pk__isnull=False, **scope)  # an empty condition would be dropped from those it is joined to
    Dossier = Review._meta.get_field("dossier").related_model
    return models.Q(**scope) & ~models.Q(
        dossier__in=Dossier.objects.filter(aside(user), call=role.call_id).values("pk")
    )


class Review(Workflow):
    """What a reviewer thinks of a dossier."""

    class State(models.TextChoices):
        ASSIGNED = "assigned", _("to accept")
        IN_PROGRESS = "in_progress", _("in progress")
        SUBMITTED = "submitted", _("handed in")
        DECLINED = "declined", _("turned down")
        RELEASED = "released", _("released")

    class Declined(models.TextChoices):
        CONFLICT = "conflict", _("conflict of interest: I must not read this dossier")
        UNAVAILABLE = "unavailable", _("I am not available")

    parent, spine = "dossier", "dossier_id"
    joins = ("dossier__call__program", "dossier__organization__territory", "reviewer")
    cures = {"marks": "review", "opinion": "review"}
    holders = {State.ASSIGNED: "reviewer", State.IN_PROGRESS: "reviewer"}

    dossier = models.ForeignKey("Dossier", models.CASCADE, related_name="reviews", verbose_name=_("dossier"))
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="reviews", verbose_name=_("reviewer")
    )
    scores = models.JSONField(_("marks"), default=dict, blank=True)
    comments = models.JSONField(_("comments by criterion"), default=dict, blank=True)
    opinion = models.TextField(_("opinion"), blank=True)
    mark = models.DecimalField(_("mark out of 100"), max_digits=5, decimal_places=2, null=True, editable=False)
    declined_for = models.CharField(_("declined for"), max_length=20, choices=Declined, blank=True, editable=False)
    state = state_field(State)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review")
        ordering = ["dossier", "id"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "reviewer"], name="one_review_each", violation_error_message=_("This person already reads this dossier.")),
        ]  # fmt: skip

    def __str__(self):
        about = self.dossier.reference if phases.is_blind(self.dossier.call) else self.dossier
        return f"{about} — {self.reviewer}"

    def get_absolute_url(self):
        """Its page; once its reviewer stands aside, the list of what is left to read."""
        return reverse("reviews") if self.state == self.State.DECLINED else reverse("review", args=[self.pk])

    def scope(self):
        return self.dossier.scope()

    def addressees(self, role):
        """Its own reviewer, and nobody else of the jury."""
        return [self.reviewer] if role == "reviewer" else None

    def conflicts(self):
        """What already ties the reviewer to this dossier, in words."""
        roles = self.dossier.roles.filter(code__in=TEAM).select_related("person")
        declared = declared_by([self.reviewer_id], self.dossier.call_id).get(self.reviewer_id, ())
        yield from ties(self.dossier, self.reviewer, [(role.code, role.person) for role in roles], declared)

    def missing_to_assign(self):
        for conflict in self.conflicts():
            yield Missing("conflict", _("a reviewer without a tie: %s") % conflict)
        if not self.dossier.call.has_jury:
            yield Missing("jury", _("a call with a jury"))
        if self.dossier.state not in READABLE:
            yield Missing("eligible", _("a dossier declared eligible and not yet decided"))

    def missing_to_submit(self):
        if self.dossier.is_announced:
            yield Missing("announced", _("a dossier whose decision is not yet announced"))
        if example := self.dossier.call.examples.exclude(marks__reviewer=self.reviewer_id).first():
            yield Missing("examples", _("your marks of the example “%s”") % example, url=example.get_absolute_url())
        if self.computed_mark() is None:
            yield Missing("marks", _("a mark for each criterion"))
        if not self.opinion.strip():
            yield Missing("opinion", _("your opinion in a few words"))

    def computed_mark(self) -> Decimal | None:
        """The weighted mark out of 100, None while one is missing."""
        return scoring.weighted(self.scores, self.dossier.call.criteria.all())

    @step(
        source=NEW,
        target=State.ASSIGNED,
        label=_("Assign"),
        allowed=May("officer"),
        requires=missing_to_assign,
        notifies=["reviewer"],
        done=_("Reading given"),
    )
    def begin(self):
        pass

    @step(
        source=NEW, target=State.ASSIGNED, label=_("Assign with the others of a proposal"), allowed=May("officer"),
        requires=missing_to_assign, done=_("Reading given"),
    )  # fmt: skip
    def give(self):
        pass  # one message for all the readings of a proposal, not one each

    @step(
        source=State.ASSIGNED, target=State.IN_PROGRESS, label=_("Accept: I have no conflict of interest"), allowed=May(reviewer=own),
        help=_("You declare on your honour that nothing ties you to this dossier or to its organization."),
        done=_("Reading accepted, without a conflict of interest"),
    )  # fmt: skip
    def accept(self):
        pass

    @step(
        source=[State.ASSIGNED, State.IN_PROGRESS], target=State.DECLINED, label=_("Decline"), allowed=May(reviewer=own), danger=True,
        asks={"why": asks.choice(_("Why"), Declined.choices), "comment": asks.reason(help=_("The officer reads it; a recusal appears in the minutes."))},
        notifies=["officer"],
        done=_("Reading declined"),
    )  # fmt: skip
    def decline(self, why):
        self.declined_for = why

    @step(
        source=State.IN_PROGRESS, target=State.SUBMITTED, label=_("Submit the review"), allowed=May(reviewer=own),
        requires=missing_to_submit, help=_("Your marks then count in the ranking. Only the programme officer can reopen your reading."),
        done=_("Reading handed in"),
    )  # fmt: skip
    def submit(self):
        self.mark = self.computed_mark()

    @step(
        source=State.SUBMITTED, target=State.IN_PROGRESS, label=_("Reopen the review"), allowed=May("officer"),
        asks={"comment": asks.reason()}, notifies=["reviewer"],
        done=_("Reading reopened"),
    )  # fmt: skip
    def reopen(self):
        self.mark = None

    @step(
        source=[State.ASSIGNED, State.IN_PROGRESS], target=State.RELEASED, label=_("Release the reviewer"), allowed=May("system", "officer"),
        asks={"comment": asks.reason()}, notifies=["reviewer"],
        done=_("Reviewer released"),
    )  # fmt: skip
    def release(self):
        pass

    @step(
        source=State.ASSIGNED, target=State.RELEASED, label=_("Take the reading back"), allowed=May("system"),
        done=_("Reading left without an answer, taken back"),
    )  # fmt: skip
    def free(self):
        pass

    @step(
        source=[State.ASSIGNED, State.IN_PROGRESS, State.SUBMITTED], target=State.DECLINED, label=_("Set the reviewer aside"), allowed=May("system"),
        done=_("Reviewer set aside: a tie was declared"),
    )  # fmt: skip
    def set_aside(self):
        self.declined_for = self.Declined.CONFLICT
