# SPDX-License-Identifier: ISC
# Completion of tmux commands for bash, with and without the package bash-completion. The tables are made out of Roost's
# command table by `build/dev/bin/reference --write .`; what runs is asked for with one call of tmux, and only when it is
# needed.
#
# In a word of _roost_commands: -x a flag, -x:KIND one with a value, +x: one that is taken but not offered, =KIND an
# operand, =KIND* all that follow.

# generated: commands
declare -gA _roost_commands=(
  [attach-session]=' -d -E -r -x -c:folder -f: -t:session '
  [bind-key]=' -n -r -T:table -N: = =command = '
  [break-pane]=' -a -b -d -P -F: -n: -s:pane -t:window '
  [capture-pane]=' -a -C -e -J -N -p -P -q -b:buffer -E: -S: -t:pane '
  [choose-buffer]=' -N -r -Z -F: -f: -K: -O: -t:pane = '
  [choose-client]=' -N -r -Z -F: -f: -K: -O: -t:pane = '
  [choose-tree]=' -G -N -r -s -w -Z -F: -f: -K: -O: -t:pane = '
  [clear-history]=' -t:pane '
  [clear-prompt-history]=' -T:prompt '
  [clock-mode]=' -t:pane '
  [command-prompt]=' -1 -b -F -k -i -N -I: -p: -t:client -T:prompt = '
  [confirm-before]=' -b -p: -t:client =command '
  [copy-mode]=' -e -H -M -u -q -s:pane -t:pane '
  [customize-mode]=' -N -Z -F: -f: -t:pane '
  [delete-buffer]=' -b:buffer '
  [detach-client]=' -a -P -E:program -s:session -t:client '
  [display-menu]=' -O -c:client -t:pane -T: -x: -y: = = =command* '
  [display-message]=' -a -I -N -p -v -c:client -d: -F: -t:pane = '
  [display-popup]=' -B -C -E -b: -c:client -d:folder -e: -h: -s: -S: -t:pane -T: -w: -x: -y: =program '
  [display-panes]=' -b -N -d: -t:client = '
  [find-window]=' -C -i -N -r -T -Z -t:pane = '
  [has-session]=' -t:session '
  [if-shell]=' -b -F -t:pane =program =command =command '
  [join-pane]=' -b -d -f -h -v -l: -s:pane -t:pane +p: '
  [kill-pane]=' -a -t:pane '
  [kill-server]=' '
  [kill-session]=' -a -C -t:session '
  [kill-window]=' -a -t:window '
  [last-pane]=' -d -e -Z -t:window '
  [last-window]=' -t:session '
  [link-window]=' -a -b -d -k -s:window -t:window '
  [list-buffers]=' -F: -f: '
  [list-clients]=' -F: -t:session '
  [list-commands]=' -F: =command '
  [list-keys]=' -1 -a -N -P: -T:table = '
  [list-panes]=' -a -s -F: -f: -t:window '
  [list-sessions]=' -F: -f: '
  [list-windows]=' -a -F: -f: -t:session '
  [load-buffer]=' -b:buffer -t:client =file '
  [lock-client]=' -t:client '
  [lock-server]=' '
  [lock-session]=' -t:session '
  [move-pane]=' -b -d -f -h -v -l: -s:pane -t:pane +p: '
  [move-window]=' -a -b -d -k -r -s:window -t:window '
  [new-session]=' -A -d -D -E -P -X -c:folder -e: -F: -f: -n: -s: -t:session -x: -y: =program '
  [new-window]=' -a -b -d -k -P -S -c:folder -e: -F: -n: -t:window =program '
  [next-layout]=' -t:window '
  [next-window]=' -a -t:session '
  [paste-buffer]=' -d -p -r -s: -b:buffer -t:pane '
  [pipe-pane]=' -I -O -o -t:pane =program '
  [previous-layout]=' -t:window '
  [previous-window]=' -a -t:session '
  [refresh-client]=' -c -D -l: -L -R -S -U -A: -B: -C: -f: -t:client +F: = '
  [rename-session]=' -t:session = '
  [rename-window]=' -t:window = '
  [resize-pane]=' -D -L -M -R -T -U -Z -x: -y: -t:pane = '
  [resize-window]=' -a -A -D -L -R -U -x: -y: -t:window = '
  [respawn-pane]=' -k -c:folder -e: -t:pane =program '
  [respawn-window]=' -k -c:folder -e: -t:window =program '
  [rotate-window]=' -D -U -Z -t:window '
  [run-shell]=' -b -C -d: -t:pane =program '
  [save-buffer]=' -a -b:buffer =file '
  [select-layout]=' -E -n -o -p -t:pane =layout '
  [select-pane]=' -D -d -e -L -l -M -m -R -U -Z -T: -t:pane +P: '
  [select-window]=' -l -n -p -T -t:window '
  [send-keys]=' -F -H -l -M -R -X -N: -t:pane =* '
  [send-prefix]=' -2 -t:pane '
  [server-access]=' -a -d -l -r -w = '
  [set-buffer]=' -a -w -b:buffer -n: -t:client = '
  [set-environment]=' -F -h -g -r -u -t:session =variable = '
  [set-hook]=' -a -g -p -R -u -w -t:pane =hook =command '
  [set-option]=' -a -F -g -o -p -q -s -u -U -w -t:pane =option =value '
  [set-window-option]=' -a -F -g -o -q -u -t:window =window-option =value '
  [show-buffer]=' -b:buffer '
  [show-environment]=' -h -g -s -t:session =variable '
  [show-hooks]=' -g -p -w -t:pane '
  [show-messages]=' -J -T -t:client '
  [show-options]=' -A -g -H -p -q -s -v -w -t:pane =option '
  [show-prompt-history]=' -T:prompt '
  [show-window-options]=' -g -v -t:window =window-option '
  [source-file]=' -F -n -q -v =file* '
  [split-window]=' -b -d -e: -f -h -I -P -v -Z -c:folder -F: -l: -t:pane +p: =program '
  [start-server]=' '
  [suspend-client]=' -t:client '
  [swap-pane]=' -d -D -U -Z -s:pane -t:pane '
  [swap-window]=' -d -s:window -t:window '
  [switch-client]=' -E -l -n -p -r -Z -c:client -t:session -T:table '
  [unbind-key]=' -a -n -q -T:table = '
  [unlink-window]=' -k -t:window '
  [wait-for]=' -L -S -U = '
)
declare -gA _roost_aliases=(
  [attach]=attach-session
  [bind]=bind-key
  [breakp]=break-pane
  [capturep]=capture-pane
  [clearhist]=clear-history
  [clearphist]=clear-prompt-history
  [confirm]=confirm-before
  [deleteb]=delete-buffer
  [detach]=detach-client
  [menu]=display-menu
  [display]=display-message
  [popup]=display-popup
  [displayp]=display-panes
  [findw]=find-window
  [has]=has-session
  [if]=if-shell
  [joinp]=join-pane
  [killp]=kill-pane
  [killw]=kill-window
  [lastp]=last-pane
  [last]=last-window
  [linkw]=link-window
  [lsb]=list-buffers
  [lsc]=list-clients
  [lscm]=list-commands
  [lsk]=list-keys
  [lsp]=list-panes
  [ls]=list-sessions
  [lsw]=list-windows
  [loadb]=load-buffer
  [lockc]=lock-client
  [lock]=lock-server
  [locks]=lock-session
  [movep]=move-pane
  [movew]=move-window
  [new]=new-session
  [neww]=new-window
  [nextl]=next-layout
  [next]=next-window
  [pasteb]=paste-buffer
  [pipep]=pipe-pane
  [prevl]=previous-layout
  [prev]=previous-window
  [refresh]=refresh-client
  [rename]=rename-session
  [renamew]=rename-window
  [resizep]=resize-pane
  [resizew]=resize-window
  [respawnp]=respawn-pane
  [respawnw]=respawn-window
  [rotatew]=rotate-window
  [run]=run-shell
  [saveb]=save-buffer
  [selectl]=select-layout
  [selectp]=select-pane
  [selectw]=select-window
  [send]=send-keys
  [setb]=set-buffer
  [setenv]=set-environment
  [set]=set-option
  [setw]=set-window-option
  [showb]=show-buffer
  [showenv]=show-environment
  [showmsgs]=show-messages
  [show]=show-options
  [showphist]=show-prompt-history
  [showw]=show-window-options
  [source]=source-file
  [splitw]=split-window
  [start]=start-server
  [suspendc]=suspend-client
  [swapp]=swap-pane
  [swapw]=swap-window
  [switchc]=switch-client
  [unbind]=unbind-key
  [unlinkw]=unlink-window
  [wait]=wait-for
)
# end of generated

