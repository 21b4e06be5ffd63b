import os
import socket
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Serve the site on HOST and PORT, as in production, until Ctrl-C."
    requires_system_checks = []

    def handle(self, **options: Any) -> None:
        refuse_taken_address(settings.HOST, settings.PORT)
        server = [sys.executable, "-m", "gunicorn", "--config", "python:ldnref.server"]
        # Gunicorn takes this process over, so that Ctrl-C and service managers reach it directly.
        os.execv(sys.executable, server)


def refuse_taken_address(host: str, port: int) -> None:
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            # A server that stopped a moment ago does not count as a program in the way.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as problem:
        raise CommandError(
            f"Cannot listen on HOST {host}, PORT {port} ({problem.strerror}): stop what is there, "
            f"or choose another port, as in PORT={port + 1} make run."
        ) from None
