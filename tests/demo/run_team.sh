#!/bin/bash
# SPDX-License-Identifier: ISC
# A leader and its teammates, with the calls an agent framework really makes: inside a session (split-window and
# respawn-pane) and on a socket of its own (new-session). Each step is checked; the first wrong answer ends the demo.
# $ROOST_TMUX chooses the program; /usr/bin/tmux works too.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
sources=$(cd "$here/../.." && pwd)
program=$(readlink -f "${ROOST_TMUX:-$sources/build/release/bin/tmux}")

work=$(mktemp -d /tmp/roost-demo.XXXXXX)
mkdir "$work/bin" "$work/proj"
ln -s "$program" "$work/bin/tmux"
export PATH=$work/bin:$PATH HOME=$work TMUX_TMPDIR=$work SHELL=/bin/bash LC_ALL=C.UTF-8
unset TMUX TMUX_PANE
swarm=claude-swarm-$$

if [[ -t 1 ]]; then bold=$'\e[1m' dim=$'\e[2m' plain=$'\e[0m'; else bold='' dim='' plain=''; fi
say() { printf '\n%s== %s%s\n' "$bold" "$*" "$plain"; }
show() { sed "s/^/$dim   | $plain/"; }
fail() {
  printf '\ndemo FAILED: %s\n' "$*" >&2
  exit 1
}
exec 3>&1
tmux() { command tmux "$@" 3>&-; }
# Runs a call as the framework does, and shows it.
call() {
  printf '   %s$ tmux %s%s\n' "$dim" "$(printf '%q ' "$@" | cut -c1-150)" "$plain" >&3
  tmux "$@"
}
screen() { tmux "$@" | sed '/^$/d' | show; }

