# One word does everything; a bare `make` lists the words.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
CODE   := app crawler rules reports reading records sample bench

.PHONY: help demo test fuzz lint docs bench clean

help: ## list the words
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

# `uv` when it is on the PATH (seconds), else the standard library's venv and pip.
# Versions and hashes are pinned in requirements/; no index is named anywhere.
define set_up
	@if command -v uv >/dev/null 2>&1; then \
	  test -x $(BIN)/python || uv venv -q --python $(PYTHON) $(VENV); \
	  uv pip install -q --python $(BIN)/python --require-hashes -r $(1) && \
	  uv pip install -q --python $(BIN)/python --no-deps --no-build-isolation -e .; \
	else \
	  test -x $(BIN)/python || $(PYTHON) -m venv $(VENV); \
	  $(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r $(1) && \
	  $(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .; \
	fi
	@touch $@
endef

$(VENV)/core.stamp: requirements/core.txt pyproject.toml
	@echo "setting up $(VENV) (core) …"
	$(call set_up,requirements/core.txt)

$(VENV)/dev.stamp: requirements/dev.txt pyproject.toml $(VENV)/core.stamp
	@echo "setting up $(VENV) (dev) …"
	$(call set_up,requirements/dev.txt)

demo: $(VENV)/core.stamp ## run the whole chain on the sample county
	@$(BIN)/mingjian demo

# Bytecode is kept even where the environment forbids it: else each worker rewrites each test module, and each process
# that a test starts compiles the whole product.
test: export PYTHONDONTWRITEBYTECODE =
test: lint docs ## lint, types, floors, docs checks and all tests
	$(BIN)/python -m pytest -n $$(( $$(getconf _NPROCESSORS_ONLN) + 1 )) --dist worksteal

fuzz: $(VENV)/dev.stamp ## try the properties on fresh random inputs (make test repeats the same ones)
	MINGJIAN_PROPERTIES=fuzz $(BIN)/python -m pytest -m hypothesis -n $$(getconf _NPROCESSORS_ONLN)

lint: $(VENV)/dev.stamp ## format check, lint, types, import floors, spelling
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell

docs: $(VENV)/dev.stamp ## check the generated pages (make docs WRITE=1 writes them)
	$(BIN)/python -m docs.generate $(if $(WRITE),--write,--check)

bench: $(VENV)/dev.stamp ## measure reading accuracy, crawl cost and judging cost
	$(BIN)/python -m bench.reading
	$(BIN)/python -m bench.crawl
	$(BIN)/python -m bench.fetch
	$(BIN)/python -m bench.judge

clean: ## remove the environment and everything that was made
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache demo-output
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
