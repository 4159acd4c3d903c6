"""Replay all of the history; exit 1 and list each breach if anything was altered, removed or cut."""

from django.core.management.base import BaseCommand

from programs import integrity
from programs.models import Detail, History


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("roots", nargs="*", help="roots published earlier")
        parser.add_argument("--seal", action="store_true", help="then seal what is new and print its root")

    def handle(self, *, roots, seal: bool, **_):
        found = list(integrity.breaches(*roots))
        for breach in found:
            self.stdout.write(" ".join(map(str, breach)))
        lines = History.objects.count()
        erased = History.objects.filter(details__isnull=False).count() - Detail.objects.count()
        self.stdout.write(f"{lines} lines, {erased} erased details, {len(found)} breaches")
        if seal and not found:
            self.stdout.write(f"root {integrity.seal()}")
        raise SystemExit(1 if found else 0)
