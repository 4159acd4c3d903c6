#!/bin/sh
# Puts in place what Essaim needs to run; with the word "tests", what its tests need too.
# System packages only through the system's own manager, and only those that are missing; all else goes into .venv/.
set -eu
cd "$(dirname "$0")/.."
purpose=${1:-run}

stop() { printf '%s\n' "$@" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }
library() { PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null | grep -qF "$1"; }
recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
able() { recent "$1" && { has uv || "$1" -c 'import ensurepip' 2>/dev/null; }; }

# The system's own Python first: the system mends it, and Debian's is built with every optimisation (a sixth quicker than a plain build).
find_python() {
    for wanted in able recent; do
        for candidate in "${PYTHON:-/usr/bin/python3}" "${PYTHON:-python3}" python3.13 python3.12 python3.11; do
            if has "$candidate" && $wanted "$candidate"; then echo "$candidate"; return; fi
        done
    done
    stop "Essaim needs Python 3.11 or newer; found: $(python3 --version 2>&1 || true)." \
        "Install it, then say which one: make setup PYTHON=/path/to/python3.11"
}

missing_packages() {
    library libpango-1.0.so || echo libpango-1.0-0
    library libpangoft2-1.0.so || echo libpangoft2-1.0-0
    library libharfbuzz-subset.so || echo libharfbuzz-subset0
    has msgfmt || echo gettext
    able "$python" ||
        echo "python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
    [ "$purpose" = tests ] || return 0
    has chromium-headless-shell || echo chromium-headless-shell
    has javac || echo default-jdk-headless
    [ -e /usr/share/java/jaxb-impl.jar ] || echo libjaxb-java
    has pdftoppm || echo poppler-utils
    has qpdf || echo qpdf
    has softhsm2-util || echo softhsm2
}

install_packages() {
    echo "Essaim needs these system packages, missing here: $*"
    administrator=$([ "$(id -u)" = 0 ] || echo sudo)
    if ! has apt-get || { [ -n "$administrator" ] && ! has sudo; }; then
        stop "Have them installed by an administrator (on Debian or Ubuntu: apt-get install $*), then start again."
    fi
    if [ -n "$administrator" ] && ! sudo -n true 2>/dev/null && ! [ -t 0 ]; then
        stop "sudo wants a password: run \"sudo apt-get install $*\" first, then start again."
    fi
    echo "Installing them: $administrator apt-get install --no-install-recommends $*"
    $administrator apt-get update -qq || true  # one dead source must not stop the others
    $administrator env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

install_on_mac() {
    for prefix in /opt/homebrew /usr/local; do
        if [ -e $prefix/lib/libpango-1.0.dylib ] && has msgfmt && [ "$purpose" != tests ]; then return; fi
    done
    [ "$purpose" != tests ] || stop "The tests want Debian: run them in a container or a virtual machine."
    stop "On macOS, install the system libraries first:  brew install pango gettext" "then start again."
}

install_python_packages() {
    wanted="$(cksum <requirements-dev.txt) $python"
    if [ "$(cat .venv/.installed 2>/dev/null)" = "$wanted" ] && recent .venv/bin/python; then return; fi
    echo "Installing the Python packages of requirements-dev.txt into .venv/ ..."
    if has uv; then
        recent .venv/bin/python || uv venv --quiet --clear --python "$(command -v "$python")" .venv
        uv pip install --quiet --compile-bytecode --python .venv/bin/python --require-hashes -r requirements-dev.txt
    else
        recent .venv/bin/python || "$python" -m venv --clear .venv
        .venv/bin/python -c 'import pip' 2>/dev/null || .venv/bin/python -m ensurepip >/dev/null  # uv made it without
        .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
    fi
    echo "$wanted" >.venv/.installed
}

python=$(find_python)
if [ "$(uname)" = Darwin ]; then
    install_on_mac
else
    missing=$(missing_packages)
    # shellcheck disable=SC2086  # one word per package
    [ -z "$missing" ] || install_packages $missing
fi
install_python_packages
touch .venv/.installed
[ "$purpose" != tests ] || touch .venv/.tests
