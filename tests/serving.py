"""Runs the site in processes of its own, as `make run` does."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = ("DEBUG", "SECRET_KEY", "SITE_URL", "ALLOWED_HOSTS", "DATABASE_URL", "CONTENT_DIR", "HOST", "PORT")


def environment(**settings):
    """This process's environment, with these settings and no others."""
    inherited = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    return {**inherited, **{name: str(value) for name, value in settings.items()}}


def manage(*arguments, **settings):
    """Run a management command with these settings; its exit code and output are the result."""
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment(**settings), capture_output=True, text=True, timeout=120)


def start_server(output, **settings):
    command = [sys.executable, "manage.py", "serve"]
    return subprocess.Popen(command, cwd=ROOT, env=environment(**settings), stdout=output, stderr=output)


@contextmanager
def served(folder):
    """The address of a site whose database is db.sqlite3 of the folder; all that it says stands in `output`."""
    port = free_port()
    with (folder / "output").open("w") as output:
        server = start_server(output, DATABASE_URL=f"sqlite:///{folder}/db.sqlite3", PORT=port)
        wait_until_ready(f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}"
        server.send_signal(signal.SIGINT)
        server.wait(timeout=20)


def wait_until_ready(address, seconds=20):
    deadline = time.monotonic() + seconds
    while True:
        try:
            return urlopen(f"{address}/healthz", timeout=5).close()
        except (URLError, ConnectionError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_listening(port, seconds=20):
    deadline = time.monotonic() + seconds
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except ConnectionError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