# generated: options
_roost_options='
backspace
buffer-limit
command-alias
copy-command
default-terminal
editor
escape-time
exit-empty
exit-unattached
extended-keys
focus-events
history-file
message-limit
prompt-history-limit
set-clipboard
terminal-overrides
terminal-features
user-keys
activity-action
assume-paste-time
base-index
bell-action
default-command
default-shell
default-size
destroy-unattached
detach-on-destroy
display-panes-active-colour
display-panes-colour
display-panes-time
display-time
history-limit
key-table
lock-after-time
lock-command
message-command-style
message-style
mouse
prefix
prefix2
renumber-windows
repeat-time
set-titles
set-titles-string
silence-action
status
status-bg
status-fg
status-format
status-interval
status-justify
status-keys
status-left
status-left-length
status-left-style
status-position
status-right
status-right-length
status-right-style
status-style
update-environment
visual-activity
visual-bell
visual-silence
word-separators
'
_roost_window_options='
cursor-colour
cursor-style
aggressive-resize
allow-passthrough
allow-rename
alternate-screen
automatic-rename
automatic-rename-format
clock-mode-colour
clock-mode-style
copy-mode-match-style
copy-mode-current-match-style
copy-mode-mark-style
fill-character
main-pane-height
main-pane-width
mode-keys
mode-style
monitor-activity
monitor-bell
monitor-silence
other-pane-height
other-pane-width
pane-active-border-style
pane-base-index
pane-border-format
pane-border-indicators
pane-border-lines
pane-border-status
pane-border-style
pane-colours
popup-style
popup-border-style
popup-border-lines
remain-on-exit
remain-on-exit-format
scroll-on-clear
synchronize-panes
window-active-style
window-size
window-style
window-status-activity-style
window-status-bell-style
window-status-current-format
window-status-current-style
window-status-format
window-status-last-style
window-status-separator
window-status-style
wrap-search
xterm-keys
'
_roost_hooks='
after-bind-key
after-capture-pane
after-copy-mode
after-display-message
after-display-panes
after-kill-pane
after-list-buffers
after-list-clients
after-list-keys
after-list-panes
after-list-sessions
after-list-windows
after-load-buffer
after-lock-server
after-new-session
after-new-window
after-paste-buffer
after-pipe-pane
after-queue
after-refresh-client
after-rename-session
after-rename-window
after-resize-pane
after-resize-window
after-save-buffer
after-select-layout
after-select-pane
after-select-window
after-send-keys
after-set-buffer
after-set-environment
after-set-hook
after-set-option
after-show-environment
after-show-messages
after-show-options
after-split-window
after-unbind-key
alert-activity
alert-bell
alert-silence
client-active
client-attached
client-detached
client-focus-in
client-focus-out
client-resized
client-session-changed
pane-died
pane-exited
pane-focus-in
pane-focus-out
pane-mode-changed
pane-set-clipboard
pane-title-changed
session-closed
session-created
session-renamed
session-window-changed
window-layout-changed
window-linked
window-pane-changed
window-renamed
window-resized
window-unlinked
'
declare -gA _roost_values=(
  [cursor-style]='default blinking-block block blinking-underline underline blinking-bar bar'
  [exit-empty]='on off'
  [exit-unattached]='on off'
  [extended-keys]='off on always'
  [focus-events]='on off'
  [set-clipboard]='off external on'
  [activity-action]='none any current other'
  [bell-action]='none any current other'
  [destroy-unattached]='on off'
  [detach-on-destroy]='off on no-detached'
  [mouse]='on off'
  [renumber-windows]='on off'
  [set-titles]='on off'
  [silence-action]='none any current other'
  [status]='off on 2 3 4 5'
  [status-justify]='left centre right absolute-centre'
  [status-keys]='emacs vi'
  [status-position]='top bottom'
  [visual-activity]='off on both'
  [visual-bell]='off on both'
  [visual-silence]='off on both'
  [aggressive-resize]='on off'
  [allow-passthrough]='on off'
  [allow-rename]='on off'
  [alternate-screen]='on off'
  [automatic-rename]='on off'
  [clock-mode-style]='12 24'
  [mode-keys]='emacs vi'
  [monitor-activity]='on off'
  [monitor-bell]='on off'
  [pane-border-indicators]='off colour arrows both'
  [pane-border-lines]='single double heavy simple number'
  [pane-border-status]='off top bottom'
  [popup-border-lines]='single double heavy simple rounded padded none'
  [remain-on-exit]='off on failed'
  [scroll-on-clear]='on off'
  [synchronize-panes]='on off'
  [window-size]='largest smallest manual latest'
  [wrap-search]='on off'
  [xterm-keys]='on off'
)
# end of generated

