"""Counts the dated events of a file of articles by day and kind, in a data frame.

python frames.py vienna-2015.jsonl
"""

import sys

import polars as pl

from rules import extract
from timeline import Article, Timeline
from timeline.inputs import articles_in
from timeline.tabular import to_frame


def main(file: str) -> None:
    articles = (article for article in articles_in([file]) if isinstance(article, Article))
    frame = to_frame(Timeline(*map(extract, articles)), "polars")
    days = frame.filter(pl.col("earliest") == pl.col("latest")).with_columns(pl.col("earliest").dt.date().alias("day"))
    print(days.group_by("day", "kind").len().sort("day", "kind").write_csv(), end="")


if __name__ == "__main__":
    main(sys.argv[1])
