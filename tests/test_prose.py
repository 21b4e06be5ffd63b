import pytest

from ldnref.content.prose import remarks

FIGURES = (
    """
About 8% of people get a headache.
About 8 % of people get a headache.
Some 8 percent felt sick.
Some 8 per cent felt sick.
Eight percent felt sick.
It rose to 37.5%.
Between 8–10% felt sick.
It came in under 1%.
One in ten felt sick.
1 in 10 people felt sick.
1 in every 10 people felt sick.
Two out of five people felt sick.
2 out of 5 felt sick.
Eight in 100 felt sick.
One in five people felt sick.
One in a hundred felt sick.
10 in 1,000 people felt sick.
8 per 100 people felt sick.
41 of 49 felt sick.
41 of the 49 people felt sick.
Seven of 17 felt sick.
7 of the 17 women felt sick.
Three of ten people felt sick.
41/49 people felt sick.
Twice as many people felt sick.
It was twice as common.
They were three times as likely to feel sick.
It was 2.4 times more common.
It came two to three times as often.
It has double the risk.
It doubled the risk.
It triples your risk.
There was a 3-fold rise.
There was a two-fold rise.
Half of the people felt sick.
Half the women felt sick.
A third of patients felt sick.
One third of the patients felt sick.
Two-thirds of people felt sick.
Three quarters of users felt sick.
The risk ratio was 2.4.
An odds ratio of 1.5 was found.
**8%** felt sick.
**8** % felt sick.
*1* in *10* felt sick.
1 in
10 felt sick.
8&nbsp;% felt sick.
""".strip()
    .replace("1 in\n10", "1 in¶10")
    .splitlines()
)

WORDS = """
Take 4.5 mg at night.
Start with 0.5 to 1.5 mg a day.
Go up by 1 mg every 2 weeks.
In 12 people, LDN was given for 3 weeks.
A study of 112 people found no harm.
A study of 999 women found no harm.
The trial had 1,911 people.
It gave 6 mg over 4 weeks.
Wait 7 to 10 days.
One in three days is too often.
Take 1 in 2 weeks.
In 2019, 3 trials were done.
Two of the trials disagree.
One of the 12 trials disagrees.
In 3 of 4 trials it was seen.
It was the first of 2020.
Step 1 of 4: ask your clinic.
Half of your dose is enough.
Half of a tablet is not exact.
A third of a cup of water.
Many people felt sick.
Most people sleep well.
A few people felt sick.
Some of them felt sick.
Half of them took a dummy pill.
It comes twice as you turn over.
Call twice if nobody answers.
It comes two times a day.
Ask three times if you must.
The more often, the better.
One of the side effects is nausea.
One of the most common is sleep trouble.
Naltrexone 50 mg is a standard dose.
The code is G47.00.
Use 100 ml of water.
Keep it below 25 degrees.
It is open 24 hours a day.
It is open 24/7.
Take one or two.
From 5 to 6 in the evening.
Meet at 9 in the morning.
People aged 18 to 65.
It is 0.911 of the dose.
Part 2 of 3 tells more.
Take one in the morning.
Put one in each bag.
Take 2 of 25 mg tablets.
""".strip().splitlines()

NUMBERS_TO_CALL = """
Call 911.
Call **911** now.
Dial 9-1-1 now.
Call nine-one-one.
Call or text 988.
Dial 999 or 112.
Text HOME to 741741.
Call 1-800-222-1222.
Call (800) 222-1222.
Call 800.222.1222.
Call 1-800-FDA-1088.
Call 555-123-4567.
Call 111 for advice.
""".strip().splitlines()

NO_NUMBERS_TO_CALL = """
Call within 24 hours.
Call your clinic the same day.
In 112 people it was given.
It followed 999 adults for 3 years.
The trial had 1,988 people.
It costs 911.50 in all.
Call 2 days before you travel.
""".strip().splitlines()


def found(sentence):
    return [remark.message for remark in remarks(sentence.replace("¶", "\n"))]


@pytest.mark.parametrize("sentence", FIGURES)
def test_a_bare_figure_is_found(sentence):
    assert [message.partition("' is a figure in prose")[1] for message in found(sentence)] == ["' is a figure in prose"]


@pytest.mark.parametrize("sentence", WORDS)
def test_what_is_no_figure_is_passed_over(sentence):
    assert found(sentence) == []


@pytest.mark.parametrize("sentence", NUMBERS_TO_CALL)
def test_a_number_to_call_is_found(sentence):
    assert "is a number to call" in " ".join(found(sentence))


@pytest.mark.parametrize("sentence", NO_NUMBERS_TO_CALL)
def test_a_number_that_nobody_calls_is_passed_over(sentence):
    assert found(sentence) == []


@pytest.mark.parametrize("text", ["[[estimate:younger-8-of-100]]", "[here](/faq/911/)", "[[call:emergency]]"])
def test_what_readers_do_not_see_is_passed_over(text):
    assert found(text) == []


def test_the_place_is_that_in_the_file():
    assert next(remarks("Some **text**, then _8%_.")).offset == 21


def test_a_long_row_of_numbers_is_read_at_once():
    assert found("1," * 1_900) == []
