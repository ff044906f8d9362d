#!/usr/bin/env bash
# Prints the version of the program, which stands in FyneApp.toml and nowhere else.
# usage: version.sh
set -euo pipefail

version=$(sed -n 's/^Version = "\(.*\)"$/\1/p' "$(dirname "$0")/../../FyneApp.toml")
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || { echo "version.sh: FyneApp.toml has no version like 1.2.3" >&2; exit 1; }
echo "$version"
