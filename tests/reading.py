"""What inputs are read as, for the tests of the readers."""

import io
from datetime import date
from pathlib import Path

from timeline.article import Article
from timeline.inputs import BadArticle, Reading, articles_in, read_articles

SUNDAY = date(2015, 10, 25)
DATA = Path(__file__).parent / "data"


def read(data: bytes | str, name: str = "in", **options: object) -> list[Article | BadArticle]:
    """The articles of an input. Its notes come to nobody."""
    raw = data.encode() if isinstance(data, str) else data
    return list(read_articles(io.BufferedReader(io.BytesIO(raw)), name, Reading(**options)))


def read_files(*files: Path | str, **options: object) -> tuple[list[Article | BadArticle], list[str]]:
    """The articles of files, and what was noted while they were read."""
    notes: list[str] = []
    return list(articles_in([str(file) for file in files], Reading(note=notes.append, **options))), notes
