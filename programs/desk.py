"""What officers see around a dossier: who instructs it, its labels, its neighbours in the list they come from."""

from datetime import datetime
from types import SimpleNamespace
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from programs import listing, search
from programs.filters import DossierFilter
from programs.models import Assignment, Dossier, Follow, Label, Message, Opinion, PrivateNote, Role, User
from programs.prepared import Prepared
from programs.tables.dossiers import DossierTable

OFFICES = {"officer", "authority", "admin"}
NOTED = {"officer", "coach"}
STAFF = OFFICES | {"coach"}
CLOSE = ("lead", "member", "signatory", "resident", "operator", "observer", "coach")
LABELS = dict(Role.Code.choices)


def counted(rows):
    """How many of these rows hang on a dossier, for a subquery."""
    found = rows.filter(dossier=OuterRef("pk")).order_by().values("dossier").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(found), 0)


def head(dossier, person, program, call, organization):
    """All that the head of the page shows of a dossier to this person, from their identifiers."""
    running = Assignment.objects.running().filter(dossier=OuterRef("pk"))
    labels = Label.objects.filter(program=program).order_by("name")
    worn = Label.objects.filter(dossiers=OuterRef(OuterRef("pk")), pk=OuterRef("pk"))
    scope = {"program": program, "call": call, "dossier": dossier, "organization": organization}
    officers = User.objects.holding("officer", **scope).order_by("name", "email")
    people = Role.objects.active().filter(dossier=OuterRef("pk"), code__in=CLOSE).order_by("code", "starts_on", "id")
    return Dossier.objects.filter(pk=dossier).values(
        instructed=Subquery(running.values(json=JSONObject(officer="officer__name", officer_pk="officer", instructed_since="since"))[:1]),
        tags=ArraySubquery(labels.annotate(worn=Exists(worn)).values(json=JSONObject(pk="pk", name="name", colour="colour", worn="worn"))),
        officers=ArraySubquery(officers.values(json=JSONObject(pk="pk", name=Coalesce("name", "email")))),
        followed=Exists(Follow.objects.filter(dossier=OuterRef("pk"), person=person)), unread=Coalesce(Subquery(listing.unread_messages(person)), 0),
        people=ArraySubquery(people.values(json=JSONObject(role="code", name="person__name", phone="person__phone", email="person__email"))),
        told=counted(Message.objects.all()), noted=counted(PrivateNote.objects.all()), advised=counted(Opinion.objects.filter(state__in=("asked", "given"))),
    )  # fmt: skip


HEAD = Prepared(head)


def desk(dossier, user, asked, here="dossier"):
    """The head of the page, read in one query, and two more for the neighbours in the list ``asked["liste"]``."""
    found = HEAD.get(person=user.pk, **dossier.scope())
    found |= instructing(found.pop("instructed"))
    people = [person | {"role": LABELS[person["role"]]} for person in found["people"]]
    shown = {"mine": found["officer_pk"] == user.pk, "people": people, "tabs": tabs(dossier, user, found, asked, here)}
    return found | shown | around(dossier, user, asked)


def instructing(running):
    """Who instructs the dossier, and since when; three times None when nobody does."""
    if not running:
        return {"officer": None, "officer_pk": None, "instructed_since": None}
    return running | {
        "officer_pk": UUID(running["officer_pk"]),
        "instructed_since": datetime.fromisoformat(running["instructed_since"]),
    }


def tabs(dossier, user, found, asked, here):
    """The pages about a dossier, as (label, address, how many, whether it is this one)."""
    pages = [
        ("dossier", _("Dossier"), None, STAFF), ("conversation", _("Feed"), found["unread"] or found["told"], STAFF),
        ("staff_notes", _("Private notes"), found["noted"], NOTED), ("opinions", _("Opinions of experts"), found["advised"], OFFICES),
    ]  # fmt: skip
    held = dossier.roles_of(user)
    return [
        (label, f"{reverse(name, args=[dossier.pk])}{kept(asked)}", n, name == here)
        for name, label, n, who in pages
        if held & who
    ]


def kept(asked):
    """The list that one comes from, to put at the end of an address."""
    return f"?{urlencode({'liste': asked['liste']})}" if "liste" in asked else ""


def around(dossier, user, asked):
    """The addresses of the list one comes from, of the dossier before and of the one after."""
    if "liste" not in asked:
        return {"list": reverse("dossier_list"), "before": None, "after": None}
    query = QueryDict(asked["liste"][:2000])
    filtered = DossierFilter(query, queryset=listing.listed(user), request=SimpleNamespace(user=user))
    found, text, sort = filtered.qs, filtered.text, query.get("sort", "")
    ranked = bool(text and not sort and found.count() <= search.RANKED)
    dossiers = search.ranked(found, text) if ranked else listing.in_order(found, sort, DossierTable.base_columns)
    before, after = (
        pk and f"{reverse('dossier', args=[pk])}{kept(asked)}"
        for pk in listing.beside(dossiers, dossier, ranked=ranked)
    )
    return {"list": f"{reverse('dossier_list')}?{asked['liste'] or 'vue=tout'}", "before": before, "after": after}
