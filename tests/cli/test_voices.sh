#!/bin/bash
# lectern voices, and where voices are found.
. "$(dirname "$0")/tap.sh"

run voices
status_is 0 "voices are listed"
for voice in en-US en-GB es-419 fr pt-BR de it pl ru zh vi ko ar hi ht; do
    ok "$voice is there" grep -qE "^$voice +$voice? *" "$scratch/out"
done
ok "with their licences" grep -qE '^en-US .*GPL-3' "$scratch/out"
for language in pt zh-TW cmn ES_mx; do
    run voices --language "$language"
    ok "--language $language lists the one that speaks it" [ "$(wc -l <"$scratch/out")" -eq 2 ]
done
run voices --language tlh
status_is 1 "a language that nobody speaks is a failure"
err_has "tlh" "and is named"
run voices --json
ok "--json is a JSON list with what a program needs" python3 - "$scratch/out" <<'PYTHON'
import json, sys
voices = json.load(open(sys.argv[1], encoding="utf-8"))
names = [v["name"] for v in voices]
assert names == sorted(names) and "en-US" in names
for voice in voices:
    assert voice["language"] and voice["engine"] and voice["title"] and voice["licence"], voice
PYTHON

mkdir -p "$XDG_DATA_HOME/lectern/voices"
sed 's/^title *=.*/title = My own/' voices/en-GB.voice >"$XDG_DATA_HOME/lectern/voices/en-XX.voice"
run voices
out_has "en-XX" "a user's own voice is found"
run script --voice en-XX samples/walking-club.html
status_is 0 "and reads"

# Beside the executable, with nothing named: the build tree.
mkdir -p "$scratch/tree/build"
cp "$LECTERN" "$scratch/tree/build/"
cp -r voices "$scratch/tree/"
out=$(env -u LECTERN_DATA "$scratch/tree/build/lectern" voices 2>&1)
ok "voices beside the build are found" grep -q '^en-US ' <<<"$out"

mkdir "$scratch/none"
cp "$LECTERN" "$scratch/none/lectern"
if [ ! -d /usr/local/share/lectern ]; then
    out=$(env -u LECTERN_DATA XDG_DATA_HOME="$scratch/none" "$scratch/none/lectern" voices 2>&1)
    is "$?" 1 "no voices at all is a failure"
    ok "that names the folders" grep -qF "$scratch/none" <<<"$out"
else
    skip 2 "voices are installed on this machine"
fi
# A passage that no voice can speak is told: once for each language, whatever its regions.
cat >"$scratch/passages.html" <<'END'
<!DOCTYPE html><html lang="en"><title>Greetings at the counter</title><body><article><h1>Greetings at the counter</h1>
<p>Our staff greet people in many languages every day of the week.</p>
<p lang="tl">Magandang umaga po, ano po ang kailangan ninyo?</p>
<p>They also say <span lang="ja">kusuri wa arimasu ka to kikimasu</span> and <span lang="ja-JP">kusuri o
nomimasu to iimasu</span> where that helps.</p>
<p>Disclaimer: This article is for information only and does not replace medical advice.</p></article></body></html>
END
run script "$scratch/passages.html"
status_is 0 "passages without a voice stop no reading"
is "$(grep -c "'tl'" "$scratch/err")" 1 "a block in a language without a voice is told"
is "$(grep -c "'ja" "$scratch/err")" 1 "a span too, and its language once"
run script --strict "$scratch/passages.html"
status_is 0 "they are read in full, which is all that --strict asks"

finish
