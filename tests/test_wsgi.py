import re

from tests.serving import manage

WRITE = "CREATE TABLE written (number integer)"


def test_the_server_cannot_write(scratch_database):
    program = f"import ldnref.wsgi; from django.db import connection; connection.cursor().execute('{WRITE}')"

    refused = manage("shell", "--no-imports", "--command", program, DATABASE_URL=scratch_database)

    assert re.search("readonly database|read-only transaction", refused.stderr)
