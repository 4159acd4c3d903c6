"""Why people's data are kept, who reads them, for how long: the words of the personal-data page, from the rules themselves."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs import retention
from programs.models import Program
from programs.recruiting import APPLICANTS


class Purpose(NamedTuple):
    """A line of the personal-data page."""

    code: str
    what: str
    why: str
    who: str
    long: str


def span(months):
    """A number of months as people say it."""
    return ngettext("%d month", "%d months", months) % months


def by_program(field, sentence, **more):
    """A duration that each programme sets: said once when they agree, else programme by programme."""
    found = list(Program.objects.order_by("name").values_list("name", field))
    if len({months for _name, months in found}) == 1:
        return sentence % {"long": span(found[0][1]), **more}
    each = ", ".join(f"{name}{_(': ')}{span(months)}" for name, months in found)
    return sentence % {"long": each, **more}


def purposes():
    """Every line, in order; the durations are those that the daily task applies."""
    drafts = by_program(
        "keep_drafts",
        _("drafts never sent: %(long)s after the call closes (in a permanent call, after %(idle)s untouched)"),
        idle=span(retention.IDLE),
    )
    refused = by_program("keep_refused", _("without a project: %(long)s after the decision or the withdrawal"))
    projects = by_program("keep_projects", _("with a project: %(long)s after its end"))
    contacts = _("addresses of partners and of signatories: %s after the dossier is sent") % span(retention.CONTACTS)
    as_dossier = _("as the dossier")
    team, own = _("your organization, the service in charge"), _("you, the administrators")
    mails = _("%s, or less when the dossier or the account is erased before") % span(retention.MAILS)
    return [
        Purpose("account", _("Account: name, address, phone, organization, roles, second factor; invitations"), _("To open your space, write to you, call you"), own, _("%(long)s after your last visit, once nothing under way is yours; an address never confirmed: %(short)s; an invitation: %(invited)s") % {"long": span(retention.UNUSED), "short": span(retention.UNCONFIRMED), "invited": span(retention.INVITATIONS)}),
        Purpose("dossier", _("Dossiers: answers, files, receipts, letters; addresses of the partners and signatories who commit"), _("To process, select and follow the projects; that nothing typed is lost"), _("your organization, the service in charge, the reviewers to whom it is entrusted"), "; ".join([drafts, refused, projects, contacts])),
        Purpose("review", _("Opinions of reviewers, reasons of decisions"), _("To decide, and to justify the decision"), _("the service in charge, the jury"), as_dossier),
        Purpose("instruction", _("Work of officers: who instructs or follows a dossier, views, exports"), _("That two never work on the same dossier unknowingly"), _("the service in charge"), as_dossier),
        Purpose("coaching", _("Coaching: sessions, notes, check-ins, team of a project"), _("To accompany the project"), team, as_dossier),
        Purpose("event", _("Camps: registrations, wishes, teams, jurors, people who propose a challenge; afterwards, actors who agreed, opinions without a name, news"), _("To welcome the participants, and to follow what goes on"), _("those who prepare the camp; your team; everyone for what you chose to show"), _("diet and access needs: the end of the camp; the rest: as the dossier")),
        Purpose("network", _("Network of the residences: your page, as you wrote it"), _("To find each other, because you asked for it"), _("the State and the teams of the projects; everyone if you chose so"), _("until you take your page off, or close your account")),
        Purpose("recruitment", _("Applications for a position: what you wrote, your files, notes of the interviews"), _("To recruit; then, if you agree to it, to write to you about other positions"), _("the recruiters of that position; its panel from the interview on; your manager knows that you volunteer"), _("%s after the last contact, or as soon as you erase it; statistics stay, without a name") % span(APPLICANTS)),
        Purpose("report", _("Drafts of final reports"), _("To write what was learned"), team, _("as the dossier; a published report stays public")),
        Purpose("mail", _("Mails sent to you by the platform"), _("To prove what was announced, and when"), _("the administrators"), mails),
        Purpose("connection", _("Open sessions; network addresses, to count failed attempts to sign in"), _("Security"), _("nobody: read by the machine only"), _("twelve hours at most, then erased during the night")),
        Purpose("history", _("History of each decision: who, when, which step"), _("To prove that decisions are regular"), team, _("for as long as the decision may be of use, then the public archives; comments: as the dossier; your name: as your account")),
        Purpose("idea", _("Ideas of a call for ideas"), _("To share them, if you consent to it"), _("your organization, the service in charge; everyone once agreed and consented to"), _("as the dossier; a published idea stays public until you take your consent back")),
        Purpose("alert", _("Alerts on new calls: address, themes, programmes, département"), _("To write to you when a call opens, because you asked for it"), own, _("Until you stop them; seven days if you do not confirm")),
        Purpose("relay", _("Relays: the person to write to in an association or a network"), _("To pass calls on"), _("the service in charge"), _("for as long as the network passes calls on")),
        Purpose("embargo", _("Recipients of a list of laureates before its announcement: name, quality, address, openings"), _("To send the list under embargo, and to know who opened it"), _("the service in charge"), _("%s after the announcement") % span(retention.MAILS)),
        Purpose("organization", _("Organizations: address, phone and e-mail of the legal person"), _("To write to it"), team, _("for as long as it exists: it is not a person")),
    ]  # fmt: skip
