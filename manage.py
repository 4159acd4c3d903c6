#!/usr/bin/env python
"""Django's command line, with the private database running while it works."""

import os
import signal
import sys

from django.core.management import execute_from_command_line

from config import pgserver


def leave(number, _):
    """Leave in order: the database stops with us."""
    sys.exit(128 + number)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:  # nohup ignores SIGHUP
            signal.signal(number, leave)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # which shells ignore for what runs in the background
    try:
        with pgserver.running():
            execute_from_command_line(sys.argv)
    except KeyboardInterrupt:
        leave(signal.SIGINT, None)
