# bash completion for lectern. Verbs, options and voices are asked of lectern itself, so that this
# file is never behind the program.

_lectern_verbs() {
    lectern --help 2>/dev/null | sed -n '/^Verbs:/,/^$/s/^  \([a-z]*\) .*/\1/p'
}

_lectern_options() {
    lectern "$1" --help 2>/dev/null | grep -oE -- '--[a-z]+(-[a-z]+)*'
}

_lectern() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} verb=${COMP_WORDS[1]}
    # bash splits --option=value into three words.
    [[ $current == = ]] && current=
    [[ $previous == = ]] && previous=${COMP_WORDS[COMP_CWORD - 2]}
    COMPREPLY=()
    if [[ $COMP_CWORD -eq 1 ]]; then
        COMPREPLY=($(compgen -W "$(_lectern_verbs) --help --version" -- "$current"))
        return
    fi
    case $previous in
    --voice | -v)
        COMPREPLY=($(compgen -W "$(lectern voices 2>/dev/null | awk 'NR > 1 { print $1 }')" -- "$current"))
        return ;;
    lexicon)
        COMPREPLY=($(compgen -W 'add list try remove' -- "$current"))
        return ;;
    shelf)
        COMPREPLY=($(compgen -W 'add list search remove refresh check' -- "$current"))
        return ;;
    --state)
        COMPREPLY=($(compgen -W 'waiting rendering ready failed' -- "$current"))
        return ;;
    --headings)
        COMPREPLY=($(compgen -W 'both words tone pause off' -- "$current"))
        return ;;
    --format | -f)
        local formats='text json'
        [[ $verb == script ]] && formats='text ssml json'
        [[ $verb == export ]] && formats='mp3 opus ogg flac wav epub daisy daisy.zip vtt srt lrc txt html chapters.vtt chapters.json labels chapters.labels'
        COMPREPLY=($(compgen -W "$formats" -- "$current"))
        return ;;
    --item | -i)
        COMPREPLY=($(compgen -W '1 1-3 2-' -- "$current"))
        return ;;
    --id3)
        COMPREPLY=($(compgen -W '2.4 2.3' -- "$current"))
        return ;;
    --preset)
        COMPREPLY=($(compgen -W 'slow normal fast screenreader' -- "$current"))
        return ;;
    --rate | -r)
        COMPREPLY=($(compgen -W '0.75x 1x 1.25x 1.5x 2x' -- "$current"))
        return ;;
    esac
    if [[ $current == -* ]]; then
        COMPREPLY=($(compgen -W "$(_lectern_options "$verb")" -- "$current"))
    else
        compopt -o filenames
        COMPREPLY=($(compgen -f -- "$current"))
    fi
}

complete -F _lectern lectern
