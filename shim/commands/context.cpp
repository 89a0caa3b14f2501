// SPDX-License-Identifier: ISC
#include "shim/commands/context.hpp"

#include <fmt/core.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>

#include "shim/commands/buffer_store.hpp"
#include "shim/commands/channels.hpp"
#include "shim/commands/universe.hpp"
#include "shim/host/host_client.hpp"
#include "shim/host/rebuild.hpp"
#include "shim/options/option_view.hpp"
#include "shim/options/startup.hpp"
#include "state/sys.hpp"
#include "state/test_point.hpp"

namespace shim {

namespace {

constexpr int k_rebuilds = 3;

}  // namespace

Snapshot::Snapshot(state::Registry registry, const state::StateDir& dir)
    : registry_(std::move(registry)), live_(dir), world_{registry_, live_} {}

Context::Context(const Caller& caller, state::StateDir dir) : caller_(caller), dir_(std::move(dir)) {}

void Context::print(std::string_view line) {
  output_ += line;
  output_ += '\n';
}

void Context::write(std::string_view bytes) { output_ += bytes; }

void Context::flush() { (void)state::write_all(STDOUT_FILENO, take_output()); }

void Context::report(std::string_view message) {
  errors_ += message;
  errors_ += '\n';
  exit_status = 1;
}

Context::Result Context::exchange_result(Result result) {
  std::swap(output_, result.output);
  std::swap(errors_, result.errors);
  std::swap(exit_status, result.exit_status);
  return result;
}

void Context::begin_command(std::string_view name, unsigned line) {
  source_line = line;
  hooks.command = name;
  hooks.changes.clear();
  hooks.created.reset();
  hooks.target.reset();
}

std::string Context::take_output() { return std::exchange(output_, {}); }

state::Error Context::no_server() const {
  struct stat info {};
  const bool was_here = ::stat(caller_.socket_path.c_str(), &info) == 0 || ::stat(dir_.path().c_str(), &info) == 0;
  if (was_here) return {state::ErrorCode::not_found, "no server running on " + caller_.socket_path, 0};
  return {state::ErrorCode::not_found,
          fmt::format("error connecting to {} ({})", caller_.socket_path, std::strerror(ENOENT)), 0};
}

// Whoever comes first after a document was lost makes it again, readers too.
state::Result<state::Registry> Context::read_or_rebuild() const {
  auto registry = state::read_registry(dir_);
  for (int round = 0; !registry && is_lost_registry(registry.error()) && round < k_rebuilds; ++round) {
    ROOST_TRY(rebuild_registry(dir_, caller_.environment));
    registry = state::read_registry(dir_);
  }
  return registry;
}

state::Result<state::Registry> Context::transact_or_rebuild(const RegistryBody& body) const {
  auto kept = state::transact_and_keep(dir_, body);
  for (int round = 0; !kept && is_lost_registry(kept.error()) && round < k_rebuilds; ++round) {
    ROOST_TRY(rebuild_registry(dir_, caller_.environment));
    kept = state::transact_and_keep(dir_, body);
  }
  return kept;
}

state::Result<std::unique_ptr<Snapshot>> Context::snapshot() const {
  auto registry = read_or_rebuild();
  if (!registry && registry.error().code != state::ErrorCode::not_found) return tl::unexpected(registry.error());
  if (registry) {
    TreeChange ignored;
    drop_dead_panes(*registry, dir_, ignored);
  }
  if (!registry || !registry->head().running) {
    if (!server_starting) return tl::unexpected(no_server());
    if (!registry) registry = state::Registry::fresh(state::current_boot_id());
  }
  seen_era_.reset();
  if (!registry->session_ids().empty()) seen_era_ = registry->head().epoch;
  hooks.known = true;
  hooks.set = registry->head().hooks;
  return std::make_unique<Snapshot>(std::move(*registry), dir_);
}

state::Result<void> Context::check_era(const state::Registry& registry) const {
  if (!spawn_era_ || *spawn_era_ == registry.head().epoch) return {};
  return state::fail(state::ErrorCode::peer_gone, "server exited unexpectedly");
}

// Layouts that were set to what they were count for the commands that say so in tmux.
void Context::note_changes(const TreePicture& before, const World& world, const TreeChange& change) {
  const TreePicture after = TreePicture::of(world.registry);
  EventHints hints;
  hints.command = hooks.command;
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

state::Result<void> Context::start_universe(state::Registry& registry) {
  state::Head& head = registry.edit_head();
  head.running = true;
  head.started_us = state::now_us();
  store_startup_options(head, caller_.environment);
  return make_placeholder_socket(caller_.socket_path);
}

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
  bool started = false;
  auto kept = transact_or_rebuild([&](state::Registry& registry) -> state::Result<void> {
    change = {};
    started = false;
    std::optional<TreePicture> before;
    if (registry.head().hooks) before = TreePicture::of(registry);
    // First of all: a universe whose last pane was killed does not run any more.
    drop_dead_panes(registry, dir_, change, dead_check_of(registry));
    ROOST_TRY(check_era(registry));
    dead = std::exchange(change.removed, {});
    if (!registry.head().running) {
      if (start == Start::never && !server_starting) return tl::unexpected(no_server());
      ROOST_TRY(start_universe(registry));
      started = true;
    }
    LivePages live(dir_);
    const World world{registry, live};
    ROOST_TRY(body(world, registry, change));
    if (before) note_changes(*before, world, change);
    return {};
  });
  spawn_era_.reset();
  if (!kept) return tl::unexpected(kept.error());
  hooks.known = true;
  hooks.set = kept->head().hooks;
  if (hooks.running != HookState::Running::event_hook) {
    hooks.events.insert(hooks.events.end(), hooks.changes.begin(), hooks.changes.end());
  }
  started_here_ = started_here_ || started;
  committed_ = std::make_unique<Snapshot>(std::move(*kept), dir_);
  for (const state::Pane& pane : dead) remove_pane_files(dir_, pane);
  tell_hosts(change, committed_->registry().head().generation, doomed);
  if (!committed_->registry().head().running) {
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
  auto now = snapshot();
  if (!now || !(*now)->registry().session_ids().empty()) return {};
  if (!OptionView((*now)->registry(), {}).flag("exit-empty")) return {};
  return transact([](const World&, state::Registry& registry, TreeChange& change) -> state::Result<void> {
    if (registry.session_ids().empty()) remove_everything(registry, change);
    return {};
  });
}

HookState::PlaceIds HookState::PlaceIds::of(const Place& place) {
  PlaceIds ids;
  if (place.session != nullptr) ids.session = place.session->id;
  if (place.pane != nullptr) ids.pane = place.pane->id;
  return ids;
}

state::Result<Place> Context::target(const World& world, const Args& args, TargetKind kind, char flag,
                                     TargetFlag flags) const {
  auto place = current_pane && world.registry.pane(*current_pane) != nullptr
                   ? resolve_from(world, place_of_pane(world.registry, *current_pane, current_session), kind,
                                  args.value(flag), flags)
                   : resolve(world, caller_, kind, args.value(flag), flags);
  if (flag == 't' && place) hooks.target = HookState::PlaceIds::of(*place);
  return place;
}

std::string Context::expand(const World& world, const Place& place, std::string_view format) const {
  FormatContext context;
  context.world = &world;
  context.caller = &caller_;
  context.place = place;
  context.extra = hooks.formats;
  return shim::expand(format, context);
}

}  // namespace shim
