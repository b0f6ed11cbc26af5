"""How the house is laid out: who may import whom, what is heavy, what no library does."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline import Timeline

ROOT = Path(__file__).parent.parent
PACKAGES = ("timeline", "rules", "viz")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
NAMES = [str(path.relative_to(ROOT)) for path in MODULES]
COMPOSITION_ROOT = ROOT / "timeline" / "cli.py"


def imports(path: Path) -> Iterator[str]:
    """The full names of all modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} has a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def calls(path: Path) -> Iterator[str]:
    """What a file calls, as it is written."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_imports_point_one_way(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    visible = {"timeline": {"timeline"}, "rules": {"rules", "timeline"}, "viz": {"viz", "timeline"}}[package]
    if path == COMPOSITION_ROOT:
        visible = set(PACKAGES)
    assert {name for name in imports(path) if name.split(".")[0] in set(PACKAGES) - visible} == set()
    assert {name for name in imports(path) if name.startswith("timeline.cli")} == set()


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_a_library_neither_prints_nor_exits_nor_reads_the_clock(path: Path) -> None:
    clock = {"date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time", "time.localtime"}
    assert set(calls(path)) & ({"print", "exit", "sys.exit", "os._exit", "input"} | clock) == set()


def test_only_one_module_imports_dateparser() -> None:
    found = [name for name, path in zip(NAMES, MODULES, strict=True) if any("dateparser" in it for it in imports(path))]
    assert found == ["timeline/absolute.py"]


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import timeline", {"spacy", "altair", "dateparser", "babel", "jinja2", "typer", "rich", "cattrs", "rules", "viz"}),
        ("import timeline.document", {"spacy", "altair", "dateparser", "babel", "jinja2", "typer", "rich"}),
        ("import timeline.cli", {"spacy", "altair", "dateparser", "babel", "jinja2", "rules", "viz", "numpy"}),
        ("import rules", {"altair", "jinja2", "typer", "rich", "viz", "dateparser", "vl_convert"}),
        ("import viz", {"spacy", "typer", "rich", "rules", "dateparser"}),
    ],
)  # fmt: skip
def test_what_is_heavy_is_imported_where_it_is_needed(code: str, absent: set[str]) -> None:
    listing = f"{code}; import sys; print(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True, check=True, timeout=60)
    assert set(done.stdout.split()) & absent == set()


@pytest.mark.parametrize("package", PACKAGES)
def test_every_package_says_that_it_is_typed(package: str) -> None:
    assert (ROOT / package / "py.typed").exists()


def test_a_timeline_shows_itself_as_the_chart_in_a_notebook() -> None:
    bundle = Timeline()._repr_mimebundle_(include=None, exclude=None)
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    assert any("vega" in kind or kind == "text/html" for kind in data)
