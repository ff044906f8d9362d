#!/usr/bin/env bash
# Opens the program on a sample organization, which it fills at the first run. Without a display it draws every screen
# and prints the funder report instead.
# usage: run.sh, in the top folder, after the program was built
set -euo pipefail

# Fyne complains where the system speaks no language.
case ${LC_ALL:-${LANG:-C}} in C | C.* | POSIX) export LC_ALL= LANG=zh_CN.UTF-8 ;; esac

program=build/careledger
sample=out/sample
db=$sample/careledger.db

# What says how to sign in is written last, so that a sample half filled is made anew.
if [ ! -f "$sample/sign-in.txt" ] || [ ! -f "$db" ]; then
	rm -rf "$sample"
	mkdir -p "$sample"
	openssl rand -hex 6 >"$sample/password.txt"
	echo "Filling a sample organization"
	CARELEDGER_PASSWORD=$(cat "$sample/password.txt") "$program" demo --db "$db" >"$sample/sign-in.new"
	mv "$sample/sign-in.new" "$sample/sign-in.txt"
fi

CARELEDGER_PASSWORD=$(cat "$sample/password.txt")
export CARELEDGER_PASSWORD
cat "$sample/sign-in.txt"
echo "Password: $CARELEDGER_PASSWORD"

if [ -n "${DISPLAY:-}" ]; then
	exec "$program" --db "$db"
fi

echo "There is no display, so every screen and the funder report are drawn into out/."
"$program" screens --db "$db" --out out
"$program" report --db "$db" funder --out out/report.pdf --json out/report.json
ls out/*.png out/report.*
