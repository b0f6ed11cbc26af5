"""The figures against annotated articles: extracts each of them alone and hands the documents to the score program.

accuracy.py SHARED [--verbose]: SHARED is the folder with data/gold, data/seed and evaluate/score.py.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

from rules import extract
from timeline import Article, Timeline, document

PREDICTIONS = Path("build/accuracy")


def gold_files(shared: Path) -> list[Path]:
    return sorted([*(shared / "data" / "gold").glob("*.json"), *(shared / "data" / "seed").glob("*.json")])


def article(gold_file: Path) -> Article:
    """The article of an annotation; its text stands in the annotation or in the text file beside it."""
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    # Bytes, since reading text would turn CRLF into LF and move every offset.
    text = gold.get("text") or gold_file.with_suffix(".txt").read_bytes().decode("utf-8")
    return Article(id=gold["doc"], text=text, published=date.fromisoformat(gold["published"]), source=gold["source"])


def main(shared: Path, *options: str) -> int:
    files, score = gold_files(shared), shared / "evaluate" / "score.py"
    if not files or not score.exists():
        print(
            f"There are no annotated articles in {shared}: name their folder with make accuracy SHARED=…",
            file=sys.stderr,
        )
        return 2
    PREDICTIONS.mkdir(parents=True, exist_ok=True)
    for old in PREDICTIONS.iterdir():
        old.unlink()
    for file in files:
        found = article(file)
        name = found.id.replace("#", "_") + ".json"
        (PREDICTIONS / name).write_text(document.write(Timeline(extract(found))), encoding="utf-8")
    command = [sys.executable, str(score), "--gold", *map(str, files), "--predictions", str(PREDICTIONS), *options]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), *sys.argv[2:]))
