# What Tessera uses besides the JDK. Root on Debian or Ubuntu gets it installed, anybody else is told the line to type.

need() { # command, what for, packages...
    command -v "$1" >/dev/null 2>&1 && return 0
    wanted=$1 purpose=$2
    shift 2
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "Installing $* ($purpose) ..." >&2
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } >/dev/null 2>&1
    fi
    command -v "$wanted" >/dev/null 2>&1 && return 0
    echo "Missing: $wanted ($purpose). Install it with: sudo apt-get install $*" >&2
    return 1
}

# Without them courses are read instead of heard, so their absence does not stop anything.
need_narrator() {
    need espeak-ng "the courses' voice" espeak-ng || true
    need ffmpeg "the courses' sound files" ffmpeg || true
}

need_browser() {
    need chromium "browser tests" chromium fonts-noto-core || exit 1
}
