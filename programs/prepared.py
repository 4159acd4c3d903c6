"""Queries that the ORM writes once for all: from one page to the next only their values change."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cached_property
from inspect import signature
from json import loads
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from programs import clock

LONG_AGO = datetime(1900, 1, 1, 12, tzinfo=UTC)  # the day that stands for today


class Prepared:
    """One row of a queryset of ``values()`` whose arguments are identifiers, and whose text must depend on none of them."""

    def __init__(self, build: Callable[..., QuerySet]):
        self.build = build
        self.marks = {name: UUID(int=n) for n, name in enumerate(signature(build).parameters, 1)}

    @cached_property
    def written(self) -> tuple[str, list[Any], list[str]]:
        """The statement, its parameters with marks in the place of values, the names of its columns."""
        with clock.at(LONG_AGO):
            query = self.build(**self.marks).query
            sql, params = query.sql_with_params()
        return sql, list(params), list(query.annotation_select)

    def get(self, **values: UUID) -> dict[str, Any]:
        """The row for these identifiers, today; arrays and objects are read from their JSON."""
        sql, params, names = self.written
        actual: dict[Any, UUID | date] = {mark: values[name] for name, mark in self.marks.items()}
        actual[LONG_AGO.date()] = clock.today()
        with connection.cursor() as cursor:
            cursor.execute(sql, [actual.get(param, param) for param in params])
            row = cursor.fetchone()
        return {name: plain(value) for name, value in zip(names, row, strict=True)}


def plain(value: Any) -> Any:
    """A value as pages use it: the database gives objects as text."""
    if isinstance(value, list):
        return [plain(one) for one in value]
    return loads(value) if isinstance(value, str) else value
