# make demo, make test; see README.md.
PYTHON ?= python3
VENV ?= .venv
BENCH ?= ../shared/bench
BIN := $(VENV)/bin
RUN := $(VENV)/.run
TOOLS := $(VENV)/.tools

# Many processes of the tests import the same code: whatever the environment says, it is compiled once.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test check bench lock format clean

demo: $(RUN)
	@$(BIN)/parallax demo

test: check
	$(BIN)/python -m pytest --numprocesses auto --dist loadgroup

check: $(TOOLS)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(TOOLS)
	KEEP=$(KEEP) $(BIN)/python -m tests.benchmarks $(BENCH)

format: $(TOOLS)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Needs uv. The lock files hold versions and hashes, and no address of an index.
lock:
	uv pip compile pyproject.toml --extra build --universal --python-version 3.11 \
	  --no-emit-index-url --generate-hashes --no-header -o requirements.lock
	uv pip compile pyproject.toml --extra build --extra test --universal --python-version 3.11 \
	  --no-emit-index-url --generate-hashes --no-header -c requirements.lock -o requirements-dev.lock

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Parallax needs Python 3.11 or newer: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)

$(RUN): requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(TOOLS): requirements-dev.lock $(RUN)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

clean:
	rm -rf $(VENV)
