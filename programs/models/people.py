"""People and what they may do: accounts, dated roles, invitations."""

from datetime import timedelta
from functools import cached_property
from uuid import UUID, uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.history import key
from programs.prepared import Prepared

SYSTEM_ID = UUID("00000000-0000-4000-8000-000000000000")


UNREAD = "(select count(*) from programs_mail where recipient_id = %s and read_at is null)"
SECOND_FACTOR = "exists(select from mfa_authenticator where user_id = %s and type = 'totp')"


class UserManager(BaseUserManager):
    """Accounts, found by their address whatever its case."""

    def get_by_natural_key(self, email):
        return self.get(email=email.strip().lower())

    def system(self):
        """The scheduler, who acts in nobody's name."""
        return User(pk=SYSTEM_ID, email="", name="", is_system=True)

    def coaches(self, program):
        """Active people who may be named coach of a project of this programme, in order of name."""
        covers = Q(program=None) | Q(program=program)
        pool = Role.objects.active().filter(covers, code="coach", call=None, dossier=None, organization=None)
        return self.filter(pk__in=pool.values("person"), is_active=True).order_by("name", "email")

    def bearer(self, obj):
        """Who holds the signed link of this object and has no account: may do there what the link is for, and nothing else."""
        user = User(pk=SYSTEM_ID, email="", name="")
        user.bears = obj.pk
        return user

    def holding(self, *codes, **scope):
        """Active people who hold one of these roles, on this scope or above it, in order of name."""
        return self.filter(pk__in=Role.objects.active().on(**scope).filter(code__in=codes).values("person"), is_active=True).order_by("name", "email")  # fmt: skip


class User(AbstractBaseUser):
    """Someone who acts; erasing empties the name and the address and keeps the identifier."""

    USERNAME_FIELD = EMAIL_FIELD = "email"
    bears = None  # the object whose signed link is in hand, for UserManager.bearer

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    email = models.EmailField(
        _("e-mail address"), unique=True, error_messages={"unique": _("An account already has this address.")}
    )
    name = models.CharField(_("first and last name"), max_length=200, blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    is_system = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    erased_at = models.DateTimeField(_("erased on"), null=True, editable=False)
    function = models.CharField(_("function held when erased"), max_length=100, blank=True, editable=False)
    organization = models.ForeignKey(
        "Organization", models.PROTECT, null=True, blank=True, related_name="agents", verbose_name=_("organization")
    )

    objects = UserManager()

    class Meta:
        verbose_name = _("person")
        constraints = [
            models.CheckConstraint(condition=Q(email=models.functions.Lower("email")), name="email_in_lower_case"),
        ]  # fmt: skip

    def __str__(self):
        if self.erased_at:  # official acts stay attributed to a function
            return str(_("%s (erased account)") % self.function) if self.function else str(_("Erased person"))
        return str(_("Essaim (automatic)")) if self.is_system else self.name or self.email or str(_("Erased person"))

    def clean(self):
        self.email = self.email.strip().lower()

    def get_full_name(self):
        return str(self)

    def join(self, organization):
        """Become an agent of this organization."""
        self.organization = organization
        self.save(update_fields=["organization"])

    @cached_property
    def active_roles(self):
        """The roles held now, read once a request; with them comes, at no other query, what every page asks of a person."""
        roles = HELD_NOW.objects(person=self.pk)
        for role in roles:
            role.person = self
        return roles

    @cached_property
    def unread_notices(self):
        """How many notifications this person has not read."""
        roles = self.active_roles
        return roles[0].unread if roles else self.mails.filter(read_at=None).count()

    @property
    def has_second_factor(self):
        """Whether someone who holds a role has set up a second factor."""
        return any(role.second_factor for role in self.active_roles)

    @cached_property
    def role_codes(self):
        """The codes of the roles held now, whatever their scope."""
        codes = {role.code for role in self.active_roles}
        return codes | ({Role.Code.COACH} if Role.Code.OFFICER in codes else set())

    def forget_roles(self):
        """Read the roles again: they have just changed."""
        for name in ("active_roles", "role_codes"):
            vars(self).pop(name, None)

    @property
    def is_staff(self):
        """Whether a second factor is required."""
        return bool(self.role_codes & STAFF)

    def roles_on(self, scope):
        """The role codes held on an object of this scope; an officer may do whatever a coach may."""
        codes = {role.code for role in self.active_roles if role.covers(scope)}
        return codes | ({Role.Code.COACH} if Role.Code.OFFICER in codes else set())

    def holds(self, *codes, **scope):
        """Whether one of these roles is held on this scope."""
        return bool(self.roles_on(scope) & set(codes))


class RoleQuerySet(models.QuerySet):
    """Roles, at a date and on a scope."""

    def active(self, day=None):
        day = day or clock.today()
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)

    def with_scopes(self):
        """With the names of what they are held on: every request reads them, so neither forms nor answers."""
        return self.select_related("program", "call", "dossier", "position").only(*HELD)

    def on(self, **scope):
        """Roles whose scope covers this one."""
        covers = Q()
        for name in SCOPES:
            covers &= Q(**{name: None}) | Q(**{name: scope[name]}) if scope.get(name) else Q(**{name: None})
        personal = Q(code__in=OF_A_DOSSIER, dossier=None)
        return self.filter(covers).exclude(personal)


SCOPES = ("program", "call", "dossier", "organization", "position")
HELD = (
    "person", "code", *SCOPES, "quality", "starts_on", "ends_on", "program__name", "call__title", "call__program", "dossier__reference", "position__title",
)  # fmt: skip


