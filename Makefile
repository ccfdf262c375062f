# Everything a person does with this checkout. `make` alone lists it.
SHELL := /bin/bash
VENV := .venv
PYTHON_IN := $(VENV)/bin/python
MANAGE := $(PYTHON_IN) manage.py
WITH_SERVICES := $(PYTHON_IN) scripts/services.py run
# The day the demo stands on; `make demo SYSTEM_DATE=` is the real day.
SYSTEM_DATE ?= 2024-06-20
PORT ?= 8000
# One more than the processors of a small machine: each waits for PostgreSQL a third of its time.
WORKERS ?= 3
# Compiled once, also where the shell says otherwise: each of our many processes would compile everything again.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help setup services stop demo test check fix bench quality reform soak lock vendor

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

setup: ## install the locked dependencies into .venv
	@scripts/install_python.sh requirements-dev.txt $(VENV)

services: setup ## start the embedded PostgreSQL and Redis, print their addresses
	@$(PYTHON_IN) scripts/services.py start

stop: setup ## stop the demo and the embedded servers
	@$(PYTHON_IN) scripts/services.py stop

demo: setup ## the whole system on this machine (PORT=8000, SYSTEM_DATE=2024-06-20; empty: the real day)
	@scripts/install_system.sh pdf
	@SYSTEM_DATE=$(SYSTEM_DATE) PORT=$(PORT) $(PYTHON_IN) scripts/demo.py

test: setup ## all tests, on WORKERS=3 processes
	@scripts/install_system.sh pdf browser
	@$(WITH_SERVICES) $(VENV)/bin/pytest -n $(WORKERS) $(ARGS)

check: setup ## lint, format, layers, migrations, deployment settings
	@$(WITH_SERVICES) scripts/check.sh

fix: setup ## put right what a tool can put right
	@$(VENV)/bin/ruff check --fix --quiet . ; $(VENV)/bin/ruff format --quiet . ; $(VENV)/bin/djlint --reformat --quiet templates || true

bench: setup ## times of the main operations on the seeded province
	@$(WITH_SERVICES) $(PYTHON_IN) scripts/bench.py

soak: setup ## kill the worker and stop Redis while a province compiles; each report must be whole afterwards
	@$(WITH_SERVICES) $(PYTHON_IN) scripts/soak.py

reform: setup ## the reform of 2025 run on a seeded register (SCALE=province or country)
	@$(WITH_SERVICES) $(PYTHON_IN) scripts/reform.py $(or $(SCALE),province)

quality: setup ## how well people are found who are typed otherwise than they are kept
	@$(WITH_SERVICES) $(PYTHON_IN) scripts/search_quality.py
	@$(WITH_SERVICES) $(PYTHON_IN) scripts/match_quality.py

lock: setup ## write the lock files anew from pyproject.toml
	@scripts/lock.sh

vendor: ## fetch the pinned front-end parts into static/vendor
	@scripts/vendor_static.sh
