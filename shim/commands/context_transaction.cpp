// SPDX-License-Identifier: ISC
// One transaction of a command: what it may not begin with, the body, and who is told of it after the commit.
#include "shim/commands/buffer_store.hpp"
#include "shim/commands/channels.hpp"
#include "shim/commands/context.hpp"
#include "shim/commands/universe.hpp"
#include "shim/host/host_answers.hpp"
#include "shim/host/host_client.hpp"
#include "shim/options/option_view.hpp"
#include "state/test_point.hpp"

namespace shim {

namespace {

// How often a transaction is made again because it wants to know more of hosts.
constexpr int k_askings = 3;

}  // namespace

state::Result<void> Context::check_era(const state::Registry& registry) const {
  if (!spawn_era_ || *spawn_era_ == registry.head().epoch) return {};
  return state::fail(state::ErrorCode::peer_gone, "server exited unexpectedly");
}

// Layouts that were set to what they were count for the commands that say so in tmux.
void Context::note_changes(const TreePicture& before, const World& world, const TreeChange& change) {
  const TreePicture after = TreePicture::of(world.registry);
  EventHints hints;
  hints.command = hooks.command;
  hints.detached = hooks.detached;
  hints.renumbers = hooks.renumbers;
  if (hooks.target) hints.session = hooks.target->session;
  hints.shell = window_name_from_command(OptionView(world.registry, {}).text("default-shell"));
  if (hooks.command.ends_with("-layout")) hints.laid_out = change.laid_out;
  if (hooks.command == "rename-window" && hooks.target && hooks.target->pane) hints.renamed = *hooks.target->pane;
  hooks.changes = events_between(before, after, hints);
  for (HookEvent& event : hooks.changes) {
    const state::Window* window = event.window ? world.registry.window(*event.window) : nullptr;
    if (window != nullptr) event.window_name = world.live.window_name(world.registry, *window);
  }
  if (!after.panes.empty() && !before.panes.contains(*after.panes.rbegin())) {
    hooks.created = state::PaneId{*after.panes.rbegin()};
  }
}

state::Result<void> Context::transact(const Body& body) { return run_transaction(body, Start::never); }

state::Result<void> Context::transact_ending(const Body& body) {
  return run_transaction(body, Start::never, foresee_removed(body));
}

// The body is run on a copy: it depends on nothing but the registry it is given.
std::vector<state::Pane> Context::foresee_removed(const Body& body) const {
  auto registry = state::read_registry(dir_);
  if (!registry || !registry->head().running) return {};
  TreeChange change;
  drop_dead_panes(*registry, dir_, change);
  change = {};
  LivePages live(dir_);
  const World world{*registry, live};
  if (!body(world, *registry, change)) return {};
  return std::move(change.removed);
}

state::Result<void> Context::transact_starting(const Body& body) { return run_transaction(body, Start::when_needed); }

state::Result<void> Context::run_transaction(const Body& body, Start start,
                                             const std::vector<state::Pane>& to_be_removed) {
  DoomedHosts doomed(dir_);
  doomed.watch(to_be_removed);
  if (start == Start::never) {
    const auto there = dir_.check();
    if (!there) return tl::unexpected(there.error().code == state::ErrorCode::not_found ? no_server() : there.error());
  }
  TreeChange change;
  std::vector<state::Pane> dead;
  std::optional<state::Head> head;
  bool started = false;
  HostAnswers answers;
  int askings = 0;
  const RegistryBody attempt = [&](state::Registry& registry) -> state::Result<void> {
    change = {};
    started = false;
    std::optional<TreePicture> before;
    head.reset();
    if (registry.head().hooks) {
      before = TreePicture::of(registry);
      head = registry.head();
    }
    // First of all: a universe whose last pane was killed does not run any more.
    drop_dead_panes(registry, dir_, change, dead_check_of(registry));
    ROOST_TRY(check_era(registry));
    dead = std::exchange(change.removed, {});
    if (!registry.head().running) {
      // What kill-server ends stays ended, whatever its hooks would start.
      const bool over = ended_for_good_ && hooks.running == HookState::Running::event_hook;
      if (over || (start == Start::never && !server_starting)) return tl::unexpected(no_server());
      ROOST_TRY(start_universe(registry));
      started = true;
    }
    LivePages live(dir_, askings < k_askings ? &answers : nullptr);
    const World world{registry, live};
    ROOST_TRY(body(world, registry, change));
    if (answers.anything_missing()) return state::fail(state::ErrorCode::busy, "hosts are to be asked first");
    if (before) note_changes(*before, world, change);
    return {};
  };
  auto kept = transact_or_rebuild(attempt);
  for (; !kept && answers.anything_missing(); ++askings) {
    answers.ask(dir_);
    kept = transact_or_rebuild(attempt);
  }
  spawn_era_.reset();
  const Committed when_committed = std::exchange(when_committed_, nullptr);
  if (!kept) return tl::unexpected(kept.error());
  hooks.known = true;
  hooks.set = kept->head().hooks;
  if (hooks.running != HookState::Running::event_hook) {
    hooks.events.insert(hooks.events.end(), hooks.changes.begin(), hooks.changes.end());
  }
  started_here_ = started_here_ || started;
  committed_ = std::make_unique<Snapshot>(std::move(*kept), dir_);
  if (when_committed) when_committed(committed_->registry());
  for (const state::Pane& pane : dead) remove_pane_files(dir_, pane);
  tell_hosts(change, committed_->registry().head().generation, doomed);
  if (!committed_->registry().head().running) {
    if (head && head->running) {
      ended_for_good_ = hooks.command == "kill-server";
      ended = std::move(head);
    }
    ROOST_TEST_POINT("universe.ended");
    remove_placeholder_socket(caller_.socket_path, dir_);
    (void)flush_channels(dir_);  // who waits looks for itself too, once a second
    sweep_buffers(dir_);
  }
  sweep_universe(committed_->registry(), dir_);
  return {};
}

void Context::tell_hosts(const TreeChange& change, std::uint64_t generation, DoomedHosts& doomed) const {
  if (!change.removed.empty()) {
    ROOST_TEST_POINT("kill.committed");
    doomed.stop(change.removed);
    ROOST_TEST_POINT("kill.stopped");
  }
  if (!change.resized.empty()) ROOST_TEST_POINT("resize.committed");
  for (const PaneSize& size : change.resized) {
    const TerminalSize terminal{size.width, size.height};
    auto host = HostClient::connect(dir_, size.pane);
    if (host) {
      (void)host->resize(terminal, generation, site_of_pane(committed_->registry(), size.pane));
    } else if (const state::Pane* pane = committed_->registry().pane(size.pane)) {
      // Still to be told what it runs: by now its size is another one. A host that is gone needs none.
      post_resize(dir_, *pane, terminal, generation);
    }
  }
}

state::Result<void> Context::finish_list() {
  if (!started_here_) return {};
  // Whoever has taken away what we left ends the universe as well.
  if (committed_ && !committed_->registry().session_ids().empty()) return {};
  auto now = snapshot();
  if (!now || !(*now)->registry().session_ids().empty()) return {};
  if (!OptionView((*now)->registry(), {}).flag("exit-empty")) return {};
  return transact([](const World&, state::Registry& registry, TreeChange& change) -> state::Result<void> {
    if (registry.session_ids().empty()) remove_everything(registry, change);
    return {};
  });
}

}  // namespace shim
