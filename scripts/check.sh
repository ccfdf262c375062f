#!/usr/bin/env bash
# All checks that need no test: each is run, even after another has failed, and all must pass.
set -uo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/.venv/bin:$PATH"
failed=()

step() {
    local name=$1
    shift
    if "$@"; then echo "✓ $name"; else failed+=("$name"); echo "✗ $name"; fi
}

deployment() {
    DJANGO_SETTINGS_MODULE=config.settings.production SECRET_KEY="$(head -c 48 /dev/urandom | base64)" \
        ALLOWED_HOSTS=phuc-hoi.example python manage.py check --deploy --fail-level WARNING
}

step "ruff check" ruff check --quiet .
step "ruff format" ruff format --check --quiet .
step "djlint lint" djlint --quiet --lint templates
step "djlint format" djlint --quiet --check templates
step "import-linter" lint-imports
step "migrations" python manage.py makemigrations --check --dry-run
step "deployment settings" deployment
step "shell scripts" bash -n scripts/*.sh .ci/run

if [ ${#failed[@]} -gt 0 ]; then
    printf 'Chưa đạt: %s\n' "${failed[*]}" >&2
    exit 1
fi
