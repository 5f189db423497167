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
finish
