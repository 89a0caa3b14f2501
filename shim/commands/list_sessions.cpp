// SPDX-License-Identifier: ISC
// Lists the sessions of this universe (tmux(1), list-sessions).
#include "shim/commands/listing.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

constexpr std::string_view k_format =
    "#{session_name}: #{session_windows} windows (created #{t:session_created})"
    "#{?session_grouped, (group ,}#{session_group}#{?session_grouped,),}#{?session_attached, (attached),}";

state::Result<void> run(Context& context, const Args& args) {
  ROOST_TRY_ASSIGN(const auto now, context.snapshot());
  Listing listing(context, now->world(), args);
  for (const state::Session* session : sessions_by_name(now->registry())) {
    Place place;
    place.session = session;
    listing.add(place, k_format);
  }
  return {};
}

}  // namespace

extern const CommandSpec list_sessions_command;
const CommandSpec list_sessions_command = {
    .args = {.name = "list-sessions", .flags = "F:f:", .max_operands = 0, .usage = "[-F format] [-f filter]"},
    .alias = "ls",
    .run = run,
};

}  // namespace shim
