"""``manage.py methods load``: the starting base of the library of methods."""

from django.core.management.base import BaseCommand

from residences import library


class Command(BaseCommand):
    """Publish the shipped sheets that the library has not."""

    help = "load: publish the sheets of residences/data/methods that the library has not"

    def add_arguments(self, parser):
        parser.add_argument("action", choices=["load"])

    def handle(self, *, action, **options):
        self.stdout.write(f"{library.load()} methods published")
