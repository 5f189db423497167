#!/usr/bin/env bash
# The level of exported files, as FFmpeg measures it: −19 LUFS or what was asked for, and no true peak
# above −1 dBTP when the file is decoded.
. "$(dirname "${BASH_SOURCE[0]}")/tap.sh"

# measure FILE: "LOUDNESS PEAK", in LUFS and dBTP
measure() {
    ffmpeg -nostdin -nostats -i "$1" -af ebur128=peak=true -f null - 2>&1 |
        sed -n '/Summary/,$ { s/^ *I: *\([-0-9.]*\) LUFS/\1/p; s/^ *Peak: *\([-0-9.]*\) dBFS/\1/p; }' | tr '\n' ' '
}

# level_is NAME FILE LUFS PEAK: within half a LU, and no peak above
level_is() {
    local measured
    measured=$(measure "$2")
    echo "$measured" | awk -v level="$3" -v peak="$4" \
        '{ exit !(NF == 2 && $1 >= level - 0.5 && $1 <= level + 0.5 && $2 <= peak) }'
    result $? "$1" "LUFS and dBTP: $measured; wanted $3, $4"
}

# export_to FOLDER OPTION...
export_to() {
    local folder=$scratch/$1
    shift
    run export --quiet -o "$folder" "$@"
    [ "$status" -eq 0 ] || result 1 "export $*" "$err"
}

export_to usual -f mp3,opus,ogg,flac,wav samples/vitamin-d.html
for format in mp3 opus ogg flac wav; do
    level_is "the usual level, $format" "$scratch"/usual/*.$format -19 -1
done
export_to spanish -f mp3 samples/antibioticos.html
level_is "the usual level, in Spanish" "$scratch"/spanish/*.mp3 -19 -1
# Where libopus by itself comes to +1.9 dBTP, and to +0.6.
export_to peaks -f opus --rate 240 samples/blood-pressure.html
level_is "the usual level, where Opus raises peaks" "$scratch"/peaks/*.opus -19 -1
export_to loud -f opus --loudness -16 samples/vitamin-d.html
level_is "--loudness -16, of Opus" "$scratch"/loud/*.opus -16 -1
# Vorbis came to -0.4 dBTP there, and MP3 of 8 kbit/s to -0.7.
export_to vorbis -f ogg --loudness -16 samples/vitamin-d.html
level_is "--loudness -16, of Ogg Vorbis" "$scratch"/vorbis/*.ogg -16 -1
export_to least -f mp3 --bitrate 8 --loudness -16 samples/antibioticos.html
level_is "--loudness -16, of MP3 at 8 kbit/s" "$scratch"/least/*.mp3 -16.7 -1
export_to fast -f mp3 --rate 300 samples/vitamin-d.html
level_is "the usual level, fast" "$scratch"/fast/*.mp3 -19 -1
for level in -16 -23; do
    export_to "at$level" -f mp3 --loudness "$level" samples/vitamin-d.html
    level_is "--loudness $level" "$scratch/at$level"/*.mp3 "$level" -1
done

export_to acx -f mp3 --loudness acx samples/vitamin-d.html
rms=$(ffmpeg -nostdin -i "$scratch"/acx/*.mp3 -af volumedetect -f null - 2>&1 |
    sed -n 's/.*mean_volume: \([-0-9.]*\) dB/\1/p')
ok "--loudness acx has an RMS between -23 and -18 dB" awk -v rms="$rms" \
    'BEGIN { exit !(rms >= -23 && rms <= -18) }'
level_is "--loudness acx has no peak above -3 dB" "$scratch"/acx/*.mp3 "$(measure "$scratch"/acx/*.mp3 | cut -d' ' -f1)" -3
is "$(ffprobe -v error -show_entries stream=sample_rate,bit_rate -of csv=p=0 "$scratch"/acx/*.mp3)" 44100,192000 \
    "--loudness acx has the rates that ACX asks for"
silences=$(ffmpeg -nostdin -nostats -i "$scratch"/acx/*.mp3 -af silencedetect=n=-60dB:d=0.3 -f null - 2>&1 |
    sed -n 's/.*silence_duration: \([0-9.]*\).*/\1/p' | sed -n '1p;$p' | tr '\n' ' ')
ok "--loudness acx keeps the silence that ACX asks for, before and behind" awk -v silences="$silences" \
    'BEGIN { split(silences, s, " "); exit !(s[1] >= 0.5 && s[1] <= 1 && s[2] >= 1 && s[2] <= 5) }'

run export --loudness 3 samples/vitamin-d.html
status_is 2 "a level that is none is wrong usage"
err_has "give one of -19, -16, -23, acx, off" "... and those there are are told"

finish
