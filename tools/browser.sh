#!/bin/sh
# The page is tested in a real Chromium with a font for Arabic; installs both where they are missing and may be installed.
set -eu
packages=
command -v "${CHROMIUM:-chromium}" >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || packages=chromium
[ -n "$(command -v fc-list)" ] && fc-list :lang=ar family | grep -q . || packages="$packages fonts-noto-core"
[ -n "$packages" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    echo "The tests of the page need Chromium and a font for Arabic (missing: $packages): install them" >&2
    exit 1
fi
as_root=
[ "$(id -u)" -eq 0 ] || as_root="sudo -n"
echo "Installing $packages for the tests of the page" >&2
{ $as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $packages; } >/dev/null || {
    echo "Could not install $packages: install them with: sudo apt-get install $packages" >&2
    exit 1
}
