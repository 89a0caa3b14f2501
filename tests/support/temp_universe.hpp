// SPDX-License-Identifier: ISC
// A test's own world: a short folder under /tmp that is TMUX_TMPDIR and HOME, and a clean environment. Whatever was
// started in it is ended with it; a process that outlives kill-server fails the test.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/run_program.hpp"

namespace support {

// The program under test: $ROOST_TMUX, else the one this build made.
std::string tmux_binary();
// True when the program under test is the reference, real tmux.
bool testing_reference();
// The names that list-commands gives. Tests of what real tmux can and we can not yet do go by it.
const std::set<std::string>& offered_commands();

using Words = std::vector<std::string>;

class TempUniverse {
 public:
  explicit TempUniverse(std::string program = tmux_binary());
  ~TempUniverse();
  TempUniverse(const TempUniverse&) = delete;
  TempUniverse& operator=(const TempUniverse&) = delete;

  const std::string& folder() const { return folder_; }
  std::string path(std::string_view name) const { return folder_ + "/" + std::string(name); }
  std::string socket_path(std::string_view name = "default") const;
  std::string state_path(std::string_view name = "default") const { return socket_path(name) + ".roost"; }

  // The environment of every call; set() replaces or adds, unset() removes.
  void set(std::string_view key, std::string_view value);
  void unset(std::string_view key);
  // As a program inside `pane` sees it: TMUX and TMUX_PANE of the running universe.
  void enter_pane(std::string_view pane);
  void leave_pane();
  const std::vector<std::string>& environment() const { return environment_; }

  RunResult tmux(const Words& words, const std::string& input = {}) const;
  RunResult tmux_in(const std::string& cwd, const Words& words) const;
  // Expects success and a silent stderr; stdout without its last newline.
  std::string must(const Words& words, const std::string& input = {}) const;
  // A shell command line in this environment, with the program under test first on PATH as "tmux".
  RunResult shell(const std::string& script) const;

  // The first session, `name` of 80x24 running `command` (empty: the default shell); the id of its pane.
  std::string start(const std::string& name = "main", const Words& command = {"cat"}) const;
  // #{FORMAT} of a target.
  std::string format(std::string_view target, std::string_view text) const;
  std::string capture(std::string_view target) const;
  // Waits until the pane's screen holds `text`.
  bool shows(std::string_view target, std::string_view text) const;

  std::string read_file(std::string_view name) const;
  void write_file(std::string_view name, std::string_view text) const;
  bool exists(std::string_view name) const;

  // Ends everything on every socket path of this folder; the processes that are left after a while.
  std::vector<pid_t> shut_down() const;

 private:
  std::string program_;
  std::string folder_;
  std::string bin_;
  std::vector<std::string> environment_;
};

}  // namespace support
