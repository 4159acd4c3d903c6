"""The floor of a page: a bare view that sends the page's own SQL by psycopg alone and returns the same bytes."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpResponse
from django.urls import path

from config import urls

OF = "a bare Django view: the page's own SQL by psycopg alone, the same bytes"
FLOORS: dict[str, tuple] = {}  # name: the statements with their parameters, the bytes

DOSSIERS = """
    select d.id, d.reference, d.title, d.state, d.since, d.submitted_at, o.name, o.kind, t.name, t.departement_name, c.title, p.name
    from programs_dossier d join programs_organization o on o.id = d.organization_id
    left join programs_territory t on t.id = o.territory_id
    join programs_call c on c.id = d.call_id join programs_program p on p.id = c.program_id
    where {where} order by d.submitted_at desc nulls last, d.id limit 50 offset %s"""


def rows(sql, params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def sent(sql, params):
    """One statement by psycopg alone."""
    connection.ensure_connection()
    with connection.connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall() if cursor.description else []


def recorded(name, act):
    """Keep as a floor what ``act`` sends to the database and the bytes that it returns; its address."""
    sent = []

    def keep(execute, sql, params, many, context):
        sent.append((sql, params or None))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keep):
        body = act()
    read = [(sql, params) for sql, params in sent if str(sql).lstrip().lower().startswith(("select", "with"))]
    FLOORS[name] = (read, body)
    return f"/bench/{name}/"


@login_not_required
def floor(request, name):
    """The same rows and the same bytes, without Django's models, forms and templates."""
    statements, body = FLOORS[name]
    for one in statements:
        sent(*one)
    return HttpResponse(body)


urlpatterns = [path("bench/<slug:name>/", floor), *urls.urlpatterns]
handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500
