# `make check` is what CI runs. The tools come from .venv if there is one, else from PATH.
BIN := $(if $(wildcard .venv/bin/python),.venv/bin/,)

.PHONY: check format lint types layers test golden templates prebuilt kind alarm lock sbom dist

check: lint types layers test

format:
	$(BIN)ruff format . && $(BIN)ruff check --fix .

lint:
	$(BIN)ruff format --check . && $(BIN)ruff check .

types:
	$(BIN)mypy

layers:
	$(BIN)lint-imports

test:
	$(BIN)python -m pytest -n auto -q

templates:
	$(BIN)python tools/templates.py

# The templates compiled, as the build compiles them for a wheel and for `pip install -e`.
prebuilt:
	$(BIN)python -m toolkit.render.docx.compile.prebuild

# make kind GROUP=letter NAME=my-kind ARGS="--addressee bank": the skeleton of a new kind (CONTRIBUTING.md).
kind:
	PYTHONPATH=. $(BIN)python tools/new_kind.py $(GROUP) $(NAME) $(ARGS)

golden:
	$(BIN)python tests/golden.py $(KIND)

# Fails when dated data end within 30 days; apart from the tests (UPKEEP.md).
alarm:
	PYTHONPATH=. $(BIN)python tools/alarm.py

# Every package that docgen, its tests and its release need, for every platform, with hashes.
lock:
	$(BIN)uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
		--extra dev --extra release pyproject.toml -o lock.txt

# What is in the lock, as a CycloneDX list of parts.
sbom:
	mkdir -p dist && $(BIN)cyclonedx-py requirements --output-reproducible --pyproject pyproject.toml \
		-o dist/sbom.json lock.txt

dist: sbom
	$(BIN)python -m hatchling build -d dist
