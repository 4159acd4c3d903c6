"""Who may not judge what: the ties declared, those that the data show, and the dossiers that they close."""

from django.apps import apps
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

TEAM = ("lead", "member", "signatory", "coach")
# Domains of the public, which tie nobody to anybody.
SHARED_DOMAINS = {
    "gmail.com", "orange.fr", "wanadoo.fr", "free.fr", "sfr.fr", "laposte.net", "outlook.fr", "outlook.com", "hotmail.fr",
    "hotmail.com", "yahoo.fr", "yahoo.com", "icloud.com", "demo.test",
}  # fmt: skip


def ties(dossier, reviewer, team, declared=()):
    """What ties a reviewer to a dossier, in words.

    ``team`` is a list of (role code, person), now or in the past; ``declared`` the identifiers that the reviewer named.
    """
    organization = dossier.organization
    if {organization.pk, dossier.pk} & set(declared):
        yield _("tie declared")
    if reviewer.organization_id == organization.pk:
        yield _("same organization")
    elif dossier.call.same_departement_conflict and neighbours(organization, reviewer):
        yield _("same département")
    domains = {domain_of(person) for code, person in team if code != "coach"}
    if domain_of(reviewer) in domains - SHARED_DOMAINS:
        yield _("same e-mail domain")
    if reviewer in [person for _code, person in team]:
        yield _("takes part in the dossier")


def domain_of(person):
    """The domain of the address of a person."""
    return person.email.rpartition("@")[2]


def neighbours(organization, reviewer):
    """Whether a reviewer works in the département of an organization."""
    where = organization.departement
    return bool(where and reviewer.organization_id and reviewer.organization.departement == where)


def aside(user):
    """The condition on the dossiers that a juror may not judge, hence not see: the same ties, said to the database."""
    Tie, Review, Role = (apps.get_model("programs", name) for name in ("Tie", "Review", "Role"))
    named = Q(organization=OuterRef("organization")) | Q(dossier=OuterRef("pk"))
    found = Exists(Tie.objects.filter(named, person=user.pk, member__call=OuterRef("call")))
    found |= Exists(Review.objects.recused().filter(reviewer=user.pk, dossier=OuterRef("pk")))
    found |= Exists(Role.objects.filter(person=user.pk, dossier=OuterRef("pk"), code__in=TEAM))
    if (domain := domain_of(user)) and domain not in SHARED_DOMAINS:
        colleagues = Role.objects.filter(dossier=OuterRef("pk"), person__email__endswith=f"@{domain}")
        found |= Exists(colleagues.filter(code__in=TEAM).exclude(code="coach"))
    return Q(found) | beside(user)


def beside(user):
    """The condition on the dossiers of one's own organization, and of its département where the call says so."""
    if not user.organization_id:
        return Q(pk__in=[])
    near = Q(pk__in=[])
    if where := user.organization.departement:
        near = in_departement("organization__territory", where)
        near |= Q(organization__territory=None) & in_departement("organization__attached_to", where)
    return Q(organization=user.organization_id) | Q(call__same_departement_conflict=True) & near


def in_departement(path, code):
    """The condition on a territory: it is this département, or within it."""
    itself = {f"{path}__kind__in": ("departement", "collectivite"), f"{path}__code": code}
    return Q(**itself) | Q(**{f"{path}__departement": code}) & ~Q(
        **{f"{path}__kind__in": ("departement", "collectivite")}
    )


def declared_by(people, call):
    """The identifiers of what each of these people declared for a call, in one query: person to set."""
    found = {}
    for person, organization, dossier in (
        apps.get_model("programs", "Tie")
        .objects.filter(member__call=call, person__in=people)
        .values_list("person", "organization", "dossier")
    ):
        found.setdefault(person, set()).update({organization, dossier} - {None})
    return found
