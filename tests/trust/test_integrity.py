"""The proof of the history: what it cannot show, what erasing leaves, what its command says."""

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection

from config import pgserver
from programs.integrity import breaches, seal
from programs.models import Detail
from tests import factories
from tests.trust.test_tampering import CUT


def tamper(database, statements):
    with psycopg.connect(pgserver.url("postgres", database)) as superuser:
        superuser.execute("set session_replication_role = replica")
        superuser.execute(statements)


def test_a_tail_cut_before_any_seal_does_not_show(committed):
    """The limit: between two seals, only the owner's word stands."""
    factories.dossier("ineligible")
    tamper(committed, ";".join(CUT))
    assert list(breaches()) == []


def test_erasure_breaks_nothing(committed, capsys):
    factories.dossier("ineligible")
    root, erased = seal(), Detail.objects.count()
    Detail.objects.all().delete()
    with pytest.raises(SystemExit) as end:
        call_command("verify_integrity", root)
    assert (end.value.code, f", {erased} erased details, 0 breaches" in capsys.readouterr().out) == (0, True)


def test_the_command_fails_and_lists_each_breach(committed, capsys):
    dossier = factories.dossier("submitted")
    tamper(committed, "update programs_dossier set state = 'eligible'")
    with pytest.raises(SystemExit) as end:
        call_command("verify_integrity")
    assert (end.value.code, f"dossier {dossier.pk} 1 row is not its last line" in capsys.readouterr().out) == (1, True)


def test_seals_follow_each_other(committed):
    factories.dossier("submitted")
    first = seal()
    assert seal() is None
    factories.call()
    assert list(breaches(first, seal())) == []


def test_the_hash_does_not_depend_on_the_session(committed):
    factories.dossier("ineligible")
    with connection.cursor() as cursor:
        cursor.execute("set timezone = 'Indian/Reunion'; set datestyle = 'SQL, DMY'; set bytea_output = 'escape'")
    assert list(breaches()) == []
