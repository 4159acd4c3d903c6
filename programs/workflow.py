"""The kernel: a step is locked, checked, saved, recorded and announced as one unit."""

import sys
from collections.abc import Callable, Iterable
from copy import copy
from datetime import datetime
from functools import cache, wraps
from inspect import unwrap
from typing import Any, NamedTuple
from uuid import uuid4

import django_fsm as fsm
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.history import History
from programs.permissions import SYSTEM, May, nobody
from programs.prepared import Prepared

NEW = ""  # the state of what does not exist yet: opening an object is a step like any other


class Conflict(Exception):
    """Somebody moved first: a 409 page that says who, what and when, from ``line``."""

    def __init__(self, line: History | None):
        self.line = line
        super().__init__(line and f"{line.actor}: {line.name} → {line.target}, {line.at:%Y-%m-%d %H:%M:%S %Z}")


class Missing(NamedTuple):
    """What a step still lacks; ``waiver`` says who may do without it (a law: nobody), ``url`` where it is met."""

    code: str
    label: str
    waiver: May = nobody
    url: str = ""


class Effect(NamedTuple):
    """What must follow the commit; ``key`` tells apart the effects of one kind, ``not_before`` is its hour."""

    kind: str
    key: str = ""
    not_before: datetime | None = None


class Step(NamedTuple):
    """A step as a page shows it: its button, what it asks, and what is still missing to press it."""

    name: str
    label: str
    help: str
    missing: list[Missing]
    asks: dict
    danger: bool
    is_quiet: bool  # its button stays back: it cannot be undone or pressed yet, or does not lead on


def nothing(obj: Any) -> Iterable:
    """The needs or effects of a step that has none."""
    return ()


def nothing_more(obj: Any, by: Any) -> None:
    """What else must be true after most steps."""


class StateField(fsm.FSMField):
    """The state of a machine; for migrations, the mere text that the database keeps (and twice as quick to migrate)."""

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


def state_field(states: type[models.TextChoices]) -> StateField:
    """The state of a machine; only a step writes it."""
    return StateField(_("state"), choices=states.choices, default=NEW, editable=False, db_index=True)


class Workflow(models.Model):
    """An object whose ``state`` moves by steps only; ``seq`` is the number of its last history line."""

    parent: str | None = None  # the foreign key whose row is locked before this one
    spine: str | None = None  # the column that holds the dossier; "id" for the dossier itself
    joins: tuple[str, ...] = ()  # what its steps read beside its row, fetched with it by their page
    holders: dict[str, str] = {}  # who must act in each state: a role code; absent, nobody
    cures: dict[str, str] = {}  # what a step may lack: the name of the page, of this very object, where it is met

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    seq = models.IntegerField(default=-1, editable=False)
    since = models.DateTimeField(_("since"), default=clock.now, editable=False)
    state: str
    get_all_state_transitions: Callable  # given by the state field
    did_without: tuple[str, ...] = ()  # the presets that the answers to the step in hand did without, with its reason
    moment: datetime | None = None  # when the request in hand was received; None on a page that only shows

    class Meta:
        abstract = True

    @property
    def history(self):
        """Its lines, oldest first."""
        return History.objects.filter(machine=self._meta.model_name, object_id=self.pk).order_by("seq")

    @property
    def holder(self) -> str:
        """The role that must act now (who holds the ball); empty when nobody does."""
        return self.holders.get(self.state, "")

    def scope(self) -> dict:
        """The identifiers that a role's scope is compared with."""
        return {}

    def roles_of(self, user) -> set[str]:
        """The roles this person holds on this object now."""
        return {SYSTEM} if user.is_system else user.roles_on(self.scope())

    def save(self, **kwargs):
        """Save all fields but the state and its number, which only a step writes."""
        if not self._state.adding:
            fields = {f.name for f in self._meta.concrete_fields} - {"id"}
            kwargs["update_fields"] = set(kwargs.get("update_fields") or fields) - {"state", "seq", "since"}
        super().save(**kwargs)

    def lock(self):
        """Lock the parents, then this row; return it as it now is, its locked parent in hand."""
        above = getattr(self, self.parent).lock() if self.parent else None
        fresh = copy(self) if self._state.adding else locked(self)
        if self.parent:
            setattr(fresh, self.parent, above)
        return fresh

    def lock_alone(self):
        """Lock this row only, its parents as they were read: for a step that judges nothing of them."""
        fresh = locked(self)
        if self.parent:
            setattr(fresh, self.parent, getattr(self, self.parent))
        return fresh

    def addressees(self, role: str) -> list | None:
        """The people whom only this machine knows, to write to as ``role``; None for a role that people hold."""
        return None

    def choices_for(self, step: str) -> dict[str, list]:
        """What a step's page offers for the answers that depend on the object."""
        return {}

    def cure(self, code: str) -> str:
        """The address of the page where a lack is met; empty when only time or others meet it."""
        return reverse(self.cures[code], args=[self.pk]) if code in self.cures else ""

    def untold(self, user) -> tuple[str, ...]:
        """The steps whose lines this person may not read yet."""
        return ()

    def told(self, step: str) -> dict | None:
        """What the line of a step just taken keeps beside its comment: ``whom`` it concerns, read in the history."""
        return None

    def words_for(self, step: str) -> dict[str, str]:
        """The label, the help and the past ("done") of a step where this very object calls it otherwise."""
        return {}

    @classmethod
    def transitions(cls) -> list[fsm.Transition]:
        """Every declared move, one per source, in the order of the code."""
        return declared(cls)

    def step(self, name: str, user) -> Step | None:
        """This step, if it starts from the present state and this person may take it."""
        return next(iter(self.steps_for(user, name)), None)

    def steps_for(self, user, *names: str) -> list[Step]:
        """The steps (those ``names`` only, if any) this person may take from the present state, with what each still lacks."""
        lacking = cache(lambda needs: [need._replace(url=need.url or self.cure(need.code)) for need in needs(self)])
        return [  # steps that need the same read it once
            self.offered(t, lacking(t.custom["requires"]))
            for t in self.transitions()
            if t.source == self.state != NEW and (not names or t.name in names) and t.permission(self, user)  # type: ignore[operator, misc]
        ]

    def offered(self, move: fsm.Transition, missing: list[Missing]) -> Step:
        """A move as its button shows it, in the words of this very object."""
        words = {k: self.words_for(move.name).get(k, move.custom[k]) for k in SHOWN}
        is_quiet = bool(missing or words["danger"] or move.custom["aside"])
        return Step(move.name, missing=missing, is_quiet=is_quiet, **words)

    @classmethod
    def edges(cls) -> set[tuple[str, str, str, str]]:
        """What the database may see: (machine, step, source, target), one per target."""
        return {
            (str(cls._meta.model_name), t.name, str(t.source), str(target))
            for t in cls.transitions()
            for target in targets(t)
        }


