"""How many date expressions of public test suites, and of annotated news, are found and resolved.

    python benchmarks/dates.py [SHARED] [--output build/dates]

SHARED is the folder with `data/dates`, `data/gold` and `evaluate`; by default ../shared beside the repository.
Predictions go to the output folder, the scores of the evaluation scripts to standard output. A case of the suites is
answered by the time expression that overlaps the marked one most. Cases that stay unresolved on purpose are listed
with their reasons (unresolved.toml).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

from rules.dates import Dated, date_text, mention_record
from rules.times import TimeTagger

ROOT = Path(__file__).parents[1]
HEIDELTIME_VALUE_F1 = 0.65  # published for news like the annotated articles


def answer(case: dict[str, Any], tagger: TimeTagger) -> dict[str, Any]:
    """The prediction for one case: bounds, and the TIMEX3 value for lengths and sets."""
    start = max(case["text"].find(case["expression"]), 0)
    end = start + len(case["expression"])
    times = date_text(case["text"], datetime.fromisoformat(case["reference"]), tagger).times

    def overlap(time: Dated) -> int:
        return min(time.found.end, end) - max(time.found.start, start)

    best = max(times, key=overlap, default=None)
    if best is None or overlap(best) <= 0:
        return {"id": case["id"], "earliest": None, "latest": None, "timex": None}
    when = best.resolution.when
    earliest, latest = (None, None) if when is None else when.bounds()
    return {"id": case["id"], "earliest": earliest, "latest": latest, "timex": best.resolution.value}


def predict_suites(cases: Path, output: Path, tagger: TimeTagger) -> Path:
    lines = [line for file in sorted(cases.glob("*.jsonl")) for line in file.read_text(encoding="utf-8").splitlines()]
    predictions = output / "suites.jsonl"
    answers = (json.dumps(answer(json.loads(line), tagger), ensure_ascii=False) for line in lines)
    predictions.write_text("".join(answer + "\n" for answer in answers), encoding="utf-8")
    return predictions


def predict_articles(articles: Path, output: Path, tagger: TimeTagger) -> Path:
    folder = output / "articles"
    folder.mkdir(exist_ok=True)
    for file in sorted(articles.glob("*.json")):
        article = json.loads(file.read_text(encoding="utf-8"))
        times = date_text(article["text"], date.fromisoformat(article["published"]), tagger).mentions(article["doc"])
        record = {"events": [], "times": [mention_record(time) for time in times]}
        (folder / file.name).write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return folder


def scores(script: Path, *arguments: str | Path) -> str:
    command = [sys.executable, str(script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--output", type=Path, default=ROOT / "build" / "dates")
    args = parser.parse_args()
    args.output.mkdir(parents=True, exist_ok=True)
    tagger = TimeTagger.load("ar")
    evaluate, data = args.shared / "evaluate", args.shared / "data"

    suites = predict_suites(data / "dates", args.output, tagger)
    print(scores(evaluate / "score_dates.py", suites, "--gold", data / "dates", "--split", "dev", "--lang", "ar"))

    articles = predict_articles(data / "gold", args.output, tagger)
    figures = json.loads(scores(evaluate / "score.py", "--gold", data / "gold", "--predictions", articles, "--json"))
    print(f"{'annotated articles':20}{'P':>8}{'R':>8}{'F1':>8}{'HeidelTime F1':>16}")
    for name in ("times.exact", "times.relaxed", "times.value"):
        row = figures[name]
        published = f"{HEIDELTIME_VALUE_F1:16.3f}" if name == "times.value" else ""
        print(f"{name:20}{row['precision']:8.3f}{row['recall']:8.3f}{row['f1']:8.3f}{published}")

    print("\nleft unresolved on purpose")
    with (ROOT / "benchmarks" / "unresolved.toml").open("rb") as file:
        for case, told in tomllib.load(file).items():
            print(f"  {case}: {told['reason']}")


if __name__ == "__main__":
    main()
