# SPDX-License-Identifier: ISC
# complete.bash FILE LINE WORD...: what the completion in FILE offers for LINE, one candidate per line. The words are
# those of COMP_WORDS, the cursor is at the end.
source "$1" || exit
COMP_LINE=$2
COMP_POINT=${#2}
COMP_WORDS=("${@:3}")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
function_of_tmux=$(complete -p tmux)
function_of_tmux=${function_of_tmux#*-F }
"${function_of_tmux%% *}"
((${#COMPREPLY[@]})) && printf '%s\n' "${COMPREPLY[@]}"
exit 0
