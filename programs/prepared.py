"""Queries that the ORM writes once for all: from one page to the next only their values change."""

from collections.abc import Callable
from copy import copy
from datetime import UTC, date, datetime
from functools import cached_property
from inspect import signature
from json import loads
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django.db.transaction import TransactionManagementError

from programs import clock

LONG_AGO = datetime(1900, 1, 1, 12, tzinfo=UTC)  # the day that stands for today


class Prepared:
    """A queryset whose arguments are identifiers, and whose text must depend on none of them: it is compiled once."""

    def __init__(self, build: Callable[..., QuerySet]):
        self.build = build
        self.marks = {name: UUID(int=n) for n, name in enumerate(signature(build).parameters, 1)}

    @cached_property
    def written(self) -> tuple[SQLCompiler, str, list[Any]]:
        """What compiled the statement, its text, its parameters with marks in the place of values."""
        with clock.at(LONG_AGO):
            compiler = self.build(**self.marks).query.get_compiler(DEFAULT_DB_ALIAS)
            sql, params = compiler.as_sql()
        return compiler, sql, list(params)

    def filled(self, values: dict[str, UUID]) -> list[Any]:
        """The parameters for these identifiers, today."""
        actual: dict[Any, UUID | date] = {mark: values[name] for name, mark in self.marks.items()}
        actual[LONG_AGO.date()] = clock.today()
        return [actual.get(param, param) for param in self.written[2]]

    def get(self, **values: UUID) -> dict[str, Any]:
        """The row of a queryset of ``values()`` for these identifiers; arrays and objects are read from their JSON."""
        compiler, sql, _params = self.written
        with connection.cursor() as cursor:
            cursor.execute(sql, self.filled(values))
            row = cursor.fetchone()
        return {name: plain(value) for name, value in zip(compiler.query.annotation_select, row, strict=True)}

    def objects(self, **values: UUID) -> list[Any]:
        """The objects of a queryset for these identifiers; raises TransactionManagementError, as the ORM, where a lock would not hold."""
        compiler, sql, _params = self.written
        if compiler.query.select_for_update and connection.get_autocommit():
            raise TransactionManagementError("select_for_update cannot be used outside of a transaction.")
        mine = copy(compiler)  # a thread has its own connection
        mine.connection, mine.as_sql = connection, lambda: (sql, self.filled(values))
        return list(QuerySet(compiler.query.model, SimpleNamespace(get_compiler=lambda **_: mine)))

    def first(self, **values: UUID) -> Any:
        """The first of these objects; None when there is none."""
        return next(iter(self.objects(**values)), None)


def plain(value: Any) -> Any:
    """A value as pages use it: the database gives objects as text."""
    if isinstance(value, list):
        return [plain(one) for one in value]
    return loads(value) if isinstance(value, str) else value
