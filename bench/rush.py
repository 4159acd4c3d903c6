"""``python -m bench.rush``: the last minute of a call, on the real programs: web, workers, scheduler, broker, database.

Every arrival is fixed beforehand (open loop: a slow answer delays no arrival), and stamped as the front server would.
Nothing may be lost, nothing that arrived in time refused, no page break; what arrives after the deadline is refused.
"""

import argparse
import asyncio
import json
import os
import secrets
import sys
import tempfile
from pathlib import Path

from config import pgserver

RESULTS = Path(__file__).parent / "rush.json"
PORT = os.environ.get("PORT", "8109")


def main():
    parser = argparse.ArgumentParser(prog="bench.rush", description=__doc__)
    for name, default in (
        ("submissions", 1_000),
        ("autosaves", 3_000),
        ("late", 20),
        ("seconds", 60),
        ("seed", 3),
        ("patience", 900),
    ):
        parser.add_argument(f"--{name}", type=int, default=default)
    wanted = parser.parse_args()
    from bench import database

    with tempfile.TemporaryDirectory() as var, pgserver.running(), database.made():
        try:
            found = rush(wanted, prepared(Path(var)))
        finally:
            close()  # the database is dropped next
    RESULTS.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    return report(found, wanted)


def close():
    """Leave the database, if it was reached."""
    from django.db import connections

    connections.close_all()


def prepared(var):
    """A platform of its own: database, files, broker, port; settings as in production, behind a front server."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "config.settings", "VAR_DIR": str(var), "PORT": PORT, "TRUSTED_PROXY": "1", "DEMO": "", "LOG_LEVEL": "ERROR",
        "BROKER_SOCKET": str(var / "broker.sock"), "STATIC_STORAGE": "django.contrib.staticfiles.storage.StaticFilesStorage",
    }  # fmt: skip
    import django  # the settings read the environment that is now set

    django.setup()
    from django.core.management import call_command

    call_command("migrate", database="owner", verbosity=0)
    close()
    return var


def rush(wanted, var):
    """Make the scene, start the programs, live the minute, wait for the receipts, count."""
    from bench import rushed

    print("Making the call, its dossiers and its people ...", flush=True)
    call, submitters, writers = rushed.scene(wanted.submissions + wanted.late, -(-wanted.autosaves // rushed.SECTIONS))
    shots = rushed.Arrivals(wanted, submitters, writers)
    with rushed.platform(var):
        rushed.close_at(call, shots.deadline())
        print(f"{len(shots.plan)} arrivals fixed over {wanted.seconds} s ...", flush=True)
        load, answers = os.getloadavg()[0], asyncio.run(shots.fire())
        print("The minute is over:", rushed.times(answers), "; waiting for the receipts ...", flush=True)
        drained = rushed.wait_for_mails(wanted.patience)
    return (
        rushed.counted(call, shots, answers) | drained | {"load before": round(load, 1), "processors": os.cpu_count()}
    )


BARS = {
    "lost": 0, "refused in time": 0, "accepted late": 0, "broken (5xx or no answer)": 0, "without its receipt": 0, "receipts twice": 0,
    "without its mail": 0, "mails twice": 0, "breaches of the history": 0,
}  # fmt: skip


def report(found, wanted):
    """Print every figure; 1 if a bar is not met."""
    for name, value in found.items():
        print(f"{name:32} {value}")
    missed = [name for name, bar in BARS.items() if found[name] != bar]
    if found["p95 of a submission, s"] >= 2:
        missed.append("p95 of a submission, s")
    print("Every bar is met." if not missed else f"NOT MET: {', '.join(missed)}")
    return 1 if missed else 0


if __name__ == "__main__":
    os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(50))
    sys.exit(main())
