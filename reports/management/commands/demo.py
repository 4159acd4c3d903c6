"""Fill the platform with the demonstration: real territories, invented people, legal histories; again changes nothing."""

import random

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from programs.models import Dossier
from reports.demo import bulk, opened, passers, scene


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--dossiers", type=int, default=0, help="at least this many dossiers, up to 100000")
        parser.add_argument("--seed", type=int, default=2026)

    def handle(self, *, dossiers, seed, **_options):
        if not settings.DEMO:
            raise CommandError(_("The demonstration is only for a platform started with DEMO=1."))
        made = scene.build()
        if missing := max(0, min(dossiers, 100_000) - Dossier.objects.count()):
            bulk.more(missing, random.Random(seed))  # noqa: S311 - the same story each time
        passers.walk(seed)
        opened.show()
        self.stdout.write(
            _("%(n)d dossiers in the demonstration (%(new)s).")
            % {"n": Dossier.objects.count(), "new": _("new") if made else _("already there")}
        )
