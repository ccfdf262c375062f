#!/usr/bin/env bash
# Installs one lock file into one virtual environment, only when the lock has changed:
# `install_python.sh requirements-dev.txt .venv`. `make setup` and the Dockerfile both call it.
set -euo pipefail

lock=$1
venv=$2
here=$(cd "$(dirname "$0")" && pwd)

choose_python() {
    local name
    for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    echo "Cần Python 3.11 trở lên (đặt biến PYTHON nếu nó nằm ở chỗ khác)." >&2
    return 1
}

# Two setups at once wait for each other.
mkdir -p "$(dirname "$venv")/.services"
exec 9>"$(dirname "$venv")/.services/setup.lock"
if command -v flock >/dev/null; then flock 9; fi

wanted=$(sha256sum <"$lock" | cut -d' ' -f1)
if [ -x "$venv/bin/python" ] && [ "$(cat "$venv/.lock-installed" 2>/dev/null)" = "$wanted" ]; then
    exit 0
fi
PYTHON=$(choose_python)
export PYTHON
"$here/install_system.sh" venv
echo "Cài thư viện Python từ $lock …" >&2
[ -x "$venv/bin/python" ] || "$PYTHON" -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock" >&2
echo "$wanted" >"$venv/.lock-installed"
