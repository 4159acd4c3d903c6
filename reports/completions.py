"""The letter that asks to complete a dossier: what is asked point by point, what reopens, until when, what the law says."""

import re
from datetime import date

from django.conf import settings
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from programs.models import Role
from reports import data, letterdata
from reports.receipts import addressed, service, verify_url

BULLET = re.compile(r"^\s*(?:[-–—•*]|\d{1,2}[.)])\s+")


def completion(dossier, line):
    """The facts of the letter, as this line asked for them."""
    call = dossier.call
    asked_for = line.data
    number = dossier.history.filter(name="request_completion", seq__lte=line.seq).count()
    return letterdata.Completion(
        reference=f"{dossier.reference}-C{number}", program=call.program.name, service=service(call.program), verify_url=verify_url(), made_at=line.at,
        dossier=dossier.reference, title=dossier.title, call=call.title, organization=str(dossier.organization), **addressed(dossier),
        salutation=_("Madam, Sir,"), dated=localtime(line.at).date(), points=points(line.comment), reopened=tuple(reopened(dossier, asked_for.get("questions", []))),
        due=date.fromisoformat(asked_for["due"]), page=settings.SITE_URL + dossier.get_absolute_url(), suspends=call.mode != "contribution", contact=str(line.actor), authority=signer(dossier, line),
    )  # fmt: skip


def points(text):
    """What is asked, a point a line, without what began each line."""
    return tuple(BULLET.sub("", part).strip() for part in text.splitlines() if part.strip())


def reopened(dossier, codes):
    """The questions that may change again, each with its section; none named, all stay as they are."""
    for section in dossier.definition["sections"]:
        for question in section["questions"]:
            if question["code"] in codes:
                yield data.Fact(label=section["title"], value=question["label"])


def signer(dossier, line):
    """The officer who asks, in what quality (CRPA L111-2: the agent is named)."""
    held = Role.objects.active().filter(person=line.actor, code="officer").order_by("id").first()
    quality = (held.quality or held.get_code_display()) if held else ""
    return data.Signatory(name=str(line.actor), quality=str(quality), signed_on=localtime(line.at).date())
