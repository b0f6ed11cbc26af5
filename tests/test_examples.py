"""The example scripts and the notebook run as their reader would run them, in the folder of the examples."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from rules import extract
from timeline import Article
from timeline.inputs import articles_in

EXAMPLES = Path(__file__).parent.parent / "examples"
SCRIPTS = {
    "conflicts.py": ["vienna-2015.jsonl"],
    "frames.py": ["vienna-2015.jsonl"],
    "spacy_pipeline.py": ["vienna-2015.jsonl", "marked.html"],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLES, tmp_path / "examples"))


def test_every_script_is_run_here() -> None:
    assert {script.name for script in EXAMPLES.glob("*.py")} == SCRIPTS.keys()


def run(folder: Path, script: str) -> list[str]:
    command = [sys.executable, script, *SCRIPTS[script]]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_contradictions_are_printed_with_the_words_of_both(folder: Path) -> None:
    lines = run(folder, "conflicts.py")
    assert lines[:3] == [
        "Meeting: Sergey Lavrov, John Kerry, Adel al-Jubeir, Feridun Sinirlioğlu: 2015-10-23 or 2015-10-24",
        "  vienna-2015-10-21: بعد غد الجمعة",
        "  vienna-2015-10-26: السبت الماضى",
    ]


def test_days_are_counted_in_a_frame(folder: Path) -> None:
    first, *rows = (line.split(",") for line in run(folder, "frames.py"))
    assert first == ["day", "kind", "len"]
    assert rows == sorted(rows)
    assert ["2015-10-20", "visit", "1"] in rows


def test_a_spacy_pipeline_marks_events(folder: Path) -> None:
    lines = run(folder, "spacy_pipeline.py")
    assert [line.split(": ")[0] for line in lines] == [
        f"vienna-2015-10-{day}" for day in ("21", "24", "25", "26", "28", "31")
    ]
    first = next(
        article for article in articles_in([str(folder / "vienna-2015.jsonl")]) if isinstance(article, Article)
    )
    triggers = sorted((item.trigger.start, event.kind.value) for event in extract(first) for item in event.evidence)
    labels = re.findall(r">\s*([a-z]+)\s*</span>", (folder / "marked.html").read_text(encoding="utf-8"))
    assert labels == [kind for _, kind in triggers]


def test_the_notebook_runs(folder: Path) -> None:
    notebook = nbformat.read(folder / "vienna.ipynb", as_version=4)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.outputs for cell in cells] == [[]] * len(cells)  # it is kept without what it shows
    context = {"metadata": {"path": str(folder)}}
    NotebookClient(notebook, kernel_name="python3", resources=context, timeout=120).execute()
    shown = ["".join(output.get("data", {}).get("text/html", "") for output in cell.outputs) for cell in cells]
    assert ["vegaEmbed(" in html for html in shown] == [False, True, False, False, False, True]
