// SPDX-License-Identifier: ISC
// Waits for, wakes, locks or unlocks a channel (tmux(1), wait-for). Waiting holds no lock and ends with the universe.
#include "shim/commands/channels.hpp"
#include "shim/commands/hooks.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

constexpr std::chrono::milliseconds k_between_looks{1000};

bool ended(const Context& context, std::int64_t era) {
  const auto now = context.snapshot();
  if (!now) return now.error().code == state::ErrorCode::not_found;
  const state::Head& head = (*now)->registry().head();
  return !head.running || head.started_us != era;
}

state::Result<void> run(Context& context, const Args& args) {
  std::int64_t era = 0;
  {
    ROOST_TRY_ASSIGN(const auto now, context.snapshot());
    era = now->registry().head().started_us;
  }
  const ChannelSite site{context.dir(), era};
  const std::string& name = args.operands().front();
  if (args.has('S')) return signal_channel(site, name);
  if (args.has('U') && !args.has('L')) return unlock_channel(site, name);
  auto place = args.has('L') ? lock_channel(site, name) : join_channel(site, name);
  if (!place) return tl::unexpected(place.error());
  if (!*place) return {};
  (void)context.flush();
  fire_events(context);
  while (!(*place)->wait(k_between_looks) && !ended(context, era)) {
  }
  return {};
}

}  // namespace

extern const CommandSpec wait_for_command;
const CommandSpec wait_for_command = {
    .args = {.name = "wait-for", .flags = "LSU", .min_operands = 1, .max_operands = 1, .usage = "[-L|-S|-U] channel"},
    .alias = "wait",
    .lock = LockNeed::none,
    .run = run,
};

}  // namespace shim
