# shellcheck shell=bash
# What Osnas needs from the machine. Sourced by build.sh; does nothing where nothing is missing.
#
#   require_sdk           the .NET SDK that global.json asks for
#   require_cpp_runtime   a libstdc++ that TorchSharp's native library can be loaded with
#   prefer_jemalloc       the allocator under which training runs 3 to 15 times faster on virtual machines
#   prefer_browser        a Chromium for the tests of pages, which are skipped without one (where CI or OSNAS_REQUIRE_BROWSER is set, `./build.sh test` then fails)
#   prefer_redis          a Redis for the test of a cluster that uses it, which is skipped without one; only in CI
#   tuned CMD             runs CMD with the settings that torch is fast with: that allocator, threads that don't spin
#
# OSNAS_NO_INSTALL=1 forbids every change to the machine: what is missing is only named.

: "${root:?is set by build.sh}"

# Symbol version of GCC 13's libstdc++, which TorchSharp 0.107's libLibTorchSharp.so was linked against.
readonly needed_glibcxx=GLIBCXX_3.4.32

say()  { printf 'osnas: %s\n' "$*" >&2; }
fail() { printf 'osnas: error: %s\n' "$*" >&2; exit 1; }

# library_path NAME: where the loader finds a library of this machine's architecture.
library_path() {
    PATH="$PATH:/usr/sbin:/sbin" ldconfig -p 2>/dev/null |
        awk -v name="$1" '$1 == name && /x86-64/ && !found { print $NF; found = 1 }'
}

# as_root CMD: runs CMD with the rights to install packages; never asks for a password.
as_root() {
    if [[ $(id -u) -eq 0 ]]; then "$@"; else sudo -n "$@"; fi
}

can_install() {
    [[ -z ${OSNAS_NO_INSTALL:-} ]] && command -v apt-get >/dev/null && as_root true 2>/dev/null
}

# apt_get ARGS: apt-get without questions; its output is shown only if it fails.
apt_get() {
    local log status=0
    log=$(mktemp)
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300 "$@" </dev/null >"$log" 2>&1 || status=$?
    [[ $status -eq 0 ]] || cat "$log" >&2
    rm -f "$log"
    return "$status"
}

# apt_install ARGS: a fresh container has no package lists yet, so a second attempt is made with new ones.
apt_install() {
    apt_get install "$@" 2>/dev/null || { apt_get update && apt_get install "$@"; }
}

