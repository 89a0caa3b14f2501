#!/bin/bash
# SPDX-License-Identifier: ISC
# A small agent: takes tasks from a shared file until none is left, does them for real, then answers messages.
# usage: agent.sh --agent-name NAME (other options are ignored), in the team's folder
while (($#)); do
  [[ $1 == --agent-name ]] && name=$2
  shift
done

# Agents of both teams share the list, so taking is done under a lock.
take_task() {
  local task
  exec 9> tasks.lock
  flock 9
  task=$(head -n 1 tasks)
  sed -i 1d tasks
  exec 9>&-
  printf '%s' "$task"
}

echo "agent $name in pane $TMUX_PANE"
finished=0
while task=$(take_task) && [[ -n $task ]]; do
  echo "[$name] \$ $task"
  if bash -c "$task"; then
    finished=$((finished + 1))
    echo "$name: $task" >> finished
    echo "[$name] ok"
  else
    echo "[$name] FAILED"
  fi
done
echo "[$name] finished $finished tasks, no more to do"
tmux wait-for -S "idle-$name"

while read -r -p "[$name] > " message; do
  case $message in
    *\?) echo "[$name] answer: I finished $finished tasks" ;;
    '') ;;
    *) echo "[$name] noted: $message" | tee -a notes ;;
  esac
done
