# make demo   reads the example press and shows who said what
# make test   runs all checks
# make assets puts scripts, fonts and map outlines from npm into the reading room (it works without them too)
# make flows  tries the reading room in Chromium (not part of make test)
# make soak   fuzzes the readers of pages and containers for ten minutes, then watches 200 feeds for a day of a fake
#             clock, killed 20 times: make soak MINUTES=1 WATCH="10 3 4 1" (feeds, hours, kills, seed); and lets 50
#             readers and 2 writers into the reading room for five minutes (ROOM=1), and kills it in the midst
# make model  trains the models anew: make model GOLD=folder/with/gold TEXTS="news.jsonl.gz …" (labelled news, optional)
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO ?= demo.sqlite
MINUTES ?= 10
ROOM ?= 5
GOLD ?= benchmarks/quality/gold

.PHONY: demo test soak assets flows model clean

demo: $(VENV)/.installed
	@$(BIN)/isnad run examples/press --record $(DEMO)
	@$(BIN)/isnad overview --record $(DEMO) --format table

test: $(VENV)/.installed-dev
	@PATH="$(CURDIR)/$(BIN):$$PATH" scripts/check

assets: $(BIN)/python
	@$(BIN)/python scripts/assets.py

flows: $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check playwright
	$(BIN)/python -m pytest tests/web/flows -q -p no:cacheprovider --override-ini=addopts=

soak: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks.soak --minutes $(MINUTES)
	PYTHONPATH=tests:tests/watch $(BIN)/python tests/watch/soak.py $(WATCH)
	$(BIN)/python -m benchmarks.soak.room --minutes $(ROOM)

model: $(VENV)/.installed-dev
	$(BIN)/python -m isnad.train.names --gold $(GOLD) $(if $(TEXTS),--labels benchmarks/quality/names --texts $(TEXTS))
	$(BIN)/python -m isnad.train.attributions $(GOLD) $(if $(TEXTS),--labels benchmarks/quality/statements --contents benchmarks/quality/statements/contents --names benchmarks/quality/names --texts $(TEXTS))
	$(BIN)/python -m isnad.train.events $(GOLD) $(if $(TEXTS),--labels benchmarks/quality/events --names benchmarks/quality/names --texts $(TEXTS))

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Isnad needs Python 3.11 or newer; name one: make PYTHON=python3.12"; exit 2; }
	@$(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "no virtual environment could be made: apt install python3-venv"; exit 2; }

$(VENV)/.installed: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-dev: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev,train]"
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) build dist demo.sqlite demo.sqlite-* demo.sqlite.lock .mypy_cache .pytest_cache .ruff_cache
