"""``python -m bench.weight``: the memory and the time that the whole list takes in each format, in a process of its own, as JSON."""

import json
import os
from pathlib import Path
from tempfile import TemporaryFile
from time import perf_counter, process_time


def main():
    """Write every dossier of the bench in each format."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django  # the settings read the address that the bench has set

    django.setup()
    from bench.pages import account
    from programs import exports, listing
    from programs.models import Dossier
    from programs.spreadsheets import WRITERS

    officer = account("officer")
    kinds = {
        kind: lambda w=write: written_to(w, *exports.table(listing.listed(officer))) for kind, write in WRITERS.items()
    }
    few = Dossier.objects.filter(pk__in=list(listing.listed(officer).values_list("pk", flat=True)[:9]))
    for write in WRITERS.values():  # what is loaded once is not counted
        written_to(write, *exports.table(few))
    print(json.dumps({kind: weighed(act) for kind, act in kinds.items()}))


def written_to(write, header, rows):
    """Write in a file that nobody keeps."""
    with TemporaryFile() as file:
        write(file, header, rows)


def weighed(act):
    """The memory at its highest above what was held before, in MiB; milliseconds of CPU and of wall."""
    Path("/proc/self/clear_refs").write_text("5")  # the highest starts again from here
    before, cpu, wall = memory("VmRSS"), process_time(), perf_counter()
    act()
    return {
        "MiB": round(memory("VmHWM") - before, 1),
        "cpu": 1e3 * (process_time() - cpu),
        "wall": 1e3 * (perf_counter() - wall),
    }


def memory(name):
    """A figure of this process, in MiB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) / 1024


if __name__ == "__main__":
    main()
