#!/bin/bash
# The command line itself: help, version, wrong usage, exit codes, the manual and the completion.
. "$(dirname "$0")/tap.sh"
page=samples/walking-club.html

run --version
status_is 0 "--version succeeds"
is "$out" "lectern $(sed -n 's/^VERSION := //p' Makefile)" "--version is the Makefile's"

run --help
status_is 0 "--help succeeds"
err_lines 0 "--help says nothing on stderr"
verbs=$(printf '%s\n' "$out" | sed -n '/^Verbs:/,/^$/s/^  \([a-z]*\) .*/\1/p')
for verb in outline script timeline words pronounce voices; do
    ok "--help lists $verb" grep -qx "$verb" <<<"$verbs"
done

for verb in $verbs; do
    run "$verb" --help
    status_is 0 "$verb --help succeeds"
    out_has "lectern $verb" "$verb --help shows how it is called"
    run "$verb" --no-such-option
    status_is 2 "$verb: an unknown option is wrong usage"
    err_has "no-such-option" "$verb: the unknown option is named"
    err_has "Try 'lectern $verb --help'" "$verb: help is pointed to"
done

manual=$(mandoc -T ascii src/cli/lectern.1 2>/dev/null | sed 's/.\x08//g')
if [ -n "$manual" ]; then
    for verb in $verbs; do
        for option in $("$LECTERN" "$verb" --help | grep -oE -- '^  .*--[a-z0-9-]+' | grep -oE -- '--[a-z0-9-]+'); do
            ok "the manual knows $verb $option" grep -qF -- "$option" <<<"$manual"
        done
    done
else
    skip 1 "mandoc is not installed"
fi

run
status_is 2 "no verb is wrong usage"
run --nonsense
status_is 2 "an option in the verb's place is wrong usage"
run outlien "$page"
status_is 2 "an unknown verb is wrong usage"
err_has "did you mean 'outline'" "the verb that was meant is suggested"
run zzzzzzzz
status_is 2 "a verb like no other is wrong usage"
ok "and nothing is suggested" eval '! grep -q "did you mean" <<<"$err"'
run help
status_is 0 "help is a verb too"
run help script
out_has "lectern script" "help of a verb"

run outline --format yaml "$page"
status_is 2 "an unknown format is wrong usage"
err_has "text, json" "the formats are listed"
for rate in fast 0 -3 10000 0.1x 9x 1,5x nan 1.5xx ''; do
    run script --rate "$rate" "$page"
    status_is 2 "--rate '$rate' is wrong usage"
done
for rate in 180 1.5x 0.5x 4x 180.5 900; do
    run script --rate "$rate" "$page"
    status_is 0 "--rate $rate is taken"
done
for preset in slow normal fast screenreader; do
    run script --preset "$preset" "$page"
    status_is 0 "--preset $preset is taken"
done
run script --preset warp "$page"
status_is 2 "--preset warp is wrong usage"
err_has "screenreader" "and which there are is said"
run script --preset fast --rate 2x "$page"
status_is 2 "--preset beside --rate is wrong usage"
for pauses in 0.5 2 150% 0 sentence=300,paragraph=900 0.5,before_heading=900/700; do
    run script --pauses "$pauses" "$page"
    status_is 0 "--pauses $pauses is taken"
done
for pauses in "" -1 11 sentense=300 sentence=-1 sentence=99999 sentence= 2,3; do
    run script --pauses "$pauses" "$page"
    status_is 2 "--pauses '$pauses' is wrong usage"
done
run script --pauses sentense=300 "$page"
err_has "sentense" "a pause that there is not is named"
err_has "before_heading" "and those that there are"
run script --pauses sentence=soon "$page"
err_has "sentence takes a number of milliseconds from 0 to 10000" "what a pause takes is said"
run script --headings loud "$page"
status_is 2 "--headings loud is wrong usage"
for how in both words tone pause off; do
    run script --headings "$how" "$page"
    status_is 0 "--headings $how is taken"
done
for jobs in 0 -1 x 99999 1.5; do
    run timeline --jobs "$jobs" "$page"
    status_is 2 "--jobs $jobs is wrong usage"
done
run script --voice no-such-voice "$page"
ok "an unknown voice fails" test "$status" -ne 0
err_has "en-US" "and the voices there are are listed"
run voices extra
status_is 2 "a verb without articles takes none"

run outline "$scratch/absent.html"
status_is 1 "an absent file is a failure"
err_has "$scratch/absent.html" "the absent file is named"
err_lines 1 "in one line"
run outline /
status_is 1 "a folder is a failure"
err_has "/" "the folder is named"
run outline ftp://example.org/
ok "another protocol is refused" test "$status" -ne 0
: >"$scratch/empty"
run outline "$scratch/empty"
status_is 3 "an empty file holds no article"
err_has "$scratch/empty" "the empty file is named"
printf '\x89PNG\r\n\x1a\n\0\0\0\rIHDR' >"$scratch/image.html"
run outline "$scratch/image.html"
status_is 3 "an image holds no article"
printf '\377\376\0' >"$scratch/half"
run outline "$scratch/half"
status_is 3 "half a character holds no article"
run outline "$scratch/absent.html" "$page" "$scratch/empty"
status_is 1 "of several failures the first is the status"
out_has "Walking Club" "and the good article is printed all the same"
ok "the terminal is safe from names" eval '! "$LECTERN" outline "$(printf "a\033[31m")" 2>&1 | grep -q "$(printf "\033")"'

if [ -w /dev/full ]; then
    "$LECTERN" outline "$page" >/dev/full 2>"$scratch/err"
    is "$?" 1 "a full disk is a failure"
    err_has "cannot write the result" "and said"
    "$LECTERN" --help >/dev/full 2>"$scratch/err"
    is "$?" 1 "a full disk is a failure for help too"
else
    skip 3 "there is no /dev/full"
fi
seq 200000 | "$LECTERN" words 2>"$scratch/err" | head -n 1 >"$scratch/out"
is "$(cat "$scratch/err")" "" "a reader that goes away is no fault"
timeout 10 "$LECTERN" outline "$page" >&- 2>"$scratch/err"
ok "a closed standard output does not hang" test $? -ne 124

# The completion asks the program, so it is tried on the program.
PATH=$(dirname "$LECTERN"):$PATH
. src/cli/completion/lectern.bash
compopt() { :; }
complete_words() {
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
    _lectern
    printf '%s\n' "${COMPREPLY[@]}"
}
is "$(complete_words lectern outl)" outline "completion of a verb"
is "$(complete_words lectern script --form)" --format "completion of an option"
is "$(complete_words lectern script --format ss)" ssml "completion of a format"
ok "completion of a voice" grep -qx en-US <<<"$(complete_words lectern script --voice en-)"
finish
