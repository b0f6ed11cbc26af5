# make demo      the examples as build/demo.json and build/demo.html, and the timeline in the terminal
# make test      lint, types and all tests
# make docs      docs/document.md, from the JSON Schema
# make bench     speed, as ratios measured in one run; make profile: where the time goes
# make corpus    memory, workers and interruptions, over thousands of invented articles; those in SHARED too, if there
# make fuzz      200,000 hostile texts, files and commands from a seed; make fuzz-coverage: the same, guided by coverage (Linux)
# make accuracy  the figures against the annotated articles in SHARED
# PYTHON=…       the Python to use (3.11 or newer); found on its own where not given

SHARED ?= ../shared
RUNS ?= 200000
export PYTHON
python = .venv/bin/python

.PHONY: demo test test-lowest accuracy docs bench corpus profile fuzz fuzz-coverage clean

demo:
	@tools/environment.sh .venv
	@mkdir -p build
	.venv/bin/timeline extract examples/vienna-2015.jsonl --times -o build/demo.json
	.venv/bin/timeline page examples/vienna-2015.jsonl -o build/demo.html
	.venv/bin/timeline show build/demo.json

test:
	@tools/environment.sh .venv test
	@tools/browser.sh
	$(python) -m ruff check .
	$(python) -m ruff format --check .
	$(python) -m mypy
	$(python) -m pytest

test-lowest: # the lowest versions that pyproject.toml allows
	@mkdir -p build
	@PYTHON="$${PYTHON:-python3.11}"; export PYTHON; "$$PYTHON" tools/lowest.py >build/lowest.txt && \
		tools/environment.sh build/lowest test --constraint build/lowest.txt
	@tools/browser.sh
	build/lowest/bin/python -m pytest

accuracy:
	@tools/environment.sh .venv
	@$(python) benchmarks/accuracy.py "$(SHARED)"

docs:
	@tools/environment.sh .venv
	$(python) tools/document_page.py >docs/document.md

bench fuzz:
	@tools/environment.sh .venv test
	@$(python) benchmarks/$@.py

corpus:
	@tools/environment.sh .venv test
	@$(python) benchmarks/corpus.py --folder "$(SHARED)/data/gold"

profile:
	@tools/environment.sh .venv
	@$(python) benchmarks/hot_spots.py

fuzz-coverage: # RUNS=… cases
	@tools/environment.sh .venv test
	$(python) benchmarks/fuzz_coverage.py -runs=$(RUNS) -max_len=2000 -len_control=0

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
