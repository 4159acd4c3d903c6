"""A mail server's stand-in that other processes can count: one line a delivery, its identifier and its recipient."""

import os

from django.core.mail.backends.base import BaseEmailBackend


class Sink(BaseEmailBackend):
    """Append each delivery to the file named by SINK, in one write."""

    def send_messages(self, messages):
        with open(os.environ["SINK"], "ab", buffering=0) as file:
            for mail in messages:
                file.write(f"{mail.message()['Message-ID']} {mail.to[0]}\n".encode())
        return len(messages)
