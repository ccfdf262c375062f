#!/usr/bin/env bash
# Writes both lock files anew: hashes of every file, good for every Python from 3.11 on, no registry's address.
set -euo pipefail
cd "$(dirname "$0")/.."
compile() {
    .venv/bin/uv pip compile pyproject.toml "$@" --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --custom-compile-command "make lock" ${UPGRADE:+--upgrade}
}
compile -o requirements.txt
compile --group dev -c requirements.txt -o requirements-dev.txt
