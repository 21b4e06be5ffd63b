# The commands of this project; CONTRIBUTING.md says when to use which.
.PHONY: run dev test test-quick check lock environment tools

PYTHON := .venv/bin/python
MANAGE := $(PYTHON) manage.py

run: environment
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_content
	@$(MANAGE) collectstatic --no-input --verbosity 0
	@exec $(MANAGE) serve

dev: environment
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_content
	@DEBUG=true exec $(MANAGE) runserver "$${HOST:-127.0.0.1}:$${PORT:-8000}"

test: check
	@.ci/prerequisites
	@.ci/test

test-quick: tools
	@$(PYTHON) -m pytest -m "not browser"

check: tools
	@$(PYTHON) -m ruff check
	@$(PYTHON) -m ruff format --check
	@$(PYTHON) -m mypy
	@$(PYTHON) -m djlint --lint --quiet templates
	@git ls-files -z 'templates/*.html' | xargs -0 -r $(PYTHON) -m djade --target-version 5.2 --check
	@$(MANAGE) makemigrations --check --dry-run
	@$(MANAGE) check_content

# After a change of the dependencies in pyproject.toml.
lock: tools
	@.ci/lock

environment:
	@.ci/environment requirements.txt

tools:
	@.ci/environment requirements-dev.txt
