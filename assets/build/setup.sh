#!/usr/bin/env bash
# Sees that what a target needs is there. On Debian and Ubuntu missing packages are installed when run as root;
# otherwise the one line that installs them is printed.
# usage: setup.sh linux|windows|wine
set -euo pipefail

case ${1:?usage: setup.sh linux|windows|wine} in
linux) packages=(gcc libc6-dev make openssl libgl1-mesa-dev libgl1-mesa-dri xorg-dev libxkbcommon-dev
	xvfb xauth xdotool imagemagick poppler-utils qpdf) ;;
windows) packages=(gcc-mingw-w64-x86-64 openssl imagemagick nsis osslsigncode zip) ;;
wine) packages=(wine wine64 libgl1-mesa-dri xvfb xauth xdotool imagemagick poppler-utils unzip gcc-mingw-w64-x86-64) ;;
*) echo "setup.sh: unknown target $1" >&2; exit 2 ;;
esac

missing=()
if command -v dpkg-query >/dev/null; then
	for package in "${packages[@]}"; do
		if ! dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed; then
			missing+=("$package")
		fi
	done
elif ! command -v gcc >/dev/null; then
	echo "This is neither Debian nor Ubuntu. Install what there goes by these names: ${packages[*]}" >&2
	exit 1
fi

if [ ${#missing[@]} -gt 0 ]; then
	if [ "$(id -u)" -ne 0 ]; then
		echo "Some packages are missing. Install them with this line, then try again:" >&2
		echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}" >&2
		exit 1
	fi
	echo "Installing ${missing[*]}"
	export DEBIAN_FRONTEND=noninteractive
	apt-get update -qq
	apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

if ! command -v go >/dev/null; then
	echo "Go is missing. Install Go 1.26 or newer from https://go.dev/dl/, then try again." >&2
	exit 1
fi
if [ ! -f "$(dirname "$0")/../../build/cipher/source/sqlite3.c" ] && ! command -v npm >/dev/null; then
	echo "npm is missing, with which the source of the cipher is fetched. Install Node.js, then try again." >&2
	exit 1
fi
