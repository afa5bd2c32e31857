# `make run` starts the portal, `make test` tests it; both set up what they need first. `make help` lists the rest.
PYTHON ?= python3
DEVELOP := $(PYTHON) sodertorn/development/bootstrap.py develop --
TEST := $(PYTHON) sodertorn/development/bootstrap.py test --
WITH_SERVICES := .venv/bin/python -m sodertorn.development.services --
COMPILE := .venv/bin/pip-compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links \
	--no-emit-trusted-host --strip-extras --allow-unsafe --no-header
# Settings as in production, for `check --deploy`; the key is only long enough to pass.
AS_DEPLOYED := DEVELOPMENT=0 SITE_URL=https://portal.example.se ALLOWED_HOSTS=portal.example.se \
	EMAIL_URL=smtp://localhost:25 DEFAULT_FROM_EMAIL=kansliet@portal.example.se \
	SECRET_KEY=0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ

.DEFAULT_GOAL := help
.PHONY: help run test check format figures bench shell lock clean

help: ## list these commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: ## set up and start the portal (PORT=8123 for that port)
	@$(DEVELOP) .venv/bin/python -m sodertorn.development.supervisor

test: ## set up and run all tests (ARGS="-k word" to choose)
	@$(TEST) .venv/bin/python -m pytest -n 2 --dist loadfile $(ARGS)

check: ## style, types, imports, migrations, deployment settings, templates
	@$(TEST) .venv/bin/ruff check .
	@$(TEST) .venv/bin/ruff format --check .
	@$(TEST) $(WITH_SERVICES) .venv/bin/mypy
	@$(TEST) .venv/bin/lint-imports
	@$(TEST) $(WITH_SERVICES) .venv/bin/python -W error manage.py makemigrations --check --dry-run
	@$(AS_DEPLOYED) $(TEST) $(WITH_SERVICES) .venv/bin/python manage.py check --deploy --fail-level WARNING
	@$(TEST) .venv/bin/djlint --quiet --lint templates
	@$(TEST) .venv/bin/djangofmt --quiet --check templates

format: ## put code and templates in order
	@$(TEST) .venv/bin/ruff check --fix .
	@$(TEST) .venv/bin/ruff format .
	@$(TEST) .venv/bin/djangofmt --quiet templates

figures: ## the full life-cycle and fault tests, with figures (takes long)
	@$(TEST) .venv/bin/python -m pytest -m "figures or slow" $(ARGS)

bench: ## measure pages, queries and PDF
	@$(TEST) $(WITH_SERVICES) .venv/bin/python -m tests.bench $(ARGS)

shell: ## a Django shell on the data of `make run`
	@STATE=$${STATE:-$(CURDIR)/var} $(DEVELOP) $(WITH_SERVICES) .venv/bin/python manage.py shell

lock: ## pin the packages of requirements/*.in with hashes
	@$(TEST) $(COMPILE) --output-file requirements/test.txt requirements/test.in
	@$(TEST) $(COMPILE) --constraint requirements/test.txt --output-file requirements/develop.txt requirements/develop.in
	@$(TEST) $(COMPILE) --constraint requirements/test.txt --output-file requirements/run.txt requirements/run.in
	@$(TEST) $(COMPILE) --output-file requirements/browser.txt requirements/browser.in

clean: ## remove what can be made again; var/ (the data) stays
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
