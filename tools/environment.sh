#!/bin/sh
# Makes the project's own environment: `environment.sh FOLDER [EXTRA] [PIP OPTION…]` installs the package there, editable,
# with the optional dependencies EXTRA ("" for none). Does nothing, and needs no network, if that was done already for
# this very checkout, Python and pyproject.toml.
set -eu
folder=$1
extra=${2:-}
shift
[ $# -eq 0 ] || shift

python=
for candidate in ${PYTHON:-python3.13 python3.12 python3.11 python3 python}; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "Python 3.11 or newer is missing (tried: ${PYTHON:-python3.13 python3.12 python3.11 python3 python}); install it, or name it: make PYTHON=/path/to/python3.11" >&2
    exit 1
fi

# An environment holds absolute paths, so one that was moved is as stale as one for another list of dependencies.
state="$PWD $("$python" -c 'import sys; print(sys.version)' | tr '\n' ' ')$(cat pyproject.toml "$0" | cksum) $*"
stamp="$folder/installed${extra:+-$extra}"
[ "$(cat "$stamp" 2>/dev/null)" != "$state" ] || exit 0

if [ "$(cat "$folder/installed-for" 2>/dev/null)" != "$state" ]; then
    echo "Making the environment $folder with $("$python" --version)" >&2
    "$python" -m venv --clear "$folder" || {
        echo "$python cannot make environments; install its venv module (on Debian and Ubuntu: apt install python3-venv)" >&2
        exit 1
    }
    echo "$state" >"$folder/installed-for"
fi
echo "Installing the package and what it needs${extra:+ (and for: $extra)} into $folder" >&2
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check "$@" --editable ".${extra:+[$extra]}" || {
    echo "The installation failed: see above; a network is needed the first time" >&2
    exit 1
}
echo "$state" >"$stamp"
