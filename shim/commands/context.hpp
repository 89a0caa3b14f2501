// SPDX-License-Identifier: ISC
// What a command handler works with: the caller, one universe, output. Handlers return an error whose message is
// printed to stderr as it is, with exit status 1; only main touches stdio and exits.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "shim/cli/args.hpp"
#include "shim/format/expand.hpp"
#include "shim/host/doomed_hosts.hpp"
#include "shim/host/live_pages.hpp"
#include "shim/live/caller.hpp"
#include "shim/target/resolve.hpp"
#include "shim/tree/hook_events.hpp"
#include "shim/tree/tree.hpp"
#include "state/locked_registry.hpp"

namespace shim {

// A consistent document with the hosts' live facts beside it. Entries whose host is gone are left out already.
class Snapshot {
 public:
  Snapshot(state::Registry registry, const state::StateDir& dir);
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;
  const World& world() const { return world_; }
  const state::Registry& registry() const { return registry_; }

 private:
  state::Registry registry_;
  LivePages live_;
  World world_;
};

// What hooks have to know of the command that runs, and of the list it is in (shim/commands/hooks.hpp).
struct HookState {
  struct PlaceIds {
    static PlaceIds of(const Place& place);
    // As it is now: in that session and at that index if the window is still there. Empty when the pane is gone.
    Place in(const state::Registry& registry) const;
    std::optional<state::SessionId> session{};
    std::optional<state::PaneId> pane{};
    std::optional<int> index{};
  };
  enum class Running : std::uint8_t { no, after_hook, event_hook };

  bool known = false, set = false;  // whether a document was read, and whether it has any hook at all
  Running running = Running::no;    // no hooks from hooks; from those of events no events either
  std::map<std::string, std::string, std::less<>> formats{};  // hook, hook_pane, ... of the hook that runs
  std::vector<HookEvent> events{};                            // to be fired when the list is over, or waits

  std::string_view command{};        // the command that runs
  bool detached = false;             // it has -d
  bool renumbers = false;            // move-window -r
  std::vector<HookEvent> changes{};  // what it did to the tree
  std::optional<state::PaneId> created{};
  std::optional<PlaceIds> target{};  // its -t
};

class Context {
 public:
  Context(Caller caller, state::StateDir dir);

  const Caller& caller() const { return caller_; }
  const state::StateDir& dir() const { return dir_; }

  // stdout of this process; print() adds the newline.
  void print(std::string_view line);
  void write(std::string_view bytes);
  std::string take_output();
  // An error after which the list goes on (a file that can't be read, one bad file of several): stderr, in turn with
  // the output.
  void report(std::string_view message);
  // Writes what was said so far to stdout and stderr; for commands that block.
  state::Result<void> flush();

  // Commands that run without a client: of configuration files, of events' hooks, in the background. What they print is
  // nobody's, and their errors are kept until somebody can be shown them (cmdq_print, cmdq_error, cfg_add_cause).
  class WithoutClient {
   public:
    explicit WithoutClient(Context& context);
    ~WithoutClient();
    WithoutClient(const WithoutClient&) = delete;
    WithoutClient& operator=(const WithoutClient&) = delete;

   private:
    Context& context_;
    bool outer_;
    int exit_status_;
  };
  bool without_client() const { return without_client_; }
  void add_cause(std::string message);
  std::vector<std::string> take_causes() { return std::exchange(causes_, {}); }

  // Lock-free. Error (not_found): "no server running on PATH" or "error connecting to PATH (...)" when no universe
  // lives here, unless a command of this list starts one.
  state::Result<std::unique_ptr<Snapshot>> snapshot() const;

  // In a forked host, which never comes back to the command: what it would keep for as long as it lives.
  void forget_caller() { caller_ = {}; }

  // The same error, and what begin_spawn() needs, without looking at sessions and panes.
  state::Result<void> expect_universe() const;

