"""docs/design.md against the style sheet and the templates: what it says is so."""

import re
from math import floor

import pytest
from django.test import override_settings

from tests.serving import ROOT

DOCUMENT = (ROOT / "docs" / "design.md").read_text()
STYLES = (ROOT / "static" / "css" / "site.css").read_text()
SECTIONS = re.findall(r"/\* -{5,} (.+?) -{5,} \*/", STYLES)

CONTRASTS = re.findall(
    r"^\| ([^`|]+) \| `--([\w-]+)` \| `--([\w-]+)` \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|$", DOCUMENT, re.MULTILINE
)
PARTS = re.findall(r"^\| .+? \| `(_\w+\.html)` \| `(\w+)` \|$", DOCUMENT, re.MULTILINE)


def sections(first, last):
    """The style sheet from the heading of one section to that of another."""
    return STYLES[STYLES.index(f"---------- {first}") : STYLES.index(f"---------- {last}")]


def colors(styles):
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]+);", styles))


def themes():
    light, _, dark = sections("Tokens", "Base").partition("@media (prefers-color-scheme: dark)")
    return colors(light), colors(light) | colors(dark)


def luminance(color):
    digits = color[1:] if len(color) == 7 else "".join(2 * digit for digit in color[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """As in WCAG 2.2, rounded down to a tenth."""
    darker, lighter = sorted([luminance(one), luminance(other)])
    return floor((lighter + 0.05) / (darker + 0.05) * 10) / 10


@pytest.mark.parametrize(("what", "front", "behind", "needed", "light", "dark"), CONTRASTS)
def test_contrast_is_enough_and_as_written_down(what, front, behind, needed, light, dark):
    measured = [contrast(theme[front], theme[behind]) for theme in themes()]

    assert measured == [float(light), float(dark)]
    assert min(measured) >= float(needed)


def test_contrast_is_written_down_for_every_color_in_front():
    in_front = {front for _, front, *_ in CONTRASTS}

    assert {"ink", "ink-soft", "link", "emergency", "same-day", "good", "on-strong", "line-strong"} <= in_front


@pytest.mark.parametrize(("template", "section"), PARTS)
def test_a_part_has_its_template_and_its_section(template, section):
    assert (ROOT / "templates" / template).exists()
    assert any(re.search(rf"(^|, ){section}\b", names) for names in SECTIONS)


def test_no_template_has_a_style_of_its_own():
    styled = [
        path.name for path in (ROOT / "templates").rglob("*.html") if re.search(r"<style| style=", path.read_text())
    ]

    assert styled == []


def test_colors_are_decided_in_one_place():
    parts = sections("Base", "Print")

    # White and the ink on amber are the same in both themes, under a code that is read by a camera too.
    assert set(re.findall(r"#[0-9a-f]{3,8}\b", parts)) <= {"#fff", "#000", "#15262c", "#9f1320"}


def test_the_page_of_all_parts_is_not_there_in_production(client, db):
    assert client.get("/design/").status_code == 404


@override_settings(DEBUG=True)
def test_the_page_of_all_parts_shows_them_in_development(client, loaded):
    page = client.get("/design/").text

    shown = ["answer-box", "number-card", "urgent-emergency", "advice-do-not", "filter", "review-line", "share-buttons"]
    assert [name for name in shown if f'class="{name}' not in page and f" {name}" not in page] == []


@override_settings(DEBUG=True)
def test_the_page_of_all_parts_stands_without_content(client, db):
    assert client.get("/design/").status_code == 200


@pytest.mark.parametrize("address", ["/side-effects/vivid-dreams/", "/card/", "/check/?medicine=tramadol"])
def test_a_text_browser_is_not_shown_buttons_that_need_a_script(client, loaded, address):
    """These browsers show what is hidden and what stands in a template, and pass over a script."""
    shown = re.sub(r"<script.*?</script>", "", client.get(address).text, flags=re.DOTALL)

    assert "data-print" not in shown
