"""Who answers and who pays: communes, groupings, hospitals, associations, firms."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.history import key
from programs.models.territory import Territory, fold

COMMUNE_OF = re.compile(r"^(?:commune|ville|mairie) (?:de |d[’'])", re.IGNORECASE)
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


DEPARTEMENTS = ("departement", "collectivite")  # a collectivity overseas counts as a département


def placed(path="", part="departement", kinds=DEPARTEMENTS, told="code"):
    """The département of the organization at the end of a path, by its code, for a query; that of its attachment where it has no territory; else empty.

    ``part`` is what territories say of it, ``told`` what it says of itself where it is of these ``kinds``.
    """
    found = []
    for name in ("territory", "attached_to"):
        own = When(**{f"{path}{name}__kind__in": kinds}, then=F(f"{path}{name}__{told}"))
        found.append(Case(own, default=NullIf(F(f"{path}{name}__{part}"), Value(""))))
    return Coalesce(*found, Value(""))


class OrganizationQuerySet(models.QuerySet):
    """Organizations, found or made from the official code."""

    def in_departement(self, code):
        """Those of a département, itself and what is attached to it included."""
        return self.annotate(where=placed()).filter(where=code)

    def for_territory(self, territory):
        """The organization that governs this territory, made on first use."""
        found, _made = self.get_or_create(
            territory=territory,
            defaults={"kind": territory.kind, "name": territory.name, "siren": territory.siren or None},
        )
        return found.present

    def declare(self, kind, **described):
        """A body outside the official code, as a person describes it; an officer checks it later."""
        siren = described.pop("siren", "") or None
        flags = {"is_private_law": kind in PRIVATE_LAW, "is_ess": kind in ESS}
        return self.create(kind=kind, siren=siren, **flags, **described)

    def called(self, words):
        """The only organization of that name, with its département ("Bourges (Cher)") or without; None when several bear it."""
        whole, _sep, where = (part.strip() for part in words.rstrip(") ").partition("("))
        name = COMMUNE_OF.sub("", whole)
        named = models.Q(name__iexact=whole) | models.Q(name__iexact=name) | models.Q(territory__name__iexact=whole)
        named |= models.Q(territory__search=fold(name))
        placed = models.Q(territory__departement_name__iexact=where) if where else models.Q()
        found = self.filter(named & placed | models.Q(name__iexact=words), successor=None).order_by("id")[:2]
        return found[0] if len(found) == 1 else None if found else self.of_commune(name, where)

    def of_commune(self, name, where=""):
        """The organization of the only commune of that name, made on first use; None when several bear it."""
        placed = {"departement_name__iexact": where} if where else {}
        places = Territory.objects.current().filter(kind="commune", search=fold(name), **placed).order_by("id")[:2]
        return self.for_territory(places[0]) if len(places) == 1 else None

    def to_check(self):
        """Declared outside the official code and not checked yet, oldest first."""
        return self.filter(territory=None, checked_at=None, successor=None).order_by("declared_at", "id")

    def for_table(self):
        """With all that a row shows."""
        counted = models.Count("dossiers", distinct=True), models.Count("agents", distinct=True)
        return self.select_related("territory", "attached_to", "successor").annotate(
            dossiers_count=counted[0], agents_count=counted[1]
        )


PRIVATE_LAW = {"association", "company", "mutual"}
ESS = {"association", "mutual"}  # law of 31 July 2014, article 1: associations and mutual societies by their statute


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
    attached_to = models.ForeignKey(
        "Territory",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="attached",
        verbose_name=_("territory of attachment"),
    )
    no_siren_reason = models.CharField(_("why it has no SIREN"), max_length=300, blank=True)
    declared_at = models.DateTimeField(default=clock.now, editable=False)
    checked_at = models.DateTimeField(_("checked on"), null=True, blank=True, editable=False)
    checked_by = models.ForeignKey("User", models.PROTECT, null=True, blank=True, related_name="+", editable=False)
    successor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="former",
        verbose_name=_("successor"),
        editable=False,
    )
    succeeded_on = models.DateField(_("taken over on"), null=True, blank=True, editable=False)

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
        """The code of the département where it is; empty for a région and where nothing is known."""
        place = self.place
        if place is None:
            return ""
        return place.code if place.kind in ("departement", "collectivite") else place.departement

    @property
    def place(self):
        """The territory that it governs, else the one that it is attached to; None for neither."""
        return self.territory if self.territory_id else self.attached_to if self.attached_to_id else None

    @property
    def present(self):
        """The organization that answers for it today: itself, or the last of its successors."""
        return self.successor.present if self.successor_id else self

    @property
    def to_check(self):
        """Declared by a person outside the official code, and not yet checked by an officer."""
        return not self.territory_id and not self.checked_at
