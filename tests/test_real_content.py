from django.conf import settings

from tests import builders


def test_the_real_content_has_no_errors():
    assert builders.errors(settings.CONTENT_DIR) == []


def test_the_small_content_folder_of_the_tests_has_no_problems(content):
    assert builders.problems(content) == []