_roost_layouts='even-horizontal even-vertical main-horizontal main-vertical tiled'
_roost_prompts='command search target window-target'

# The words up to the cursor into $words. Unlike COMP_WORDS they are not broken at : = and @.
_roost_split_line() {
  local line=${COMP_LINE:0:COMP_POINT} rest word i
  words=()
  for ((i = 0; i <= COMP_CWORD; i++)); do
    rest=${line#"${line%%[![:space:]]*}"}
    word=${COMP_WORDS[i]}
    ((${#word} > ${#rest})) && word=$rest
    if ((i > 0)) && [[ $rest == "$line" ]]; then
      words[${#words[@]} - 1]+=$word
    else
      words+=("$word")
    fi
    line=${rest#"$word"}
  done
}

# The whole name of a command, alias or unambiguous prefix into $command.
_roost_find_command() {
  local name
  command=${_roost_aliases[$1]-$1}
  [[ -n $1 && -n ${_roost_commands[$command]-} ]] && return
  local found=()
  for name in "${!_roost_commands[@]}"; do
    [[ -n $1 && $name == "$1"* ]] && found+=("$name")
  done
  command=
  ((${#found[@]} == 1)) && command=${found[0]}
}

# What tmux itself says; $socket is what the line gives it to find its sessions.
_roost_ask() {
  local program=${words[0]}
  [[ $program == '~/'* ]] && program=$HOME/${program:2}
  "$program" "${socket[@]}" "$@" 2> /dev/null
}

# Lines "ID NAME": names, or ids when an id was begun.
_roost_targets() {
  local sigil=$1 id name
  shift
  while read -r id name; do
    if [[ $typed == "$sigil"* ]]; then found+=("$id"); else found+=("$name"); fi
  done < <(_roost_ask "$@")
}

# Candidates of a kind into $found.
_roost_kind() {
  local line
  case $1 in
    session) _roost_targets '$' list-sessions -F '#{session_id} #{session_name}' ;;
    window) _roost_targets @ list-windows -a -F '#{window_id} #{session_name}:#{window_index}' ;;
    pane) _roost_targets % list-panes -a -F '#{pane_id} #{session_name}:#{window_index}.#{pane_index}' ;;
    client) while read -r line; do found+=("$line"); done < <(_roost_ask list-clients -F '#{client_name}') ;;
    buffer) while read -r line; do found+=("$line"); done < <(_roost_ask list-buffers -F '#{buffer_name}') ;;
    variable)
      while IFS='=' read -r line _; do
        [[ $line == -* ]] || found+=("$line")
      done < <(_roost_ask show-environment "${scope[@]}")
      ;;
    table)
      found=(root prefix copy-mode copy-mode-vi)
      while read -r line; do
        [[ $line =~ ^bind-key.*\ -T\ ([^ ]+)\  ]] && line=${BASH_REMATCH[1]} &&
          [[ " ${found[*]} " != *" $line "* ]] && found+=("$line")
      done < <(_roost_ask list-keys)
      ;;
    command) found=("${!_roost_commands[@]}" "${!_roost_aliases[@]}") ;;
    layout) found=($_roost_layouts) ;;
    prompt) found=($_roost_prompts) ;;
    hook) found=($_roost_hooks) ;;
    window-option) found=($_roost_window_options) ;;
    option) found=($_roost_options $_roost_window_options) ;;
    value) found=(${_roost_values[$option]-}) ;;
  esac
}

