"""The control of tests/trust/test_net.py: without the net of the database, the same ways around the kernel work."""

import pytest
from django.db import connection, connections, transaction
from django.db.migrations.loader import MigrationLoader

from programs.models import Dossier
from programs.net import Net
from tests import database
from tests.trust.test_net import ATTACKS, subject

HELD_WITHOUT_NET = {  # by Django's own constraints, or because the application owns nothing
    "same number again (replay)", "second birth", "negative number", "nobody acts", "somebody unknown acts", "truncate lines",
    "truncate rows", "disable triggers", "play the replica", "drop a constraint", "replace the trigger's function",
    "born eligible by its step", "become the owner", "write the machine",
}  # fmt: skip


def take_the_net_down():
    """Undo each text of the net that a migration runs, the last first, the base after the programmes."""
    owner = connections["owner"]
    order = {"reverse": True, "key": lambda one: (one[0][0] != "programs", one[0])}
    with owner.cursor() as cursor:
        for _name, migration in sorted(MigrationLoader(owner).disk_migrations.items(), **order):
            for operation in reversed(migration.operations):
                if isinstance(operation, Net) and operation.reverse_sql:
                    cursor.execute(operation.reverse_sql)


@pytest.fixture(scope="module")
def committed(django_db_setup, django_db_blocker):
    """The key of a dossier to attack, in a database without the net."""
    name = connections["owner"].settings_dict["NAME"]
    with django_db_blocker.unblock(), database.copied(f"{name}_bare", dropped=True):
        take_the_net_down()
        yield subject().pk


@pytest.mark.parametrize("name", sorted(ATTACKS.keys() - HELD_WITHOUT_NET))
def test_without_the_net_it_works(name, committed, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        ATTACKS[name](Dossier.objects.get(pk=committed))
        connection.check_constraints()  # what its commit would have checked
        transaction.set_rollback(True)
