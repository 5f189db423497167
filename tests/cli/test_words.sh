#!/bin/bash
# lectern words and pronounce: filters, one line for one line.
. "$(dirname "$0")/tap.sh"

words() { printf '%s\n' "$1" | "$LECTERN" words; }
plain() { tr -d '.,;:!?' | tr '[:upper:]' '[:lower:]' | tr -s ' ' | sed 's/^ //; s/ $//'; }

is "$(words 'Take <5 mg b.i.d.' | plain)" "take less than five milligrams twice a day" "a dose is said in full"
run words <<<$'one\n\nthree'
is "$(wc -l <"$scratch/out")" 3 "an empty line stays a line"
is "$(printf 'no end' | "$LECTERN" words | wc -l)" 1 "a last line without an end is answered"
is "$(printf 'a\r\nb\r\n' | "$LECTERN" words | tr -d '\r' | wc -l)" 2 "line ends of other systems"
is "$("$LECTERN" words </dev/null | wc -c)" 0 "nothing gives nothing"
printf 'bad \xff\xfe bytes\nnul \0 byte\n' >"$scratch/bytes"
run words "$scratch/bytes"
status_is 0 "bytes that are no text are survived"
is "$(wc -l <"$scratch/out")" 2 "and stay two lines"
ok "and come out as UTF-8" iconv -f utf-8 -t utf-8 "$scratch/out"
printf '5 mg\n' >"$scratch/one"
run words "$scratch/one" "$scratch/one"
is "$(wc -l <"$scratch/out")" 2 "files are read one after the other"
run words "$scratch/absent"
status_is 1 "an absent file is a failure"
err_has "$scratch/absent" "and named"

# Whoever asks line by line gets each answer before asking the next.
ok "each line is answered at once" timeout 20 python3 - "$LECTERN" words <<'PYTHON'
import subprocess, sys
filter = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
for i in range(5):
    filter.stdin.write(b"%d mg\n" % i)
    filter.stdin.flush()
    answer = filter.stdout.readline()
    assert b"milligram" in answer, answer
filter.stdin.close()
assert filter.wait() == 0
PYTHON

# A line of 10 MB in reasonable time; 20,000 lines stay 20,000.
python3 -c 'print("take 5 mg twice " * 650000)' >"$scratch/long"
ok "a line of 10 MB" timeout 60 "$LECTERN" words "$scratch/long"
seq 20000 | sed 's/$/ mg or so/' >"$scratch/many"
is "$("$LECTERN" words "$scratch/many" | wc -l)" 20000 "many lines"

run pronounce <<<$'aspirin\nwater'
status_is 0 "pronounce"
is "$(wc -l <"$scratch/out")" 2 "a line for a word"
ok "in IPA" grep -q 'ˈ' "$scratch/out"
run pronounce --voice es-419 <<<'agua'
out_has "aɣwa" "in the voice that was asked for"

cat >"$scratch/own.pls" <<'PLS'
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en-US">
<lexeme><grapheme>frobalol</grapheme><phoneme>ˈfɹoʊbəˌlɔl</phoneme></lexeme>
<lexeme><grapheme>FBL</grapheme><alias>frobalol</alias></lexeme>
<lexeme><grapheme>clack</grapheme><phoneme>ǃa</phoneme></lexeme>
</lexicon>
PLS
run pronounce --source --lexicon "$scratch/own.pls" <<<$'frobalol\nfrobalols\nFBL\ntable frobalol'
status_is 0 "pronounce with a lexicon"
is "$(cat "$scratch/out")" "fɹˈoʊbəlˌɔːl	own.pls:2
fɹˈoʊbəlˌɔːlz	own.pls:2 (frobalol)
fɹˈoʊbəlˌɔːl	own.pls:3
tˈeɪbəl fɹˈoʊbəlˌɔːl	eSpeak NG; own.pls:2" "words, their forms and aliases are said as it says, and that is told"
err_has "own.pls:4: " "an entry that cannot be said is told with its line"
err_has "clack" "and its word"
run pronounce --lexicon "$scratch/absent.pls" <<<'water'
status_is 1 "a lexicon that is not there is a failure"
err_has "absent.pls" "and named"
finish
