#!/usr/bin/env bash
# Fails when a program for Windows needs a DLL of the compiler, which no laptop has.
# usage: check-dlls.sh PROGRAM.exe
set -euo pipefail

needs=$(x86_64-w64-mingw32-objdump -p "${1:?usage: check-dlls.sh PROGRAM.exe}" | sed -n 's/^\s*DLL Name: //p')
if grep -iE 'libgcc|libstdc|winpthread|sqlite' <<<"$needs" >&2; then
	echo "check-dlls.sh: $1 needs these, so it would not start elsewhere" >&2
	exit 1
fi
