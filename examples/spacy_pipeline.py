"""Finds events in a spaCy pipeline, over several processes, and writes one text with its events marked as HTML.

python spacy_pipeline.py vienna-2015.jsonl marked.html
"""

import json
import sys
from pathlib import Path

import spacy
from spacy import displacy


def main(file: Path, marked: Path) -> None:
    nlp = spacy.blank("ar")
    nlp.add_pipe("timeline_events")
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    documents = []
    for line in lines:
        document = nlp.make_doc(line["text"])
        document._.article_id, document._.published = line["id"], line["published"]
        documents.append(document)
    for document in nlp.pipe(documents, n_process=2):
        events = document._.timeline["events"]
        undated = sum(event["time"]["basis"] == "none" for event in events)
        print(f"{document._.article_id}: {len(events)} events, {undated} undated")
    html = displacy.render(nlp(documents[0]), style="span", page=True, options={"spans_key": "timeline_events"})
    marked.write_text(html, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
