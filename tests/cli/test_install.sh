#!/bin/bash
# make install and uninstall: what lands where, that it works from there, and that it goes again.
. "$(dirname "$0")/tap.sh"
root=$scratch/root
mkdir "$root"
make() { command "${MAKE:-make}" --no-print-directory BUILD="${BUILD:-build}" DESTDIR="$root" "$@" >"$scratch/log" 2>&1; }

make install
result $? "make install" "$(tail -n 5 "$scratch/log")"
share=$root/usr/local/share
for file in "$root/usr/local/bin/lectern" "$root/usr/local/lib/lectern/lectern-sound.so" "$share/man/man1/lectern.1" \
    "$share/bash-completion/completions/lectern" "$share/zsh/site-functions/_lectern" \
    "$share/fish/vendor_completions.d/lectern.fish" "$share/lectern/voices/en-US.voice" \
    "$share/doc/lectern/nginx.conf" "$root/usr/local/lib/systemd/system/lectern.service" \
    "$root/usr/local/lib/systemd/user/lectern-counter.service"; do
    ok "${file#"$root"} is there" test -s "$file"
done
ok "every file of voices/ is there" diff -r voices "$share/lectern/voices"
is "$("$root/usr/local/bin/lectern" --help 2>&1)" "$("$LECTERN" --help 2>&1)" "the installed program finds its modules"
is "$(env -u LECTERN_DATA "$root/usr/local/bin/lectern" script samples/walking-club.html 2>&1)" \
    "$("$LECTERN" script samples/walking-club.html 2>&1)" "the installed program reads like the built one"
is "$(ldd "$root/usr/local/lib/lectern/lectern-sound.so" | grep -o 'libpcaudio.*lectern/\|libpulse')" \
    "libpcaudio.so.0 => $root/usr/local/lib/lectern/" "the voice comes without the libraries to play by itself"
unit=$root/usr/local/lib/systemd/system/lectern.service
ok "the unit starts the installed program" grep -qx 'ExecStart=/usr/local/bin/lectern serve /var/lib/lectern/site' "$unit"
if command -v systemd-analyze >/dev/null; then
    sed "s|/usr/local/bin/lectern|$LECTERN|" "$unit" >"$scratch/lectern.service"
    is "$(systemd-analyze verify --man=no "$scratch/lectern.service" 2>&1 | grep lectern)" "" "systemd finds no fault in the unit"
    sed "s|/usr/local/bin/lectern|$LECTERN|" "$root/usr/local/lib/systemd/user/lectern-counter.service" >"$scratch/lectern-counter.service"
    is "$(systemd-analyze verify --user --man=no "$scratch/lectern-counter.service" 2>&1 | grep lectern)" "" "nor in the session's"
else
    skip "systemd finds no fault in the unit" "systemd-analyze is not installed"
fi
export XDG_CACHE_HOME=$scratch/cache
is "$(echo "Ozempic's" | env -u LECTERN_DATA "$root/usr/local/bin/lectern" pronounce 2>&1)" \
    "$(echo "Ozempic's" | "$LECTERN" pronounce 2>&1)" "the installed program pronounces like the built one"
for file in voices/lexicons/en-US*.pls voices/lexicons/en-US*.rules; do
    compiled=$root/usr/local/lib/lectern/lexicons/${file##*/}.dict
    ok "$file was compiled, and is not older" test ! "$share/lectern/$file" -nt "$compiled"
done
ok "nobody but the owner can change it" test -z "$(find "$root" -type f -perm /022)"

echo "a user's own" >"$share/lectern/voices/own.voice"
make uninstall
result $? "make uninstall" "$(tail -n 5 "$scratch/log")"
is "$(cd "$root" && find . -type f)" "./usr/local/share/lectern/voices/own.voice" "it takes away what it brought, and nothing else"
rm "$share/lectern/voices/own.voice"
make uninstall
ok "and its folders" test ! -e "$share/lectern" -a ! -e "$root/usr/local/lib/lectern"
finish
