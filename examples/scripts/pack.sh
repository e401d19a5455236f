#!/bin/sh
# Packs the directory of a script as SageMaker's framework images want it: scripts/NAME becomes scripts/NAME.tar.gz.
# Equal sources give an equal archive.
set -eu
cd "$(dirname "$0")"
for name in "$@"; do
  tar --sort=name --owner=0 --group=0 --numeric-owner --mtime='2026-01-01 00:00:00Z' --exclude=__pycache__ -cf - -C "$name" . | gzip -n9 > "$name.tar.gz"
done
