#!/usr/bin/env bash
# Signs programs for Windows with the certificate of the organization, so that Windows says who made them:
#   CARELEDGER_CERTIFICATE      file of certificate and key (PKCS #12, .p12 or .pfx)
#   CARELEDGER_CERTIFICATE_PASS file that holds its password
#   CARELEDGER_TIMESTAMP        address of the time stamp service of the issuer; needs the network
# Without a certificate the programs stay unsigned, and a copy is signed with a self-made one to see that the step works.
# usage: sign.sh PROGRAM.exe...
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
certificate=${CARELEDGER_CERTIFICATE:-}
password=${CARELEDGER_CERTIFICATE_PASS:-}
stamp=()
[ -z "${CARELEDGER_TIMESTAMP:-}" ] || stamp=(-ts "$CARELEDGER_TIMESTAMP")

if [ -z "$certificate" ]; then
	certificate=$work/try.p12
	password=$work/password
	openssl rand -hex 16 >"$password"
	openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=CareLedger test signature" \
		-addext extendedKeyUsage=codeSigning -addext keyUsage=digitalSignature \
		-keyout "$work/key.pem" -out "$work/cert.pem" 2>/dev/null
	openssl pkcs12 -export -inkey "$work/key.pem" -in "$work/cert.pem" -out "$certificate" -passout "file:$password"
fi

for program in "${@:?usage: sign.sh PROGRAM.exe...}"; do
	signed=$work/$(basename "$program")
	osslsigncode sign -pkcs12 "$certificate" -readpass "$password" -h sha256 -n "CareLedger 关爱台账" "${stamp[@]}" \
		-in "$program" -out "$signed" >/dev/null
	if [ -f "$work/cert.pem" ]; then
		# A changed program must not pass for the signed one.
		osslsigncode verify -CAfile "$work/cert.pem" -in "$signed" >/dev/null
		printf 'x' | dd of="$signed" bs=1 seek=4096 conv=notrunc status=none
		if osslsigncode verify -CAfile "$work/cert.pem" -in "$signed" >/dev/null 2>&1; then
			echo "sign.sh: a changed $(basename "$program") still passes for signed" >&2
			exit 1
		fi
		echo "$(basename "$program"): not signed; a copy was signed with a self-made certificate and verified"
	else
		osslsigncode verify -in "$signed" | grep -E 'Subject|Issuer' || true
		mv "$signed" "$program"
		echo "$(basename "$program"): signed"
	fi
done
