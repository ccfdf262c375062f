#!/usr/bin/env bash
# Fetches the pinned front-end parts from the npm registry into static/vendor, and the print fonts from Debian
# into static/fonts, each with its licence. The result is committed: a site needs neither.
set -euo pipefail
cd "$(dirname "$0")/.."

HTMX=2.0.11
BOOTSTRAP=5.3.9
CHARTJS=4.6.1
FONTS=fonts-liberation2

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# part NAME VERSION FILE…: the named files of one package, without the reference to a source map we do not ship.
part() {
    local name=$1 version=$2 place="static/vendor/$1"
    shift 2
    (cd "$work" && npm pack --silent "$name@$version" >/dev/null 2>&1)
    mkdir -p "$work/$name" && tar -xzf "$work/$name-$version.tgz" -C "$work/$name" --strip-components=1
    rm -rf "$place" && mkdir -p "$place"
    local file
    for file in "$@"; do
        sed -E '/^\/[/*]# sourceMappingURL=/d' "$work/$name/$file" >"$place/$(basename "$file")"
    done
    cp "$work/$name"/LICENSE* "$place/LICENSE"
    echo "$version" >"$place/VERSION"
}

part htmx.org "$HTMX" dist/htmx.min.js
part bootstrap "$BOOTSTRAP" dist/css/bootstrap.min.css dist/js/bootstrap.bundle.min.js
part chart.js "$CHARTJS" dist/chart.umd.min.js

(cd "$work" && apt-get download -qq "$FONTS" 2>/dev/null && dpkg-deb -x "$FONTS"_*.deb fonts)
rm -rf static/fonts && mkdir -p static/fonts
cp "$work"/fonts/usr/share/fonts/truetype/liberation2/LiberationSerif-*.ttf static/fonts/
cp "$work/fonts/usr/share/doc/$FONTS/copyright" static/fonts/LICENSE
dpkg-deb -f "$work/$FONTS"_*.deb Version >static/fonts/VERSION
