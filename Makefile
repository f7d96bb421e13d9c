# `make site` builds the example, `make test` checks everything. Both make their own environment,
# from the versions and hashes in requirements.lock; all that they need is Python 3.11+ and make.

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed
SOURCES := $(shell find timeline templates seeds -type f -not -name '*.pyc' 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help site test lint format bench lock screenshots chromium clean

help:
	@echo 'make site         build site/ from seeds/'
	@echo 'make test         tests, lint, format and types'
	@echo 'make lint         lint, format and types alone'
	@echo 'make format       let ruff set the format'
	@echo 'make bench        accuracy and speed; CORPORA=folder for all; BENCH=name ARGS=… for one'
	@echo 'make screenshots  take the pictures in docs/ anew'
	@echo 'make lock         write requirements.lock anew'
	@echo 'make clean        remove the environment and all caches'

site: $(VENV)/site-built

$(VENV)/site-built: $(STAMP) $(SOURCES)
	$(BIN)/timeline build seeds -o site
	@touch $@

test: $(STAMP) chromium
	$(BIN)/pytest
	@$(MAKE) --no-print-directory lint

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict timeline

format: $(STAMP)
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

# Some of them read folders of third-party texts that no clone has; they say what must lie there.
bench: $(STAMP)
ifdef BENCH
	$(BIN)/python benchmarks/$(BENCH).py $(ARGS)
else
	$(BIN)/python benchmarks/histories.py
	$(BIN)/python benchmarks/generated.py 500
	$(BIN)/python benchmarks/networks.py 5000
	$(BIN)/python benchmarks/scale.py
	$(BIN)/python benchmarks/exports.py
ifdef CORPORA
	$(BIN)/python benchmarks/expressions.py $(CORPORA)
	$(BIN)/python benchmarks/reading.py $(CORPORA)
	$(BIN)/python benchmarks/references.py $(CORPORA)
	$(BIN)/python benchmarks/timelines.py $(CORPORA)
	$(BIN)/python benchmarks/merging.py $(CORPORA)/..
	$(BIN)/python benchmarks/windows.py $(CORPORA)/..
else
	@echo 'expressions, reading, references, timelines, merging and windows were left out: say CORPORA=folder'
endif
endif

screenshots: site chromium
	$(BIN)/python docs/screenshots.py site/index.html docs

# The browser is the system's. Where it is missing and may not be installed, its test says so.
chromium:
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || test -n "$$CHROMIUM" \
	|| if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; fi \
	|| true

$(STAMP): requirements.lock pyproject.toml
	@test -x $(BIN)/python || { $(FIND_PYTHON); echo "making $(VENV) with $$($$found --version)"; \
		$$found -m venv $(VENV); }
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# The first interpreter that answers, is new enough and can make an environment: a name on the
# path may be a shim without a version behind it, or a Python without its venv package.
define FIND_PYTHON
found=; for name in $(or $(PYTHON),python3.13 python3.12 python3.11 python3); do \
	if $$name -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	then found=$$name; break; fi; done; \
test -n "$$found" || { echo 'no Python 3.11 or newer with venv among: $(or $(PYTHON),python3.13 python3.12 python3.11 python3). Say PYTHON=/path/to/python3' >&2; exit 1; }
endef

# One file for Python 3.11 to 3.13 on every system: versions and hashes, no addresses.
lock: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --upgrade --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-annotate --system-certs \
		--custom-compile-command 'make lock' --group dev pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
