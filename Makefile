# `make` on a bare machine with Python 3.11 or newer sets up .venv; the other targets do so when they need it.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v $$p && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCK := $(BIN)/uv pip compile pyproject.toml --python-version 3.11 --universal --generate-hashes \
	--no-emit-index-url --no-annotate --no-header --only-binary :all: --quiet

.DEFAULT_GOAL := install
.PHONY: install demo test docs score bench train lock clean

install: .venv/installed  ## the command, as .venv/bin/onrecord

# The locked packages, each checked against its hash; then onrecord itself, in place, with the locked build backend.
.venv/installed: requirements.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "onrecord needs Python 3.11 or newer: install it, or run make PYTHON=/path/to/python"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) install --no-deps --only-binary :all: --require-hashes -r requirements.txt
	$(PIP) install --no-deps --no-build-isolation --no-index -e .
	@touch $@

.venv/developed: .venv/installed requirements-dev.txt
	$(PIP) install --no-deps --only-binary :all: --require-hashes -r requirements-dev.txt
	@touch $@

demo: .venv/installed  ## read the examples, show who said what, write the dossier
	@mkdir -p build
	$(BIN)/onrecord read examples/reports --manifest examples/manifest.csv --record build/demo.db
	@$(BIN)/onrecord show --record build/demo.db
	@$(BIN)/onrecord dossier build/dossier --record build/demo.db --quiet
	@echo "The record is build/demo.db; the dossier is build/dossier/index.html, open it in a browser."

test: .venv/developed  ## style, types, tests
	$(BIN)/ruff check src tests training bench tools
	$(BIN)/ruff format --check src tests training bench tools
	$(BIN)/mypy src tests
	$(BIN)/python -m pytest

docs: .venv-docs/installed  ## the documentation, as pages in build/site that need no network
	NO_MKDOCS_2_WARNING=true .venv-docs/bin/mkdocs build --strict
	@echo "The documentation is build/site/index.html, open it in a browser."

.venv-docs/installed: docs/requirements.txt
	test -x .venv-docs/bin/python || $(PYTHON) -m venv .venv-docs
	.venv-docs/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --only-binary :all: --require-hashes -r docs/requirements.txt
	@touch $@

score: .venv/installed  ## how right the record is on every gold set at hand, against its floors
	$(BIN)/python -m bench.score

bench: .venv/installed .venv-bench/installed  ## speed of grouping by origin; speed next to spaCy's small model, start-up time, memory
	$(BIN)/python -m bench.speed --spacy .venv-bench/bin/python
	$(BIN)/python -m bench.origins --reports 10000
	$(BIN)/python -m bench.adding

.venv-bench/installed: bench/requirements.txt
	test -x .venv-bench/bin/python || $(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --only-binary :all: --require-hashes -r bench/requirements.txt
	@touch $@

train: .venv-train/installed  ## make both models anew (hours on two cores)
	PYTHONPATH=src .venv-train/bin/python -m training english
	PYTHONPATH=src .venv-train/bin/python -m training multilingual
	PYTHONPATH=src .venv-train/bin/python -m training.joint english --start build/training/english1.pt

.venv-train/installed: training/requirements.txt
	test -x .venv-train/bin/python || $(PYTHON) -m venv .venv-train
	.venv-train/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --only-binary :all: --require-hashes -r training/requirements.txt
	@touch $@

lock: .venv/developed  ## newest versions that fit, with hashes and without addresses
	$(LOCK) --upgrade --extra build -o requirements.txt
	$(LOCK) --upgrade --extra build --extra dev -c requirements.txt -o requirements-dev.txt

clean:  ## all that was built, the environment too
	rm -rf .venv .venv-bench .venv-docs .venv-train build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
