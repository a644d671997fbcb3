# Everything runs from a .venv that is made here; a fresh Debian machine with Python 3.11+ is enough.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
READY := $(VENV)/.ready
PORT ?= 8081
OPEN ?= 1

.PHONY: demo test run check bench soak mutants corpus train pictures migrate catalogues install

demo: $(READY)
	@exec $(RUN) -m bot demo --port $(PORT) $(if $(filter 0,$(OPEN)),--no-open,--open)

test: $(READY)
	$(RUN) -m pytest -n 3

run: $(READY)
	@exec $(RUN) -m bot run

# msgfmt belongs to gettext; .ci/run installs it, elsewhere its part is left out where it is missing.
check: $(READY)
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(RUN) -m bot content check
	$(RUN) -m bot.content.catalogues check
	if command -v msgfmt >/dev/null; then \
		for file in $$(find bot -name '*.po'); do msgfmt --check --output-file=/dev/null $$file || exit 1; done; \
	fi

bench: $(READY)
	$(RUN) -m bench

soak: $(READY)
	STEADY_SOAK=1 $(RUN) -m pytest -n 2 tests/acceptance tests/faults tests/proof tests/simulation tests/usecases/test_walk.py

# Tests of the tests: is a rule that is slightly wrong noticed?
mutants: $(READY)
	$(RUN) -m tests.mutation

# How well messages are understood: on a file of labelled ones, or on those that were kept aside.
corpus: $(READY)
	@$(RUN) -m corpus $(FILE)

# Learn the second opinion anew from corpus/messages; only this needs scikit-learn.
train: $(READY)
	@UV_SYSTEM_CERTS=1 UV_PROJECT_ENVIRONMENT=$(VENV) $(VENV)/bin/uv sync --quiet --locked --group training
	$(RUN) -m corpus.training

# Draw the moving pictures of the exercises anew, and some pictures of weeks to look at.
pictures: $(READY)
	$(RUN) -m drawing
	$(RUN) -m bench.pictures $(or $(FOLDER),pictures)

migrate: $(READY)
	$(RUN) -m bot migrate

catalogues: $(READY)
	$(RUN) -m bot.content.catalogues update

install: $(READY)

$(RUN):
	@command -v $(PYTHON) >/dev/null || \
		{ echo "Python is missing. On Debian: sudo apt-get install -y python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Steady needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv is missing. On Debian: sudo apt-get install -y python3-venv"; exit 1; }
	@echo "Preparing .venv (once)"
	@$(PYTHON) -m venv $(VENV)

$(READY): $(RUN) pyproject.toml uv.lock
	@$(RUN) -m pip install --quiet --disable-pip-version-check --root-user-action=ignore uv
	@UV_SYSTEM_CERTS=1 UV_PROJECT_ENVIRONMENT=$(VENV) $(VENV)/bin/uv sync --quiet --locked
	@touch $(READY)
