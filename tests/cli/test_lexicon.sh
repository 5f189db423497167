#!/bin/bash
# lectern lexicon: a pharmacist's own pronunciations, from a respelling to what is heard.
. "$(dirname "$0")/tap.sh"
own=$XDG_CONFIG_HOME/lectern/lexicons/en-US.pls

pronounce() { printf '%s\n' "$1" | "$LECTERN" pronounce; }
add() { run lexicon add --device null "$@"; }

before=$(pronounce zorblimab)
add zorblimab "zor BLIM ab"
status_is 0 "a word is added"
out_has "zorblimab  " "and how it is said is printed"
err_has "$own" "and where it was written"
ok "the file is a lexicon" xmllint --noout --relaxng voices/lexicons/pls.rng "$own"
is "$(pronounce zorblimab)" "zɔːɹblˈɪmæb" "it is said so from now on"
[ "$before" != "$(pronounce zorblimab)" ]; result $? "and was not before"
is "$(pronounce "Zorblimab's")" "zɔːɹblˈɪmæbz" "in any case, and in the possessive"

add zorblimab zor-blim-AB
status_is 0 "it is corrected"
is "$(grep -c '<lexeme>' "$own")" 1 "and stands there once"
add MTX --alias methotrexate
is "$(echo 'Take MTX.' | "$LECTERN" words)" "Take methotrexate." "an alias is said for a word"
add Nguyen --ipa "ŋwiən"
status_is 0 "IPA is taken"
run lexicon list
is "$(wc -l <"$scratch/out")" 3 "all are listed"
out_has "MTX	= methotrexate" "with what is said"
run lexicon list --json
ok "as JSON too" python3 -c 'import json, sys; assert json.load(open(sys.argv[1]))[0]["word"] == "zorblimab"' "$scratch/out"
run lexicon try --device null zorblimab
out_has "æb" "a word is tried"

run lexicon remove zorblimab
status_is 0 "one is removed"
is "$(pronounce zorblimab)" "$before" "and said as before"
run lexicon remove zorblimab
status_is 1 "it is not there any more"
err_has "lectern lexicon list" "and where to look is said"

# Who decided.
source_of() { printf '%s\n' "$1" | "$LECTERN" pronounce --source | cut -f2; }
add zorblimab "zor BLIM ab"
is "$(source_of zorblimab)" "en-US.pls:$(grep -n zorblimab "$own" | cut -d: -f1)" "the user's lexicon"
is "$(source_of "metformin's" | cut -d: -f1)" "en-US-drugs.pls" "one that ships, of a possessive"
is "$(source_of Florbatinib | cut -d: -f1)" "en-US-endings.rules" "a family of names"
is "$(source_of table)" "eSpeak NG" "the engine"
run lexicon remove zorblimab

# What is wrong is told, and nothing is written.
cp "$own" "$scratch/kept.pls"
for wrong in "zor blim ab" "ZOR BLIM" "z9 BLIM" ""; do
    add zorblimab "$wrong"
    status_is 2 "no respelling: '$wrong'"
done
add zorblimab "zor BLIM ab" --alias x
status_is 2 "one way at a time"
for wrong in "" " " $'a\001b' $'a\377b'; do
    add zorblimab --alias "$wrong"
    status_is 2 "no alias: $(printf %q "$wrong")"
    err_has "the alias cannot be kept" "which is said"
done
add $'zor\001b' --alias x
status_is 2 "no word"
run lexicon add
status_is 2 "a word is needed"
run lexicon grow
status_is 2 "no such action"
ok "the lexicon is as it was" cmp "$own" "$scratch/kept.pls"
add zorblimab --ipa "zɔɹ☃"
status_is 2 "IPA that no voice can say is refused"
ok "and not written" cmp "$own" "$scratch/kept.pls"

# A lexicon that cannot be read: the reading goes on; a named one must be there.
echo '<lexicon' >"$XDG_CONFIG_HOME/lectern/lexicons/broken.pls"
run words <<<'Take MTX.'
status_is 0 "a broken lexicon stops no reading"
err_has "broken.pls" "and is said"
out_has "methotrexate" "the others are used"
run words --lexicon "$XDG_CONFIG_HOME/lectern/lexicons/broken.pls" </dev/null
status_is 1 "named, it is an error"
rm "$XDG_CONFIG_HOME/lectern/lexicons/broken.pls"
mkfifo "$XDG_CONFIG_HOME/lectern/lexicons/pipe.pls"
ok "a pipe among them is not waited for" timeout 10 "$LECTERN" words /dev/null
rm "$XDG_CONFIG_HOME/lectern/lexicons/pipe.pls"

sed 's/methotrexate/merrily/' "$own" >"$scratch/mine.pls"
is "$(echo 'Take MTX.' | "$LECTERN" words --lexicon "$scratch/mine.pls")" "Take merrily." "a named one wins"

# A cache that was damaged is made anew.
for dictionary in "$XDG_CACHE_HOME"/lectern/espeak-ng/*/en_dict; do truncate -s 1000 "$dictionary"; done
is "$(pronounce metformin)" "mɛtfˈɔːɹmɪn" "a cut dictionary in the cache is made anew"

# No sound device keeps nobody from keeping a lexicon.
ALSA_CONFIG_PATH=/nonexistent run lexicon add zorblimab "zor BLIM ab"
status_is 0 "added without a sound device"
err_has "not said aloud" "which is said"

for file in voices/lexicons/*.pls; do
    ok "$file follows the schema" xmllint --noout --relaxng voices/lexicons/pls.rng "$file"
done
finish
