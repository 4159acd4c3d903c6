"""Read the delivery reports that mail servers sent back: each refusal is kept with its letter."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from programs import deliveries


class Command(BaseCommand):
    """``manage.py bounces FOLDER``: a maildir, or files side by side; reading one twice changes nothing."""

    help = "Keep the refusals told by the delivery reports of a folder (RFC 3464)."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)

    def handle(self, *, folder, **options):
        if not folder.is_dir():
            raise CommandError(f"{folder} is not a folder.")
        read = kept = 0
        for _path, message in deliveries.reports(folder):
            read, kept = read + 1, kept + bool(deliveries.record(message))
        self.stdout.write(f"{read} messages read, {kept} refusals kept")
