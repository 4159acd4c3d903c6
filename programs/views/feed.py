"""The feed of a dossier: what happened, what was said, what was joined, in one order; and the message one writes there."""

import re
from functools import cache
from types import SimpleNamespace

from django.apps import apps
from django.conf import settings
from django.contrib import messages
from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject, NullIf
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programs import bulk, clock, cohort, feedrows, mentions
from programs.desk import desk
from programs.feed import ROWS, Feed
from programs.forms.feed import FeedFilter, MessageForm
from programs.models import (
    Assignment,
    Attachment,
    Dossier,
    Follow,
    Message,
    MessageFile,
    MessageTemplate,
    ReadMark,
    Role,
    User,
)
from programs.models.attachment import keep
from programs.models.dossierqueries import LISTED
from programs.models.exchange import HEARS, OFFICERS, OVERSEERS, TEAM, WRITERS
from programs.views.attachments import served
from programs.views.dossiers import crumbs

UUID_LIKE = re.compile(r"[0-9a-f-]{36}")
ASKED = ("q", "kind", "who", "since", "until")


def opened(request, pk):
    """The dossier with those who read it, the templates of its programme and what was read until when, in one query; 404 for who has no part in it."""
    found = Dossier.objects.for_list().select_related(*cohort.kinds()).only(*shown()).visible_to(request.user).annotate(
        readers=ArraySubquery(readers()), texts=ArraySubquery(texts()),
        read_at=Subquery(ReadMark.objects.filter(dossier=OuterRef("pk"), person=request.user).values("at")[:1]),
    )  # fmt: skip
    dossier = get_object_or_404(found, pk=pk)
    codes = dossier.roles_of(request.user)
    if not codes & set(HEARS):
        raise Http404
    return dossier, codes


@cache
def shown():
    """The fields that the page reads of a dossier and of its project: neither answers nor forms."""
    models = {kind: apps.get_model(name) for kind, name in settings.PROJECTS.items()}
    names = ("state", "since", "seq", "announced_at")
    fields = [f"{kind}__{name}" for kind, model in models.items() for name in names if cohort.holds(model, name)]
    return [*LISTED, "project_state", "call__program__outcome", *fields]


def readers():
    """Who reads the messages of a dossier, role by role, for a subquery; whether an officer is in charge of it."""
    scope = {"program": OuterRef("call__program"), "call": OuterRef("call"), "dossier": OuterRef("pk"), "organization": OuterRef("organization")}  # fmt: skip
    mine = {"dossier": OuterRef(OuterRef("pk"))}
    charged = Exists(Assignment.objects.running().filter(officer=OuterRef("person"), **mine))
    follows = Exists(Follow.objects.filter(person=OuterRef("person"), **mine))
    named = Coalesce(NullIf("person__name", Value("")), "person__email")
    found = Role.objects.active().on(**scope).filter(code__in=HEARS, person__is_active=True)
    row = JSONObject(pk="person", name=named, code="code", charged=charged | follows)
    return found.order_by("person__name", "person__email", "code").values(json=row)


def texts():
    """The message templates of the programme, for a subquery."""
    found = MessageTemplate.objects.filter(program=OuterRef("call__program")).order_by("name", "id")
    return found.values(json=JSONObject(pk="pk", name="name", text="text"))


def people_of(dossier, user, *, is_staff):
    """Those whom one may mention: the people of the dossier; of the officers, for the organization, those in charge."""
    found = {}
    for row in dossier.readers:
        if row["pk"] != str(user.pk) and (is_staff or row["code"] not in OVERSEERS or row["charged"]):
            one = found.setdefault(row["pk"], SimpleNamespace(pk=row["pk"], name=row["name"], codes=set()))
            one.codes.add(row["code"])
    return list(found.values())


