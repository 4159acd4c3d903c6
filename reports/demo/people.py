"""The accounts of the demonstration, and the invented people of each territory."""

from datetime import date
from functools import cache
from uuid import NAMESPACE_URL, uuid5

from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.hashers import make_password

from config import demonstration
from programs.models import Organization, Role, Territory, User
from reports.demo import content

NAMES = {
    "admin": "Viviane Aubert", "officer": "Samira Lopez", "authority": "Bernard Castel", "coach": "Karim Haddad", "lead": "Claire Bonnet",
    "member": "Yann Le Goff", "signatory": "Hélène Morvan", "reviewer": "Lucie Vidal", "chair": "Agnès Marchal", "recruiter": "Rémi Carré",
    "resident": "Inès Faure", "observer": "Paul Masson", "participant": "Zoé Perrin",
}  # fmt: skip
STAFF = ("admin", "officer", "authority", "coach", "recruiter")
LONG_AGO = date(2020, 1, 1)
QUALITIES = {
    "authority": "Secrétaire général pour la modernisation de l’action publique",
    "signatory": "Maire de Lignières",
}
DELEGATIONS = {"authority": "Par délégation du ministre, arrêté du 3 mars 2026"}


@cache
def hashed():
    """The hash of the demonstration's password, costly on purpose: once for all."""
    return make_password(demonstration.password())


def person(email, name, organization=None, phone=""):
    """An account of the demonstration: same address, same identifier, same password for all."""
    user, made = User.objects.get_or_create(
        pk=uuid5(NAMESPACE_URL, email), defaults={"email": email, "name": name, "organization": organization, "phone": phone}
    )  # fmt: skip
    if made:
        user.password = hashed()
        user.save()
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def accounts():
    """One person per role, with the national roles of the State's agents, by role."""
    state, _made = Organization.objects.get_or_create(name="SGMAP", kind="state")
    town = Organization.objects.for_territory(Territory.objects.get(name="Lignières", departement="18", kind="commune"))
    found = {}
    for code, name in NAMES.items():
        of = state if code in STAFF else town if code in ("lead", "member", "signatory") else None
        found[code] = user = person(demonstration.email(code), name, of, "01 00 00 00 00")
        if code in STAFF:
            Role.objects.get_or_create(
                person=user,
                code=code,
                call=None,
                dossier=None,
                ends_on=None,
                defaults={
                    "quality": QUALITIES.get(code, ""),
                    "delegation": DELEGATIONS.get(code, ""),
                    "starts_on": LONG_AGO,
                },
            )
            if not user.authenticator_set.exists():
                TOTP.activate(user, generate_totp_secret())
    Role.objects.get_or_create(
        person=found["signatory"],
        code="signatory",
        organization=town,
        ends_on=None,
        defaults={"quality": QUALITIES["signatory"], "starts_on": LONG_AGO},
    )
    return found


def territory_of(idea):
    """The real commune of an invented project."""
    return Territory.objects.get(name=idea[0], departement=idea[1], kind="commune", until=None)


def agent(idea, n, role="lead"):
    """The n-th agent of a commune, invented."""
    organization = Organization.objects.for_territory(territory_of(idea))
    key = f"{role}-{organization.territory.code.lower()}-{n}@demo.test"
    return person(key, content.name(sum(map(ord, key))), organization)
