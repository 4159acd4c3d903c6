"""A start-up and its sheet of beta.gouv: what the sheet would change here, and the sheet that the start-up gives."""

from django.core.exceptions import ValidationError
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from ruamel.yaml.comments import CommentedMap

from programs.templatetags.essaim import written
from startups import sheet as sheets
from startups.models import KeptSheet, Phase
from startups.sheet import Period, Sheet

FIELDS = sheets.TEXTS | sheets.LINKS  # name in the sheet: our field
STATES = {"continued": "acceleration", "transferred": "transfere"}  # state: the phase that it begins


def derived(startup):
    """The phases that its states say, in order of time."""
    lines = list(startup.history.order_by("seq"))
    yield Period("investigation", localtime(lines[0].at).date())
    if startup.started_on:
        yield Period("construction", startup.started_on)
    stopped = "abandon" if startup.started_on else "abandon-investigation"
    for line in lines:
        if line.target == "stopped" or line.target in STATES:
            yield Period(STATES.get(line.target, stopped), localtime(line.at).date())


def phases(startup):
    """Those written by hand or read in a sheet, with those of its states that come after them, and before where no sheet was read."""
    rows = [Period(one.name, one.start, one.end, one.comment) for one in startup.phases.all()]
    if not rows:
        return list(derived(startup))
    names, first, last = {one.name for one in rows}, rows[0].start, max(one.start for one in rows)
    read = KeptSheet.objects.filter(startup=startup).exists()
    before = [] if read else [one for one in derived(startup) if one.start < first]
    after = [one for one in derived(startup) if one.name not in names and one.start > last]
    return before + rows + after


def given(startup):
    """The sheet of the start-up as a file: the one that was read, with what has changed since; else a new one."""
    kept = KeptSheet.objects.filter(startup=startup).first()
    sheet = sheets.read(kept.text) if kept else Sheet(CommentedMap(), body(startup))
    for name, field in FIELDS.items():
        sheets.put(
            sheet.front, name, startup.service_name if field == "service" and not kept else getattr(startup, field)
        )
    sheets.put_phases(sheet.front, phases(startup))
    for one in startup.committees.exclude(decision="").exclude(held_at=None).order_by("number"):
        sheets.put_event(sheet.front, "committee", localtime(one.held_at).date(), one.get_decision_display())
    return sheets.write(sheet)


def body(startup):
    """The text of a new sheet."""
    told = [(_("Problem"), startup.problem), (_("Solution"), startup.solution), (_("Impact"), startup.goal)]
    return "".join(f"\n## {title}\n\n{text.strip()}\n" for title, text in told if text.strip())


def changes(startup, sheet):
    """What taking this sheet would change: (what, before, after)."""
    for name, field in FIELDS.items():
        before, after = getattr(startup, field), sheet.front.get(name) or ""
        if name in sheet.front and before != after:
            yield startup._meta.get_field(field).verbose_name, before, after
    before, after = [period(one) for one in phases(startup)], [period(one) for one in merged(startup, sheet)]
    if before != after:
        yield _("phases"), "\n".join(before), "\n".join(after)


def merged(startup, sheet):
    """The phases after the sheet is taken: its own, then what the states say after them."""
    read = sheets.phases(sheet.front)
    last = max((one.start for one in read), default=None)
    names = {one.name for one in read}
    return read + [one for one in derived(startup) if one.name not in names and (last is None or one.start > last)]


def period(one):
    """A phase in words."""
    name = Phase.Name(one.name).label
    if one.end:
        return _("%(name)s, from %(start)s to %(end)s") % {"name": name, "start": written(one.start), "end": written(one.end)}  # fmt: skip
    return _("%(name)s, since %(start)s") % {"name": name, "start": written(one.start)}


def unfit(startup, sheet):
    """What of this sheet cannot be kept here, in words."""
    for name, field in FIELDS.items():
        try:
            startup._meta.get_field(field).clean(sheet.front.get(name) or "", startup)
        except ValidationError as error:
            yield _("Field “%(name)s”: %(why)s") % {"name": name, "why": " ".join(error.messages)}
    keys = [(one.name, one.start) for one in sheets.phases(sheet.front)]
    if len(set(keys)) < len(keys):
        yield _("Two phases have the same name and the same first day.")
    for one in sheets.phases(sheet.front):
        if one.end and one.end < one.start:
            yield _("The phase “%s” ends before it begins.") % one.name
        if len(one.comment) > 500:
            yield _("The comment of the phase “%s” is longer than 500 characters.") % one.name


def take(startup, text):
    """Write in the start-up what its sheet says; the rest of the sheet is kept for the next one that is given."""
    sheet = sheets.read(text)
    named = {field: sheet.front.get(name) or "" for name, field in FIELDS.items() if name in sheet.front}
    for field, value in named.items():
        setattr(startup, field, value)
    startup.save(update_fields=list(named))
    KeptSheet.objects.update_or_create(startup=startup, defaults={"text": text})
    startup.phases.all().delete()
    Phase.objects.bulk_create(
        Phase(startup=startup, name=one.name, start=one.start, end=one.end, comment=one.comment)
        for one in sheets.phases(sheet.front)
    )
