#!/usr/bin/env bash
# Installs Debian packages when what they bring is missing: `install_system.sh pdf redis browser backup venv`.
# As root, or with a sudo that asks nothing; otherwise it names in one line what to install.
set -euo pipefail

has_library() { ldconfig -p 2>/dev/null | grep -q "$1" || /sbin/ldconfig -p 2>/dev/null | grep -q "$1"; }

missing=()
for part in "$@"; do
    case "$part" in
        pdf)
            has_library libpango-1.0.so.0 || missing+=(libpango-1.0-0)
            has_library libpangoft2-1.0.so.0 || missing+=(libpangoft2-1.0-0)
            has_library libharfbuzz-subset.so.0 || missing+=(libharfbuzz-subset0)
            ;;
        browser) command -v chromium >/dev/null || missing+=(chromium) ;;
        redis) command -v redis-server >/dev/null || command -v valkey-server >/dev/null || missing+=(redis-server) ;;
        backup) command -v pg_dump >/dev/null || missing+=(postgresql-client) ;;
        venv) "${PYTHON:-python3}" -c 'import venv, ensurepip' 2>/dev/null || missing+=(python3-venv) ;;
        *) echo "install_system.sh: không biết phần '$part'" >&2; exit 2 ;;
    esac
done
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=()
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root=(sudo -n)
else
    echo "Thiếu gói hệ thống; hãy nhờ người quản trị máy chạy: apt-get install ${missing[*]}" >&2
    exit 1
fi
command -v apt-get >/dev/null || { echo "Thiếu gói hệ thống: ${missing[*]}" >&2; exit 1; }
echo "Cài gói hệ thống: ${missing[*]}" >&2
# No package may start a server of its own here, nor ask anything; what apt says matters only when it fails.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get -qq -o Dpkg::Use-Pty=0 "$@" >"$log" 2>&1; }
if ! { apt update && apt install -y --no-install-recommends "${missing[@]}"; }; then
    cat "$log" >&2
    echo "Không cài được: ${missing[*]}" >&2
    exit 1
fi
