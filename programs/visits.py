"""Counting the visits of public pages without knowing anyone: one number per call, day and link."""

import re

from django.db import connection

from programs import clock

ROBOTS = re.compile(
    r"bot\b|bot[/_-]|crawl|spider|slurp|preview|scan|monitor|fetch|http|curl|wget|python|java/|go-|ruby|perl|libwww"
    r"|headless|lighthouse|facebookexternalhit|embedly|archiver|feed",
    re.IGNORECASE,
)
LONGEST = 40
CAME = "came_by"  # in the session, until a draft is opened: the first link followed to each call
ONE_MORE = """
    insert into programs_visit (call_id, day, source, count) values (%s, %s, %s, 1)
    on conflict (call_id, day, source) do update set count = programs_visit.count + 1"""


def human(request):
    """Whether a request is a person reading a page: neither a robot, nor a page asked for in advance."""
    agent = request.headers.get("User-Agent", "")
    purpose = request.headers.get("Sec-Purpose", "") or request.headers.get("Purpose", "")
    return bool(agent) and not ROBOTS.search(agent.replace("(KHTML", "")) and "prefetch" not in purpose


def count(call, source=""):
    """Count one visit of the page of this call today, through this link; nothing of the visitor is kept."""
    with connection.cursor() as cursor:
        cursor.execute(ONE_MORE, [call.pk, clock.today(), source[:LONGEST]])


def counted(request, call):
    """Whether the visit of this browser was counted when it followed a link to this call."""
    return str(call.pk) in request.session.get(CAME, {})
