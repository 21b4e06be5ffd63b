#!/usr/bin/env python
import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ldnref.settings")
    refuse_wrong_settings()
    execute_from_command_line(sys.argv)


def refuse_wrong_settings() -> None:
    """Read the settings now, so that a wrong one is a sentence and not a traceback."""
    try:
        _ = settings.DEBUG
    except ImproperlyConfigured as refusal:
        sys.exit(str(refusal))


if __name__ == "__main__":
    main()
