import pytest

from ldnref.content.files import TextFile
from ldnref.content.records import read_record
from ldnref.content.vocabulary import Frequency
from tests import builders
from tests.builders import estimate


def read(path):
    return read_record(TextFile(str(path), path.read_text(), kind=path.parent.name, slug=path.stem))


def test_a_good_file_has_a_record_and_no_problems(content):
    file, problems = read(builders.write_side_effect(content))

    assert (file.record.frequency, problems, file.stand_ins) == (Frequency.COMMON, [], frozenset())


def test_a_wrong_value_has_a_stand_in_so_that_the_rest_can_be_checked(content):
    file, _ = read(builders.write_side_effect(content, frequency="comon"))

    assert file.stand_ins == {("frequency",)}


def test_what_stands_beside_a_stand_in_is_sound(content):
    file, _ = read(builders.write_side_effect(content, estimates=[estimate(dose=None)]))

    assert file.is_sound(("estimates", 0, "figure"), ("estimates", 1), ("headline",))


@pytest.mark.parametrize(
    "path", [("estimates",), ("estimates", 0), ("estimates", 0, "dose"), ("estimates", 0, "dose", 1)]
)
def test_what_holds_a_stand_in_or_lies_in_one_is_not_sound(content, path):
    file, _ = read(builders.write_side_effect(content, estimates=[estimate(dose=None)]))

    assert not file.is_sound(path)


def test_front_matter_that_cannot_be_read_has_no_record(content):
    path = builders.write_faq_entry(content)
    builders.replace(path, "title: ", "title: [")

    assert read(path)[0] is None


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"checked": "second-hand"}, "'reported_by' goes with 'checked: second-hand', and only with it."),
        ({"reported_by": "A forum"}, "'reported_by' goes with 'checked: second-hand', and only with it."),
        ({"comparator_not_read": "No."}, "Give 'comparator_figure' or 'comparator_not_read', not both."),
        ({"comparator": None}, "Say in 'comparator' what the people were compared with."),
        (
            {"comparator_figure": None},
            "Add 'comparator_figure', or 'comparator_not_read' with the reason why it was not read.",
        ),
    ],
)
def test_an_estimate_that_contradicts_itself_is_refused(content, changes, message):
    _, problems = read(builders.write_side_effect(content, estimates=[estimate(**changes)]))

    assert [problem.message for problem in problems] == [message]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"do_not": ["Never run."]}, "Each line of 'do_not' starts with 'Do not'."),
        ({"action": "emergency"}, "'action: emergency' needs its signs under 'urgent:', in a list 'emergency:'."),
        ({"action": "same-day"}, "'action: same-day' needs its signs under 'urgent:', in a list 'same_day:'."),
        ({"frequency": "not-known"}, "'headline' names a figure, so 'frequency' cannot be 'not-known'."),
    ],
)
def test_a_side_effect_that_contradicts_itself_is_refused(content, changes, message):
    _, problems = read(builders.write_side_effect(content, **changes))

    assert [problem.message for problem in problems] == [message]


@pytest.mark.parametrize(
    ("key", "value"),
    [("doi", "doi:10.1/x"), ("pmid", "PMID1"), ("year", "199"), ("url", "http://example.org"), ("pmid", "١٢٣")],
)
def test_a_reference_of_the_wrong_form_is_refused_with_an_example(content, key, value):
    _, problems = read(builders.write_source(content, **{key: value}))

    assert [problem.message.partition(" An example")[0] for problem in problems] == [
        f"'{value}' is not of the right form."
    ]
