"""Production does not start half configured."""

import os
import subprocess
import sys

from django.conf import settings


def load(**environment):
    """Load the settings as production would, in a process of its own."""
    bare = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    command = [sys.executable, "-c", "from config import settings; print(settings.PRIVATE, settings.HTTPS)"]
    return subprocess.run(
        command, cwd=settings.BASE_DIR, env=bare | environment, capture_output=True, text=True, check=False
    )


PRODUCTION = {"DATABASE_URL": "postgresql://app@db/essaim", "SITE_URL": "https://essaim.example"}


def test_production_refuses_to_start_without_a_secret_key():
    refused = load(**PRODUCTION)
    assert refused.returncode == 1
    assert "set SECRET_KEY too" in refused.stderr


def test_production_refuses_a_short_secret_key():
    assert load(**PRODUCTION, SECRET_KEY="short").returncode == 1


def test_production_starts_with_a_secret_key():
    started = load(**PRODUCTION, SECRET_KEY="k" * 50)
    assert started.stdout.split() == ["False", "True"]


def test_a_private_machine_makes_its_own_secret_key_and_keeps_it(tmp_path):
    load(VAR_DIR=str(tmp_path))
    first = (tmp_path / "secret_key").read_text()
    load(VAR_DIR=str(tmp_path))
    assert (tmp_path / "secret_key").read_text() == first
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
