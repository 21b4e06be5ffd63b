"""The site as a server runs it."""

import os
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIEnvironment

from django.core.wsgi import get_wsgi_application
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ldnref.settings")

READ_ONLY = {
    "sqlite": "PRAGMA query_only = on",
    "postgresql": "SET default_transaction_read_only = on",
}


def only_read(connection: BaseDatabaseWrapper, **kwargs: object) -> None:
    """Only the loader writes: a fault or a break-in here cannot change what is served."""
    with connection.cursor() as cursor:
        cursor.execute(READ_ONLY[connection.vendor])


connection_created.connect(only_read)

site = get_wsgi_application()


def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Django leaves it to the server to drop the body of an answer to HEAD, and gunicorn warns of each one."""
    answer = site(environ, start_response)
    if environ["REQUEST_METHOD"] != "HEAD":
        return answer
    answer.close()
    return []