@require_http_methods(["GET", "HEAD", "POST"])
def conversation(request, pk):
    """The feed of a dossier, and a message to add to it."""
    dossier, codes = opened(request, pk)
    is_staff = not codes & {*WRITERS, *TEAM}
    people = people_of(dossier, request.user, is_staff=is_staff)
    speaks = bool(codes & {*WRITERS, *TEAM, *OFFICERS})
    form = MessageForm(
        request.POST or None, request.FILES or None, people=people, is_staff=bool(is_staff), initial={"text": prepared(request, dossier, is_staff)},
    )  # fmt: skip
    if request.method == "POST" and not speaks:
        raise PermissionDenied(_("Your role on this dossier does not let you write here."))
    if request.method == "POST" and form.is_valid():
        message = sent(request.user, dossier, form, is_staff=is_staff)
        messages.success(request, _("Your message is sent."))
        return redirect(message)
    page = context(request, dossier, codes, people) | {
        "form": form if speaks else None,
        "is_staff": is_staff,
        "people": people,
    }
    if is_staff:
        page |= {"templates": dossier.texts, "desk": desk(dossier, request.user, request.GET, "conversation"), "may_set": "officer" in codes}  # fmt: skip
    return render(request, "programs/feed/feed.html", page, status=422 if form.errors else 200)


def context(request, dossier, codes, people):
    """The rows asked for, as the page shows them; what is shown is read."""
    feed = Feed(dossier, request.user, codes)
    asked = FeedFilter(request.GET if set(ASKED) & set(request.GET) else None, **authors(feed, dossier, people))
    narrow = asked.cleaned_data if asked.is_valid() else {}
    feed.narrow(narrow)
    number = wanted(request, dossier, feed)
    rows, total = feed.page(number)
    page = Paginator(range(total), ROWS).get_page(number)
    lines = feedrows.entries(rows, dossier, request.user, people)
    for one in lines:
        one.new = one.code == "message" and not one.mine and (dossier.read_at is None or one.at > dossier.read_at)
    if any(one.new for one in lines):
        ReadMark.objects.update_or_create(dossier=dossier, person=request.user, defaults={"at": clock.now()})
    return {"dossier": dossier, "crumbs": crumbs(dossier), "filter": asked, "narrow": any(narrow.values()), "total": total, "page": page, "lines": lines}  # fmt: skip


def authors(feed, dossier, people):
    """Who may be chosen as an author, as (key, name): the people of the dossier, then the others who acted, gone since or not."""
    readers, named = {row["pk"] for row in dossier.readers}, {one.pk: one.name for one in people}
    acted = {str(one.pk): str(one) for one in feed.actors()}
    here = named | {pk: name for pk, name in acted.items() if pk in readers}
    others = [(pk, name) for pk, name in acted.items() if pk not in here]
    return {"people": sorted(here.items(), key=by_name), "others": others}


def by_name(choice):
    """The place of a name among others, whatever its accents."""
    return mentions.fold(choice[1])


def wanted(request, dossier, feed):
    """The number of the page asked for; that of a message when an address names one."""
    asked = request.GET.get("m", "")
    found = Message.objects.filter(dossier=dossier, pk=asked).first() if UUID_LIKE.fullmatch(asked) else None
    number = request.GET.get("page", "")
    return feed.place(found) // ROWS + 1 if found else int(number) if number.isdecimal() and len(number) < 9 else 1


def sent(author, dossier, form, *, is_staff):
    """Keep the files and send the message; it tells those whom it mentions."""
    files = form.cleaned_data["files"]
    for file in files:
        keep(file.content)
    mentioned = list(User.objects.filter(pk__in=form.mentioned).order_by("pk"))
    said = {"audience": form.chosen, "mentioned": mentioned, "files": files}
    return bulk.write(dossier, author, form.cleaned_data["text"], from_staff=is_staff, **said)


def prepared(request, dossier, is_staff):
    """The template that an officer chose, in the words of the dossier."""
    asked = request.GET.get("modele", "") if is_staff else ""
    chosen = next((row for row in dossier.texts if row["pk"] == asked), None)
    return bulk.filled(chosen["text"], dossier) if chosen else ""


@require_safe
def message_file(request, pk):
    """Download a file of a message, for those whom it is for."""
    file = get_object_or_404(MessageFile.objects.visible_to(request.user), pk=pk)
    if file.scan == Attachment.Scan.INFECTED:
        raise PermissionDenied(_("This file is dangerous: it is kept but not given."))
    return served(file.sha256, file.name, file.content_type)
