#!/bin/bash
# lectern script and timeline: what is said, and when.
. "$(dirname "$0")/tap.sh"
page=samples/vitamin-d.html

run script "$page"
status_is 0 "a script as text"
out_has "How Much Vitamin D" "has the title"
run script --format json "$page"
status_is 0 "a script as JSON"
ok "is JSON" python3 -m json.tool "$scratch/out"
run script --format ssml "$page"
status_is 0 "a script as SSML"
if command -v xmllint >/dev/null; then ok "is well-formed XML" xmllint --noout "$scratch/out"
else skip 1 "xmllint is not installed"; fi

run script --strict samples/blood-pressure.html
status_is 0 "--strict passes where all is said"
run script samples/walking-club.html
err_has "no disclaimer was found" "an article without a disclaimer is read with a warning"
status_is 0 "and read all the same"
run script --strict samples/walking-club.html
status_is 1 "--strict lets none without a disclaimer through"
run script samples/antibioticos.html
out_has "Antibióticos" "a Spanish article is read"
is "$err" "" "without a word of complaint"

"$LECTERN" script --headings words "$page" >"$scratch/words"
"$LECTERN" script --headings off "$page" >"$scratch/off"
ok "--headings changes the script" eval '! cmp -s "$scratch/words" "$scratch/off"'
"$LECTERN" script samples/walking-club.html >"$scratch/first"
"$LECTERN" script samples/walking-club.html >"$scratch/second"
ok "the same article gives the same script" cmp "$scratch/first" "$scratch/second"

run timeline "$page"
status_is 0 "a timeline as text"
run timeline --format json --jobs 1 "$page"
status_is 0 "a timeline as JSON"
ok "is JSON" python3 -m json.tool "$scratch/out"
one=$out
run timeline --format json --jobs 3 "$page"
is "$out" "$one" "more processes give the same times"
run timeline --format json --rate 2x --jobs 2 "$page"
ok "a faster reading is shorter" python3 - "$scratch/out" <(printf '%s' "$one") <<'PYTHON'
import json, sys
fast, normal = (json.load(open(name))["frames"] for name in sys.argv[1:])
print(fast, normal)
sys.exit(not 0.4 < fast / normal < 0.7)
PYTHON

# Every silence of a page with each kind of pause, at the voice's rate and at twice that.
cat >"$scratch/pauses.md" <<'PAGE'
# A Short Walk

Look at the map. Then go out.

Take your time.

- Wear good shoes.
- Carry some water.

## Before you leave

Tell a friend.

### What to tell

Say where you go.

This article is for general information and does not replace medical advice from your doctor.
PAGE
asked=sentence=300,paragraph=900,item=410,before_heading=1300/1010,after_heading=610/510,after_title=1100
asked=$asked,disclaimer=1700/1400,end=250
for rate in 1 2; do
    run timeline --format json --headings pause --rate "${rate}x" --pauses "$asked" "$scratch/pauses.md"
    ok "--pauses at ${rate} times the rate: each silence is exact to the frame" python3 - "$scratch/out" "$rate" <<'PYTHON'
import json, sys
timeline, rate = json.load(open(sys.argv[1])), int(sys.argv[2])
frames = lambda ms: (round(ms / rate) * timeline["sample_rate"] + 500) // 1000
said = timeline["utterances"]
silence = {b["text"]: b["start"] - a["end"] for a, b in zip(said, said[1:])}
wanted = {"Then go out.": [300], "Take your time.": [900], "Carry some water.": [410],
          "Before you leave": [900, 400], "Tell a friend.": [610], "What to tell": [900, 110],
          "Say where you go.": [510], "Disclaimer.": [900, 800], "End of article.": [1400]}
for text, parts in wanted.items():
    assert silence[text] == sum(map(frames, parts)), (text, silence[text], parts)
assert said[0]["role"] == "title" and said[1]["start"] - said[0]["end"] == frames(1100)
assert timeline["frames"] - said[-1]["end"] == frames(250)
PYTHON
done

# --- kept sentences ---
kept=$XDG_CACHE_HOME/lectern/speech
count_kept() { find "$kept" -type f 2>/dev/null | wc -l; }
run timeline "$page"
spoken=$out
ok "nothing is kept where it is no gain" [ ! -e "$kept" ]
run timeline --cache "$page"
is "$out" "$spoken" "--cache: the same times"
sentences=$(count_kept)
ok "and the sentences are kept" [ "$sentences" -gt 10 ]
run timeline --cache --jobs 3 "$page"
is "$out" "$spoken" "kept sentences give the same times"
is "$(count_kept)" "$sentences" "and none is kept twice"
run timeline --cache --rate 1.5x "$page"
ok "another rate is another sound" [ "$(count_kept)" -gt "$sentences" ]
sentences=$(count_kept)
cat >"$scratch/own.pls" <<'PLS'
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en-US">
  <lexeme><grapheme>walking</grapheme><phoneme>ˈwɔːlkɪŋɡ</phoneme></lexeme>
</lexicon>
PLS
run timeline --cache --lexicon "$scratch/own.pls" "$page"
status_is 0 "a lexicon of one's own"
ok "what it says is in the key" [ "$(count_kept)" -gt "$sentences" ]
run timeline --no-cache "$page"
is "$out" "$spoken" "--no-cache"
run timeline --cache --cache-size 1 "$page"
is "$out" "$spoken" "a small cache gives the same times"
ok "--cache-size is kept to" [ "$(du -sb --apparent-size "$kept" | cut -f1)" -lt 1100000 ]
for size in 0 -1 x 9999999; do
    run timeline --cache-size "$size" "$page"
    status_is 2 "--cache-size $size is wrong usage"
done
run timeline --cache --no-cache "$page"
status_is 2 "--cache beside --no-cache is wrong usage"
rm -rf "$kept"
: >"$kept"
run timeline --cache "$page" samples/vitamin-d.html
status_is 0 "a cache that cannot be used is no failure"
is "$(grep -c "cannot be kept in $kept" "$scratch/err")" 1 "it is warned of once"
run timeline --no-cache "$page"
ok "and not at all with --no-cache" eval '! grep -q "cannot be kept" "$scratch/err"'
finish