# Processes that were started in this folder, apart from ours.
ours() {
  local file pid
  for file in /proc/[0-9]*/environ; do
    pid=${file#/proc/}
    pid=${pid%/environ}
    [[ $pid != "$$" && $pid != "$BASHPID" ]] || continue
    [[ $(cut -d' ' -f4 "/proc/$pid/stat" 2> /dev/null) != "$$" ]] || continue
    grep -qsF "TMUX_TMPDIR=$work" "$file" && echo "$pid"
  done
  true
}
clean_up() {
  tmux -L lead kill-server 2> /dev/null || true
  tmux -L "$swarm" kill-server 2> /dev/null || true
  cd /
  rm -rf "$work"
}
trap clean_up EXIT

cd "$work/proj"
cat > greet.hpp <<'CODE'
#pragma once
#include <string>
std::string greeting(const std::string& name);
CODE
cat > greet.cpp <<'CODE'
#include "greet.hpp"
std::string greeting(const std::string& name) { return "hello, " + name; }
CODE
cat > greet_test.cpp <<'CODE'
#include <cstdio>
#include "greet.hpp"
int main() {
  if (greeting("team") != "hello, team") return 1;
  std::puts("1 test, 0 failures");
}
CODE
cat > tasks <<TASKS
g++ -O1 -Wall -Werror -c greet.cpp -o greet.o
g++ -O1 -Wall -Werror -c greet_test.cpp -o greet_test.o
wc -l $sources/state/*.hpp | tail -n 1
grep -l flock $sources/state/*.hpp | wc -l
until [[ -e greet.o && -e greet_test.o ]]; do sleep 0.1; done; g++ greet.o greet_test.o -o greet_test && ./greet_test
md5sum greet.cpp greet.hpp
find $sources/shim -name '*.cpp' | wc -l
sort greet_test.cpp | uniq -c | sort -rn | head -n 1
TASKS
touch finished notes

# The styling and the start of one teammate, call by call as recorded.
spawn_teammate() {  # spawn_teammate PANE NAME COLOUR global-flags...
  local pane=$1 name=$2 colour=$3
  shift 3
  tmux "$@" set-option -p -t "$pane" window-style "bg=default,fg=$colour"
  tmux "$@" set-option -p -t "$pane" pane-border-style "fg=$colour"
  tmux "$@" set-option -p -t "$pane" pane-active-border-style "fg=$colour"
  tmux "$@" select-pane -t "$pane" -T "$name"
  tmux "$@" set-option -p -t "$pane" pane-border-format "#[fg=$colour,bold] #{pane_title} #[default]"
  tmux "$@" set-option -p -t "$pane" remain-on-exit failed
  call "$@" respawn-pane -k -t "$pane" -- \
    "cd $work/proj && env CLAUDECODE=1 $here/agent.sh --agent-id $name@demo --agent-name $name --agent-color $colour"
}

say "$(tmux -V) is $program"

say "A leader inside a session spawns alpha and beta (split-window, then respawn-pane)"
call -L lead new-session -d -s lead -x 160 -y 40
TMUX=$(tmux -L lead display-message -p '#{socket_path},#{pid},0')
lead=(-S "${TMUX%%,*}")
export TMUX TMUX_PANE=%0
[[ $(tmux display-message -t %0 -p '#{window_id}') == @0 ]] || fail "the leader's window"
alpha=$(call "${lead[@]}" split-window -d -t %0 -h -l 70% -P -F '#{pane_id}' -- cat)
tmux "${lead[@]}" set-option -w -t @0 pane-border-status top
spawn_teammate "$alpha" alpha blue "${lead[@]}"
beta=$(call "${lead[@]}" split-window -d -t "$alpha" -v -P -F '#{pane_id}' -- cat)
spawn_teammate "$beta" beta green "${lead[@]}"
call "${lead[@]}" select-layout -t @0 main-vertical
call "${lead[@]}" resize-pane -t %0 -x 30%
[[ "$alpha $beta" == "%1 %2" ]] || fail "pane ids are $alpha $beta"

say "A leader outside any session spawns gamma and delta on a socket of its own"
unset TMUX TMUX_PANE
call -L "$swarm" has-session -t claude-swarm 2> /dev/null && fail "has-session before there is one"
gamma=$(call -L "$swarm" new-session -d -s claude-swarm -n swarm-view -P -F '#{pane_id}' -- cat)
spawn_teammate "$gamma" gamma yellow -L "$swarm"
delta=$(call -L "$swarm" split-window -d -t "$gamma" -v -P -F '#{pane_id}' -- cat)
spawn_teammate "$delta" delta magenta -L "$swarm"
call -L "$swarm" select-layout -t claude-swarm:swarm-view tiled

say "Who is there"
table='#{session_name} #{pane_id} #{pane_width}x#{pane_height}+#{pane_left}+#{pane_top} pid #{pane_pid} #{pane_title}'
{ tmux -L lead list-panes -a -F "$table"; tmux -L "$swarm" list-panes -a -F "$table"; } | column -t | show

say "They work; each signals when its list is empty (wait-for)"
for name in alpha beta; do timeout 60 "$work/bin/tmux" -L lead wait-for "idle-$name" || fail "$name did not finish"; done
for name in gamma delta; do timeout 60 "$work/bin/tmux" -L "$swarm" wait-for "idle-$name" || fail "$name did not finish"; done
sort finished | show
[[ $(wc -l < finished) == 8 ]] || fail "not every task was finished"

say "The leader reads a screen (capture-pane)"
screen -L lead capture-pane -p -t "$alpha"

say "It asks alpha by send-keys, and pastes a note for beta from a buffer"
call -L lead send-keys -t "$alpha" 'how many did you finish?' Enter
printf 'keep greet.hpp small\nand tell gamma' | call -L lead load-buffer -b note -
call -L lead paste-buffer -p -d -b note -t "$beta"
call -L lead send-keys -t "$beta" Enter
answered() { [[ $(tmux -L lead capture-pane -p -t "$alpha") == *'answer: I finished'* && $(wc -l < notes) == 2 ]]; }
for ((i = 0; i < 100; ++i)); do answered && break || sleep 0.1; done
answered || fail "no answer"
screen -L lead capture-pane -p -t "$alpha" | tail -n 2
show < notes

host_of() { ps -o ppid= -p "$(tmux -L "$swarm" display-message -p -t "$1" '#{pane_pid}')" | tr -d ' '; }
if [[ $(host_of "$gamma") != "$(host_of "$delta")" ]]; then
  say "kill -9 of delta's host: gamma does not notice"
  kill -9 "$(host_of "$delta")"
  for ((i = 0; i < 100; ++i)); do
    [[ $(tmux -L "$swarm" list-panes -a -F '#{pane_id}') == "$gamma" ]] && break || sleep 0.05
  done
  call -L "$swarm" list-panes -a -F '#{pane_id} #{pane_title} #{?pane_dead,dead,alive}' | show
  [[ $(tmux -L "$swarm" list-panes -a -F '#{pane_id}') == "$gamma" ]] || fail "the wrong pane is gone"
fi

say "The team is dismissed"
call "${lead[@]}" kill-pane -t "$alpha"
call "${lead[@]}" kill-pane -t "$beta"
message=$(tmux "${lead[@]}" kill-pane -t "$beta" 2>&1) && fail "beta was killed twice"
echo "$message" | show
call -L lead kill-server
call -L "$swarm" kill-server
for ((i = 0; i < 100; ++i)); do [[ -z $(ours) ]] && break || sleep 0.05; done
[[ -z $(ours) ]] || fail "left over: $(ours | xargs ps -o pid,args -p)"

say "Nothing is left: no process, no socket. Demo finished in $SECONDS s"