# Offers what of $found begins with what was typed, without what bash takes for earlier words, and quoted.
_roost_offer() {
  local quote= exact= kept= candidate
  case $typed in
    [\'\"]*) quote=${typed:0:1} typed=${typed:1} ;;
    *) typed=${typed//\\/} ;;
  esac
  if [[ $typed == =* ]]; then exact== typed=${typed:1}; fi
  if [[ -z $quote ]]; then
    kept=$exact$typed
    kept=${kept%"${kept##*[:=@]}"}
    [[ ${kept:(-1)} == [:=@] && $COMP_WORDBREAKS != *"${kept:(-1)}"* ]] && kept=
  fi
  for candidate in "${found[@]}"; do
    [[ $candidate == "$typed"* ]] || continue
    candidate=$exact$candidate
    candidate=${candidate#"$kept"}
    [[ -n $quote ]] || printf -v candidate %q "$candidate"
    COMPREPLY+=("$glue$candidate")
  done
}

# Completes $typed, a value or an operand of a kind; $glue is the flag it is glued to.
_roost_value() {
  local found=()
  case $1 in
    '') ;;
    folder | file | program)
      [[ -n $glue ]] && return
      compopt -o filenames 2> /dev/null
      local how=-f line
      [[ $1 == folder ]] && how=-d
      while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen $how -- "$typed")
      if [[ $1 == program ]]; then
        while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -c -- "$typed")
      fi
      ;;
    *)
      _roost_kind "$1"
      _roost_offer
      ;;
  esac
}

