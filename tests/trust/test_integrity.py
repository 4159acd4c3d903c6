"""Even a superuser who goes round the net leaves a trace; erasing a comment leaves none."""

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection

from config import pgserver
from programs.integrity import breaches, seal
from programs.models import Detail
from tests import factories

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


def tamper(database, statements):
    with psycopg.connect(pgserver.url("postgres", database)) as superuser:
        superuser.execute("set session_replication_role = replica")
        superuser.execute(statements)


@pytest.mark.parametrize(("statements", "problem"), TAMPERINGS.values(), ids=TAMPERINGS)
def test_tampering_shows(statements, problem, committed):
    factories.dossier("ineligible")
    root = seal()
    assert list(breaches(root)) == []
    tamper(committed, statements)
    found = list(breaches(root))
    assert [text for *_, text in found if problem in text], found


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
