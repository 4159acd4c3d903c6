"""``manage.py territories build|load``: the official geographic code, from its source to the file and the table."""

from time import monotonic

from django.core.management.base import BaseCommand

from programs import territories


class Command(BaseCommand):
    """Regenerate the shipped file of territories, or load it."""

    help = "build: regenerate programs/data/territoires.csv.gz from its open source (needs npm); load: into the table"

    def add_arguments(self, parser):
        parser.add_argument("action", choices=["build", "load"])

    def handle(self, *, action, **options):
        getattr(self, action)()

    def build(self):
        kinds = territories.build(territories.download())
        size = territories.SHIPPED.stat().st_size
        self.stdout.write(", ".join(f"{count} {kind}" for kind, count in kinds.items()) + f": {size} bytes")

    def load(self):
        begun = monotonic()
        changed = territories.load()
        self.stdout.write(f"{changed} territories written in {monotonic() - begun:.1f} s")
