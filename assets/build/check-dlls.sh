#!/usr/bin/env bash
# Lists the DLLs that a program for Windows needs, and fails when one is of the compiler, which no laptop has.
# usage: check-dlls.sh PROGRAM.exe
set -euo pipefail

needs=$(x86_64-w64-mingw32-objdump -p "${1:?usage: check-dlls.sh PROGRAM.exe}" | sed -n 's/^\s*DLL Name: //p')
echo "DLLs of Windows that $(basename "$1") needs:" $needs
if grep -iE 'libgcc|libstdc|winpthread|sqlite' <<<"$needs" >&2; then
	echo "check-dlls.sh: $1 needs these, so it would not start elsewhere" >&2
	exit 1
fi
