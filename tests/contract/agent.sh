#!/bin/bash
# SPDX-License-Identifier: ISC
# Stands in for the framework's executable in a replayed transcript: leaves a note of how it was started, says that it
# is ready, and then lives under its own name until it is killed.
folder=$(dirname "$(dirname "$(dirname "$(dirname "$0")")")")
name=
for ((i = 1; i <= $#; ++i)); do
  [[ ${!i} == --agent-name ]] && { j=$((i + 1)); name=${!j}; }
done
[[ -t 0 && -t 1 && -t 2 ]] && tty=yes || tty=no
printf 'pane=%s\nsocket=%s\ncwd=%s\ntty=%s\nflag=%s\nargs=%s\n' \
  "$TMUX_PANE" "${TMUX%%,*}" "$PWD" "$tty" "$CLAUDECODE" "$*" > "$folder/$name.note.new"
mv "$folder/$name.note.new" "$folder/$name.note"
printf 'agent %s ready in %s\n' "$name" "$TMUX_PANE"
exec -a "${0##*/}" cat
