#!/usr/bin/env bash
# The key with which running programs know newer installers:
#   CARELEDGER_UPDATE_KEY  file of the private key (PEM), kept by the organization apart from the sources. Made once with
#                          openssl genpkey -algorithm ed25519 -out FILE
# Without it a key is made and kept in build/: the programs built here then know only the installers built here.
# usage: update.sh key                    prints the public half, which is linked into the program
#        update.sh note INSTALLER VERSION writes INSTALLER.sig, to be handed on together with it
set -euo pipefail

usage="usage: update.sh key | update.sh note INSTALLER VERSION"
key=${CARELEDGER_UPDATE_KEY:-}
if [ -z "$key" ]; then
	key=$(cd "$(dirname "$0")/../.." && pwd)/build/update.pem
	mkdir -p "$(dirname "$key")"
	[ -f "$key" ] || (umask 077 && openssl genpkey -algorithm ed25519 -out "$key")
fi

case ${1:?$usage} in
key) openssl pkey -in "$key" -pubout -outform DER | tail -c 32 | base64 -w0 ;;
note)
	installer=${2:?$usage} version=${3:?$usage}
	work=$(mktemp -d)
	trap 'rm -rf "$work"' EXIT
	printf 'CareLedger installer\n%s\n%s\n' "$version" "$(sha256sum <"$installer" | cut -d' ' -f1)" >"$work/note"
	openssl pkeyutl -sign -inkey "$key" -rawin -in "$work/note" -out "$work/signature"
	{ cat "$work/note"; base64 -w0 "$work/signature"; echo; } >"$installer.sig"
	;;
*) echo "$usage" >&2; exit 2 ;;
esac
