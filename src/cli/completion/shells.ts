/** Finds the program from the current folder upwards, and asks it; nothing where there is none. The same in bash and zsh. */
const ASK = `_dateline_ask() {
  local root=$PWD node=node
  while [ ! -f "$root/src/cli/completion.ts" ]; do
    [ -n "$root" ] || return 1
    root=\${root%/*}
  done
  [ ! -x "$root/node_modules/.bin/node" ] || node=$root/node_modules/.bin/node
  (cd "$root" && "$node" src/cli/completion.ts -- words "$@") 2>/dev/null
}`;

const bash = `# Completes Dateline's commands after npm; made by: npm run completion -- bash
${ASK}
_dateline() {
  local words=("\${COMP_WORDS[@]:0:COMP_CWORD+1}") cur=\${COMP_WORDS[COMP_CWORD]} kind lines line
  mapfile -t lines < <(_dateline_ask "\${words[@]}")
  kind=\${lines[0]-none}
  COMPREPLY=()
  for line in "\${lines[@]:1}"; do
    line=\${line%%$'\\t'*}
    [[ $line != "$cur"* ]] || COMPREPLY+=("$line")
  done
  case $kind in
    file) compopt -o filenames; mapfile -O \${#COMPREPLY[@]} -t COMPREPLY < <(compgen -f -- "$cur") ;;
    folder) compopt -o filenames; mapfile -O \${#COMPREPLY[@]} -t COMPREPLY < <(compgen -d -- "$cur") ;;
    article) compopt -o filenames; mapfile -O \${#COMPREPLY[@]} -t COMPREPLY < <(compgen -d -- "$cur"; compgen -f -X '!*.md' -- "$cur") ;;
  esac
  if [ \${#COMPREPLY[@]} -eq 0 ] && [ "$kind" != file ] && [ -n "\${_dateline_before-}" ]; then "$_dateline_before" "$@"; fi
}
_dateline_before=$(complete -p npm 2>/dev/null | sed -n 's/.*-F \\([^ ]*\\) .*/\\1/p')
[ "$_dateline_before" != _dateline ] || _dateline_before=
complete -o default -F _dateline npm`;

const zsh = `# Completes Dateline's commands after npm; made by: npm run completion -- zsh
${ASK}
_dateline() {
  local -a lines candidates texts
  local kind line
  lines=("\${(@f)$(_dateline_ask "\${words[@]:0:$CURRENT}")}")
  kind=\${lines[1]:-none}
  for line in "\${lines[@]:1}"; do
    candidates+=("\${line%%$'\\t'*}")
    texts+=("\${line/$'\\t'/  }")
  done
  [ \${#candidates} -eq 0 ] || compadd -l -d texts -a candidates
  case $kind in
    file) _files ;;
    folder) _files -/ ;;
    article) _files -g '*.md(-.)' ;;
    words) [ \${#candidates} -gt 0 ] || { (( $+functions[_npm] )) && _npm "$@"; } ;;
    *) (( $+functions[_npm] )) && _npm "$@" || _files ;;
  esac
}
compdef _dateline npm`;

const fish = `# Completes Dateline's commands after npm; made by: npm run completion -- fish
function __dateline_ask
    set -l root $PWD
    while not test -f $root/src/cli/completion.ts
        test -n "$root"; or return 1
        set root (string replace -r '/[^/]*$' '' -- $root)
    end
    set -l node node
    test -x $root/node_modules/.bin/node; and set node $root/node_modules/.bin/node
    set -l words (commandline -opc) (commandline -ct)
    fish -c 'cd $argv[1]; and $argv[2] src/cli/completion.ts -- words $argv[3..-1]' -- $root $node $words 2>/dev/null
end
function __dateline_complete
    set -l lines (__dateline_ask); or return 1
    test (count $lines) -gt 1; and printf '%s\\n' $lines[2..-1]
    switch "$lines[1]"
        case file
            __fish_complete_path (commandline -ct)
        case folder
            __fish_complete_directories (commandline -ct)
        case article
            __fish_complete_suffix .md
    end
    return 0
end
complete -c npm -f -a '(__dateline_complete)'`;

/** What each shell is to read. */
export const shells: Readonly<Record<string, string>> = { bash, zsh, fish };
