"""The floor of a page: the same person, an empty page of the site, the same rows by one raw query."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpResponse
from django.template import engines
from django.urls import path

from config import urls

OF = "empty page of the site + the same rows by one raw query"
FLOORS: dict[str, tuple] = {}  # name: the query and its parameters

DOSSIERS = """
    select d.id, d.reference, d.title, d.state, d.since, d.submitted_at, o.name, o.kind, t.name, t.departement_name, c.title, p.name
    from programs_dossier d join programs_organization o on o.id = d.organization_id
    left join programs_territory t on t.id = o.territory_id
    join programs_call c on c.id = d.call_id join programs_program p on p.id = c.program_id
    where {where} order by d.submitted_at desc nulls last, d.id limit 50 offset %s"""
DOSSIER = """
    select d.*, h.name, h.target, h.at, u.name, v.number, v.answers
    from programs_dossier d join programs_history h on h.dossier_id = d.id
    join programs_user u on u.id = h.actor_id left join programs_dossierversion v on v.dossier_id = d.id
    where d.id = %s order by h.at desc"""
REVIEWS = """
    select r.*, d.reference, d.title, o.name from programs_review r join programs_dossier d on d.id = r.dossier_id
    join programs_organization o on o.id = d.organization_id where r.reviewer_id = %s limit 200"""
CALLS = """
    select c.id, c.title, c.state, c.opens_at, c.closes_at, p.name from programs_call c join programs_program p on p.id = c.program_id
    where c.state <> 'draft' order by c.closes_at limit 50"""


def rows(sql, params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


@login_not_required
def floor(request, name):
    """An empty page, once the rows of this floor are read."""
    rows(*FLOORS[name])
    return HttpResponse(engines["django"].from_string('{% extends "base.html" %}').render({}, request))


urlpatterns = [path("bench/<slug:name>/", floor), *urls.urlpatterns]
handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500
