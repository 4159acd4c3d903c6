"""Print what /sante/ answers; exit 1 when a part fails."""

import json

from django.core.management.base import BaseCommand

from programs.health import examine


class Command(BaseCommand):
    """For an operator at the console, and for the probes of a container."""

    help = __doc__
    requires_system_checks = []

    def handle(self, **_):
        answer = examine()
        self.stdout.write(json.dumps(answer, indent=2))
        raise SystemExit(not answer["ready"])
