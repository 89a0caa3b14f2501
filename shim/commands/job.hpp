// SPDX-License-Identifier: ISC
// Shell commands that tmux runs for itself (job.c): run-shell, if-shell. Not to be used under the registry's lock.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "shim/commands/context.hpp"

namespace shim {

struct Job {
  std::string command;                   // for /bin/sh -c
  std::string folder;                    // when it can't be entered: $HOME, then /
  std::vector<std::string> environment;  // complete
};

// In the caller's folder, with the environment of the place's session, TERM and TMUX as in a pane.
Job make_job(const Context& context, const World& world, const Place& place, std::string command);

struct JobResult {
  std::string output;
  int status = 0;  // as wait(2) gives it
};
// Without input or stderr, in a session of its own. Over when its output is closed and it has ended.
state::Result<JobResult> run_job(const Job& job);

// Starts it in the background with `input` on its standard input, and returns at once.
state::Result<void> start_job(const Job& job, std::string input);

// Does `work` in a child that has left the caller's session, folder of open files and all, and returns at once.
state::Result<void> run_detached(const std::function<void()>& work);

}  // namespace shim
