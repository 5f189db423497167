#!/bin/bash
# lectern export: the files it makes, those it leaves alone, and what a stopped run leaves behind.
. "$(dirname "$0")/tap.sh"

# A voice of exact tones makes the sound of a page in no time, and the same at each run.
mkdir -p "$XDG_DATA_HOME/lectern/voices"
sed -e 's/^engine=.*/engine=tone/' -e 's/^title=.*/title=Tones/' voices/en-US.voice \
    >"$XDG_DATA_HOME/lectern/voices/tones.voice"

page() { # TITLE SENTENCES
    printf '<html lang="en"><head><title>%s</title></head><body><article><h1>%s</h1>\n' "$1" "$1"
    printf '<p>By Jane Doe</p>\n'
    for i in $(seq "$2"); do
        printf '<p>This is the sentence with the number %d, and it says nothing else of note.</p>\n' "$i"
    done
    printf '<p><small>This is general information and does not replace medical advice from your doctor.</small></p>\n'
    printf '</article></body></html>\n'
}
names() { find "$1" -mindepth 1 -printf '%P\n' | sort | tr '\n' ' '; }

pages=$scratch/pages
mkdir "$pages"
page "First Page" 12 >"$pages/a.html"
page "Second Page" 2 >"$pages/b.html"
page "FIRST PAGE" 3 >"$pages/c.html"
printf '<html><body></body></html>' >"$pages/empty.html"
export_page() { run export --voice tones "$@"; }

# --- one article ---
export_page -o "$scratch/one" "$pages/a.html"
status_is 0 "an article is exported"
is "$out" "$scratch/one/First-Page.mp3" "standard output is the path of the file"
is "$err" "" "and nothing else is said"
is "$(names "$scratch/one")" "First-Page.mp3 " "MP3 alone is the default"

export_page -o "$scratch/all" --format wav,flac,ogg,opus,mp3,wav - <"$pages/a.html"
status_is 0 "all formats, from standard input"
is "$(sed 's/.*\.//' "$scratch/out" | tr '\n' ' ')" "wav flac ogg opus mp3 " "each once, in the order asked for"
if command -v ffprobe >/dev/null; then
    for format in wav flac ogg opus mp3; do
        file=$scratch/all/First-Page.$format
        entry() { ffprobe -v error -show_entries "$1" -of csv=p=0 "$file"; }
        seconds=$(ffmpeg -v error -i "$file" -f s16le -ac 1 -ar 8000 - | wc -c | awk '{ print $1 / 16000 }')
        [ "$format" = wav ] && wanted=$seconds
        ok "$format is as long as the WAV ($seconds s)" \
            awk -v a="$seconds" -v b="$wanted" 'BEGIN { exit !(b > 10 && a - b < 0.01 && b - a < 0.01) }'
        said=$(entry "format_tags=title,artist:stream_tags=title,artist")
        ok "$format says its title and author" grep -q "First Page.*Jane Doe\|Jane Doe.*First Page" <<<"$said"
    done
else
    skip 10 "ffprobe is not installed"
fi

export_page -o "$scratch/one-job" --format wav --jobs 1 "$pages/a.html"
export_page -o "$scratch/three-jobs" --format wav --jobs 3 "$pages/a.html"
ok "the number of processes changes nothing of the sound" \
    cmp "$scratch/one-job/First-Page.wav" "$scratch/three-jobs/First-Page.wav"
export_page -o "$scratch/fast" --format wav --rate 2x "$pages/a.html"
ok "--rate 2x makes it shorter" \
    [ "$(wc -c <"$scratch/fast/First-Page.wav")" -lt "$(wc -c <"$scratch/one-job/First-Page.wav")" ]
(cd "$scratch" && "$LECTERN" export --voice tones --quiet "$pages/b.html" >"$scratch/out")
is "$(cat "$scratch/out")" "./Second-Page.mp3" "without -o it is written here"

# --- several articles ---
export_page -o "$scratch/many" --jobs 4 "$pages/a.html" "$pages/b.html" "$pages/c.html"
status_is 0 "several articles"
is "$(names "$scratch/many")" "FIRST-PAGE-2.mp3 First-Page.mp3 Second-Page.mp3 " \
    "titles that differ in case alone are kept apart"
is "$(sed 's,.*/,,' "$scratch/out" | tr '\n' ' ')" "First-Page.mp3 Second-Page.mp3 FIRST-PAGE-2.mp3 " \
    "results stand in the order of the inputs"

export_page -o "$scratch/some" "$pages/b.html" "$pages/none.html" "$pages/c.html"
status_is 1 "one that cannot be read makes the run fail"
err_has "none.html" "it is named"
is "$(names "$scratch/some")" "FIRST-PAGE.mp3 Second-Page.mp3 " "the others are made all the same"
export_page -o "$scratch/nothing" "$pages/empty.html"
status_is 3 "a page without an article"
ok "leaves not even a folder" [ ! -e "$scratch/nothing" ]

