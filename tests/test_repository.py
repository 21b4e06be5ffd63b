import ast
import re
import subprocess
from graphlib import TopologicalSorter
from io import StringIO

import pytest
from django.core.management import call_command

from tests.serving import ROOT, SETTINGS

# The parts of ldnref, and what each may import of the others. Content code knows nothing of the web.
MAY_IMPORT = {
    "content": set(),
    "environment": set(),
    "logs": set(),
    "settings": {"environment"},
    "wsgi": set(),
    "server": {"environment", "logs"},
    "compression": set(),
    "models": {"content"},
    "migrations": {"content", "models"},
    "spelling": {"content", "lookalikes", "models"},
    "ranking": {"content", "models", "spelling"},
    "search": {"content", "medicine_words", "models", "ranking", "snippets", "spelling"},
    "snippets": {"content", "models"},
    "red_flags": {"content", "models", "spelling"},
    "lookalikes": set(),
    "medicine_words": {"content"},
    "checking": {"content", "lookalikes", "medicine_words", "models"},
    "rows": {"content", "models"},
    "loader": {"content", "models", "rows", "search"},
    "forms": {"content"},
    "overview": {"content", "models"},
    "comparing": {"content", "models"},
    "listing": {"content", "forms", "models", "overview", "search"},
    "sharing": {"models"},
    "context": {"models"},
    "templatetags": {"content", "models"},
    "views": {"checking", "comparing", "forms", "listing", "models", "red_flags", "search", "sharing"},
    "offline": {"models", "views"},
    "design": {"content", "forms", "listing", "models", "sharing"},
    "urls": {"design", "offline", "views"},
    "management": {"content", "loader"},
}


def dotted_name(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported_names(path):
    """What a file imports: 'from a import b' counts as a and as a.b, since b may be a module."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


IMPORTS = {dotted_name(path): set(imported_names(path)) for path in (ROOT / "ldnref").rglob("*.py")}
PARTS = {name: name.split(".")[1] for name in IMPORTS if name != "ldnref"}


@pytest.mark.parametrize("module", PARTS)
def test_a_module_imports_only_the_parts_that_it_may(module):
    imported = {PARTS[name] for name in IMPORTS[module] if name in PARTS}

    assert imported - {PARTS[module]} <= MAY_IMPORT.get(PARTS[module], set())


def test_every_part_has_its_place_among_the_import_rules():
    assert set(PARTS.values()) == MAY_IMPORT.keys()


@pytest.mark.parametrize("module", [name for name, part in PARTS.items() if part == "content"])
def test_content_code_does_not_import_django(module):
    assert [name for name in IMPORTS[module] if name.split(".")[0] == "django"] == []


def test_no_modules_import_each_other_in_a_circle():
    graph = {name: (imported & IMPORTS.keys()) - {name, "ldnref"} for name, imported in IMPORTS.items()}

    TopologicalSorter(graph).prepare()


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())


@pytest.mark.parametrize("variable", SETTINGS)
def test_every_setting_is_in_the_readme(variable):
    assert f"`{variable}`" in (ROOT / "README.md").read_text()


def test_the_known_settings_are_those_that_are_read():
    readers = ast.walk(ast.parse((ROOT / "ldnref" / "settings.py").read_text()))
    calls = [
        node for node in readers if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("environment.")
    ]
    names = {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}

    assert names == set(SETTINGS)


@pytest.mark.parametrize("command", sorted(path.stem for path in ROOT.glob("ldnref/management/commands/[a-z]*.py")))
def test_every_command_is_in_contributing(command):
    assert f"manage.py {command}" in (ROOT / "CONTRIBUTING.md").read_text()


@pytest.mark.parametrize("target", re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
def test_every_make_target_is_in_contributing(target):
    assert f"make {target}" in (ROOT / "CONTRIBUTING.md").read_text()


@pytest.mark.parametrize("requirements", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_has_one_version_and_its_hashes(requirements):
    lines = (ROOT / requirements).read_text().replace("\\\n", "").splitlines()

    assert [
        line for line in lines if not re.match(r"[\w.\[\],-]+==\S+ (; .+?)? *(--hash=sha256:\w{64} *)+$", line)
    ] == []


def test_no_file_names_a_package_registry():
    # In parts, so that this file does not name one.
    hosts = [
        ".".join(parts) for parts in (["pypi", "org"], ["pythonhosted", "org"], ["npmjs", "org"], ["debian", "org"])
    ]
    patterns = [argument for host in hosts for argument in ("-e", host)]

    named = subprocess.run(["git", "grep", "-lIF", *patterns], cwd=ROOT, capture_output=True, text=True)

    assert named.stdout == ""
