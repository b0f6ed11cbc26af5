"""The installed command: what it says when other packages have taken the names of ours."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import diplomatic_timeline_command as command

HOME = Path(command.__file__).resolve().parent


def run(folder: Path) -> subprocess.CompletedProcess[str]:
    """The command as its script starts it, with `folder` before everything else on the path."""
    start = f"import sys; sys.path.append({str(HOME)!r}); from {command.__name__} import main; raise SystemExit(main())"
    environment = os.environ | {"PYTHONPATH": str(folder)}
    arguments = [sys.executable, "-c", start, "schema"]
    return subprocess.run(arguments, env=environment, cwd=folder, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("name", ["timeline", "rules", "viz"])
@pytest.mark.parametrize("layout", ["{}/__init__.py", "{}.py"])
def test_a_package_that_hides_ours_is_named(tmp_path: Path, name: str, layout: str) -> None:
    other = tmp_path / layout.format(name)
    other.parent.mkdir(exist_ok=True)
    other.write_text("raise RuntimeError('imported')")
    shown = other.parent if other.name == "__init__.py" else other
    done = run(tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"timeline: another package {name!r}, at {shown}, hides the one of diplomatic-timeline; "
        "take its folder off PYTHONPATH, or install the two in separate environments\n"
    )


def test_a_folder_that_is_no_package_hides_nothing(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    assert run(tmp_path).returncode == 0


def test_a_package_that_is_missing(tmp_path: Path) -> None:
    (tmp_path / "timeline").mkdir()
    assert command._hidden(tmp_path) is not None


def test_a_distribution_that_wrote_over_ours_is_named(tmp_path: Path) -> None:
    for name in command.PACKAGES:
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").touch()
    (tmp_path / f"{command.__name__}.py").write_text(Path(command.__file__).read_text())
    information = tmp_path / "timeline_of_others-1.0.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: timeline-of-others\nVersion: 1.0\n")
    (information / "RECORD").write_text("timeline/__init__.py,,\n")
    start = f"from {command.__name__} import main; raise SystemExit(main())"
    arguments = [sys.executable, "-c", start]
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    done = subprocess.run(arguments, env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"timeline: the distribution 'timeline-of-others' has put its package 'timeline' over ours in {tmp_path}; "
        "install the two in separate environments\n"
    )
