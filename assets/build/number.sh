#!/usr/bin/env bash
# Prints which build this is: the number of changes and the last one, such as 412.3f2a1bc5, and .changed where files
# differ from it. Prints nothing where there is no history.
# usage: number.sh
set -euo pipefail

cd "$(dirname "$0")/../.."
git rev-parse --verify -q HEAD >/dev/null 2>&1 || exit 0
changed=
git diff --quiet HEAD 2>/dev/null || changed=.changed
echo "$(git rev-list --count HEAD).$(git rev-parse --short=8 HEAD)$changed"
