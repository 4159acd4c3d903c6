"""Who answers and who pays: communes, groupings, hospitals, associations, firms."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs.models.history import key

LA_POSTE = "356000000"  # its establishments break Luhn's rule; its own number keeps it


def luhn(digits):
    """Whether a number keeps Luhn's rule."""
    doubled = (int(d) * (1 + i % 2) for i, d in enumerate(reversed(digits)))
    return sum(n - 9 * (n > 9) for n in doubled) % 10 == 0


def clean_siren(value):
    """The nine digits of a SIREN (or the first nine of a SIRET); raises ValidationError in words."""
    digits = "".join(value.split())
    if not digits.isdigit() or len(digits) not in (9, 14):
        raise ValidationError(_("A SIREN has 9 digits (a SIRET has 14)."), code="siren")
    if not luhn(digits) and not digits.startswith(LA_POSTE):
        raise ValidationError(_("This number is not a SIREN: one of its digits is wrong."), code="siren")
    return digits[:9]


def validate_siren(value):
    clean_siren(value)


class OrganizationQuerySet(models.QuerySet):
    """Organizations, found or made from the official code."""

    def for_territory(self, territory):
        """The organization that governs this territory, made on first use."""
        found, _made = self.get_or_create(
            territory=territory,
            defaults={"kind": territory.kind, "name": territory.name, "siren": territory.siren or None},
        )
        return found


class Organization(models.Model):
    """A legal person: a collectivity, a grouping, a public body, an association, a firm."""

    class Kind(models.TextChoices):
        COMMUNE = "commune", _("commune")
        EPCI = "epci", _("intercommunality")
        DEPARTEMENT = "departement", _("département")
        REGION = "region", _("région")
        COLLECTIVITE = "collectivite", _("overseas collectivity")
        PETR = "petr", _("rural territorial hub (PETR)")
        PNR = "pnr", _("regional nature park")
        HOSPITAL = "hospital", _("hospital")
        STATE = "state", _("State service")
        PUBLIC = "public", _("other public body")
        ASSOCIATION = "association", _("association")
        COMPANY = "company", _("company")
        SCHOOL = "school", _("school or university")
        MUTUAL = "mutual", _("mutual society")

    id = key()
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    name = models.CharField(_("name"), max_length=200)
    siren = models.CharField(_("SIREN"), max_length=9, null=True, blank=True, unique=True, validators=[validate_siren],
                             error_messages={"unique": _("An organization already has this SIREN.")})  # fmt: skip
    territory = models.OneToOneField(
        "Territory", models.PROTECT, null=True, blank=True, related_name="organization", verbose_name=_("territory")
    )
    address = models.CharField(_("address"), max_length=300, blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    is_private_law = models.BooleanField(_("under private law"), default=False)
    is_ess = models.BooleanField(_("social and solidarity economy"), default=False)

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organization")
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(siren=None) | Q(siren__regex=r"^\d{9}$"), name="siren_of_nine_digits", violation_error_message=_("A SIREN has 9 digits (a SIRET has 14).")),
        ]  # fmt: skip

    def __str__(self):
        return self.territory.label if self.territory_id else self.name

    @property
    def departement(self):
        """The code of its département; empty outside the official code."""
        return self.territory.departement if self.territory_id else ""
