# One line per thing to do; "make" alone lists them. What a target makes is made again only when its sources change.
MANAGE = .venv/bin/python manage.py
PAGES = $(shell find programs residences hackathons startups reports -path '*/static/*' -type f -o -name '*.html' -o -name '*.py')
PURE = programs/workflow.py programs/permissions.py programs/deadlines.py programs/scoring.py programs/equalising.py programs/certainty.py programs/comparability.py programs/clock.py hackathons/codes.py hackathons/matching/engine.py reports/data.py reports/finaldata.py reports/formdata.py reports/letterdata.py
CODE = config programs residences hackathons startups reports
PO = locale/fr/LC_MESSAGES/django
export PYTHONDONTWRITEBYTECODE =  # what Python compiled, tests too, is kept
.PHONY: help setup run test coverage trust bench rush check format screens workflows lock ready

help:
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

setup: ready ## virtual environment, system libraries, private database: manage.py works afterwards
	@$(MANAGE) migrate --verbosity 0
	@echo "Ready. Next: make run, or .venv/bin/python manage.py help"

run: ready ## set up, then start the whole demonstration on PORT (8000); Ctrl-C stops it
	@DEMO=1 exec $(MANAGE) run

test: ready .venv/.tests ## install what the tests need, and pass them all
	.venv/bin/python -m pytest -n 2 --dist worksteal

coverage: ready .venv/.tests ## what the tests pass through, branches too, in every process they start
	.venv/bin/python -m coverage erase
	.venv/bin/python -m coverage run -m pytest -n 2 --dist worksteal
	.venv/bin/python -m coverage combine -q
	.venv/bin/python -m coverage report --fail-under=97

trust: ready .venv/.tests ## the long proofs, at full rounds: races, faults, ways around, cut networks, hostile requests
	ROUNDS=100 FUZZ=20000 .venv/bin/python -m pytest tests/trust tests/fuzz tests/journeys/test_answering.py -rP

bench: ready ## each figure with its floor; writes bench/results.json
	DEMO=1 .venv/bin/python -m bench

rush: ready ## the last minute of a call on the real programs; writes bench/rush.json
	.venv/bin/python -m bench.rush

check: ready ## format, lint, types, direction of imports, migrations, translations
	.venv/bin/python -m ruff format --check .
	.venv/bin/python -m ruff check .
	.venv/bin/python -m mypy $(wildcard $(PURE))
	.venv/bin/lint-imports
	$(MANAGE) makemigrations --check --dry-run
	.venv/bin/python -m pytest -q tests/ground/test_translations.py

format: ready ## put the code in shape
	.venv/bin/python -m ruff format .
	.venv/bin/python -m ruff check --fix .

screens: ready .venv/.tests ## the pictures of docs/screens
	DEMO=1 $(MANAGE) screens

workflows: ready ## docs/workflows.md, from the machines themselves
	(printf '%s\n\n' '# Workflows' 'Made by `make workflows` from the code: for each machine its steps, where they lead, who may take them.'; $(MANAGE) workflows --format table) > docs/workflows.md

lock: ## requirements*.txt, from pyproject.toml
	uv pip compile -q --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url pyproject.toml -o requirements.txt
	uv pip compile -q --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --group dev pyproject.toml -o requirements-dev.txt

ready: .venv/.installed $(PO).mo var/static/staticfiles.json
	@.venv/bin/python -m compileall -q $(CODE)  # once, where each process may not keep what it compiled

.venv/.installed: requirements-dev.txt config/setup.sh
	@config/setup.sh

.venv/.tests: requirements-dev.txt config/setup.sh
	@config/setup.sh tests

$(PO).mo: $(PO).po | .venv/.installed
	@msgfmt --check-format -o $@ $<

var/static/staticfiles.json: .venv/.installed $(PAGES)  # their style sheet holds what they wear
	@echo "Collecting the static files ..."
	@$(MANAGE) collectstatic --noinput --clear --verbosity 0
	@touch $@
