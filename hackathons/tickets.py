"""What someone brings to the door: the code to scan as a picture, the camp in their agenda; joined to the reminder."""

from django.conf import settings
from django.utils.translation import gettext as _

from hackathons.models import Registration
from programs import calendars, clock
from programs.squares import picture


def calendar(registration):
    """The camp as an entry of one's agenda: the same one whenever it moves."""
    camp, host = registration.camp, settings.SITE_URL.partition("://")[2].partition(":")[0]
    gone = registration.state == "cancelled" or camp.state == "cancelled"
    entry = calendars.Entry(
        f"camp-{registration.pk}@{host}", str(camp), camp.starts_at, camp.ends_at, clock.now(), camp.place, camp.summary,
        settings.SITE_URL + camp.public_url, camp.seq, gone,
    )  # fmt: skip
    return calendars.written(str(camp), [entry])


def joined(effect):
    """What goes with a mail to someone registered, as (name, bytes, type): the code and the entry, with the reminder alone."""
    if effect.key != "registered_eve":
        return []
    one = Registration.objects.select_related(*Registration.joins).get(pk=effect.line.object_id)
    found = [(_("code.png"), picture(one.door_link), "image/png")]
    if one.camp.starts_at and one.camp.ends_at:
        found.append((_("camp.ics"), calendar(one), "text/calendar; method=PUBLISH"))
    return found
