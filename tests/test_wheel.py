"""The built wheel, installed into an empty environment, runs from anywhere."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parent.parent
ARTICLE = "التقى وزير الخارجية الروسي سيرغي لافروف نظيره الأميركي جون كيري في فيينا أمس الأول.\n"


def call(*command: str | Path, folder: Path) -> str:
    """Standard output of a command that must succeed, without anything of this checkout in its environment."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(
        [*map(str, command)], cwd=folder, env=environment, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    call(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT, folder=folder)
    return next(folder.glob("*.whl"))


def test_the_wheel_has_every_file_of_the_packages_and_nothing_else(wheel: Path) -> None:
    files = [path for package in ("timeline", "rules", "viz") for path in (ROOT / package).rglob("*") if path.is_file()]
    names = [str(path.relative_to(ROOT)) for path in files if path.suffix != ".pyc"]
    information = [name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" in name]
    assert sorted(zipfile.ZipFile(wheel).namelist()) == sorted([*names, "diplomatic_timeline_command.py", *information])
    assert {Path(name).name for name in information} == {"METADATA", "RECORD", "WHEEL", "LICENSE", "entry_points.txt"}


def test_the_wheel_runs_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "empty", with_pip=True)
    programs = tmp_path / "empty" / "bin"
    elsewhere = tmp_path / "else where"
    elsewhere.mkdir()
    call(programs / "python", "-m", "pip", "install", "--quiet", wheel, folder=elsewhere)
    (elsewhere / "article.txt").write_text(ARTICLE, encoding="utf-8")

    schema = json.loads(call(programs / "timeline", "schema", folder=elsewhere))
    extract = ("extract", "article.txt", "--published", "25 أكتوبر 2015")
    found = json.loads(call(programs / "timeline", *extract, folder=elsewhere))
    Draft202012Validator(schema).validate(found)
    assert [(event["kind"], event["time"]["edtf"]) for event in found["events"]] == [("meeting", "2015-10-23")]

    call(programs / "timeline", *extract, "-o", "events.json", folder=elsewhere)
    call(programs / "timeline", "page", "events.json", "-o", "page.html", folder=elsewhere)
    assert "سيرغي لافروف" in (elsewhere / "page.html").read_text(encoding="utf-8")
    assert "أمس الأول" in call(programs / "timeline", "show", "events.json", folder=elsewhere)