@cache
def row_of(machine: type[Workflow]) -> Prepared:
    """The query that locks one row of a machine: a step sends two or three."""
    rows = machine._base_manager.select_for_update(of=("self",), no_key=True).order_by()
    return Prepared(lambda pk: rows.filter(pk=pk))


def locked(obj: Workflow) -> Workflow:
    """The row of an object, as it now is, locked; raises DoesNotExist once it is gone."""
    if row := row_of(type(obj)).first(pk=obj.pk):
        return row
    raise obj.DoesNotExist


@cache
def declared(cls: type[Workflow]) -> list[fsm.Transition]:
    """The moves of a machine; reading them from the class is slow, and they do not change."""
    own = getattr(sys.modules[cls.__module__], "__file__", None)

    def place(move):
        """What a machine inherits from another file comes after its own."""
        code = unwrap(move.method).__code__
        return code.co_filename != own, code.co_firstlineno

    return sorted(cls().get_all_state_transitions(), key=place)


SHOWN = ("label", "help", "asks", "danger")


def targets(transition: fsm.Transition) -> list[str]:
    """The states a move may lead to; without a target it stays where it is."""
    return getattr(transition.target, "allowed_states", [transition.target or transition.source])


@cache
def past(model: type[Workflow]) -> dict[str, str]:
    """The steps of a machine, each told as something that happened."""
    return {t.name: t.custom["done"] or t.custom["label"] for t in model.transitions()}


class Card(NamedTuple):
    """All that is said of a step, once, beside it; ``change`` is its body under django_fsm."""

    name: str
    sources: list
    label: str
    allowed: May
    requires: Callable
    effects: Callable
    notifies: tuple
    asks: dict
    then: Callable
    stays: bool
    alone: bool
    change: Callable


