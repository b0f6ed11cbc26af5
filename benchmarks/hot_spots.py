"""Where the time of extraction goes, by stage: the functions that take most of it.

python benchmarks/hot_spots.py [LINES]
"""

from __future__ import annotations

import cProfile
import pstats
import sys

from bench import PUBLISHED, texts

from rules.pipeline import Extractor
from timeline import Article

LINES = int(sys.argv[1]) if len(sys.argv) > 1 else 30

if __name__ == "__main__":
    extractor = Extractor.load()
    articles = [Article(text=text, published=PUBLISHED) for text in texts()]
    profile = cProfile.Profile()
    for article in articles:
        extractor.extract(article)  # once before, so that words are known as they are in a long run
    profile.enable()
    for article in articles:
        extractor.extract(article)
    profile.disable()
    pstats.Stats(profile).sort_stats("tottime").print_stats(LINES)
