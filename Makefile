# The commands of this project. CONTRIBUTING.md says when to use which.
.PHONY: run dev test test-quick check pictures lock

PYTHON := .venv/bin/python
MANAGE := $(PYTHON) manage.py
SITE := .ci/environment requirements.txt
TOOLS := .ci/environment requirements-dev.txt

run:
	@$(SITE)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_content
	@$(MANAGE) collectstatic --no-input --verbosity 0
	@exec $(MANAGE) serve

dev:
	@$(SITE)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_content
	@DEBUG=true exec $(MANAGE) runserver "$${HOST:-127.0.0.1}:$${PORT:-8000}"

test: check
	@.ci/prerequisites
	@.ci/test

test-quick:
	@$(TOOLS)
	@$(PYTHON) -m pytest -m "not browser and not slow"

check:
	@$(TOOLS)
	@$(PYTHON) -m ruff check
	@$(PYTHON) -m ruff format --check
	@$(PYTHON) -m mypy
	@$(PYTHON) -m djlint --lint --quiet templates
	@find templates -name '*.html' -print0 | xargs -0 .venv/bin/djade --target-version 5.2 --check
	@$(MANAGE) makemigrations --check --dry-run
	@$(MANAGE) check_content

# After a change to what the pages look like: the pictures of docs/pictures/.
pictures:
	@$(TOOLS)
	@$(PYTHON) bench/pictures.py

# After a change to the dependencies in pyproject.toml.
lock:
	@$(TOOLS)
	@.ci/lock
