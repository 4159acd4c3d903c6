"""Ways around the kernel with the application's own role: every one must be refused, and leave no breach."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, connections, models, transaction
from django.utils import timezone

from programs.integrity import breaches
from programs.models import Dossier, Edge, History, Review
from tests import database, factories


def run(statement, *params):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, params)


def line(obj, name, source, target, seq=None, **over):
    """A line as the kernel would write it, forged."""
    fields = {
        "machine": obj._meta.model_name, "object_id": obj.pk, "seq": obj.seq + 1 if seq is None else seq, "name": name,
        "source": source, "target": target, "actor": obj.history.first().actor, "at": obj.history.last().at,
        "dossier_id": obj.spine and getattr(obj, obj.spine),
    }  # fmt: skip
    History(**fields | over).save(force_insert=True)


def move(obj, state, seq):
    type(obj).objects.filter(pk=obj.pk).update(state=state, seq=seq)


def forge(obj, name, source, target, seq=2, **over):
    """A forged line, and the row moved to agree with it."""
    line(obj, name, source, target, seq, **over)
    move(obj, target, seq)


def columns(obj, **over):
    """The columns of a row, some replaced."""
    return {f.attname: getattr(obj, f.attname) for f in obj._meta.concrete_fields} | over


def insert(obj, **over):
    models.Model.save(type(obj)(**columns(obj, **over)), force_insert=True)


def reinsert(obj, state, seq):
    """The row deleted with all that hangs on it, then put back elsewhere."""
    obj.roles.all().delete()
    obj.versions.all().delete()
    run("delete from programs_dossier where id = %s", obj.pk)
    insert(obj, state=state, seq=seq)


def born(obj, state, seq, name="begin", source="", target="draft"):
    """A new row beside this one, with a first line of the forger's choice."""
    new = uuid4()
    insert(obj, id=new, state=state, seq=seq, reference="FER-X")
    line(obj, name, source, target, 0, object_id=new, dossier_id=new)


def stale_save(obj):
    stale = Dossier.objects.get(pk=obj.pk)
    factories.advance(obj, "withdraw", obj.lead)
    models.Model.save(stale)


def other_dossier(obj):
    factories.review(of=factories.dossier("eligible"))
    Review.objects.update(dossier=obj)


def review_on_another_dossier(obj):
    review = factories.review("submitted")
    line(review, "reopen", "submitted", "in_progress", dossier_id=obj.pk)
    move(review, "in_progress", review.seq + 1)


def shadow(obj):
    """A temporary table of the same name must not be what the trigger reads."""
    run("create temporary table programs_history (like public.programs_history)")
    run("insert into pg_temp.programs_history (id, machine, object_id, seq, name, source, target, dossier_id, actor_id,"
        " waived, at, recorded_at) select gen_random_uuid(), 'dossier', id, 2, 'declare_eligible', 'submitted', 'eligible', id,"
        " id, '[]', now(), now() from public.programs_dossier")  # fmt: skip
    run("update public.programs_dossier set state = 'eligible', seq = 2 where id = %s", obj.pk)


def new_comment(obj):
    """The comment of a written line, erased then said otherwise."""
    last = obj.history.last().pk
    run("delete from programs_detail where line_id = %s", last)
    run("insert into programs_detail (line_id, salt, comment) values (%s, gen_random_uuid(), 'No')", last)


FREE = "insert into programs_detail (line_id, salt, comment) select id, gen_random_uuid(), 'late' from programs_history where machine = 'call'"
AGAIN = "insert into programs_history (id, machine, object_id, seq, name, source, target, actor_id, waived, at) select id, machine, object_id, seq, name, source, target, actor_id, waived, at from programs_history on conflict (id) do update set name = 'x'"
MERGE = "merge into programs_history h using programs_call c on h.object_id = c.id and h.name = 'begin' when matched then delete"
REPLACE = "create or replace function append_only() returns trigger language plpgsql as $$ begin return new; end $$"
GONE = {"programs_call": "delete from programs_criterion; delete from programs_question; delete from programs_section"}

