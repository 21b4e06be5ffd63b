from ldnref.templatetags.phones import unbroken


def test_a_phone_number_stays_on_one_line():
    assert unbroken("Call 1-800-222-1222 now") == 'Call <span class="phone-number">1-800-222-1222</span> now'


def test_numbers_with_letters_too():
    assert unbroken("1-800-FDA-1088") == '<span class="phone-number">1-800-FDA-1088</span>'


def test_other_text_is_escaped():
    assert unbroken("<b>911</b>") == "&lt;b&gt;911&lt;/b&gt;"


def test_a_bracket_stays_with_its_number():
    assert unbroken("(1-800-332-1088)") == '<span class="phone-number">(1-800-332-1088)</span>'
