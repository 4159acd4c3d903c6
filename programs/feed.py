"""The feed of a dossier: steps, messages, documents and events in one order, as each may read them, a page at a time.

Each source gives its keys; the database counts them, puts them in order and gives those of the page, whose contents alone are
read. What a reader may not know is in no source of theirs.
"""

from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from django.contrib.postgres.aggregates import StringAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import SearchVector
from django.db import connection
from django.db.models import Case, CharField, F, JSONField, OuterRef, Q, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Cast, JSONObject
from django.utils.translation import gettext_lazy as _

from programs import search, timeline
from programs.apps import machines
from programs.mentions import fold
from programs.models import (
    Assignment,
    Attachment,
    Checkin,
    CoachingSession,
    Document,
    Message,
    MessageFile,
    MilestoneChange,
    User,
)
from programs.models.exchange import heard_by
from programs.workflow import past

ROWS = 30
MOST_ACTORS = 300  # among whom to choose
KINDS = {"message": _("Messages"), "document": _("Documents"), "event": _("Sessions, check-ins, milestones"), "step": _("Steps")}  # fmt: skip
EVENTS = ("coachingsession",)  # machines whose lines are events
CONFIDED, CONFIDANTS = ("success", "obstacle", "help_wanted"), {"coach", "officer"}
STAFF = {"officer", "authority", "admin", "coach"}
APART = ("message", "document")  # machines that have a source of their own


# the whole is counted and put in order by its keys alone, so that every page costs the same
ORDERED = """
    with rows (code, key, at) as ({rows}), counted as (select count(*) as total from rows)
    select total, code, key from rows, counted order by at desc, key desc
    limit (select {size} from counted) offset (select greatest(least(%s, (total + %s - 1) / %s) - 1, 0) * {size} from counted)
""".replace("{size}", str(ROWS))


class Source(NamedTuple):
    """Rows of one kind: where their moment and their author are, which words are searched, what is shown."""

    code: str
    kind: str
    rows: QuerySet
    at: str
    by: str
    words: tuple[Any, ...]
    shown: dict[str, Any]


NAMING = ("name", "email", "erased_at", "function", "is_system")


def person(by):
    """What names a person, for a row."""
    return {name: F(f"{by}__{name}") for name in NAMING}


def joined():
    """The files of a message, for a subquery."""
    found = MessageFile.objects.filter(message=OuterRef("pk")).order_by("order", "pk")
    return ArraySubquery(found.values(json=JSONObject(pk="pk", name="name", size="size")))


def subject():
    """What the session of a line is about; nothing for another line."""
    found = CoachingSession.objects.filter(pk=OuterRef("object_id")).values("subject")
    return Case(When(machine="coachingsession", then=Subquery(found)), default=Value(""), output_field=TextField())


def names():
    """The names of the files of a message, as words to search."""
    found = MessageFile.objects.filter(message=OuterRef("pk")).order_by().values("message")
    return Subquery(found.values(all=StringAgg("name", Value(" "))), output_field=TextField())


def sources(dossier, user, codes):
    """All that this person may read of a dossier, kind by kind."""
    lines = timeline.readable_lines(dossier, user).exclude(machine__in=APART)
    told = Document.objects.filter(dossier=dossier).told_to(user).ready()
    files = Attachment.objects.filter(dossier=dossier).exclude(kind=Attachment.Kind.ANSWER)
    heard = Message.objects.filter(dossier=dossier, audience__in=sorted(heard_by(codes)))
    line = {
        "machine": F("machine"), "step": F("name"), "target": F("target"), "waived": F("waived"), "object": F("object_id"), "comment": F("detail__comment"),
        "data": F("detail__data"), "behalf": JSONObject(**person("on_behalf_of")), "about": subject(),
    }  # fmt: skip
    return [
        *instructed(dossier, codes),
        Source("line", "", lines, "at", "actor", ("detail__comment", subject()), line),
        Source("message", "message", heard, "sent_at", "author", ("text", names()), {"text": F("text"), "files": joined(), "audience": F("audience"), "staff": F("from_staff")}),
        Source("file", "document", files, "uploaded_at", "uploaded_by", ("name", "caption"), {"file": F("name"), "size": F("size"), "what": F("kind"), "text": F("caption")}),
        Source("document", "document", told, "since", "", (), {"what": F("kind"), "size": F("size")}),
        Source("checkin", "event", Checkin.objects.filter(dossier=dossier), "at", "by", tuple(confided(user, codes).values()), {"weather": F("weather"), **confided(user, codes)}),
        Source("milestone", "event", MilestoneChange.objects.filter(milestone__dossier=dossier), "at", "by", ("milestone__label",), {"what": F("kind"), "label": F("milestone__label"), "before": F("before"), "after": F("after")}),
    ]  # fmt: skip


def instructed(dossier, codes):
    """Who instructed it and when, for staff."""
    if codes & STAFF:
        shown = {"whom": JSONObject(**person("officer")), "ended": F("ended_at")}
        yield Source("assignment", "step", Assignment.objects.filter(dossier=dossier), "since", "by", ("officer__name",), shown)  # fmt: skip


def confided(user, codes):
    """The words of a check-in: for the coach, and for who wrote them."""
    if codes & CONFIDANTS:
        return {name: F(name) for name in CONFIDED}
    return {
        name: Case(When(by=user.pk, then=F(name)), default=Value(""), output_field=TextField()) for name in CONFIDED
    }


