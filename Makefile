# make brief   environment, install, briefs of the sample articles in seeds/
# make test    environment, install, the whole test suite
# make test-browser    the review page in a headless Chromium (apt-get install chromium)
# make fuzz    the review server under schemathesis, five minutes without a token and five with
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
OUT ?= briefs
ARTICLES ?= seeds

.PHONY: brief test test-browser fuzz check bench wheel clean

brief: $(VENV)/.installed
	$(BIN)/toolkit brief $(ARTICLES) -o $(OUT)
	@echo "Open $(OUT)/index.html in a browser, or read $(OUT)/index.md."

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest

test-browser: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -m browser tests/browser

fuzz: $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[review,fuzz]'
	$(BIN)/python -m benchmarks.fuzz

check: $(VENV)/.installed-dev
	BIN=$(BIN) scripts/check

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks

wheel: $(VENV)/.installed-dev
	$(BIN)/python -m pip wheel --no-deps --wheel-dir dist .

$(VENV)/.installed: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.installed-dev: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) build dist $(OUT) .pytest_cache .mypy_cache .ruff_cache .hypothesis
