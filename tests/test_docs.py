"""All that the README and docs/ show happens: snippets and commands run, and what they print is what is shown below them.

A block of TOML that names a file is a line that a reader is told to add: it is added, in a copy of the project.
"""

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

from timeline.article import Article
from timeline.event import Kind, Status
from timeline.inputs import read_articles

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PAGES = [README, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
PROJECT = ["timeline", "rules", "viz", "tests", "pyproject.toml", "diplomatic_timeline_command.py"]
RUN = {"sh", "python"}
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]


class Block(NamedTuple):
    language: str
    file: str
    code: str
    shown: str | None  # the output that follows it


def blocks(page: Path) -> list[Block]:
    found = re.findall(r"^```(\w*) ?(\S*)\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    following = [*found, ("", "", "")][1:]
    return [
        Block(language, file, code, shown if kind == "text" and language in RUN else None)
        for (language, file, code), (kind, _, shown) in zip(found, following, strict=True)
    ]


class Reader:
    """Follows a page from its top to its end, in a folder of their own with the examples in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: dict[str, object] = {}
        self.environment = os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
        shutil.copytree(ROOT / "examples", folder / "examples")

    def add(self, block: Block) -> None:
        """Adds to a file of the project, in a copy that all commands from here on belong to."""
        if not (self.folder / "rules").exists():
            for name in PROJECT:
                copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
                copy(ROOT / name, self.folder / name)
            self.environment["PYTHONPATH"] = str(self.folder)
        path = self.folder / block.file
        path.write_text(path.read_text(encoding="utf-8") + "\n" + block.code, encoding="utf-8")

    def command(self, block: Block) -> str:
        arguments = ["sh", "-e", "-c", block.code]
        done = subprocess.run(
            arguments, cwd=self.folder, env=self.environment, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, block.code + done.stdout + done.stderr
        return done.stdout

    def python(self, block: Block) -> str:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(block.code, "snippet", "exec"), self.names)
        return printed.getvalue()


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_what_a_page_shows_is_what_happens(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    reader = Reader(tmp_path)
    for block in blocks(page):
        printed = ""
        if block.language == "toml":
            reader.add(block)
        elif block.language == "sh" and not block.code.startswith("make"):
            printed = reader.command(block)
        elif block.language == "python":
            printed = reader.python(block)
        if block.shown is not None:
            assert printed == block.shown, block.code
        elif block.language == "python":
            assert printed == "", block.code


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_block_is_of_a_kind_that_is_tested(page: Path) -> None:
    found = [*blocks(page)]
    kinds = {"sh", "python", "toml", "json", "text"}
    assert [block for block in found if block.language not in kinds] == []
    assert [block for block in found if block.language == "toml" and not block.file] == []


def test_the_article_that_the_readme_shows_can_be_read() -> None:
    (shown,) = [block.code for block in blocks(README) if block.language == "json"]
    (article,) = read_articles(io.BufferedReader(io.BytesIO(shown.encode())), "README.md")
    assert isinstance(article, Article)


def test_make_knows_every_target_that_is_named() -> None:
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    targets = {
        target for match in re.findall(r"^make ([\w-]+)|`make ([\w-]+)", text, re.M) for target in match if target
    }
    assert targets
    for target in targets:
        done = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr


def test_every_command_is_in_the_readme_and_every_option_in_the_help() -> None:
    program = Path(sys.executable).parent / "timeline"

    def help_of(*command: str) -> str:
        arguments = [program, *command, "--help"]
        return subprocess.run(arguments, capture_output=True, text=True, check=True, timeout=60).stdout

    commands = re.findall(r"^  (\w+)  ", help_of(), re.MULTILINE)
    helps = help_of() + "".join(map(help_of, commands))
    named = re.findall(
        r"(?<![\w-])--[a-z]+(?:-[a-z]+)*",
        "\n".join(page.read_text(encoding="utf-8") for page in PAGES if page.name != "CONTRIBUTING.md"),
    )
    assert {option for option in named if option not in helps} == set()
    readme = README.read_text(encoding="utf-8")
    assert [name for name in commands if f"timeline {name}" not in readme] == []


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_file_that_is_named_is_there(page: Path) -> None:
    """Files in backquotes that begin with one of the project's folders; braces and stars stand for several."""
    named = re.findall(
        r"`((?:timeline|rules|viz|tests|examples|benchmarks|docs|tools)/[^`\s]*)`", page.read_text("utf-8")
    )
    assert [name for name in named if not (ROOT / name).exists() and not [*ROOT.glob(name)]] == []


def test_every_page_is_linked_from_the_readme() -> None:
    readme = README.read_text(encoding="utf-8")
    assert [name for name in NAMES[1:] if f"({name})" not in readme] == []


def test_the_citation_is_of_this_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert re.findall(r"^version: (.*)$", citation, re.MULTILINE) == [project["version"]]


def test_every_kind_and_status_is_explained_to_reporters() -> None:
    page = (ROOT / "docs" / "reporters.md").read_text(encoding="utf-8")
    assert [value for value in (*Kind, *Status) if f"`{value}`" not in page] == []


def test_a_new_kind_is_needed_in_the_places_that_the_page_about_rules_names() -> None:
    section = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8").split("## A kind")[1].split("\n## ")[0]
    files = re.findall(r"^\d\. `([^`]+)`", section, re.MULTILINE)
    assert files
    assert [file for file in files if "agreement" not in (ROOT / file).read_text(encoding="utf-8")] == []


def test_the_page_about_the_document_is_made_from_the_schema() -> None:
    made = subprocess.run(
        [sys.executable, ROOT / "tools" / "document_page.py"], capture_output=True, check=True, timeout=60
    )
    assert (ROOT / "docs" / "document.md").read_bytes() == made.stdout
