# Two commands to remember: make demo, make test. Both keep their environment in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test lab lint format types schemas extension test-extension screenshots clean

demo: $(READY)
	@$(BIN)/openclass demo demo

lab: $(READY)
	@test -f demo/course.yml || $(BIN)/openclass new demo
	@$(BIN)/openclass lab --course demo

test:
	@$(MAKE) --no-print-directory -j3 lint test-extension $(VENV)/.ready-browser
	@$(BIN)/python -m pytest -n 2 -m "not slow" -q
	@$(BIN)/python -m pytest -n 2 --dist loadfile -m slow -q

lint: $(VENV)/.ready-test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(VENV)/.ready-test
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

schemas: $(READY)
	@$(BIN)/python -m openclass_nb.course.schemas

# The front end. Its built files are committed: only who changes extensions/ needs node.
extensions/node_modules: extensions/package-lock.json
	@cd extensions && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

extension: $(READY) extensions/node_modules
	@$(BIN)/python extensions/assets.py

types: $(READY) extensions/node_modules
	@$(BIN)/python -m extensions.make_types

test-extension:
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory extensions/node_modules && \
	cd extensions && npm run --silent lint && npm run --silent test; \
	else echo "No node here: the front end's unit tests are left out."; fi

screenshots: $(VENV)/.ready-test $(VENV)/.ready-browser
	@$(BIN)/python -m tests.journeys.pictures docs/pictures

$(VENV)/.ready-browser: $(VENV)/.ready-test
	@command -v chromium >/dev/null || (apt-get update -qq && \
	apt-get -o DPkg::Lock::Timeout=300 install -y -qq chromium >/dev/null) || $(BIN)/playwright install chromium
	@touch $@

$(VENV)/bin/python:
	@echo "Setting up $(VENV) (once, about a minute)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"

$(READY): $(VENV)/bin/python pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.ready-test: $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group test --group lint
	@$(BIN)/python -m tests.journeys.collaboration
	@touch $@

clean:
	rm -rf $(VENV) demo
