#!/usr/bin/env bash
# Opens the program on a sample organization, which it fills at the first run. Without a display it draws every screen
# and prints the funder report instead.
# usage: run.sh, in the top folder, after the program was built
set -euo pipefail

program=build/careledger
sample=out/sample
db=$sample/careledger.db

if [ ! -f "$db" ]; then
	# Filled elsewhere first, so that a sample is whole or not there.
	mkdir -p out
	new=$(mktemp -d out/sample.XXXXXX)
	trap 'rm -rf "$new"' EXIT
	openssl rand -hex 6 >"$new/password.txt"
	CARELEDGER_PASSWORD=$(cat "$new/password.txt") "$program" demo --db "$new/careledger.db"
	rm -rf "$sample"
	mv "$new" "$sample"
	trap - EXIT
fi

CARELEDGER_PASSWORD=$(cat "$sample/password.txt")
export CARELEDGER_PASSWORD
echo "The sample organization is in $db, its password is $CARELEDGER_PASSWORD"

if [ -n "${DISPLAY:-}" ]; then
	exec "$program" --db "$db"
fi

echo "There is no display. Drawing every screen and the funder report into out/ instead."
"$program" screens --db "$db" --out out
"$program" report --db "$db" funder --out out/report.pdf --json out/report.json
ls out/*.png out/report.*
