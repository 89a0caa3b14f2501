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
#include "shim/host/host_answers.hpp"
#include "shim/host/host_client.hpp"
#include "shim/host/rebuild.hpp"
#include "shim/options/option_view.hpp"
#include "shim/options/startup.hpp"
#include "state/sys.hpp"
#include "state/test_point.hpp"

namespace shim {

namespace {

constexpr int k_rebuilds = 3;
// How often a transaction is made again because it wants to know more of hosts.
constexpr int k_askings = 3;

// What a universe has without any session.
void take_over(state::Head& head, const state::Head& ended) {
  head.server_options = ended.server_options;
  head.session_options = ended.session_options;
  head.window_options = ended.window_options;
  head.environment = ended.environment;
  head.key_tables = ended.key_tables;
  head.hooks = ended.hooks;
  head.causes = ended.causes;
}

}  // namespace

Snapshot::Snapshot(state::Registry registry, const state::StateDir& dir)
    : registry_(std::move(registry)), live_(dir), world_{registry_, live_} {}

Context::Context(Caller caller, state::StateDir dir) : caller_(std::move(caller)), dir_(std::move(dir)) {}

void Context::say(int stream, std::string_view text) {
  if (said_.empty() || said_.back().stream != stream) said_.push_back({stream, {}});
  said_.back().text += text;
}

void Context::print(std::string_view line) { write(std::string(line) + '\n'); }

void Context::write(std::string_view bytes) {
  if (!without_client_) say(STDOUT_FILENO, bytes);
}

state::Result<void> Context::flush() {
  state::Result<void> done;
  for (const Said& said : std::exchange(said_, {})) {
    const auto written = state::write_all(said.stream, said.text);
    if (!written && said.stream == STDOUT_FILENO) done = written;
  }
  return done;
}

void Context::report(std::string_view message) {
  if (without_client_) {
    if (source_path.empty()) return add_cause(fmt::format("(null):0: {}", message));
    return add_cause(fmt::format("{}:{}: {}", source_path, source_line, message));
  }
  say(STDERR_FILENO, message);
  say(STDERR_FILENO, "\n");
  exit_status = 1;
}

void Context::add_cause(std::string message) { causes_.push_back(std::move(message)); }

Context::WithoutClient::WithoutClient(Context& context)
    : context_(context), outer_(std::exchange(context.without_client_, true)), exit_status_(context.exit_status) {}

Context::WithoutClient::~WithoutClient() {
  context_.without_client_ = outer_;
  context_.exit_status = exit_status_;
}

void Context::begin_command(std::string_view name, unsigned line, const Args& args) {
  source_line = line;
  hooks.command = name;
  hooks.formats["command"] = name;
  hooks.detached = args.has('d');
  hooks.renumbers = name == "move-window" && args.has('r');
  hooks.changes.clear();
  hooks.created.reset();
  hooks.target.reset();
}

std::string Context::take_output() {
  std::string text;
  for (const Said& said : std::exchange(said_, {})) text += said.stream == STDOUT_FILENO ? said.text : "";
  return text;
}

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
    const bool goes_on = ended && without_client_;
    if (!server_starting && !goes_on) return tl::unexpected(no_server());
    if (goes_on || !registry) registry = state::Registry::fresh(state::current_boot_id());
    if (goes_on) take_over(registry->edit_head(), *ended);
  }
  seen_era_.reset();
  if (!registry->session_ids().empty()) seen_era_ = registry->head().epoch;
  hooks.known = true;
  hooks.set = registry->head().hooks;
  return std::make_unique<Snapshot>(std::move(*registry), dir_);
}

state::Result<void> Context::expect_universe() const {
  const auto head = state::read_counters(dir_);
  if (!head || !head->running) {
    ROOST_TRY(snapshot());
    return {};
  }
  seen_era_ = head->epoch;
  hooks.known = true;
  hooks.set = head->hooks;
  return {};
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

state::Result<void> Context::start_universe(state::Registry& registry) {
  state::Head& head = registry.edit_head();
  head.running = true;
  head.started_us = state::now_us();
  if (ended && without_client_) {
    take_over(head, *ended);
  } else {
    store_startup_options(head, caller_.environment);
  }
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

HookState::PlaceIds HookState::PlaceIds::of(const Place& place) {
  PlaceIds ids;
  if (place.session != nullptr) ids.session = place.session->id;
  if (place.pane != nullptr) ids.pane = place.pane->id;
  if (place.link != nullptr) ids.index = place.link->index;
  return ids;
}

Place HookState::PlaceIds::in(const state::Registry& registry) const {
  if (!pane || registry.pane(*pane) == nullptr) return {};
  Place place = place_of_pane(registry, *pane, session);
  if (!index || place.session == nullptr || !(place.session->id == session)) return place;
  for (const state::WindowLink& link : place.session->links) {
    if (link.index != *index || !(link.window == place.window->id)) continue;
    place.link = &link;
    place.index = link.index;
  }
  return place;
}

void Context::make_current(state::PaneId pane) {
  current = hooks.target.value_or(HookState::PlaceIds{});
  current->pane = pane;
}

state::Result<Place> Context::target(const World& world, const Args& args, TargetKind kind, char flag,
                                     TargetFlag flags) const {
  auto place = current && world.registry.pane(current->pane.value_or(state::PaneId{~0U})) != nullptr
                   ? resolve_from(world, current->in(world.registry), kind, args.value(flag), flags)
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