# The flags of tmux itself: their values, and where the command begins ($at). Fails when the cursor is before it.
_roost_globals() {
  local word rest flag glue=
  while ((at < last)) && [[ ${words[at]} == -?* ]]; do
    word=${words[at++]}
    [[ $word == -- ]] && return
    for ((rest = 1; rest < ${#word}; rest++)); do
      flag=${word:rest:1}
      [[ cfLST != *$flag* ]] && continue
      local value=${word:rest+1}
      if [[ -z $value ]]; then
        if ((at == last)); then
          typed=${words[last]}
          case $flag in
            f | S) _roost_value file ;;
            c) _roost_value program ;;
            L)
              local path found=()
              for path in "${TMUX_TMPDIR:-/tmp}/tmux-$UID"/*; do [[ -S $path ]] && found+=("${path##*/}"); done
              _roost_offer
              ;;
          esac
          return 1
        fi
        value=${words[at++]}
      fi
      [[ $flag == [LS] ]] && socket+=("-$flag" "$value")
      break
    done
  done
}

# Passes over the words of a command up to the cursor: flags with their values, then operands.
_roost_arguments() {
  local spec=${_roost_commands[$command]} word flag kind value glue= option= operand=0 scope=() i
  while ((at < last)); do
    word=${words[at++]}
    if ((operand == 0)) && [[ $word == -- ]]; then
      operand=1
    elif ((operand == 0)) && [[ $word == -?* ]]; then
      for ((i = 1; i < ${#word}; i++)); do
        flag=${word:i:1}
        [[ $flag == g ]] && scope=(-g)
        [[ $spec == *" "[-+]"$flag:"* ]] || continue
        value=${word:i+1}
        if [[ -z $value ]]; then
          if ((at == last)); then
            kind=${spec#*" -$flag:"}
            typed=${words[last]}
            [[ $kind == "$spec" ]] || _roost_value "${kind%% *}"
            return
          fi
          value=${words[at++]}
        fi
        [[ $flag == t && $command == *-environment ]] && scope=(-t "$value")
        break
      done
    else
      ((operand == 0)) && operand=1
      ((operand == 1)) && option=$word
      ((operand++))
    fi
  done
  typed=${words[last]}
  if ((operand == 0)) && [[ $typed == -* ]]; then
    _roost_flags
    return
  fi
  ((operand == 0)) && operand=1
  local kinds=() item
  for item in $spec; do [[ $item == =* ]] && kinds+=("${item:1}"); done
  local count=${#kinds[@]}
  ((count == 0)) && return
  if ((operand > count)); then
    [[ ${kinds[count - 1]} == *'*' ]] || return
    operand=$count
  fi
  kind=${kinds[operand - 1]}
  _roost_value "${kind%'*'}"
}

# A flag, or a value that is glued to one.
_roost_flags() {
  local item found=() i
  for ((i = 1; i < ${#typed}; i++)); do
    [[ $spec == *" "[-+]"${typed:i:1}:"* ]] || continue
    ((i + 1 == ${#typed})) && break
    kind=${spec#*" -${typed:i:1}:"}
    glue=${typed:0:i+1} typed=${typed:i+1}
    [[ $kind == "$spec" ]] || _roost_value "${kind%% *}"
    return
  done
  for item in $spec; do [[ $item == -* ]] && found+=("${item:0:2}"); done
  [[ $typed == - || ${#typed} == 2 ]] && _roost_offer
}

_roost() {
  local words typed command socket=() at=1 last i IFS=$' \t\n'
  COMPREPLY=()
  _roost_split_line
  last=$((${#words[@]} - 1))
  typed=${words[last]}
  if ((last == 1)) && [[ $typed == -* ]]; then
    local found=(-2 -C -D -l -N -u -v -V -c -f -L -S -T) glue=
    _roost_offer
    return
  fi
  _roost_globals || return
  for ((i = at; i < last; i++)); do  # the last of several commands
    case ${words[i]} in
      ';' | '\;' | "';'" | '";"' | *'\;' | *';') at=$((i + 1)) ;;
    esac
  done
  if ((at == last)); then
    local glue=
    typed=${words[last]}
    _roost_value command
    return
  fi
  _roost_find_command "${words[at++]}"
  [[ -n $command ]] && _roost_arguments
}

complete -F _roost tmux roost
