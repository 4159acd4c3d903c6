"""What was altered, removed or cut by who goes round the net is found: each way of doing it, in the hands of a superuser."""

import pytest
from django.db import connection, transaction

from programs.integrity import breaches, seal
from tests import database, factories

D = "object_id = (select id from programs_dossier) and machine = 'dossier'"
LAST = f"(select id from programs_history where {D} and seq = 2)"
CUT = (
    f"delete from programs_outbox where line_id in {LAST}",
    f"delete from programs_sealedline where line_id in {LAST}",
    f"delete from programs_detail where line_id in {LAST}",
    f"delete from programs_history where {D} and seq = 2",
    "update programs_dossier set seq = 1, state = 'submitted'",
)
REHASH = f"; update programs_history set hash = hash_of(programs_history) where {D}"
RESEAL = """
    ; update programs_seal set lines = l.n, root = encode(sha256(convert_to(h, 'UTF8')), 'hex') from (
      select count(*) n, string_agg(hash, '' order by line_id) h from programs_sealedline join programs_history on id = line_id) l"""
BACK = f"update programs_history set at = at - interval '1 day' where {D} and seq = "
TAMPERINGS = {
    "state of a row": ("update programs_dossier set state = 'eligible'", "row is not its last line"),
    "target": (f"update programs_history set target = 'eligible' where {D} and seq = 2", "altered line"),
    "actor": (f"update programs_history set actor_id = (select id from programs_user where is_system) where {D} and seq = 2", "altered line"),
    "time": (f"update programs_history set at = at - interval '1 microsecond' where {D} and seq = 1", "altered line"),
    "recorded time": (f"update programs_history set recorded_at = at where {D} and seq = 1", "altered line"),
    "waiver": (f"""update programs_history set waived = '["title"]' where {D} and seq = 2""", "altered line"),
    "old line, rehashed": (BACK + "1" + REHASH, "broken chain"),
    "last line, rehashed": (BACK + "2" + REHASH, "broken seal"),
    "comment": ("update programs_detail set comment = 'Yes'", "altered detail"),
    "middle line": (f"delete from programs_history where {D} and seq = 1", "missing line"),
    "last line only": (CUT[3], "row is not its last line"),
    "last line and the row": (";".join([CUT[0], *CUT[2:]]), "broken seal"),
    "last line, row and seal's list": (";".join(CUT), "broken seal"),
    "whole object": ("truncate programs_dossier, programs_history cascade", "broken seal"),
    "tail cut and resealed": (";".join(CUT) + RESEAL, "published root"),
    "tail cut, seals gone": (";".join(CUT) + "; delete from programs_sealedline; delete from programs_seal", "published root"),
}  # fmt: skip


@pytest.fixture(scope="module")
def sealed(django_db_setup, django_db_blocker):
    """A sealed database in the hands of a superuser; yields the root of its seal."""
    name = f"{connection.settings_dict['NAME']}_sealed"
    with django_db_blocker.unblock(), database.copied(name, dropped=True), pytest.MonkeyPatch.context() as patch:
        factories.dossier("ineligible")
        root = seal()
        assert list(breaches(root)) == []
        connection.close()
        patch.setitem(connection.settings_dict, "USER", "postgres")
        yield root


@pytest.mark.parametrize(("statements", "problem"), TAMPERINGS.values(), ids=TAMPERINGS)
def test_tampering_shows(statements, problem, sealed, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set local session_replication_role = replica;" + statements)
        found = list(breaches(sealed))
        transaction.set_rollback(True)
    assert [text for *_, text in found if problem in text], found
