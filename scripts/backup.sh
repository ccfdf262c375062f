#!/usr/bin/env bash
# backup.sh FOLDER: one dated copy of database and files, with checksums. Reads DATABASE_URL and MEDIA_ROOT.
# pg_dump must not be older than the server; PG_BIN names the folder of another one.
set -euo pipefail
umask 077

folder=${1:?"Cách dùng: backup.sh THƯ_MỤC"}
: "${DATABASE_URL:?}"
PATH="${PG_BIN:+$PG_BIN:}$PATH"
copy="$folder/phuc-hoi-$(date +%Y%m%d-%H%M%S)"

mkdir -p "$copy.part"
pg_dump --format=custom --file="$copy.part/database.dump" --dbname="$DATABASE_URL"
if [ -d "${MEDIA_ROOT:-media}" ]; then
    tar -czf "$copy.part/media.tar.gz" -C "${MEDIA_ROOT:-media}" .
fi
(cd "$copy.part" && sha256sum -- * >SHA256SUMS)
# The name without .part is given only to a whole copy.
mv "$copy.part" "$copy"
echo "$copy"