  // One transaction under the lock, run again on a conflict: `body` may run more than once. Dead entries are removed
  // first. After the commit the hosts in `change` are told (sizes, stops), outside the lock.
  using Body = std::function<state::Result<void>(const World& world, state::Registry& registry, TreeChange& change)>;
  state::Result<void> transact(const Body& body);

  // As transact, for what takes panes away: should this process be killed after the commit, their hosts go all the
  // same.
  state::Result<void> transact_ending(const Body& body);

  // As transact, but a universe that is not running is brought to life (new-session, start-server).
  state::Result<void> transact_starting(const Body& body);
  // A spawn begins in the world of the last snapshot: its transaction fails when that was killed (kill-server)
  // meanwhile, so that nothing outlives a kill-server that was on its way (docs/locking.md, rule 9).
  void begin_spawn() { spawn_era_ = seen_era_; }
  // Called once, right after the next commit and before any host is told of it: what runs meanwhile.
  using Committed = std::function<void(const state::Registry& registry)>;
  void when_committed(Committed action) { when_committed_ = std::move(action); }
  // The document that the last transact() committed, with live facts: for what a command prints after its change.
  const Snapshot& committed() const { return *committed_; }
  // After a list that started a universe: one without sessions does not go on (option exit-empty).
  state::Result<void> finish_list();

  // Target of `flag` (or none given), in the caller's view.
  state::Result<Place> target(const World& world, const Args& args, TargetKind kind, char flag = 't',
                              TargetFlag flags = TargetFlag::none) const;
  // Expands in a place (tmux: format_single). A null place member leaves its variables empty.
  std::string expand(const World& world, const Place& place, std::string_view format) const;
  // The error for a universe that does not run, in tmux's words.
  state::Error no_server() const;

  // Of the process, unless a command fails: run-shell passes on its command's.
  int exit_status = 0;
  // The head of a universe that has just ended: its hooks still run, and what they start takes it over (but not after
  // kill-server).
  std::optional<state::Head> ended;
  // Set for the whole list when any of its commands starts a server.
  bool server_starting = false;
  std::vector<std::string> config_files;  // -f; for #{config_files}
  bool loads_config = false;              // until all configuration files are read
  // The place that the next command of this list takes as current; set by new-session and the like.
  std::optional<HookState::PlaceIds> current;
  // After a command that makes a pane of its target's window active.
  void make_current(state::PaneId pane);

  void begin_command(std::string_view name, unsigned line, const Args& args);
  // Of the file that is run: where the errors of a text that is an argument are (cmd_get_source).
  std::string source_path;
  unsigned source_line = 0;
  mutable HookState hooks;

 private:
  enum class Start : std::uint8_t { never, when_needed };
  using RegistryBody = std::function<state::Result<void>(state::Registry& registry)>;
  state::Result<state::Registry> read_or_rebuild() const;
  state::Result<state::Registry> transact_or_rebuild(const RegistryBody& body) const;
  state::Result<void> run_transaction(const Body& body, Start start,
                                      const std::vector<state::Pane>& to_be_removed = {});
  state::Result<void> start_universe(state::Registry& registry);
  std::vector<state::Pane> foresee_removed(const Body& body) const;
  void note_changes(const TreePicture& before, const World& world, const TreeChange& change);
  void tell_hosts(const TreeChange& change, std::uint64_t generation, DoomedHosts& doomed) const;
  state::Result<void> check_era(const state::Registry& registry) const;

  struct Said {
    int stream;
    std::string text;
  };
  void say(int stream, std::string_view text);

  Caller caller_;
  state::StateDir dir_;
  std::vector<Said> said_;
  bool without_client_ = false;
  bool ended_for_good_ = false;  // by kill-server
  std::vector<std::string> causes_;
  std::unique_ptr<Snapshot> committed_;
  Committed when_committed_;
  bool started_here_ = false;
  mutable std::optional<std::uint64_t> seen_era_;  // nullopt: there was no session yet
  std::optional<std::uint64_t> spawn_era_;
};

}  // namespace shim
