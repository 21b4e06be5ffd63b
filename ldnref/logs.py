"""Keeps what visitors typed out of every log."""

import logging
import re

QUERY_STRING = re.compile(r"\?[^'\"\n]*")


class NoQueryStrings(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = without_query_strings(record.getMessage())
        record.args = ()
        if record.exc_info:
            # A formatter prints this text as it is, and does not format the exception again.
            record.exc_text = without_query_strings(logging.Formatter().formatException(record.exc_info))
        return True


def without_query_strings(text: str) -> str:
    return QUERY_STRING.sub("", text)
