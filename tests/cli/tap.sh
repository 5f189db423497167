# What the end-to-end tests share: TAP, and running lectern. Sourced, with the repository as folder.
#
#   run ARGUMENT...         runs lectern; leaves $status, $out and $err; standard input is the caller's
#   status_is N NAME        the last run ended with N
#   out_has TEXT NAME       ... printed TEXT somewhere on standard output
#   err_has TEXT NAME       ... on standard error
#   err_lines N NAME        ... N lines on standard error
#   ok NAME COMMAND...      the command succeeds
#   is GOT WANTED NAME      two texts are the same
#   skip N REASON           N tests are left out
#   finish                  prints the plan
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
LECTERN=${LECTERN:-$PWD/build/lectern}
export LECTERN_DATA=${LECTERN_DATA:-$PWD/voices}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# A user's own voices or settings must not decide a test.
export XDG_DATA_HOME=$scratch/data XDG_CONFIG_HOME=$scratch/config XDG_CACHE_HOME=$scratch/cache
number=0

result() { # CODE NAME [DETAIL]
    number=$((number + 1))
    if [ "$1" -eq 0 ]; then
        echo "ok $number - $2"
    else
        echo "not ok $number - $2"
        printf '%s\n' "${3:-}" | head -n 20 | sed 's/^/# /'
    fi
}

run() {
    "$LECTERN" "$@" >"$scratch/out" 2>"$scratch/err"
    status=$?
    out=$(tr -d '\0' <"$scratch/out")
    err=$(cat "$scratch/err")
}

status_is() { [ "$status" -eq "$1" ]; result $? "$2" "status $status, wanted $1; $err"; }
out_has() { grep -qF -- "$1" "$scratch/out"; result $? "$2" "no '$1' in: $out"; }
err_has() { grep -qF -- "$1" "$scratch/err"; result $? "$2" "no '$1' in: $err"; }
err_lines() { [ "$(wc -l <"$scratch/err")" -eq "$1" ]; result $? "$2" "wanted $1 lines: $err"; }

ok() {
    local name=$1 said
    shift
    said=$("$@" 2>&1)
    result $? "$name" "$said"
}

is() { [ "$1" = "$2" ]; result $? "$3" "got:    $1
wanted: $2"; }

skip() {
    local i
    for i in $(seq "$1"); do
        number=$((number + 1))
        echo "ok $number # SKIP $2"
    done
}

finish() { echo "1..$number"; }
