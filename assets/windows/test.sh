#!/usr/bin/env bash
# The program for Windows at work under Wine: installed, begun, used in its window and from the command line, upgraded,
# carried, removed. Pictures of the window are left in out/windows. It waits by looking, never by a fixed time.
# usage: test.sh, in the top folder, with a display, after make windows
set -euo pipefail

source assets/windows/wine.sh # wine, until_so, keys and what else drives Windows here

version=$(assets/build/version.sh)
setup=build/windows/CareLedger-$version-setup.exe
portable=build/windows/CareLedger-$version-portable.zip
installed='C:\users\'$USER'\AppData\Local\Programs\CareLedger\CareLedger.exe'
records='C:\users\'$USER'\Documents\关爱台账\关爱台账.db'
export CARELEDGER_PASSWORD=willow-bridge-autumn CARELEDGER_USER=zhoulan

step "install silently"
wine "$setup" /S
program=$(unix "$installed")
[ -f "$program" ] || fail "no program after installing"
[ -f "$(unix 'C:\users\'"$USER"'\Desktop\关爱台账.lnk')" ] || fail "no entry on the desktop"
[ -f "$(unix 'C:\users\'"$USER"'\AppData\Roaming\Microsoft\Windows\Start Menu\Programs\关爱台账.lnk')" ] || fail "no entry in the start menu"
cmp -s "$program" build/windows/CareLedger.exe || fail "another program was installed"

step "commands print in the console and answer with their exit code"
wine cmd /c "$installed" version | tee "$work/version"
grep -q "CareLedger.* $version" "$work/version" && grep -q SQLite "$work/version" || fail "version says something else"
answers 2 "$installed" nonsense

step "begin a new organization in the window"
open_window "$installed"
picture 1-first-run
type_in Yunhe Return Return "$CARELEDGER_USER" Return "$CARELEDGER_PASSWORD" Return "$CARELEDGER_PASSWORD"
keys Return
until_so 120 "the file of records" test -f "$(unix "$records")"
until_so 60 "the recovery code" screen_changed
picture 2-recovery-code
keys space Tab space
until_so 60 "the organization in the title" titled Yunhe
until_so 30 "the first place" screen_changed
picture 3-home

step "record a child in the window"
keys ctrl+2 ctrl+n
until_so 30 "the form" screen_changed
type_in "Li Yutong"
picture 4-new-child
keys ctrl+Return
until_so 60 "the saved child" screen_changed
picture 5-children

step "a second start brings the first window to the front and ends"
answers 0 "$installed"
[ "$(windows | wc -l)" = 1 ] || fail "there are two windows"
step "the installer refuses while the program runs"
answers 2 "$setup" /S
close_window

step "import a roster from Excel, print the funder report, back up and verify"
CARELEDGER_USER='' wine "$installed" demo --db 'C:\sample.db' --children 20 >/dev/null
for kind in projects children; do # a roster names the projects that children are in
	CARELEDGER_USER='' wine "$installed" export --db 'C:\sample.db' "$kind" 'C:\'"$kind"'.xlsx'
	wine "$installed" import --db "$records" "$kind" 'C:\'"$kind"'.xlsx' --accept all
done
wine "$installed" export --db "$records" children 'C:\all.csv'
grep -q "Li Yutong" "$(unix 'C:\all.csv')" || fail "the child that was typed is not among the records"
[ "$(wc -l <"$(unix 'C:\all.csv')")" -gt 20 ] || fail "the roster is not among the records"
wine "$installed" report --db "$records" funder --out 'C:\报告.pdf'
pdftotext "$(unix 'C:\报告.pdf')" "$work/report.txt"
grep -q Yunhe "$work/report.txt" || fail "the report does not name the organization"
wine "$installed" backup --db "$records" --to 'C:\备份.db'
wine "$installed" verify "$records"

step "upgrade over itself"
wine "$setup" /S
wine "$installed" verify "$records" >/dev/null
open_window "$installed"
type_in "$CARELEDGER_USER" Return "$CARELEDGER_PASSWORD" Return
until_so 60 "the organization in the title" titled Yunhe
until_so 30 "the first place" screen_changed
picture 6-after-upgrade
close_window

[ -s "$(unix 'C:\users\'"$USER"'\AppData\Local\CareLedger\careledger.log')" ] || fail "there is no log"

step "remove, and keep the records"
wine "$(dirname_of "$installed")\\uninstall.exe" /S
until_so 60 "the program to be gone" test ! -e "$program"
[ -f "$(unix "$records")" ] || fail "the records went with the program"

step "the carried program keeps its records beside itself"
unzip -q "$portable" -d "$drive/stick"
wine 'C:\stick\CareLedger\CareLedger.exe' verify "$records"
open_window 'C:\stick\CareLedger\CareLedger.exe'
picture 7-portable
close_window
[ -d "$drive/stick/CareLedger/data/log" ] || fail "the log of the carried program is not beside it"

echo "windows-test: all is well; pictures are in out/windows"
