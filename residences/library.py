"""The starting base of the library: the sheets shipped with the product, published once, rewritten by nobody after."""

from pathlib import Path

from django.db import transaction

from programs.models import Program, User
from residences import markdown
from residences.models import MethodSheet

SHIPPED = Path(__file__).parent / "data" / "methods"


def shipped():
    """Each shipped sheet, as (its address, its content)."""
    return [(path.stem, markdown.read(path.read_text())) for path in sorted(SHIPPED.glob("*.md"))]


def load():
    """Publish the shipped sheets that the library has not; return how many. One that it has, whatever became of it, is left alone."""
    program = Program.objects.filter(outcome="residence").order_by("code").first()
    known = set(MethodSheet.objects.values_list("slug", flat=True))
    missing = [(slug, content) for slug, content in shipped() if slug not in known]
    for slug, content in missing:
        publish(program, slug, content)
    return len(missing)


@transaction.atomic
def publish(program, slug, content):
    """One sheet, by the steps that any other takes, in nobody's name."""
    system = User.objects.system()
    sheet = MethodSheet.open_for(system, program, slug=slug, **content)
    sheet.propose(by=system)
    sheet.publish(by=system)
