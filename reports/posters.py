"""Posters of calls: their facts, and the file, made once and kept until the call says something else."""

import hashlib

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.models import Organization
from programs.models.attachment import keep
from programs.templatetags.essaim import moment
from reports import formdata, imprints
from reports.receipts import service
from reports.tasks import written

MOST = 7  # kinds of organizations that a poster names; beyond, almost everyone may answer


def facts(link):
    """What the poster of a relay says."""
    call = link.call
    kinds = [capfirst(str(label)) for code, label in Organization.Kind.choices if code in call.open_to]
    return formdata.Poster(
        reference=link.code, program=call.program.name, service=service(call.program), made_at=call.since, call=call.title, summary=call.summary,
        until=_("Until the deadline, %s") % moment(call.closes_at) if call.closes_at else _("Open all year"),
        places=ngettext("%d place", "%d places", call.places) % call.places if call.places else "",
        whom=tuple(kinds) if len(kinds) <= MOST else (), url=settings.SITE_URL + link.short, relay=link.relay.short,
    )  # fmt: skip


def made(link):
    """The digest of the poster's file, printed when what it says has changed."""
    said = facts(link)
    digest = hashlib.sha256(written(said)).hexdigest()
    if link.poster_of != digest:
        link.poster, link.poster_of = keep(imprints.printed(said)), digest
        link.save(update_fields=["poster", "poster_of"])
    return link.poster
