#!/bin/sh
# The page is tested in a real Chromium with a font for Arabic; installs both where they are missing and may be installed.
set -eu
packages=
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || packages=chromium
fc-list :lang=ar family 2>/dev/null | grep -q . || packages="$packages fonts-noto-core"
[ -n "$packages" ] || exit 0

as_root=
[ "$(id -u)" -eq 0 ] || as_root="sudo -n"
echo "Installing for the tests of the page:" $packages >&2
command -v apt-get >/dev/null && $as_root apt-get update -qq >/dev/null &&
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $packages >/dev/null || {
    echo "The tests of the page need Chromium and a font for Arabic; install:" $packages >&2
    exit 1
}
