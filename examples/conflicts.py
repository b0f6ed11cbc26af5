"""Prints where the articles of a file contradict each other about a day, with the words of each.

python conflicts.py vienna-2015.jsonl
"""

import sys

from rules import extract
from timeline import Article, Timeline
from timeline.inputs import articles_in


def main(file: str) -> None:
    articles = (article for article in articles_in([file]) if isinstance(article, Article))
    for event in Timeline(*map(extract, articles)):
        for conflict in event.conflicts:
            print(f"{event.label.en}: {' or '.join(conflict.values)}")
            for index in conflict.evidence:
                told = event.evidence[index]
                print(f"  {told.article}: {told.time.text if told.time else '(no words of its own)'}")


if __name__ == "__main__":
    main(sys.argv[1])
