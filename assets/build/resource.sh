#!/usr/bin/env bash
# Compiles what Windows shows of the program (icon, name, version, awareness of the screen's scale) into an object that
# is linked to it. The version is the one of FyneApp.toml.
# usage: resource.sh OUT.o
set -euo pipefail

out=$(realpath -m "${1:?usage: resource.sh OUT.o}")
root=$(cd "$(dirname "$0")/../.." && pwd)
version=$("$root/assets/build/version.sh")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

convert "$root/assets/icon/app.png" -define icon:auto-resize=256,64,48,40,32,24,20,16 "$work/app.ico"
mkdir -p "$(dirname "$out")"
cp "$work/app.ico" "$(dirname "$out")/app.ico"
x86_64-w64-mingw32-windres -I "$work" -I "$root/assets/windows" -c 65001 \
	-D "NUMBERS=${version//./,},0" -D "VERSION=\\\"$version\\\"" -O coff "$root/assets/windows/program.rc" "$out"
