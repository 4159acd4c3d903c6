"""A private broker of the tests' own."""

import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from config import broker
from tests import doorbell


@pytest.fixture
def bell():
    """A broker that works, and that the application uses; ``bell.kill()`` ends it."""
    with tempfile.TemporaryDirectory(dir="/tmp") as place:  # a socket's path is short
        socket = Path(place, "b.sock")
        process = subprocess.Popen(broker.command(place, socket), stdout=subprocess.DEVNULL)
        while not socket.exists():
            time.sleep(0.02)
        with doorbell.at(broker.url(socket)):
            yield process
        process.kill()
        process.wait()
