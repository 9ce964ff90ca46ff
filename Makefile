# Everything a newcomer needs: `make chat` and `make test`. The rest is for those who change things.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export BRIEFING_HOME ?= $(CURDIR)/.briefing
export HF_HUB_OFFLINE ?= 1

PUBLIC := xquad_en xquad_es squad2 nq_open multispanqa gum_wikinews

.DEFAULT_GOAL := help
.PHONY: help chat test check eval rivals bench screenshots train ingest lock clean

help: ## Show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

chat: $(VENV)/installed ## Install, index the sample articles and open the web chat
	@$(BIN)/briefing ingest evals/articles
	@$(BIN)/briefing chat

test: $(VENV)/installed ## Install and run all tests
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

check: $(VENV)/installed ## Formatting, lint, types and the layout test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_layout.py

eval: $(VENV)/installed ## Score the assistant on the fixed Q&A set; fail when it is worse than the baseline
	@$(BIN)/briefing eval --gate

rivals: $(VENV)/installed ## Search, reader and LangChain's defaults on public sets: make rivals DATA=folder
	@test -n "$(DATA)" || { echo "name the folder of the sets: make rivals DATA=path/to/sets"; exit 2; }
	@$(BIN)/briefing eval --format qa-jsonl --answerers search,reader,langchain --out $(BRIEFING_HOME)/rivals \
		$(foreach set,$(PUBLIC),--data "$(DATA)/$(set).jsonl.gz")
	@cat $(BRIEFING_HOME)/rivals/table.md

bench: $(VENV)/installed ## Time search, answers and ingest side by side
	@$(BIN)/python -m evals.speed

screenshots: $(VENV)/installed ## Every page, wide and narrow, light and dark, in both languages (needs chromium)
	@$(BIN)/python tests/browser/screenshots.py --out $(BRIEFING_HOME)/screenshots

train: $(VENV)/installed ## Train the reader's network, resumable: make train DATA=folder [HELD_OUT=files START_FROM=model.onnx SEED=n]
	@test -n "$(DATA)" || { echo "name the folder of the training sets: make train DATA=path/to/sets"; exit 2; }
	@$(BIN)/python -m assistant.reader.training.train --data "$(DATA)" --stories evals/desk/fit --pairs evals/desk/pairs/fit.jsonl \
		--run $(BRIEFING_HOME)/training --models $(BRIEFING_HOME)/models $(if $(HELD_OUT),--held-out $(HELD_OUT)) \
		$(if $(START_FROM),--start-from $(START_FROM)) $(if $(SEED),--seed $(SEED))
	@$(BIN)/python -m assistant.reader.training.ship --network $(BRIEFING_HOME)/training/network.pt \
		--models $(BRIEFING_HOME)/models --out $(BRIEFING_HOME)/training/shipped

ingest: $(VENV)/installed ## Index your own articles: make ingest DIR=path/to/articles
	@test -n "$(DIR)" || { echo "name a folder: make ingest DIR=path/to/articles"; exit 2; }
	@$(BIN)/briefing ingest "$(DIR)"

# torch is named without its build, so that pip takes whichever is to be had; what a CUDA build needs, it brings itself.
lock: ## Write requirements.lock anew from pyproject.toml (needs uv)
	uv pip compile pyproject.toml --extra dev --extra rivals --universal --no-header --no-annotate \
		--no-emit-index-url --no-emit-find-links --quiet --upgrade \
		| sed -E '/^(nvidia-|triton|cuda-)/d; s/^torch==([0-9.]+).*/torch==\1/' | sort -u > requirements.lock

clean: ## Remove the environment, the index and caches
	rm -rf $(VENV) .briefing .mypy_cache .pytest_cache .ruff_cache build *.egg-info

$(VENV)/installed: requirements.lock pyproject.toml
	@echo "Preparing the Python environment in $(VENV) (some minutes the first time) …"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; try: make PYTHON=python3.12 …"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --disable-pip-version-check --progress-bar on -r requirements.lock
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet --no-deps --editable .
	@touch $@
