"""`timeline dates`: what it writes where, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from timeline.cli import DONE, DONE_WITH_BAD_ARTICLES, WRONG_USE, main


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text("وصل الوفد مساء أمس الأول ويغادر غدا الجمعة", encoding="utf-8")
    return str(path)


def test_table_lists_expressions_and_warnings_go_to_standard_error(
    article: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["dates", article, "--published", "2015-10-25"]) == DONE
    out, err = capsys.readouterr()
    assert "2015-10-23T16:00 – 2015-10-23T20:00" in out
    assert "the publication day 2015-10-25 does not fit «غدا الجمعة»; 2015-10-22 would" in err


def test_json_lines_in_and_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text(
        '{"id": "1", "text": "قبل ساعتين", "published": "2015-10-25T10:30"}\n'
        '{"id": "2", "text": "بلا وقت", "published": "2015-10-25"}\n'
        '{"id": "3", "text": "أمس"}\n',
        encoding="utf-8",
    )
    assert main(["dates", str(lines), "--jsonl"]) == DONE_WITH_BAD_ARTICLES
    out, err = capsys.readouterr()
    first, second = (json.loads(line) for line in out.splitlines())
    assert [(time["value"], time["earliest"]) for time in first["times"]] == [("2015-10-25T08:30", "2015-10-25T08:30")]
    assert second == {"id": "2", "times": []}
    assert err == "timeline: 3 has no publication day: give it with --published, as in --published 2015-10-25\n"


def test_json_has_derivations(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dates", article, "--published", "2015-10-25", "--json", "--quiet"]) == DONE
    record = json.loads(capsys.readouterr().out)
    assert [time["derivation"] for time in record["times"]] == [
        "«مساء أمس الأول» counted from 2015-10-25 (published): 2015-10-23TEV",
        "«غدا الجمعة» counted from 2015-10-25 (published): 2015-10-26",
    ]


def test_timeml_and_explanation(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dates", article, "--published", "2015-10-25", "--timeml", "-q"]) == DONE
    assert '<TIMEX3 tid="t1" type="TIME" value="2015-10-23TEV">مساء أمس الأول</TIMEX3>' in capsys.readouterr().out
    assert main(["dates", article, "--published", "2015-10-25", "--explain", "-q"]) == DONE
    assert "  = Shift(-2, day): 2015-10-23\n" in capsys.readouterr().out


def test_two_outputs_at_once_are_refused(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dates", article, "--published", "2015-10-25", "--json", "--timeml"]) == WRONG_USE
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "timeline: --jsonl, --json, --timeml and --explain are different outputs: choose one\n"
