"""Phone numbers that stand in text."""

from __future__ import annotations

import re

from django.template import Library
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = Library()

_NUMBER = re.compile(r"\(?\b(?:1-)?\d{3}-[A-Z0-9]{3}-\d{4}\b\)?")


@register.filter
def unbroken(text: str) -> SafeString:
    """Text whose phone numbers stay on one line, with their brackets: a number that breaks at its dash is misread."""
    return mark_safe(_NUMBER.sub(r'<span class="phone-number">\g<0></span>', conditional_escape(text)))  # noqa: S308
