#!/bin/bash
# lectern export: the chapters and tags of its files, as other programs read them.
. "$(dirname "$0")/tap.sh"

# Voices of exact tones make the sound of a page in no time, and the same at each run.
mkdir -p "$XDG_DATA_HOME/lectern/voices"
for voice in en-US es-419; do
    sed -e 's/^engine=.*/engine=tone/' "voices/$voice.voice" >"$XDG_DATA_HOME/lectern/voices/tones-$voice.voice"
done
formats='mp3 opus ogg flac wav'

here=$(dirname "$0")
read_tags() { # READER FILE
    "$here/../audio/read_tags.py" "$@"
}
# The end of a chain of tests where a reader is not installed.
readers=
for reader in ffprobe mutagen; do
    read_tags $reader samples/vitamin-d.txt >/dev/null 2>&1
    [ $? -eq 3 ] || readers="$readers $reader"
done

has_chapters() { # READER FILE TITLES
    read_tags "$1" "$2" >"$scratch/found" &&
        "$here/check_chapters.py" "$scratch/timeline.json" "$scratch/outline.json" "$3" <"$scratch/found"
}
has_tag() { # FILE NAME VALUE
    read_tags mutagen "$1" >"$scratch/found" && grep -qxF "tag	$2	$3" "$scratch/found" || { cat "$scratch/found"; false; }
}
silent() { # PATTERN COMMAND...: it succeeds and says nothing of the kind
    local pattern=$1 said
    shift
    said=$("$@" 2>&1) && ! grep -iE "$pattern" <<<"$said" || { echo "$said"; false; }
}
# The page, its timeline and its outline.
export_page() { # VOICE PAGE ARGUMENT...
    local voice=$1 page=$2
    shift 2
    "$LECTERN" timeline --format json --voice "$voice" "$page" >"$scratch/timeline.json" 2>/dev/null
    "$LECTERN" outline --format json "$page" >"$scratch/outline.json" 2>/dev/null
    run export --voice "$voice" "$@" "$page"
}

# --- headings of every kind ---
long=$(printf 'word %.0s' $(seq 60))end
cat >"$scratch/page.html" <<EOF
<html lang="en"><head><title>Living with diabetes</title><meta property="og:site_name" content="Harbour Pharmacy"></head>
<body><article><h1>Living with diabetes</h1><p>By Jane Doe</p><p>This article is about sugar in the blood, and about what helps.</p>
<h2>What is it?</h2><p>The body cannot use the sugar that it gets from food, so that it stays.</p>
<h3>"Type 1" &amp; 'type 2'</h3><p>Two kinds of it are common, and they are not treated in the same way.</p>
<h4>Below both</h4><p>What stands this deep has no chapter of its own, but it is read all the same.</p>
<h3>HbA1c=7; <i>really</i>?</h3><p>A test that looks back over some months is made twice in every year.</p>
<h2>4. Its own number</h2><p>Some pages count their headings themselves, as this one does just here.</p>
<h2>Insulin 💉 and ما هو السكري؟ 糖尿病</h2><p>People who read other letters should find their chapters as well.</p>
<h2>$long</h2><p>Nobody reads headings of this length with pleasure, but they do exist.</p>
<p><small>This article is for general information and does not replace medical advice from your doctor.</small></p>
<p><small>© 2025 Harbour Pharmacy. All rights reserved.</small></p></article></body></html>
EOF
cat >"$scratch/titles" <<EOF
Living with diabetes
1. What is it?
1.1. "Type 1" & 'type 2'
1.2. HbA1c=7; really?
4. Its own number
3. Insulin 💉 and ما هو السكري؟ 糖尿病
4. $long
Disclaimer
EOF
export_page tones-en-US "$scratch/page.html" -o "$scratch/all" --format mp3,opus,ogg,flac,wav
status_is 0 "a page with headings of every kind is exported"
file=$scratch/all/Living-with-diabetes
for format in $formats; do
    for reader in ffprobe mutagen; do
        if [[ $readers == *$reader* ]]; then
            ok "$format: $reader finds every chapter" has_chapters $reader "$file.$format" "$scratch/titles"
        else
            skip 1 "$reader is not installed"
        fi
    done
done
ok "wav: the cue points and labels say the same" has_chapters riff "$file.wav" "$scratch/titles"

checked() { # PROGRAM NAME COMMAND...
    local program=$1 name=$2
    shift 2
    if command -v "$program" >/dev/null; then ok "$name" "$@"; else skip 1 "$program is not installed"; fi
}
checked flac "flac finds no fault" silent '.' flac -ts "$file.flac"
checked opusinfo "opusinfo finds no fault" silent '^(warning|error)' opusinfo "$file.opus"
checked ogginfo "ogginfo finds no fault" silent '^(warning|error)' ogginfo "$file.ogg"
checked mp3val "mp3val finds no fault" silent '^(warning|error)' mp3val "$file.mp3"
for format in $formats; do
    checked ffmpeg "$format: ffmpeg decodes it without a word" silent '.' ffmpeg -v error -nostdin -i "$file.$format" -f null -
done