def step(
    *, source, target, label, allowed: May, requires: Callable = nothing, effects: Callable = nothing,
    notifies: Iterable[str] = (), asks: dict | None = None, then: Callable = nothing_more, help="", danger=False, done="", alone=False,
    aside=False,
):  # fmt: skip
    """Declare a step; the method sets fields only, and returns the target where there are several (None: it stays).

    ``label`` is the order given by its button, ``done`` the same told as past, in histories and mails.
    ``allowed`` says who may take it, ``requires(obj)`` yields each ``Missing``, ``asks`` the form fields it needs
    ("comment" is the reason kept in its line), ``effects(obj)`` the ``Effect`` after the commit, ``notifies`` the
    roles that get a mail, ``then(obj, by)`` what else must be true in the same transaction, ``danger`` what cannot
    be undone, ``aside`` what does not lead on (as every step that ends where it began), ``alone`` that it judges
    nothing of the parents, which are then not locked. Without a target (None) the state stays, and so does the day
    since which it holds. Lists of states are lists, not tuples.
    """
    sources = source if isinstance(source, list) else [source]
    towards = fsm.RETURN_VALUE(*target) if isinstance(target, list) else target
    aside = aside or sources == [target] or target is None
    custom = {"requires": requires, "label": label, "help": help, "asks": asks or {}, "danger": danger, "aside": aside, "done": done}  # fmt: skip

    def declare(body):
        change = fsm.transition("state", source, towards, permission=allowed, custom=custom)(body)
        said = (
            body.__name__,
            sources,
            label,
            allowed,
            requires,
            effects,
            tuple(notifies),
            custom["asks"],
            then,
            target is None,
            alone,
        )
        return taker(Card(*said, change))

    return declare


def taker(card: Card) -> Callable:
    """The method that takes a step: the whole unit, or nothing."""

    @wraps(card.change)
    def take(self, *, by, seen=None, waive=(), on_behalf_of=None, comment="", data=None, received_at=None, **details):
        """``seen`` is the number the page showed; raises Conflict, PermissionDenied or ValidationError."""
        answers = answered(card.asks, {"comment": comment, **details})
        record = {"on_behalf_of": on_behalf_of, "comment": answers.pop("comment", comment), "data": data}
        seen = self.seq if seen is None else seen
        try:
            with transaction.atomic():
                fresh = unit(card, self, by, seen, waive, received_at or clock.now(), details | answers, record)
        except IntegrityError as error:  # the net elected another winner
            line = self.history.last()
            if line and line.seq > seen:
                raise Conflict(line) from error
            raise said(self, error) or error from error
        self.__dict__.update(fresh.__dict__)  # untouched until now, so never ahead of the database

    take.alters_data = True  # type: ignore[attr-defined]
    return take


def unit(card: Card, obj: Workflow, by, seen, waive, moment, details, record) -> Workflow:
    """Lock, check, change, save, record, announce; return the row as it then is."""
    fresh = obj.lock_alone() if card.alone else obj.lock()
    if fresh.seq != seen or fresh.state not in card.sources:
        raise Conflict(fresh.history.last())
    fresh.moment = moment
    if not card.allowed(fresh, by):
        raise PermissionDenied(card.label)
    before, waived = fresh.state, accepted(fresh, card.requires, waive, by)
    if waived and not record["comment"]:
        why = _("Say why you do without: %s.") % ", ".join(str(m.label) for m in waived)
        raise ValidationError({"comment": why})
    card.change(fresh, **details)
    now = clock.now()
    fresh.seq, fresh.since = fresh.seq + 1, fresh.since if card.stays else now
    models.Model.save(fresh)
    who = {"actor": by, "waived": [*(m.code for m in waived), *fresh.did_without], "at": now}
    line = History.append(fresh, card.name, before, **who, **record | {"data": record["data"] or fresh.told(card.name)})
    line.queue([*(Effect("mail", role) for role in card.notifies), *card.effects(fresh)])
    card.then(fresh, by)
    return fresh


def said(obj: Workflow, error: IntegrityError) -> ValidationError | None:
    """The words of the model's constraint that the database enforced; None when it was another one."""
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    broken = next((constraint for constraint in obj._meta.constraints if constraint.name == name), None)
    return broken and ValidationError({"__all__": broken.get_violation_error_message()})  # type: ignore[return-value]


def accepted(obj: Workflow, requires: Callable, waive: Iterable[str], by) -> list[Missing]:
    """What is missing and waived by who may; raises ValidationError with what is missing and is not."""
    lacking = list(requires(obj))
    waived = [m for m in lacking if m.code in waive and m.waiver(obj, by)]
    if left := [m for m in lacking if m not in waived]:
        raise ValidationError([ValidationError(m.label, code=m.code) for m in left])
    return waived


def answered(asks: dict, given: dict) -> dict:
    """The cleaned answers to what a step asks; raises ValidationError by field."""
    cleaned, errors = {}, {}
    for name, field in asks.items():
        try:
            cleaned[name] = field.clean(given.get(name))
        except ValidationError as error:
            errors[name] = error
    if errors:
        raise ValidationError(errors)
    return cleaned
