import logging

from ldnref.logs import NoQueryStrings


def filtered(message, *arguments, exc_info=None):
    record = logging.LogRecord("name", logging.ERROR, "file", 1, message, arguments, exc_info)
    NoQueryStrings().filter(record)
    return logging.Formatter().format(record)


def test_a_query_string_is_cut_out():
    assert filtered('"GET /search/?q=low mood HTTP/1.1" %s', 200) == '"GET /search/" 200'


def test_a_query_string_among_the_arguments_is_cut_out():
    assert filtered("Not Found: %s", "/nothing/?q=low+mood") == "Not Found: /nothing/"


def test_a_query_string_in_a_traceback_is_cut_out():
    try:
        raise ValueError("/search/?q=low+mood")
    except ValueError as error:
        text = filtered("Failed", exc_info=(type(error), error, error.__traceback__))

    assert text.endswith("\nValueError: /search/")
