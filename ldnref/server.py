"""Gunicorn's settings, read by `manage.py serve` through `--config python:ldnref.server`."""

from django.conf import settings
from gunicorn.arbiter import Arbiter

from ldnref.environment import socket_address
from ldnref.logs import NoQueryStrings

wsgi_app = "ldnref.wsgi"
bind = socket_address(settings.HOST, settings.PORT)
workers = 2
threads = 4
# A worker that is still importing the site does not hear Ctrl-C; so it is imported before they start.
preload_app = True
graceful_timeout = 5
# The most that gunicorn allows.
limit_request_line = 8190
# What visitors search for stands in addresses: an access log would hold it, and so would
# the warnings about malformed requests.
accesslog = None
loglevel = "error"


def on_starting(server: Arbiter) -> None:
    server.log.error_log.addFilter(NoQueryStrings())


def when_ready(server: Arbiter) -> None:
    print(f"LDN Reference is at {settings.SITE_URL}", flush=True)
