"""Papers made as they are asked for and kept nowhere: each bears its code, and leaves what it takes to know it again."""

from dataclasses import replace

from programs.models import Imprint
from reports.codes import code_of
from reports.papers import NO_DAY
from reports.pdf import digest
from reports.receipts import verify_url
from reports.tasks import written


def printed(facts):
    """The bytes of this paper, dated of the first time that the same was asked for, its trace kept."""
    from reports.pdf import render  # slow to import, and only here

    facts = replace(facts, verify_url=verify_url())
    said = digest(written(replace(facts, made_at=NO_DAY)))
    former = Imprint.objects.filter(facts=said).order_by("made_at").first()
    dated = replace(facts, made_at=former.made_at if former else facts.made_at.replace(microsecond=0))
    pdf = render(dated)
    trace = {"facts": said, "made_at": dated.made_at, "code": code_of(pdf.data_sha256), "pages": pdf.pages}
    Imprint.objects.get_or_create(sha256=pdf.sha256, defaults={"kind": facts.kind, **trace})
    return pdf.content
