"""Who reads and acts at each address of documents, of the workshop of reports, of what it publishes."""

from programs.models import Publication
from reports import workshop

FREE = "anonymous stranger other_lead lead member signatory resident observer operator coach other_coach officer authority admin recruiter reviewer other_reviewer chair participant"
STAFF = "officer authority admin"


def declare(rule, of):
    """The policies of the workshop, given to the table of all."""

    def text(w):
        return {"pk": w.publication.pk, "code": "essential"}

    rule("verify_code", get=FREE, address=lambda w: {"code": "AAAABBBBCCCC"})
    rule("document_state", get="", address=of("dossier"))  # no such document: for everyone, it does not exist
    rule("session_pdf", get="", address=of("session"))  # not held: it has no minutes
    rule("publications", get=STAFF)
    rule("publication_new", get="officer", post="officer")
    rule("publication publication_screen publication_compare publication_texts", get=STAFF, address=of("publication"))
    rule("publication_choices", get="officer", post="officer", address=of("publication"))
    rule("publication_text", get="officer", post="officer", address=text)
    rule("publication_archive", address=of("publication"))  # not sealed
    rule("publications_public", get=FREE)
    rule("publication_public publication_pdf publication_data", address=of("publication"))  # not published


def hang(world):
    """A yearly report being prepared."""
    world.publication = Publication(kind="yearly", program=world.call.program, title="Une année")
    workshop.opened(world.publication, world.people["officer"])
