#!/usr/bin/env bash
# restore.sh COPY: puts a copy of backup.sh into the EMPTY database of DATABASE_URL and into MEDIA_ROOT,
# then brings it up to date. A database that holds anything is refused.
set -euo pipefail

copy=${1:?"Cách dùng: restore.sh BẢN_SAO"}
: "${DATABASE_URL:?}"
cd "$(dirname "$0")/.."
PATH="${PG_BIN:+$PG_BIN:}$PATH"
[ -d .venv/bin ] && PATH="$PWD/.venv/bin:$PATH"
role=${DATABASE_ROLE:-phuc_hoi_app}
media=${MEDIA_ROOT:-media}

ask() { psql -X -A -t -q -v ON_ERROR_STOP=1 -d "$DATABASE_URL" -c "$1"; }

(cd "$copy" && sha256sum --quiet --check SHA256SUMS)
if [ "$(ask "SELECT count(*) FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema')")" != 0 ]; then
    echo "Cơ sở dữ liệu đích không trống; không ghi đè." >&2
    exit 1
fi
if [ -n "$(ls -A "$media" 2>/dev/null)" ]; then
    echo "Thư mục tệp $media không trống; không ghi đè." >&2
    exit 1
fi
# Rights in the copy are given to this role, which belongs to the server and is in no copy.
if [ -z "$(ask "SELECT 1 FROM pg_roles WHERE rolname = '$role'")" ]; then
    ask "CREATE ROLE \"$role\" NOLOGIN"
fi
pg_restore --no-owner --exit-on-error --single-transaction --dbname="$DATABASE_URL" "$copy/database.dump"
if [ -f "$copy/media.tar.gz" ]; then
    mkdir -p "$media"
    tar -xzf "$copy/media.tar.gz" -C "$media"
fi
python manage.py prepare --verbosity 0
echo "Đã khôi phục từ $copy"