ATTACKS = {
    "state alone": lambda d: move(d, "eligible", 1),
    "state and number": lambda d: move(d, "eligible", 2),
    "number alone": lambda d: move(d, "submitted", 2),
    "number back to an older line": lambda d: move(d, "draft", 0),
    "state unknown": lambda d: move(d, "won", 1),
    "line without its row": lambda d: line(d, "withdraw", "submitted", "withdrawn"),
    "move without an edge": lambda d: forge(d, "declare_eligible", "submitted", "draft"),
    "edge from another source": lambda d: forge(d, "start_review", "eligible", "in_review"),
    "edge of another machine": lambda d: forge(d, "close", "open", "closed"),
    "line of another machine, same id": lambda d: line(d, "begin", "", "assigned", 0, machine="review"),
    "row of another machine on a dossier's line": lambda d: insert(
        d.call, id=d.pk, state="submitted", seq=1, slug=None
    ),
    "line says another machine": lambda d: forge(d, "withdraw", "submitted", "withdrawn", machine="call"),
    "hole in the numbers": lambda d: forge(d, "withdraw", "submitted", "withdrawn", 3),
    "same number again (replay)": lambda d: line(d, "submit", "draft", "submitted", 1),
    "same step again (replay)": lambda d: forge(d, "submit", "draft", "submitted"),
    "second birth": lambda d: forge(d, "begin", "", "draft"),
    "negative number": lambda d: line(d, "begin", "", "draft", -1),
    "born without a line": lambda d: insert(d, id=uuid4(), state="draft", seq=0, reference="FER-X"),
    "born without a state": lambda d: insert(d, id=uuid4(), state="", seq=-1, reference="FER-X"),
    "born eligible": lambda d: born(d, "eligible", 0, target="eligible"),
    "born eligible by its step": lambda d: born(d, "eligible", 0, "declare_eligible", "submitted", "eligible"),
    "born on a line of its own but further": lambda d: born(d, "submitted", 1),
    "delete": lambda d: run(GONE["programs_call"] + "; delete from programs_call where mode = 'interest'"),
    "delete then insert at an older line": lambda d: reinsert(d, "draft", 0),
    "delete then insert elsewhere": lambda d: reinsert(d, "eligible", 2),
    "new identifier": lambda d: run(
        GONE["programs_call"] + "; update programs_call set id = gen_random_uuid() where mode = 'interest'"
    ),
    "stale save": stale_save,
    "review moved to another dossier": other_dossier,
    "line on another dossier": review_on_another_dossier,
    "line on no dossier": lambda d: forge(d, "withdraw", "submitted", "withdrawn", dossier_id=None),
    "nobody acts": lambda d: forge(d, "withdraw", "submitted", "withdrawn", actor=None),
    "somebody unknown acts": lambda d: forge(d, "withdraw", "submitted", "withdrawn", actor=None, actor_id=uuid4()),
    "update lines": lambda d: History.objects.update(target="eligible"),
    "update lines upon conflict": lambda d: run(AGAIN),
    "delete lines": lambda d: run("delete from programs_history where machine = 'call' and name = 'begin'"),
    "truncate lines": lambda d: run("truncate programs_history cascade"),
    "truncate rows": lambda d: run("truncate programs_dossier cascade"),
    "merge lines": lambda d: run(MERGE),
    "change a comment": lambda d: run("update programs_detail set comment = 'x'"),
    "replace a comment": new_comment,
    "comment afterwards": lambda d: run(FREE),
    "add an edge": lambda d: Edge.objects.create(machine="dossier", name="x", source="submitted", target="eligible"),
    "revive an edge": lambda d: Edge.objects.update(retired_at=None),
    "disable triggers": lambda d: run("alter table programs_history disable trigger all"),
    "play the replica": lambda d: run("set session_replication_role = replica"),
    "drop a constraint": lambda d: run("alter table programs_dossier drop constraint dossier_has_its_line"),
    "replace the trigger's function": lambda d: run(REPLACE),
    "become the owner": lambda d: run("set role owner"),
    "shadow the history": shadow,
    "write the machine": lambda d: run("update programs_dossier set machine = 'call'"),
    "alter a seal": lambda d: run("update programs_seal set root = ''"),
}


def subject():
    """A submitted dossier whose last line has a comment; beside it a call of interest, which nothing references."""
    dossier = factories.dossier()
    factories.call(mode="interest", questions=0)
    factories.advance(dossier, "submit", dossier.lead, comment="Yes")
    return dossier


def stored(dossier):
    return list(Dossier.objects.filter(pk=dossier.pk).values_list()), list(dossier.history.values_list())


@pytest.fixture(scope="module")
def committed(django_db_setup, django_db_blocker):
    """The key of a dossier to attack, in a database whose commits are real: who is refused leaves it as it was."""
    name = connections["owner"].settings_dict["NAME"]
    with django_db_blocker.unblock(), database.copied(f"{name}_attacked", dropped=True):
        yield subject().pk


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_refused(attack, committed, django_db_blocker):
    with django_db_blocker.unblock():
        dossier = Dossier.objects.get(pk=committed)
        before = stored(dossier), list(breaches())
        with pytest.raises(DatabaseError), transaction.atomic():
            attack(dossier)
        assert (stored(dossier), list(breaches())) == before == (before[0], [])


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["hash", "previous_hash", "details"])
def test_the_database_writes_its_own_hashes(field):
    dossier = factories.dossier("submitted")
    with transaction.atomic():
        forge(dossier, "withdraw", "submitted", "withdrawn", **{field: "0"})
    forged = dossier.history.last()
    assert (len(forged.hash), forged.details, list(breaches())) == (64, None, [])


@pytest.mark.django_db
def test_the_database_writes_its_own_time():
    dossier = factories.dossier("submitted")
    first = dossier.history.first()
    with transaction.atomic():
        forge(dossier, "withdraw", "submitted", "withdrawn", recorded_at=first.at)
    assert dossier.history.last().recorded_at > first.recorded_at


def test_a_retired_step_writes_no_line(committed, django_db_blocker):
    name = connections["owner"].settings_dict["NAME"]
    with django_db_blocker.unblock(), database.copied(f"{name}_retired", dropped=True):
        dossier = factories.dossier("submitted")
        Edge.objects.using("owner").filter(machine="dossier", name="withdraw").update(retired_at=timezone.now())
        with pytest.raises(DatabaseError, match="retired"):
            dossier.withdraw(by=dossier.lead)
        assert list(breaches()) == []
