"""Receipts and letters: their facts, from the dossier and the line of history that calls for them."""

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from programs import answers, appeals, closing, conditions, deadlines, letters
from programs.models import History, Role, waiting
from reports import applying, data, letterdata
from reports.signatories import signatory

SENDING = ("submit", "amend", "resubmit")
SILENCE_MONTHS = 2  # CRPA L231-4: the silence kept on a request of a financial kind is a refusal


def service(program):
    """The service in charge, as the law asks it to be named."""
    return data.Service(
        name=program.service,
        address=lines_of(program.address),
        phone=program.phone,
        email=program.email,
        theme=program.theme,
    )


def verify_url():
    """Where anyone may check that a document comes from here."""
    return f"{settings.SITE_URL}{reverse('verify_document')}"


def lines_of(address):
    """A postal address line by line: as typed, else cut before its town."""
    lines = address.splitlines() if "\n" in address else address.rpartition(", ")[::2]
    return tuple(line.strip() for line in lines if line.strip())


def version_of(dossier, line):
    """What this line submitted: the n-th sending froze the n-th version."""
    sent = dossier.history.filter(name__in=SENDING, seq__lte=line.seq).count()
    return dossier.versions.get(number=sent)


def files_of(version):
    """The files of a version, each with the question it answers."""
    labels = {q["code"]: q["label"] for q in answers.questions(version.definition)}
    return tuple(
        data.File(name=f["name"], size=f["size"], sha256=f["sha256"], answers=labels.get(f["question"], "")) for f in version.files
    )  # fmt: skip


def answered(version):
    """How many questions have an answer or a file, of those that show."""
    joined = {file["question"] for file in version.files}
    shown = conditions.visible(version.definition, version.answers)
    asked = [question for question in answers.questions(version.definition) if question["code"] in shown]
    return sum(bool(version.answers.get(q["code"])) or q["code"] in joined for q in asked), len(asked)


def receipt(dossier, line):
    """The facts of the receipt of what this line submitted."""
    version, call = version_of(dossier, line), dossier.call
    former = dossier.versions.filter(number=version.number - 1).first()
    given, asked = answered(version)
    competes = call.mode != "contribution"
    received_on = localtime(version.received_at).date()
    return data.Receipt(
        reference=version.receipt, program=call.program.name, service=service(call.program), made_at=line.at, verify_url=verify_url(),
        version=version.number, dossier=dossier.reference, title=version.title, call=call.title, organization=str(dossier.organization),
        submitted_by=str(version.submitted_by), on_behalf_of=str(line.on_behalf_of or ""), received_at=version.received_at,
        closes_at=call.closes_at, local_zone=zone_of(dossier.organization), answers=given, questions=asked,
        files=files_of(version), replaces=former and former.received_at, silence="rejected" if competes else "none",
        silence_on=deadlines.add_months(received_on, SILENCE_MONTHS) if competes else None, decision_by=call.answer_by,
        next_steps=tuple(coming(call)), facts=tuple(applying.facts(dossier)),
    )  # fmt: skip


def zone_of(organization):
    """The clock of an overseas organization; empty for the others."""
    there = closing.clock_of(organization.territory)
    return there.zone if there else ""


def coming(call):
    """What comes after the receipt, and when."""
    if call.is_contribution:
        yield data.NextStep(label=_("We read your idea, discuss it and answer you."), who=call.program.service)
        return
    yield data.NextStep(label=_("We check that your dossier is complete and admissible."), who=call.program.service)
    if call.has_jury:
        yield data.NextStep(label=_("The jury reads the dossiers, after the closing date."), who=_("the jury"))
    when = date_format(call.answer_by) if call.answer_by else ""
    yield data.NextStep(
        label=_("You receive the answer, by e-mail and on the page of your dossier."),
        when=when and _("before %s") % when,
    )


def letter(dossier, line):
    """The facts of the letter of the decision that this line tells, or of the inadmissibility that it declares."""
    call, decision = dossier.call, dossier.decision_of(line)
    outcome, reason = outcome_of(dossier, decision, line)
    leaves = (call.announced_at or line.at) if line.machine == "call" else line.at
    return letterdata.Letter(
        reference=f"{dossier.reference}-D{place_of(decision)}", program=call.program.name, service=service(call.program), verify_url=verify_url(),
        made_at=leaves, outcome=outcome, dossier=dossier.reference, title=dossier.title,
        call=call.title, organization=str(dossier.organization), **addressed(dossier),
        dated=localtime(leaves).date(), text=letters.text_of(dossier, decision, outcome, reason),
        reason=reason, rank=waiting.positions(call).get(dossier.pk) if outcome == "waitlisted" else None,
        list_until=call.waitlist_until if outcome == "waitlisted" else None,
        confirm_by=dossier.confirm_by if outcome == "selected" else None, appeal=appeal(dossier, localtime(leaves).date()),
        contact=call.program.service, authority=signer(dossier, decision, line),
    )  # fmt: skip


def appeal(dossier, told_on):
    """How to contest what was told that day, and until when: the calendar is that of the organization's territory."""
    where = dossier.organization.departement
    return data.Appeal(months=appeals.months(where), told_on=told_on, until=appeals.last_day(told_on, where))


def place_of(decision):
    """The number of a decision among those of its dossier; 1 where there is none."""
    return decision.dossier.decisions.filter(proposed_at__lte=decision.proposed_at).count() if decision else 1


def outcome_of(dossier, decision, line):
    """The decision that a letter tells, and its reason."""
    if line.name == "declare_ineligible":
        return "ineligible", line.comment
    if line.name == "lapse":
        return "rejected", _("No place became free before the end of the waiting list.")
    return decision.outcome, decision.reason


def addressed(dossier):
    """To whom the letter is sent: the signatory of the organization, else the lead."""
    organization = dossier.organization
    held = Role.objects.active().filter(code="signatory", organization=organization).select_related("person").first()
    name = ", ".join(filter(None, [str(held.person), held.quality])) if held else str(dossier.lead or organization)
    return {"addressee": name, "address": lines_of(organization.address)}


def signer(dossier, decision, line):
    """Who signs, in what quality: the authority who announced, else who decided."""
    announced = (
        History.objects.filter(machine="call", object_id=dossier.call_id, name="announce")
        .select_related("actor")
        .last()
    )
    alone = line.machine == "dossier" and line.name == "declare_ineligible"
    person = (
        line.actor
        if alone or not (announced or decision)
        else announced.actor
        if announced
        else decision.approved_by or decision.proposed_by
    )
    return signatory(dossier.call, person, "authority", "officer", at=line.at)