# --- what is asked for ---
if [[ $readers == *ffprobe*mutagen* ]]; then
    ffmpeg -v error -nostdin -f lavfi -i color=red:size=64x48 -frames:v 1 "$scratch/cover.jpg"
    ffmpeg -v error -nostdin -f lavfi -i color=red:size=64x48 -frames:v 1 "$scratch/cover.png"
    ok "mp3: the copyright notice" has_tag "$file.mp3" TCOP "© 2025 Harbour Pharmacy. All rights reserved."
    ok "opus: the copyright notice" has_tag "$file.opus" copyright "© 2025 Harbour Pharmacy. All rights reserved."
    ok "mp3: the publisher is the site" has_tag "$file.mp3" TPUB "Harbour Pharmacy"
    ok "opus: there is no track" bash -c "! grep -q track '$scratch/found'"
    for picture in jpg png; do
        mime=image/${picture/jpg/jpeg} size=$(wc -c <"$scratch/cover.$picture")
        export_page tones-en-US "$scratch/page.html" -o "$scratch/$picture" --format mp3,opus,ogg,flac,wav \
            --cover "$scratch/cover.$picture" --lyrics --album "Our album; all=of it" --id3 2.3
        status_is 0 "everything asked for, with a $picture"
        made=$scratch/$picture/Living-with-diabetes
        for format in mp3 wav; do
            ok "$format: the $picture" has_tag "$made.$format" APIC "$mime 3 $size"
        done
        for format in opus ogg flac; do
            ok "$format: the $picture" has_tag "$made.$format" picture "$mime 3 64x48 $size"
        done
        for format in mp3 opus ogg flac; do
            codec=${picture/jpg/mjpeg}
            ok "$format: ffprobe finds the $picture" \
                bash -c "'$here/../audio/read_tags.py' ffprobe '$made.$format' | grep -q '^tag	cover	$codec 64x48$'"
        done
    done
    ok "mp3: the album" has_tag "$made.mp3" TALB "Our album; all=of it"
    ok "flac: the album" has_tag "$made.flac" album "Our album; all=of it"
    ok "mp3: version 2.3" has_tag "$made.mp3" version 2.3.0
    ok "wav: version 2.3" has_tag "$made.wav" version 2.3.0
    for reader in ffprobe mutagen; do
        ok "mp3: $reader finds every chapter in version 2.3" has_chapters $reader "$made.mp3" "$scratch/titles"
    done
    ok "mp3: the text as lyrics" bash -c "'$here/../audio/read_tags.py' mutagen '$made.mp3' |
        grep -q '^tag	USLT	eng: Living with diabetes.*general information.*All rights reserved\.$'"
    ok "ogg: the text as lyrics" bash -c "'$here/../audio/read_tags.py' mutagen '$made.ogg' |
        grep -q '^tag	lyrics	Living with diabetes.*\\\\n\\\\n4\. Its own number\\\\n\\\\nSome pages'"
    checked opusinfo "opusinfo finds no fault in all that" silent '^(warning|error)' opusinfo "$made.opus"
    checked mp3val "mp3val finds no fault in all that" silent '^(warning|error)' mp3val "$made.mp3"
    checked flac "flac finds no fault in all that" silent '.' flac -ts "$made.flac"
else
    skip 34 "ffprobe or mutagen is not installed"
fi

# --- another language, many sections ---
cat >"$scratch/es.html" <<'EOF'
<html lang="es"><head><title>La gripe</title></head><body><article><h1>La gripe</h1><p>Esta enfermedad es frecuente en invierno y pasa en unos días.</p>
<h2>Síntomas</h2><p>La fiebre sube de prisa y duele todo el cuerpo durante varios días.</p>
<p><small>Este artículo es solo para fines informativos y no sustituye el consejo de su médico.</small></p></article></body></html>
EOF
printf 'La gripe\n1. Síntomas\nAviso legal\n' >"$scratch/titles-es"
export_page tones-es-419 "$scratch/es.html" -o "$scratch/es" --format wav
ok "titles of ours are in the article's language" has_chapters riff "$scratch/es/La-gripe.wav" "$scratch/titles-es"

{
    printf '<html lang="en"><head><title>Many</title></head><body><article><h1>Many</h1><p>There is a lot to come in this article.</p>\n'
    for i in $(seq 300); do printf '<h2>Medicine %d</h2><p>It is taken with a glass of water each day.</p>\n' "$i"; done
    printf '</article></body></html>\n'
} >"$scratch/many.html"
{ echo Many; for i in $(seq 300); do echo "$i. Medicine $i"; done; } >"$scratch/titles-many"
export_page tones-en-US "$scratch/many.html" -o "$scratch/many" --format mp3,flac
for format in mp3 flac; do
    for reader in ffprobe mutagen; do
        if [[ $readers == *$reader* ]]; then
            ok "$format: $reader finds 300 sections" has_chapters $reader "$scratch/many/Many.$format" "$scratch/titles-many"
        else
            skip 1 "$reader is not installed"
        fi
    done
done

# --- wrong ---
run export --id3 2.2 "$scratch/es.html"
status_is 2 "a version of ID3 that is not written"
err_has "2.4, 2.3" "those that are written are named"
run export --album $'\xff' "$scratch/es.html"
status_is 2 "an album that is not UTF-8"
echo "no picture" >"$scratch/cover.txt"
for cover in cover.txt none.png; do
    run export -o "$scratch/wrong" --cover "$scratch/$cover" "$scratch/es.html"
    status_is 1 "$cover as cover"
    err_has "$scratch/$cover" "it is named"
    err_lines 1 "in one line"
    ok "nothing is made" [ ! -e "$scratch/wrong" ]
done
finish
