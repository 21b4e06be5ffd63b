"""Dates that stand as text in what the content says, such as those of change notes."""

from __future__ import annotations

from datetime import date

from django.template import Library

register = Library()


@register.filter
def as_date(text: str) -> date:
    """``2026-11-23`` as a date, for Django's ``date`` filter to write out."""
    return date.fromisoformat(text)