def shown_by(source):
    """The rows of a source that show the account that wrote them; those of a signed link show who bears it."""
    return source.rows.exclude(detail__data__has_key="said_by") if source.code == "line" else source.rows


class Feed:
    """What a person reads of a dossier, narrowed by what they asked for (kind, who, since, until, text)."""

    def __init__(self, dossier, user, codes, asked=None):
        self.sources = [one._replace(rows=one.rows.order_by()) for one in sources(dossier, user, codes)]
        self.narrow(asked or {})

    def narrow(self, asked):
        """Keep what was asked for alone."""
        found = self.sources
        if asked.get("kind"):
            found = [of_kind(one, asked["kind"]) for one in found if one.kind in ("", asked["kind"])]
            found = [one for one in found if one is not None]
        if asked.get("who"):
            found = [one for one in found if one.by]
        self.sources = [one._replace(rows=narrowed(one, asked)) for one in found]

    def actors(self):
        """The accounts that its rows show as their authors, whatever roles they still hold; in one query."""
        first, *others = (shown_by(one).values_list(f"{one.by}__pk") for one in self.sources if one.by)
        found = User.objects.only(*NAMING).filter(pk__in=first.union(*others))
        return found.order_by("name", "email")[:MOST_ACTORS]

    def page(self, number):
        """The rows of a page, the latest first, what they hold read for them alone; and how many rows there are in all."""
        total, keys = self.keys(number)
        held = {(row["feed_code"], row["feed_key"]): row for row in self.contents(keys)}
        return [held[code, key] for code, key in keys if (code, key) in held], total

    def keys(self, number):
        """How many rows there are, and the (source, key) of those of a page; of the last page when it is beyond."""
        first, *others = (self.key_of(one) for one in self.sources)
        sql, params = (first.union(*others, all=True) if others else first).query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute(ORDERED.format(rows=sql), [*params, number, ROWS, ROWS])
            found = cursor.fetchall()
        return found[0][0] if found else 0, [(code, key) for _total, code, key in found]

    def key_of(self, source):
        """The rows of a source, by what puts them in order."""
        return source.rows.values_list(Value(source.code, CharField()), Cast("pk", CharField()), F(source.at))

    def contents(self, keys):
        """What the rows of a page hold, read together."""
        by_source = {}
        for code, key in keys:
            by_source.setdefault(code, []).append(key)
        found = [self.columns(one, by_source[one.code]) for one in self.sources if one.code in by_source]
        return found[0].union(*found[1:], all=True) if len(found) > 1 else found[0] if found else []

    def columns(self, source, keys):
        """Some rows of a source under the columns of the feed."""
        shown = source.shown | ({"by": JSONObject(**person(source.by))} if source.by else {})
        return source.rows.filter(pk__in=keys).values(
            feed_code=Value(source.code, CharField()), feed_kind=Value(source.kind, CharField()), feed_at=F(source.at),
            feed_key=Cast("pk", CharField()), feed_shown=Cast(JSONObject(**shown), JSONField()),
        )  # fmt: skip

    def place(self, message):
        """How many rows come before this message."""
        later = [one.rows.filter(Q(**{f"{one.at}__gt": message.sent_at})) for one in self.sources]
        return sum(rows.count() for rows in later)


def of_kind(source, kind):
    """The rows of a source that are of a kind; None without any. Lines are steps, but for those of sessions."""
    if source.code != "line":
        return source
    if kind not in ("step", "event"):
        return None
    lines = source.rows.filter(machine__in=EVENTS) if kind == "event" else source.rows.exclude(machine__in=EVENTS)
    return source._replace(rows=lines)


def narrowed(source, asked):
    """The rows of a source that answer what was asked."""
    rows = source.rows
    if asked.get("who"):
        rows = shown_by(source).filter(**{f"{source.by}__pk": asked["who"]})
    if asked.get("since"):
        rows = rows.filter(**{f"{source.at}__date__gte": asked["since"]})
    if asked.get("until"):
        rows = rows.filter(**{f"{source.at}__date__lte": asked["until"]})
    return saying(source, rows, asked["q"]) if asked.get("q") else rows


def saying(source, rows, text):
    """The rows in which these French words are: in what was typed, in the name of who did it, or in what was done."""
    by = (f"{source.by}__name",) if source.by else ()
    vector = SearchVector(*source.words, *by, config=search.CONFIG) if source.words or by else None
    found = Q(searched=search.query_of(text)) if vector else Q(pk__in=[])
    if source.code == "line":
        found |= done(text)
    if source.code in ("file", "document"):
        kinds = rows.model._meta.get_field("kind").choices
        found |= Q(kind__in=[code for code, label in kinds if says(label, text)])
    return (rows.annotate(searched=vector) if vector else rows).filter(found)


def says(label, text):
    """Whether a label of ours holds each of these words."""
    return all(word in fold(str(label)) for word in fold(text).split())


def done(text):
    """The steps whose words, told as past, hold each of these words."""
    found = (
        Q(machine=model._meta.model_name, name=name)
        for model in machines() for name, label in past(model).items()
        if says(f"{label} {model._meta.verbose_name}", text)
    )  # fmt: skip
    return reduce(or_, found, Q(pk__in=[]))
