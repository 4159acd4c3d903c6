"""Queries that the ORM writes once: the row is of the values given, today."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Value
from django.test.utils import CaptureQueriesContext

from programs import clock
from programs.models import Dossier, Role
from programs.prepared import Prepared
from tests import factories


def led(dossier, person):
    """Whether this person leads the dossier today."""
    roles = Role.objects.active().filter(dossier=OuterRef("pk"), person=person, code="lead")
    return Dossier.objects.filter(pk=dossier).values(leads=Exists(roles))


@pytest.mark.django_db
def test_each_row_is_of_its_own_values():
    query, one, other = Prepared(led), factories.dossier(), factories.dossier()
    found = [query.get(dossier=d.pk, person=p.pk)["leads"] for d in (one, other) for p in (one.lead, other.lead)]
    assert found == [True, False, False, True]


@pytest.mark.django_db
def test_today_is_the_day_of_each_question():
    query, dossier = Prepared(led), factories.dossier()
    yesterday = clock.now() - timedelta(days=1)
    assert query.get(dossier=dossier.pk, person=dossier.lead.pk)["leads"]
    with clock.at(yesterday):
        assert not query.get(dossier=dossier.pk, person=dossier.lead.pk)["leads"]


@pytest.mark.django_db
def test_it_says_what_the_orm_says():
    query, dossier = Prepared(led), factories.dossier()
    lead = dossier.lead.pk
    with CaptureQueriesContext(connection) as sent:
        query.get(dossier=dossier.pk, person=lead)
        list(led(dossier.pk, lead))
    assert sent[0]["sql"] == sent[1]["sql"]


def running(dossier):
    """Who holds a role on this dossier today."""
    return Role.objects.active().filter(dossier=dossier).with_scopes().annotate(n=Value(1))


@pytest.mark.django_db
def test_objects_are_those_of_the_orm():
    query, dossier = Prepared(running), factories.dossier()
    factories.person("coach", dossier=factories.dossier())
    (found,), (expected,) = query.objects(dossier=dossier.pk), running(dossier.pk)
    assert (found, found.dossier.reference, found.n) == (expected, expected.dossier.reference, expected.n)
    assert found.get_deferred_fields() == expected.get_deferred_fields()


def test_each_thread_asks_on_its_own_connection(committed):
    query, dossier = Prepared(running), factories.dossier()

    def asked():
        try:
            return len(query.objects(dossier=dossier.pk))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert [pool.submit(asked).result() for _turn in range(2)] + [asked()] == [1, 1, 1]


def held(pk):
    """A row, locked."""
    return Role.objects.select_for_update(no_key=True).filter(pk=pk)


def test_a_lock_is_refused_where_it_would_not_hold(committed):
    query, role = Prepared(held), factories.person("officer").roles.get()
    with transaction.atomic():
        assert query.objects(pk=role.pk) == [role]
    with pytest.raises(transaction.TransactionManagementError):
        query.objects(pk=role.pk)
