#!/usr/bin/env bash
# Builds SQLite3 Multiple Ciphers (MIT; SQLite itself is public domain) into build/cipher/TARGET/libsqlite3.a,
# which the SQLite driver links with the build tag libsqlite3.
# The amalgamation comes from a pinned npm package, is checked against the hash below, and is never committed.
# usage: cipher.sh linux|windows
set -euo pipefail

package=better-sqlite3-multiple-ciphers@12.11.1
tarball=better-sqlite3-multiple-ciphers-12.11.1.tgz
sha512=pG72+3VkUipnmYx4LwQqoOXNG2CJ1HlmDrlvqgr7xQHgsE+cz5rAZEiaJHnUKTHaGfGifggA/C0Sv9qZlUrfow==

target=${1:?usage: cipher.sh linux|windows}
root=$(cd "$(dirname "$0")/../.." && pwd)
source=$root/build/cipher/source
out=$root/build/cipher/$target

case $target in
linux) cc=${CC:-gcc} ar=ar ;;
windows) cc=x86_64-w64-mingw32-gcc ar=x86_64-w64-mingw32-ar ;;
*) echo "cipher.sh: unknown target $target" >&2; exit 2 ;;
esac

if [ ! -f "$source/sqlite3.c" ]; then
	fetch=$(mktemp -d)
	trap 'rm -rf "$fetch"' EXIT
	(cd "$fetch" && npm pack --loglevel=error --ignore-scripts "$package" >/dev/null)
	got=$(openssl dgst -sha512 -binary "$fetch/$tarball" | base64 -w0)
	if [ "$got" != "$sha512" ]; then
		echo "cipher.sh: $tarball has the wrong SHA-512, refusing to build with it" >&2
		exit 1
	fi
	tar -xzf "$fetch/$tarball" -C "$fetch" package/deps/sqlite3/sqlite3.c package/deps/sqlite3/sqlite3.h
	mkdir -p "$source"
	mv "$fetch/package/deps/sqlite3/sqlite3.h" "$source/"
	mv "$fetch/package/deps/sqlite3/sqlite3.c" "$source/"
fi

# Temporary tables stay in memory and freed pages are overwritten: no plain text outside the cipher.
# -maes only lets guarded intrinsics compile; whether the processor has AES is asked at run time.
if [ ! -f "$out/libsqlite3.a" ]; then
	mkdir -p "$out"
	"$cc" -O2 -maes -msse4.2 -w \
		-DSQLITE_THREADSAFE=1 -DSQLITE_TEMP_STORE=3 -DSQLITE_SECURE_DELETE \
		-DSQLITE_ENABLE_MATH_FUNCTIONS -DSQLITE_ENABLE_STAT4 -DSQLITE_DQS=0 \
		-DSQLITE_DEFAULT_MEMSTATUS=0 -DSQLITE_MAX_ATTACHED=10 \
		-c "$source/sqlite3.c" -o "$out/sqlite3.o"
	"$ar" rcs "$out/libsqlite3.a.new" "$out/sqlite3.o"
	cp "$source/sqlite3.h" "$out/"
	rm "$out/sqlite3.o"
	mv "$out/libsqlite3.a.new" "$out/libsqlite3.a"
fi
