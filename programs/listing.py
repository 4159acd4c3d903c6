"""A long list of dossiers, read page by page at the same cost from the first to the last."""

from functools import reduce

from django.contrib.postgres.expressions import ArraySubquery
from django.core.paginator import Paginator
from django.db.models import Count, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import JSONObject
from django_tables2.rows import BoundRows

from programs.models import Assignment, Call, Dossier, Label, Message, ReadMark, Role, SavedView, Territory, User
from programs.models.candidature import State
from programs.models.dossierqueries import EVERYWHERE


def listed(user):
    """Every dossier submitted that this person sees, the last submitted first."""
    return Dossier.objects.visible_to(user).exclude(submitted_at=None).order_by("-submitted_at", "id")


def counters(dossiers):
    """How many of these dossiers in each state, in the order of the machine."""
    found = dict(dossiers.order_by().values_list("state").annotate(n=Count("*")))
    return [(state, found[state]) for state in State if state in found]


def with_rows(dossiers, user):
    """With what a row shows beside the dossier: who instructs it, its labels, messages not read."""
    running = Assignment.objects.running().filter(dossier=OuterRef("pk"))
    labels = Label.objects.filter(dossiers=OuterRef("pk")).order_by("name")
    return dossiers.for_list().annotate(
        officer=Subquery(running.values("officer__name")[:1]),
        tags=ArraySubquery(labels.values(json=JSONObject(name="name", colour="colour"))),
        unread=Subquery(unread_messages(user)),
    )


def unread_messages(person):
    """How many messages of its organization this person has not read, for a subquery."""
    seen = ReadMark.objects.filter(dossier=OuterRef("dossier"), person=person).values("at")
    theirs = Message.objects.filter(dossier=OuterRef("pk"), from_staff=False).annotate(seen=Subquery(seen))
    unread = theirs.filter(Q(seen=None) | Q(sent_at__gt=F("seen"))).order_by()
    return unread.values("dossier").annotate(n=Count("pk")).values("n")


def part(dossiers, start, size, total):
    """The identifiers of a part of a list; past its middle it is read from its end, which is as near."""
    stop = min(start + size, total)
    if start <= total // 2:
        return list(dossiers.values_list("pk", flat=True)[start:stop])
    return list(dossiers.reverse().values_list("pk", flat=True)[total - stop : total - start])[::-1]


class Pages(Paginator):
    """Pages of a table whose total is already known; only the rows of the page are read whole."""

    def __init__(self, rows, per_page, *, total, user, **options):
        super().__init__(rows, per_page, **options)
        self.count, self.user = total, user

    def page(self, number):
        number = self.validate_number(number)
        keys = part(self.object_list.data.data, (number - 1) * self.per_page, self.per_page, self.count)
        rows = with_rows(Dossier.objects.filter(pk__in=keys), self.user).in_bulk()
        return self._get_page(BoundRows([rows[pk] for pk in keys], self.object_list.table), number, self)


def programs_seen(user):
    """The condition on what belongs to a programme: those that this person has a part in."""
    roles = [role for role in user.active_roles if role.code in EVERYWHERE]
    everywhere = any(not role.program_id and not role.call_id for role in roles)
    return Q() if everywhere else Q(program__in=[role.program_id or role.call.program_id for role in roles])


def offered(user):
    """What the list offers to choose among, in one query: calls, départements, labels, officers, views of this person."""
    calls = Call.objects.visible_to(user).exclude(state="draft").order_by("-opens_at", "id")
    departements = Territory.objects.filter(kind="departement", until=None).order_by("search")
    officers = User.objects.filter(pk__in=Role.objects.active().filter(code="officer").order_by().values("person"))
    views = SavedView.objects.filter(person=user.pk).order_by("name", "id")
    labels = Label.objects.filter(programs_seen(user)).order_by("name")
    found = User.objects.filter(pk=user.pk).values_list(
        ArraySubquery(calls.values(json=JSONObject(code="pk", label="title"))),
        ArraySubquery(departements.values(json=JSONObject(code="code", label="name"))),
        ArraySubquery(labels.values(json=JSONObject(code="pk", label="name"))),
        ArraySubquery(officers.order_by("name", "email").values(json=JSONObject(code="pk", label="name"))),
        ArraySubquery(views.values(json=JSONObject(code="pk", label="name", query="query", default="is_default"))),
    )
    names = ("calls", "departements", "labels", "officers", "views")
    return dict(zip(names, found.get(), strict=True))


def in_order(dossiers, sort, columns):
    """These dossiers as the list sorts them by one of its columns (a table's ``base_columns``); else in their own order."""
    column = columns.get(sort.lstrip("-"))
    if not column or column.orderable is False:
        return dossiers
    names = [name for name in (column.order_by or (sort.lstrip("-"), "id")) if name != "id"]
    return dossiers.order_by(*(f"-{name}" if sort.startswith("-") else name for name in names), "id")


def beside(dossiers, dossier, *, ranked):
    """The identifiers of the dossiers before and after this one in a list, one query; None at its ends, and out of it."""
    if ranked:  # at most search.RANKED of them
        keys = list(dossiers.values_list("pk", flat=True))
        here = keys.index(dossier.pk) if dossier.pk in keys else None
        return (None, None) if here is None else (keys[here - 1] if here else None, next(iter(keys[here + 1 :]), None))
    order = list(dossiers.query.order_by)
    names = [name.lstrip("-") for name in order]
    here = [reduce(getattr, name.split("__"), dossier) for name in names]
    after = dossiers.filter(past(order, names, here, "lt", "gt")).annotate(side=Value("after"))
    before = dossiers.reverse().filter(past(order, names, here, "gt", "lt")).annotate(side=Value("before"))
    found = dict(before.values_list("side", "pk")[:1].union(after.values_list("side", "pk")[:1], all=True))
    return found.get("before"), found.get("after")


def past(order, names, here, falling, rising):
    """The condition of what comes past these values in this order; its first part alone bounds what an index reads."""
    first = falling if order[0].startswith("-") else rising
    bound, further = Q(**{f"{names[0]}__{first}e": here[0]}), Q()
    for n, name in enumerate(order):
        way = falling if name.startswith("-") else rising
        further |= Q(**dict(zip(names[:n], here[:n], strict=True)), **{f"{names[n]}__{way}": here[n]})
    return bound & further
