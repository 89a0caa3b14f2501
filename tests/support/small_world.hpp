// SPDX-License-Identifier: ISC
// The world of tests/support/mutations.hpp in a folder of its own, with processes that can be told at any time to stop,
// die or fail at a named step (state/test_point.hpp, state/fault_plan.hpp). Needs no test framework.
#pragma once

#include <sys/types.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/mutations.hpp"
#include "tests/support/run_program.hpp"

namespace support {

struct LivePane {
  pid_t host = 0;
  pid_t child = 0;
  bool dead = false;  // the program ended, the pane stays
};

class SmallWorld {
 public:
  SmallWorld();
  ~SmallWorld();  // kills, by pid, whatever was started in the folder
  SmallWorld(const SmallWorld&) = delete;
  SmallWorld& operator=(const SmallWorld&) = delete;

  // Runs world_commands(). "" or what went wrong.
  std::string build() const;

  RunResult tmux(const Words& words) const;
  // In the background; its output goes to files of the folder.
  pid_t launch(const Words& words) const;
  std::string launched_errors() const;
  std::string launched_output() const;

  // What all processes of the world are to do from their next step on: "stop", "kill" (a test point) or "faults" (a
  // plan). An empty text takes it back.
  void wish(std::string_view what, std::string_view text) const;
  void forget_wishes() const;
  std::string trace() const;
  void forget_trace() const;

  // What the command finds: a damaged document, if that is its case.
  void prepare(const Mutation& mutation) const;

  std::string view() const;
  // Panes as they are listed, or nothing when nothing runs.
  std::map<std::string, LivePane> panes() const;
  std::set<pid_t> processes() const;
  std::string state_path() const { return socket_path() + ".roost"; }
  std::string socket_path() const;
  const std::string& folder() const { return folder_; }

  // Waits until every process is a listed pane's host or program, and every listed pane has its host, and its program
  // unless it is dead. "" or what is left over or missing; a registry that is not sound is said too.
  std::string settle(int limit_ms, int* took_ms = nullptr) const;

 private:
  std::string mismatch() const;
  std::string folder_;
  std::vector<std::string> environment_;
};

// Waits for a child of ours. -1000: it did not end in time; below 0: the signal that ended it.
int wait_for_exit(pid_t pid, int limit_ms);
// A pause between two looks.
void short_pause();

}  // namespace support
