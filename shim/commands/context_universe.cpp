// SPDX-License-Identifier: ISC
// How a command comes to its universe: one that runs, one that is made again, one that begins.
#include "shim/commands/context.hpp"
#include "shim/commands/universe.hpp"
#include "shim/host/rebuild.hpp"
#include "shim/options/startup.hpp"

namespace shim {

namespace {

constexpr int k_rebuilds = 3;

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

}  // namespace shim