# --- files that are there already ---
echo mine >"$scratch/one/First-Page.mp3"
export_page -o "$scratch/one" --format mp3,flac "$pages/a.html"
status_is 0 "a file that is there already is no failure"
err_has "First-Page.mp3 is there already" "but it is said"
err_has "--force" "and how it is replaced"
is "$(cat "$scratch/one/First-Page.mp3")" "mine" "it is kept"
is "$out" "$scratch/one/First-Page.flac" "and what is missing is made"
export_page -o "$scratch/one" --quiet "$pages/a.html"
is "$out$err" "" "--quiet: nothing to do, nothing to say"
export_page -o "$scratch/one" --force "$pages/a.html"
status_is 0 "--force"
ok "replaces it" [ "$(wc -c <"$scratch/one/First-Page.mp3")" -gt 10000 ]

# --- another article of the same title, made when the first could not be read ---
page "First Page" 4 >"$scratch/namesake.html"
export_page -o "$scratch/names" -f mp3,ogg "$pages/none.html" "$scratch/namesake.html"
is "$(names "$scratch/names")" "First-Page.mp3 First-Page.ogg " "the second takes the name"
export_page -o "$scratch/names" -f mp3,ogg "$pages/a.html" "$scratch/namesake.html"
status_is 0 "the first is there again"
is "$(sed 's,.*/,,' "$scratch/out" | tr '\n' ' ')" "First-Page-2.mp3 First-Page-2.ogg " "and is made, it alone"
mkdir "$scratch/alike"
export_page -o "$scratch/alike" "$pages/a.html"
export_page -o "$scratch/alike" "$scratch/gone.html" "$pages/a.html"
is "$(names "$scratch/alike")" "First-Page.mp3 " "an article knows its own file"
sed 's/number 3,/number three,/' "$pages/a.html" >"$scratch/changed.html"
export_page -o "$scratch/alike" "$scratch/changed.html"
is "$(names "$scratch/alike")" "First-Page-2.mp3 First-Page.mp3 " "a changed one has a file beside the old one"
err_has "another text" "which is said"
export_page -o "$scratch/alike" --force "$pages/a.html"
is "$out" "$scratch/alike/First-Page.mp3" "--force replaces the old one"

# --- a feed ---
run export --voice tones --quiet -o "$scratch/feed" --item 2 samples/pharmacy-news.xml
status_is 0 "an item of a feed"
if command -v ffprobe >/dev/null; then
    is "$(ffprobe -v error -show_entries format_tags=track,album -of csv=p=0 "$scratch/feed"/*.mp3)" \
        "$(xmllint --xpath 'string(//channel/title)' samples/pharmacy-news.xml),2/$(grep -c '<item>' samples/pharmacy-news.xml)" \
        "is a track of the album that the feed is"
else
    skip 1 "ffprobe is not installed"
fi

# --- wrong usage ---
export_page -o "" "$pages/a.html"
status_is 2 "a folder without a name is wrong usage"
for wrong in "--bitrate 0" "--sample-rate 0" "--bitrate -1" "--sample-rate 1 -f wav" "--sample-rate 999999 -f flac"; do
    # shellcheck disable=SC2086
    export_page $wrong -o "$scratch/wrong" "$pages/a.html"
    status_is 2 "$wrong is wrong usage"
done
export_page --format mp3,aac "$pages/a.html"
status_is 2 "an unknown format is wrong usage"
err_has "aac" "it is named"
err_has "mp3, opus, ogg, flac, wav" "with those there are"
export_page --format "" "$pages/a.html"
status_is 2 "no format at all too"
run export --voice nobody -o "$scratch/nobody" "$pages/a.html"
status_is 2 "an unknown voice is wrong usage"
ok "leaves nothing" [ ! -e "$scratch/nobody" ]

# --- what cannot be written ---
echo >"$scratch/file"
export_page -o "$scratch/file" "$pages/a.html"
status_is 1 "a file in the folder's place"
err_has "$scratch/file" "is named"
err_lines 1 "in one line"

full() { # COMMAND...: with files of at most 64 KiB; a write beyond fails as on a full disk
    (trap '' XFSZ; ulimit -f 64; "$@")
}
full "$LECTERN" export --voice tones -o "$scratch/full" --format mp3,wav "$pages/a.html" \
    >"$scratch/out" 2>"$scratch/err"
status=$? err=$(cat "$scratch/err")
status_is 1 "a full disk"
err_has "$scratch/full/First-Page.wav: cannot write" "is told with the file's path"
is "$(names "$scratch/full")" "" "and no file is left, not even the small one"

small=$scratch/small
mkdir "$small"
if mount -t tmpfs -o size=300k tmpfs "$small" 2>/dev/null; then
    export_page -o "$small" --format mp3,wav "$pages/a.html"
    status_is 1 "a disk that is really full"
    err_has "No space left on device" "says so"
    is "$(names "$small")" "" "and holds nothing afterwards"
    umount "$small"
else
    skip 3 "no file system can be mounted here"
fi

# --- stopped in the middle ---
ok "Ctrl-C, kill and a crash; the bar on a terminal" python3 "$(dirname "$0")/export_stopped.py" \
    "$LECTERN" "$scratch/stopped"
finish
