# fish completion for lectern. Verbs, options and voices are asked of lectern itself, so that this
# file is never behind the program.

function __lectern_verbs
    lectern --help 2>/dev/null | sed -n '/^Verbs:/,/^$/s/^  \([a-z]*\)  *\(.*\)/\1\t\2/p'
end

function __lectern_options
    set -l words (commandline -opc)
    lectern $words[2] --help 2>/dev/null | sed -n 's/^  .*\(--[a-z-]*\)[= ]*[A-Z]* *\(.*\)/\1\t\2/p'
end

function __lectern_voices
    lectern voices 2>/dev/null | awk 'NR > 1 { print $1 }'
end

function __lectern_at_verb
    test (count (commandline -opc)) -eq 1
end

function __lectern_verb_is
    set -l words (commandline -opc)
    test (count $words) -gt 1; and contains -- $words[2] $argv
end

complete -c lectern -n __lectern_at_verb -f -a '(__lectern_verbs)'
complete -c lectern -n __lectern_at_verb -l help -d 'print the verbs'
complete -c lectern -n __lectern_at_verb -l version -d 'print the version'
complete -c lectern -n 'not __lectern_at_verb' -a '(__lectern_options)'
complete -c lectern -n 'not __lectern_at_verb' -s v -l voice -x -a '(__lectern_voices)'
complete -c lectern -n 'not __lectern_at_verb' -l headings -x -a 'both words tone pause off'
complete -c lectern -n 'not __lectern_at_verb' -l preset -x -a 'slow normal fast screenreader'
complete -c lectern -n 'not __lectern_at_verb' -s r -l rate -x -a '0.75x 1x 1.25x 1.5x 2x'
complete -c lectern -n '__lectern_verb_is lexicon' -f -a 'add list try remove'
complete -c lectern -n '__lectern_verb_is shelf' -a 'add list search remove refresh check'
complete -c lectern -n '__lectern_verb_is shelf' -l state -x -a 'waiting rendering ready failed'
complete -c lectern -n '__lectern_verb_is read export publish outline script timeline' -s i -l item -x -a '1 1-3 2-'
complete -c lectern -n '__lectern_verb_is outline timeline' -s f -l format -x -a 'text json'
complete -c lectern -n '__lectern_verb_is script' -s f -l format -x -a 'text ssml json'
complete -c lectern -n '__lectern_verb_is export' -l id3 -x -a '2.4 2.3'
complete -c lectern -n '__lectern_verb_is export' -s f -l format -x -a 'mp3 opus ogg flac wav epub daisy daisy.zip vtt srt lrc txt html chapters.vtt chapters.json labels chapters.labels'
