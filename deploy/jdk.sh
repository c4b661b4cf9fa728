# Finds a JDK of version 25 or newer. Sourced by ./tessera and ./build.

jdk_version() { "$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p;q'; }
jdk_suits()   { [ -x "$1/bin/javac" ] && [ "$(jdk_version "$1")" -ge 25 ] 2>/dev/null; }

jdk_home() {
    on_path=$(command -v javac 2>/dev/null || true)
    [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
    for home in "${TESSERA_JAVA_HOME:-}" "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/*25* /usr/lib/jvm/* /opt/*jdk*; do
        if [ -n "$home" ] && jdk_suits "$home"; then echo "$home"; return 0; fi
    done
    echo "Tessera needs JDK 25 or newer: install one (for example temurin-25-jdk from adoptium.net) or set JAVA_HOME to it." >&2
    return 1
}
