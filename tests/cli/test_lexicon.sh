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

# What the engine could never say is refused, with what to do instead.
cp "$own" "$scratch/kept.pls"
for word in GLP1 w5; do
    add "$word" --ipa dʌb
    status_is 1 "no pronunciation of digits: $word"
    err_has "--alias" "and what to give instead is said"
done
add Doliprane --language fr --ipa dɔlipan
status_is 1 "no pronunciation for a voice that learns none"
err_has "--alias" "and what to give instead is said, too"
add foo --language xx FOO
status_is 1 "no pronunciation for a language without a voice"
err_has "en-US, es-419" "and the languages are listed"
add 5 --alias five
status_is 1 "no alias of a number alone"
err_has "dose" "and why is said"
ok "nothing of it was written" cmp "$own" "$scratch/kept.pls"
ok "nor elsewhere" test ! -e "${own%en-US.pls}fr.pls"

# Trying is saying as a sentence would.
add NPH --ipa nɛf
out_has "NPH  nˈɛf" "an acronym that was taught is tried as it will be said"
is "$(echo 'Take NPH now.' | "$LECTERN" words)" "Take NPH now." "and left to the engine in a sentence"
is "$(source_of 'NPH,')" "en-US.pls:$(grep -n NPH "$own" | cut -d: -f1)" "its source is found beside a comma"
is "$(source_of "METOPROLOL'S" | cut -d: -f1)" "en-US-drugs.pls" "and that of a possessive in capitals"
sed 's/<grapheme>NPH</<grapheme>GLP1</' "$own" >"$scratch/untaught.pls"
is "$(echo GLP1 | "$LECTERN" pronounce --source --lexicon "$scratch/untaught.pls" 2>/dev/null | cut -f2)" "eSpeak NG" \
    "an entry that was left out is no source"

# An alias stands for whole words of the text, whatever is around them.
add mg --alias migs
add IU --alias eyeyou
add COVID-19 --alias covvid
words() { echo "$1" | "$LECTERN" words; }
is "$(words '<5 mg, 2.5mg or 10 mg/kg/day')" \
    "less than five migs, two point five migs or ten migs per kilogram per day" "an alias of a unit"
is "$(words '500 IU/mL, 400IU in IU')" "five hundred eyeyou per milliliter, four hundred eyeyou in eyeyou" "and of another"
is "$(words 'COVID-19, COVID-190.')" "covvid, covid one nine zero." "no alias of a part of a number"
add "5 mg" --alias "a small pill"
run lexicon remove mg
is "$(words '5 mg, <5 mg, 2.5 mg, 1-5 mg')" \
    "a small pill, less than five milligrams, two point five milligrams, one to five milligrams" \
    "an alias with a number is for that number alone"
run lexicon remove IU COVID-19 "5 mg" NPH

# Passages in another language have their own voice's aliases.
add IPP --language fr --alias inhibiteur
cat >"$scratch/passage.html" <<'END'
<!DOCTYPE html><html lang="en"><title>At the counter</title><body><article><h1>At the counter</h1>
<p>Our staff greet people in many languages each day, and they take IPP.</p>
<p lang="fr">Prenez le IPP avant le repas du matin.</p></article></body></html>
END
run script "$scratch/passage.html"
out_has "Prenez le inhibiteur" "a passage has the aliases of its language"
out_has "they take I P P" "the article has not"
rm "${own%en-US.pls}fr.pls"

# What is wrong with a lexicon is told once in a run, whoever reads it and how often.
sed '/<lexeme>/{s//<lexeme><grapheme\/><phoneme>x<\/phoneme><\/lexeme>\n&/;:a;n;ba}' "$own" >"$scratch/faulty.pls"
run timeline --lexicon "$scratch/faulty.pls" "$scratch/passage.html" "$scratch/passage.html"
is "$(grep -c 'is empty' "$scratch/err")" 1 "a fault of a lexicon is told once"

# Folders that are no absolute paths are ignored.
(
    cd "$scratch" || exit 1
    export LECTERN_DATA
    XDG_CACHE_HOME=relative HOME=relative "$LECTERN" pronounce <<<metformin >relative.out 2>relative.err
    XDG_CACHE_HOME=relative HOME="$scratch/home" "$LECTERN" pronounce <<<metformin >absolute.out 2>absolute.err
    XDG_CONFIG_HOME=relative HOME= "$LECTERN" lexicon add zorblimab "zor BLIM ab" 2>config.err
    echo $? >config.status
)
ok "no folder in the current one is made" test ! -e "$scratch/relative"
is "$(cat "$scratch/relative.out")" "mɛtfˈɔːɹmɪn" "what cannot be kept is said all the same"
is "$(grep -c "neither XDG_CACHE_HOME" "$scratch/relative.err")" 1 "that there is no cache is told"
ok "the home's cache serves when the named one is relative" test -d "$scratch/home/.cache/lectern"
is "$(cat "$scratch/config.status") $(grep -c 'nowhere to keep' "$scratch/config.err")" "1 1" \
    "without a folder nothing is kept, which is said"

# No sound device keeps nobody from keeping a lexicon.
ALSA_CONFIG_PATH=/nonexistent run lexicon add zorblimab "zor BLIM ab"
status_is 0 "added without a sound device"
err_has "not said aloud" "which is said"

for file in voices/lexicons/*.pls; do
    ok "$file follows the schema" xmllint --noout --relaxng voices/lexicons/pls.rng "$file"
done
finish
