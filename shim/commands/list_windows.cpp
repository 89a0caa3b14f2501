// SPDX-License-Identifier: ISC
// Lists the windows of a session, or with -a of all (tmux(1), list-windows).
#include "shim/commands/listing.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

constexpr std::string_view k_format =
    "#{window_index}: #{window_name}#{window_raw_flags} (#{window_panes} panes) [#{window_width}x#{window_height}] "
    "[layout #{window_layout}] #{window_id}#{?window_active, (active),}";
constexpr std::string_view k_format_all =
    "#{session_name}:#{window_index}: #{window_name}#{window_raw_flags} (#{window_panes} panes) "
    "[#{window_width}x#{window_height}] ";

void list_session(Listing& listing, const state::Registry& registry, const state::Session& session,
                  std::string_view format) {
  listing.restart();
  for (const state::WindowLink& link : session.links) {
    Place place;
    place.session = &session;
    place.link = &link;
    place.window = registry.window(link.window);
    if (place.window == nullptr) continue;
    listing.add(place, format);
  }
}

state::Result<void> run(Context& context, const Args& args) {
  ROOST_TRY_ASSIGN(const auto now, context.snapshot());
  Listing listing(context, now->world(), args);
  ROOST_TRY_ASSIGN(const Place place, context.target(now->world(), args, TargetKind::session));
  if (args.has('a')) {
    for (const state::Session* session : sessions_by_name(now->registry())) {
      list_session(listing, now->registry(), *session, k_format_all);
    }
    return {};
  }
  list_session(listing, now->registry(), *place.session, k_format);
  return {};
}

}  // namespace

extern const CommandSpec list_windows_command;
const CommandSpec list_windows_command = {
    .args = {.name = "list-windows",
             .flags = "F:f:at:",
             .max_operands = 0,
             .usage = "[-a] [-F format] [-f filter] [-t target-session]"},
    .alias = "lsw",
    .run = run,
};

}  // namespace shim
