# Every target calls the formdeck command or a tool of the environment in .venv/; there is no logic here.
PYTHON ?= python3
DECK   ?=
OPTIONS ?= --duplex
BIN    := .venv/bin
PYTEST ?= $(BIN)/pytest -n auto

.DEFAULT_GOAL := pdf
.PHONY: pdf build html png pptx print check watch setup test lint types format docs bench clean help

pdf: setup       ## build the decks' PDFs (the default)
	@$(BIN)/formdeck build $(DECK) --to pdf
build: $(BIN)/formdeck  ## build the decks' Marp Markdown
	@$(BIN)/formdeck build $(DECK)
html: setup      ## build self-contained HTML
	@$(BIN)/formdeck build $(DECK) --to html
png: setup       ## build a picture of every page
	@$(BIN)/formdeck build $(DECK) --to png
pptx: setup      ## build PowerPoint files
	@$(BIN)/formdeck build $(DECK) --to pptx
print: setup     ## put a deck on A4 sheets, both sides: make print DECK=… OPTIONS='--layout booklet'
	@$(BIN)/formdeck print $(DECK) $(OPTIONS)
check: setup     ## run every check on the decks
	@$(BIN)/formdeck check $(DECK)
watch: setup     ## show a deck in the browser, and each change as soon as it is saved: make watch DECK=…
	@$(BIN)/formdeck watch $(DECK)
setup: $(BIN)/formdeck  ## install all that the exports need (done once, then offline)
	@$(BIN)/formdeck setup --quiet

test: $(BIN)/pytest setup  ## run the tests
	@$(PYTEST)
lint: $(BIN)/pytest  ## style, and the direction of imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports
types: $(BIN)/pytest ## mypy strict and pyright
	@$(BIN)/mypy
	@$(BIN)/pyright
format: $(BIN)/pytest ## lay out the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .
docs: $(BIN)/formdeck  ## make the generated reference anew
	@scripts/generate-schema
bench: setup     ## measure against plain marp-cli
	@$(BIN)/python scripts/bench
clean:           ## remove what was built; .venv/ and the downloads stay
	@rm -rf build dist
help:            ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

$(BIN)/formdeck: scripts/locked/run.txt pyproject.toml
	@scripts/install run $(PYTHON)
$(BIN)/pytest: scripts/locked/dev.txt pyproject.toml
	@scripts/install dev $(PYTHON)
