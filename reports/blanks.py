"""The blank form of a call as a document: its facts, from the definition frozen at publication and the words corrected since."""

from programs import blankform
from reports import formdata
from reports.receipts import service, verify_url

WRITTEN = ("publish", "extend", "reword")  # what changes it


def blank_form(call):
    """The facts of the blank form of a published call."""
    line = call.history.filter(name__in=WRITTEN).last()
    return formdata.BlankForm(
        reference=str(call), program=call.program.name, service=service(call.program), made_at=line.at, verify_url=verify_url(),
        call=call.title, summary=call.summary, opens_at=call.opens_at, closes_at=call.closes_at, sections=tuple(map(part, blankform.parts(call.form))),
    )  # fmt: skip


def part(section):
    """A section of the form, as a fact."""
    return formdata.BlankSection(
        title=section.title,
        help=section.help,
        when=section.when,
        blanks=tuple(formdata.Blank(**blank._asdict()) for blank in section.blanks),
    )
