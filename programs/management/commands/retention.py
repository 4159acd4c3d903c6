"""Apply the rules of retention now, as every night: announce, erase what was announced, sweep; --dry-run only counts."""

from django.core.management.base import BaseCommand

from programs import nightly


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="change nothing, tell nobody, only count")

    def handle(self, *, dry_run: bool, **_):
        for done in nightly.foreseen() if dry_run else nightly.apply():
            self.stdout.write(f"{done.rule}: {done.announced} announced, {done.erased} erased")