class Role(models.Model):
    """What a person may do, where, from a day to another."""

    class Code(models.TextChoices):
        ADMIN = "admin", _("administrator")
        OFFICER = "officer", _("programme officer")
        AUTHORITY = "authority", _("competent authority")
        COACH = "coach", _("coach")
        RECRUITER = "recruiter", _("recruiter")
        REVIEWER = "reviewer", _("reviewer")
        CHAIR = "chair", _("chair of the jury")
        LEAD = "lead", _("project lead")
        MEMBER = "member", _("co-author")
        SIGNATORY = "signatory", _("signatory")
        RESIDENT = "resident", _("resident")
        OPERATOR = "operator", _("operator")
        OBSERVER = "observer", _("observer")
        PARTICIPANT = "participant", _("participant")

    id = key()
    person = models.ForeignKey(User, models.PROTECT, related_name="roles")
    code = models.CharField(_("role"), max_length=20, choices=Code)
    program = models.ForeignKey("Program", models.CASCADE, null=True, blank=True, related_name="roles")
    call = models.ForeignKey("Call", models.CASCADE, null=True, blank=True, related_name="roles")
    dossier = models.ForeignKey("Dossier", models.CASCADE, null=True, blank=True, related_name="roles")
    organization = models.ForeignKey("Organization", models.CASCADE, null=True, blank=True, related_name="roles")
    position = models.ForeignKey("Position", models.CASCADE, null=True, blank=True, related_name="roles")
    quality = models.CharField(_("quality"), max_length=200, blank=True, help_text=_("Mayor, head of department…"))
    delegation = models.CharField(_("delegation"), max_length=300, blank=True)
    starts_on = models.DateField(default=clock.today)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    given_by = models.ForeignKey(User, models.PROTECT, null=True, editable=False, related_name="+")

    objects = RoleQuerySet.as_manager()

    class Meta:
        verbose_name = _("role")
        ordering = ["code", "starts_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on") - 1), name="role_ends_after_it_starts"),
            models.UniqueConstraint(
                fields=["person", "code", *SCOPES], condition=Q(ends_on=None),
                nulls_distinct=False, name="one_running_role",
            ),
            models.UniqueConstraint(fields=["dossier"], condition=Q(code="lead", ends_on=None), name="one_lead_at_a_time"),
            models.CheckConstraint(condition=Q(position=None) | Q(code="recruiter"), name="position_given_to_recruiters"),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.get_code_display()} — {self.person}"

    @property
    def where(self):
        """What it is held on; None when it is everywhere."""
        return self.position or self.dossier or self.call or self.organization or self.program

    def end(self):
        """From today it is no longer held."""
        yesterday = clock.today() - timedelta(days=1)
        self.ends_on = max(yesterday, self.starts_on - timedelta(days=1))
        self.save(update_fields=["ends_on"])

    end.alters_data = True  # no template nor table calls it

    def covers(self, scope):
        """Whether this role holds on an object of this scope."""
        if self.code in OF_A_DOSSIER and not self.dossier_id:
            return False
        return all(getattr(self, f"{name}_id") in (None, scope.get(name)) for name in SCOPES)


def held_now(person):
    """The roles of this person today, with what every page asks of them."""
    asked = {"unread": RawSQL(UNREAD, [person]), "second_factor": RawSQL(SECOND_FACTOR, [person])}  # noqa: S611 - constants
    return Role.objects.filter(person=person).active().with_scopes().annotate(**asked)


HELD_NOW = Prepared(held_now)
STAFF = {Role.Code.ADMIN, Role.Code.OFFICER, Role.Code.AUTHORITY, Role.Code.COACH, Role.Code.RECRUITER}
OF_A_DOSSIER = {
    Role.Code.COACH,
    Role.Code.LEAD,
    Role.Code.MEMBER,
    Role.Code.RESIDENT,
    Role.Code.OPERATOR,
    Role.Code.OBSERVER,
}


class InvitationQuerySet(models.QuerySet):
    """Invitations, by what became of them."""

    def waiting(self):
        """Neither accepted nor withdrawn."""
        return self.filter(accepted_at=None, revoked_at=None)

    def taking_over(self):
        """Those waiting that give the lead of a dossier: an officer entered it from paper."""
        return self.waiting().filter(code=Role.Code.LEAD)


class Invitation(models.Model):
    """Someone invited by e-mail, who takes a role on a scope (none: everywhere) by following a signed link."""

    id = key()
    email = models.EmailField(_("e-mail address"))
    code = models.CharField(_("role"), max_length=20, choices=Role.Code)
    quality = models.CharField(_("quality"), max_length=200, blank=True)
    delegation = models.CharField(_("delegation"), max_length=300, blank=True)
    role_ends_on = models.DateField(_("until"), null=True)
    dossier = models.ForeignKey("Dossier", models.CASCADE, null=True, related_name="invitations")
    call = models.ForeignKey("Call", models.CASCADE, null=True, related_name="invitations")
    program = models.ForeignKey("Program", models.CASCADE, null=True, related_name="+")
    invited_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now, editable=False)
    sent_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        ordering = ["created_at", "id"]

    def __str__(self):
        return self.email

    def get_absolute_url(self):
        return reverse("invitation", args=[self.pk])

    @property
    def about(self):
        """What one is invited to."""
        return self.dossier or self.call or self.program

    def scope(self):
        """What the role will be held on, as the fields of a role: a signatory commits the whole organization."""
        if self.code == Role.Code.SIGNATORY:
            return {"program": None, "call": None, "dossier": None, "organization": self.dossier.organization}
        return {"program": self.program, "call": self.call, "dossier": self.dossier, "organization": None}
