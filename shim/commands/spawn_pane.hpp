// SPDX-License-Identifier: ISC
// The one door through which panes are born (tmux: spawn.c): used by new-session, new-window, split-window, and for
// what a respawn has in common with them. The host is forked before the lock is taken; describe() runs in the
// transaction that inserts the pane; start() afterwards.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "shim/commands/context.hpp"
#include "shim/host/staged_host.hpp"

namespace shim {

// What the program of a pane is made from, out of a command's -c, -e and operands.
struct ProgramArgs {
  std::optional<std::string> path;       // -c, a format
  std::vector<std::string> environment;  // -e
  std::vector<std::string> command;      // operands; empty: default-command or a login shell
  enum class Runs : std::uint8_t { command, nothing };
  Runs runs = Runs::command;  // nothing: only a respawn starts the command (tmux: SPAWN_EMPTY)
};
ProgramArgs program_args(const Args& args);

// -c expanded, as a session remembers it; the caller's folder without it.
std::string given_folder(const Context& context, const World& world, const Place& place, const ProgramArgs& args);
// The same made absolute.
std::string working_folder(const Context& context, const World& world, const Place& place, const ProgramArgs& args);

// Kind, shell, command, environment, size and history of the program that `pane` is to run.
SpawnRequest program_request(const Context& context, const state::Registry& registry, const Place& place,
                             const ProgramArgs& args);

class PaneSpawn {
 public:
  // Forks the host. Not under the lock. The next transaction's commit tells it to go.
  static state::Result<PaneSpawn> stage(Context& context);

  // In the transaction: completes the pane's record and remembers what to start. `place` is the pane's own place;
  // formats in -c are expanded in `origin`, the place the command was aimed at.
  void describe(const Context& context, const World& world, state::Registry& registry, state::PaneId pane,
                const Place& origin, const ProgramArgs& args);

  // Last in the transaction: the new pane starts with the size it has by now, and need not be told it.
  void take_size(TreeChange& change);

  // After the commit: waits until the program has started. When it can't be executed the entry is removed again.
  state::Result<void> start(Context& context);

  state::PaneId pane() const { return work_->request.pane; }

 private:
  struct Work {
    explicit Work(StagedHost staged) : host(std::move(staged)) {}
    StagedHost host;
    SpawnRequest request;
    state::Result<void> told = state::fail(state::ErrorCode::peer_gone, "pane host was not told to go");
    void tell(const state::Registry& committed);
  };
  explicit PaneSpawn(StagedHost host) : work_(std::make_shared<Work>(std::move(host))) {}
  std::shared_ptr<Work> work_;
};

// Formats of a pane's `-P` line, in the document just committed.
void print_pane(Context& context, state::PaneId pane, std::optional<std::string_view> format,
                std::string_view fallback);

// Prefixes an error: "create pane failed: ...".
tl::unexpected<state::Error> prefixed(std::string_view prefix, state::Error error);

}  // namespace shim