require_sdk() {
    local wanted
    wanted=$(sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' "$root/global.json")
    command -v dotnet >/dev/null ||
        fail "the .NET SDK is missing: install version $wanted or a later feature band of it (https://dotnet.microsoft.com/download)"
    (cd "$root" && dotnet --version >/dev/null 2>&1) ||
        fail "no .NET SDK here fits global.json: install version $wanted or a later feature band of it (https://dotnet.microsoft.com/download)
$(dotnet --list-sdks | sed 's/^/  found: /')"
}

has_cpp_runtime() {
    local library
    library=$(library_path libstdc++.so.6)
    # A machine that keeps its libraries elsewhere can't be judged here: the loader will.
    [[ -z $library ]] || grep -q "$needed_glibcxx" "$library"
}

# debian_suite FROM TO: this machine's own apt source of the suite FROM, rewritten for the suite TO.
# Prints a deb822 paragraph or a one-line entry, whichever the machine uses; nothing if it has none.
debian_suite() {
    local from=$1 to=$2 file found
    for file in /etc/apt/sources.list.d/*.sources; do
        [[ -r $file ]] || continue
        # Comments go first: one between two paragraphs would join them.
        found=$(sed '/^#/d' "$file" | awk -v from="$from" -v to="$to" '
            BEGIN { RS = ""; FS = "\n" }
            done || tolower($0) ~ /enabled:[ \t]*no/ { next }
            {
                binary = 0
                for (i = 1; i <= NF; i++) {
                    if (tolower($i) ~ /^types:.*deb([ \t]|$)/) binary = 1
                    if (tolower($i) ~ /^suites:/ && ($i " ") ~ ("[: \t]" from "[ \t]")) { $i = "Suites: " to; done = 1 }
                }
                done = done && binary
                for (i = 1; done && i <= NF; i++) print $i
            }')
        [[ -z $found ]] || { printf '%s\n' "$found"; return; }
    done
    local entry="^(deb([[:space:]]+\[[^]]*\])?[[:space:]]+[^[:space:]]+[[:space:]]+)$from([[:space:]].*)\$"
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
        [[ -r $file ]] || continue
        found=$(sed -nE "/$entry/{s//\1$to\3/p;q;}" "$file")
        [[ -z $found ]] || { printf '%s\n' "$found"; return; }
    done
}

add_trixie() {
    local source extension=list
    source=$(debian_suite bookworm trixie)
    [[ -n $source ]] || return 1
    [[ $source == deb[[:space:]]* ]] || extension=sources
    say "adding the suite trixie of this machine's Debian mirror, pinned low"
    # The pin first: without it the new suite would be upgraded to.
    printf 'Package: *\nPin: release n=trixie\nPin-Priority: 100\n' | as_root tee /etc/apt/preferences.d/trixie >/dev/null &&
        as_root tee "/etc/apt/sources.list.d/trixie.$extension" <<<"$source" >/dev/null
}

# Debian 12 comes with the libstdc++ of GCC 12. Debian 13's runs there too, and brings its libc6 along; everything
# else goes on coming from bookworm.
install_cpp_runtime() {
    [[ -n $(debian_suite trixie trixie) ]] || add_trixie || return 1
    say "installing libstdc++6 from trixie, for $needed_glibcxx"
    apt_get update && apt_get install -t trixie libstdc++6 && has_cpp_runtime
}

require_cpp_runtime() {
    [[ $(uname -s) == Linux ]] || return 0
    [[ $(uname -m) == x86_64 ]] ||
        fail "TorchSharp has no libtorch for Linux on $(uname -m): training needs x86_64 (build and pack work here)"
    has_cpp_runtime && return 0
    can_install && install_cpp_runtime && return 0
    fail "$needed_glibcxx is missing from libstdc++.so.6, and TorchSharp's native library can't be loaded without it.
  It comes with the libstdc++ of GCC 13 or later:
    Debian 13, Ubuntu 24.04, Fedora 39 or later have it;
    Debian 12: run this script as root, it installs libstdc++6 from Debian 13's suite;
    Ubuntu 22.04: libstdc++6 from the archive ppa:ubuntu-toolchain-r/test."
}

prefer_jemalloc() {
    [[ $(uname -s) == Linux ]] || return 0
    jemalloc=$(library_path libjemalloc.so.2)
    if [[ -z $jemalloc ]] && can_install; then
        say 'installing libjemalloc2 (training runs 3 to 15 times faster with it on virtual machines)'
        apt_install libjemalloc2 || true
        jemalloc=$(library_path libjemalloc.so.2)
    fi
    [[ -n $jemalloc ]] ||
        say 'warning: libjemalloc.so.2 is missing; going on with the slower default allocator (Debian, Ubuntu: libjemalloc2; Fedora: jemalloc)'
}

# The tests look for the same names, and for the file that OSNAS_BROWSER names.
has_browser() { [[ -n ${OSNAS_BROWSER:-} ]] || command -v chromium chromium-browser google-chrome chrome >/dev/null; }

prefer_redis() {
    if ! command -v redis-server >/dev/null && can_install; then
        say 'installing redis-server (a cluster is tested with it)'
        apt_install --no-install-recommends redis-server || true
    fi
}

prefer_browser() {
    [[ $(uname -s) == Linux ]] || return 0
    if ! has_browser && can_install; then
        say 'installing chromium and a font (pages are tested in it)'
        apt_install --no-install-recommends chromium fonts-dejavu-core || true
    fi
    has_browser || say 'warning: Chromium is missing; the tests of pages in a browser are skipped (Debian: chromium)'
}

tuned() {
    # Threads that spin while they wait cost a busy machine far more than they gain (docs/guides/speed.md).
    local settings=("OMP_WAIT_POLICY=${OMP_WAIT_POLICY:-PASSIVE}")
    if [[ -n ${jemalloc:-} ]]; then
        # By default jemalloc hands pages back at once, which is slower than no jemalloc at all. If it never does (-1),
        # memory can grow without end.
        settings+=("LD_PRELOAD=$jemalloc${LD_PRELOAD:+:$LD_PRELOAD}" "MALLOC_CONF=${MALLOC_CONF:-dirty_decay_ms:30000,muzzy_decay_ms:30000}")
    fi
    env "${settings[@]}" "$@"
}
