"""`timeline actors`: who was found, with aliases and spans."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from timeline.cli import main

TEXT = "قال وزير الدفاع الكيني جومو واكيندا إنه باق. وأضاف واكيندا أن موسكو وافقت، وفق وكالة سبوتنيك."

FORMS = ("وزير الدفاع الكيني جومو واكيندا", "واكيندا")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_json_has_every_actor_with_its_mentions(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["actors", str(article), "--published", "2019-05-06", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert [
        (actor["name"], actor["title"], actor["country"], actor["kind"], actor["official"], actor["aliases"])
        for actor in record["actors"]
    ] == [
        (
            "جومو واكيندا",
            "وزير الدفاع الكيني",
            "KE",
            "person",
            True,
            ["وزير الدفاع الكيني جومو واكيندا", "واكيندا"],
        ),
        ("موسكو", None, "RU", "state", True, ["موسكو"]),
        ("سبوتنيك", None, None, "outlet", False, ["وكالة سبوتنيك"]),
    ]
    mentions = [mention for actor in record["actors"] for mention in actor["mentions"]]
    assert [TEXT[mention["start"] : mention["end"]] for mention in mentions] == [
        mention["text"] for mention in mentions
    ]


def test_the_table_names_forms_and_spans(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["actors", str(article), "--published", "2019-05-06"]) == 0
    first, second = (f"{TEXT.rindex(form)}–{TEXT.rindex(form) + len(form)}" for form in FORMS)
    (row,) = (line for line in capsys.readouterr().out.splitlines() if "KE" in line)
    assert [cell.strip("\u2067\u2068\u2069 ") for cell in row.split("│")[1:-1]] == [
        "جومو واكيندا",
        "وزير الدفاع الكيني",
        "KE",
        "person",
        "",
        "؛ ".join(FORMS),
        f"{first} {second}",
    ]
