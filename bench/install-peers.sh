#!/bin/sh
# Debian's R and Python packages that bench/analysis.ts measures against. Without the right to install it says what is needed.
set -eu
packages="r-base-core r-recommended r-cran-surveillance r-cran-spdep r-cran-jsonlite python3-numpy python3-scipy"
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "Install them with: sudo apt-get install --no-install-recommends $packages" >&2
  exit 1
fi
apt-get update -q
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $packages
