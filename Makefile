# make demo    extract the bundled samples into build/demo, write their report page, print both
# make test    test the installed wheel, check style and types
# make test-browser   test the report page and notebook views in Chromium
# make compiled   compile what reads texts, beside the pure build: needs a C compiler and Python's headers
# make test-compiled   test that; make compare DATA=path: both builds give the same facts, how fast
# make docs    build the documentation: build/docs/site/index.html
# make bench   speed on the bundled samples, and on other articles with DATA=path, side by side with
#              other tools; make bench-quick takes less text and fewer rounds (three minutes)
# make fuzz    search for inputs that break what every input must keep to, a minute for each target;
#              more with FUZZ='facts pages --seconds 3600'
# make clean   remove everything that make made

# The first Python that is new enough; choose another with PYTHON=path.
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$name && break; done)
VENV := .venv
BIN := $(VENV)/bin
ROOMS := corpus models extract dataset cli
SOURCES := pyproject.toml setup.py $(shell find $(ROOMS) -type f -not -name '*.pyc' \
	-not -path 'corpus/samples/*' -not -path 'corpus/gold/*' -not -path 'corpus/annotations/*')
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check
export PYTHONSAFEPATH := 1

.PHONY: demo test test-browser compiled test-compiled compare docs bench bench-quick fuzz clean
.DELETE_ON_ERROR:

demo: $(VENV)/installed
	$(BIN)/solieu extract corpus/samples --out build/demo
	$(BIN)/solieu report build/demo --out build/demo/report.html
	@echo "Open build/demo/report.html in a browser, build/demo/counts.csv in a spreadsheet," \
		"or notebooks/01_quickstart.ipynb."

test: $(VENV)/dev-tools
	$(BIN)/python -m pytest
	$(BIN)/ruff check .
	$(BIN)/mypy --strict $(ROOMS:%=-p solieu.%)

# Fails where there is no Chromium; `make test` passes the tests that need one over.
test-browser: $(VENV)/dev-tools
	SOLIEU_BROWSER=required $(BIN)/python -m pytest tests/dataset/report tests/extract/test_views_in_a_browser.py

compiled: build/compiled

test-compiled: $(VENV)/dev-tools build/compiled
	PYTHONPATH=build/compiled $(BIN)/python -m pytest

compare: build/compiled
	PYTHONPATH=benchmarks $(BIN)/python benchmarks/builds.py corpus/samples $(DATA)

docs: $(VENV)/dev-tools
	PYTHONPATH=docs/website $(BIN)/python docs/website/make_site.py

bench: $(VENV)/bench-tools
	$(BIN)/python benchmarks corpus/samples $(DATA)

bench-quick: $(VENV)/bench-tools
	$(BIN)/python benchmarks --quick corpus/samples $(DATA)

fuzz: $(VENV)/fuzz-tools
	PYTHONPATH=tests/fuzz:tests/inputs $(BIN)/python tests/fuzz $(FUZZ)

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/created:
	@test -n "$(PYTHON)" || { echo "solieu needs Python 3.11 or newer, and found" \
		"$$(python3 --version 2>&1): install one, or name it with make PYTHON=path" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "solieu needs" \
		"Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>&1)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

# setuptools keeps deleted modules in build/lib, so it goes before each build. The wheel is
# installed over whatever stands there: pip leaves an equal version alone.
$(VENV)/installed: $(VENV)/created $(SOURCES)
	@rm -rf build/lib build/bdist.* build/wheel
	@$(PIP) wheel --no-deps --wheel-dir build/wheel .
	@rm -rf build/lib build/bdist.*
	@$(PIP) install build/wheel/*.whl
	@$(PIP) install --no-deps --force-reinstall build/wheel/*.whl
	@touch $@

# Stands beside the pure build: where build/compiled comes first on PYTHONPATH, it is taken.
build/compiled: $(VENV)/installed
	@rm -rf build/lib* build/bdist.* build/temp* build/staged build/compiled-wheel $@
	SOLIEU_COMPILE=1 $(PIP) wheel --no-deps --wheel-dir build/compiled-wheel .
	@$(PIP) install --no-deps --target $@ build/compiled-wheel/*.whl
	@rm -rf build/lib* build/bdist.* build/temp* build/staged
	@touch $@

# What does not install here is named by the benchmark, and not compared.
$(VENV)/bench-tools: $(VENV)/installed pyproject.toml
	-@$(PIP) install "$$(echo build/wheel/*.whl)[bench]"
	@touch $@

$(VENV)/fuzz-tools: $(VENV)/dev-tools
	@$(PIP) install "$$(echo build/wheel/*.whl)[fuzz]"
	@touch $@

$(VENV)/dev-tools: $(VENV)/installed pyproject.toml
	@$(PIP) install "$$(echo build/wheel/*.whl)[dev]"
	@touch $@
