"""The fuzzers themselves, for a short while: guided by coverage where atheris is installed, and by a seed."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


def run(folder: Path, script: str, *arguments: str) -> None:
    """Fails with what the fuzzer says of the case that broke something."""
    command = [sys.executable, BENCHMARKS / script, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace", timeout=600)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-8000:]


@pytest.mark.skipif(find_spec("atheris") is None, reason="atheris is for CPython before 3.14 on Linux with x86")
def test_guided_by_coverage(tmp_path: Path) -> None:
    options = ("-runs=2000", "-max_total_time=15", "-max_len=600", "-len_control=0", "-seed=1")
    run(tmp_path, "fuzz_coverage.py", *options)


def test_by_a_seed(tmp_path: Path) -> None:
    run(tmp_path, "fuzz.py", "--cases", "300", "--seed", "7")
