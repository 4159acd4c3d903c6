"""The crowd of the demonstration: communes and their groupings that answer, their agents, large juries; real places, invented people."""

from collections import defaultdict
from uuid import NAMESPACE_URL, uuid5

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from config import demonstration
from programs import clock
from programs.models import Organization, Role, Territory, User
from reports.demo import content
from reports.demo.rows import Rows


class Crowd:
    """Communes and groupings in an order drawn by lot, each with an agent who leads its dossiers and another who writes with them."""

    def __init__(self, rng):
        fields = ("pk", "kind", "code", "name", "siren", "epci")
        current = Territory.objects.current().filter(kind__in=("commune", "epci")).order_by("pk")
        self.places = list(current.values_list(*fields, named=True))
        self.password = make_password(demonstration.password(), salt="demonstration")
        self.around = defaultdict(list)
        for place in self.places:
            if place.kind == "commune":
                self.around[place.epci].append(place.pk)
        rng.shuffle(self.places)

    def homes(self, call, number):
        """That many places that have not answered this call, as (place, identifier of its organization)."""
        busy = set(call.dossiers.values_list("organization__territory", flat=True))
        chosen = [place for place in self.places if place.pk not in busy][:number]
        found = dict(Organization.objects.exclude(territory=None).values_list("territory", "pk"))
        self.settle([place for place in chosen if place.pk not in found])
        return [(place, found.get(place.pk) or named(place.pk)) for place in chosen]

    def settle(self, places):
        """Open the organizations of these places."""
        rows = Rows()
        for place in places:
            rows.add(
                Organization,
                id=named(place.pk),
                kind=place.kind,
                name=place.name,
                siren=place.siren or None,
                territory_id=place.pk,
                declared_at=clock.now(),
            )
        rows.write()

    def agents(self, homes, role):
        """The agent of each organization in this role, invented the first time; their identifiers in order."""
        emails = {f"{role}-{place.code.lower()}@demo.test": home for place, home in homes}
        return self.people(emails)

    def mayors(self, homes, call):
        """The signatory of each organization, by its identifier, with the role."""
        people = dict(zip([home for _place, home in homes], self.agents(homes, "maire"), strict=True))
        known = set(
            Role.objects.filter(code="signatory", organization__in=people).values_list("organization", flat=True)
        )
        rows = Rows()
        for home, person in people.items():
            if home not in known:
                rows.add(
                    Role,
                    id=named(f"maire {home}"),
                    person_id=person,
                    code="signatory",
                    organization_id=home,
                    quality="Maire",
                    starts_on=call.opens_at.date(),
                )
        rows.write()
        return people

    def people(self, emails):
        """The accounts of these addresses (with their organizations), made the first time."""
        known = set(User.objects.filter(email__in=emails).values_list("email", flat=True))
        rows, now = Rows(), clock.now()
        for email, home in emails.items():
            if email not in known:
                who = named(email)
                rows.add(
                    User,
                    id=who,
                    email=email,
                    name=content.name(sum(map(ord, email))),
                    password=self.password,
                    organization_id=home,
                    created_at=now,
                )
                rows.add(EmailAddress, user_id=who, email=email, verified=True, primary=True)
        rows.write()
        return [named(email) for email in emails]

    def jury(self, call, number):
        """That many readers of a call; their identifiers."""
        emails = {f"lecteur-{n}@demo.test": None for n in range(1, number + 1)}
        readers, day = self.people(emails), call.opens_at.date()
        known = set(Role.objects.filter(call=call, code="reviewer").values_list("person", flat=True))
        rows = Rows()
        for reader in readers:
            if reader not in known:
                rows.add(
                    Role,
                    id=named(f"{call.pk}{reader}"),
                    person_id=reader,
                    code="reviewer",
                    call_id=call.pk,
                    starts_on=day,
                )
        rows.write()
        return readers


def named(name):
    """The identifier of what has this name, always the same."""
    return uuid5(NAMESPACE_URL, name)
