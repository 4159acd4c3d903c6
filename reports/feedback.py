"""The feedback sheet that an applicant receives with the letter."""

from reports import letterdata
from reports.receipts import addressed, service, verify_url


def feedback(dossier, line):
    """The facts of the feedback on a dossier, as it was joined to the letter that this line releases."""
    call = dossier.call
    leaves = (call.announced_at or line.at) if line.machine == "call" else line.at
    return letterdata.Feedback(
        reference=f"{dossier.reference}-R", program=call.program.name, service=service(call.program), made_at=leaves, verify_url=verify_url(),
        dossier=dossier.reference, title=dossier.title, call=call.title, organization=str(dossier.organization),
        addressee=addressed(dossier)["addressee"], text=dossier.feedback.text,
    )  # fmt: skip
