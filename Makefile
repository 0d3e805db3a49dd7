# Two commands to remember: make demo, make test. Both keep their environment in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test lab lint format types schemas clean

demo: $(READY)
	@$(BIN)/openclass demo demo

lab: $(READY)
	@test -f demo/course.yml || $(BIN)/openclass new demo
	@$(BIN)/openclass lab --course demo

test: lint
	@$(BIN)/python -m pytest -n 2 -m "not slow" -q
	@$(BIN)/python -m pytest -n 2 --dist loadgroup -m slow -q

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

$(VENV)/bin/python:
	@echo "Setting up $(VENV) (once, about a minute)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"

$(READY): $(VENV)/bin/python pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.ready-test: $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group test --group lint
	@touch $@

clean:
	rm -rf $(VENV) demo
