#!/usr/bin/env bash
# Makes of the program for Windows what people are given: the installer, and the archive to be carried on a stick. Says
# how large they are and fails when one is too large to be handed on easily.
# usage: package.sh, in the top folder, after the program was built
set -euo pipefail

most=$((35 * 1000 * 1000)) # bytes
out=build/windows
version=$(assets/build/version.sh)
program=$out/CareLedger.exe
setup=$out/CareLedger-$version-setup.exe
portable=$out/CareLedger-$version-portable.zip

assets/build/check-dlls.sh "$program"
assets/build/sign.sh "$program"

makensis -V2 -WX -NOCD -INPUTCHARSET UTF8 -DVERSION="$version" -DPROGRAM="$PWD/$program" -DICON="$PWD/$out/app.ico" \
	-DLICENSE="$PWD/LICENSE" -DOUT="$PWD/$setup" assets/windows/installer.nsi
assets/build/sign.sh "$setup"
assets/build/update.sh note "$setup" "$version"

rm -f "$portable"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/CareLedger"
cp "$program" "$work/CareLedger/"
cp LICENSE "$work/CareLedger/LICENSE.txt"
# Windows' editor wants its own ends of lines, and a mark to know UTF-8 by.
{ printf '\xef\xbb\xbf'; sed 's/$/\r/' assets/windows/portable.txt; } >"$work/CareLedger/portable.txt"
(cd "$work" && zip -q -9 -r portable.zip CareLedger)
mv "$work/portable.zip" "$portable"

for file in "$program" "$setup" "$portable"; do
	printf '%5.1f MB  %s\n' "$(($(stat -c %s "$file") / 100000))e-1" "$file"
done
for file in "$setup" "$portable"; do
	if [ "$(stat -c %s "$file")" -gt "$most" ]; then
		echo "package.sh: $file is larger than $((most / 1000000)) MB" >&2
		exit 1
	fi
done
