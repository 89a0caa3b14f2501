// SPDX-License-Identifier: ISC
// Lists the panes of a window, of a session (-s) or all (-a) (tmux(1), list-panes).
#include <fmt/core.h>

#include "shim/commands/listing.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

constexpr std::string_view k_tail =
    "#{pane_index}: [#{pane_width}x#{pane_height}] [history #{history_size}/#{history_limit}, #{history_bytes} bytes] "
    "#{pane_id}#{?pane_active, (active),}#{?pane_dead, (dead),}";

void list_window(Listing& listing, const state::Registry& registry, const state::Session& session,
                 const state::WindowLink& link, std::string_view format) {
  Place place;
  place.session = &session;
  place.link = &link;
  place.window = registry.window(link.window);
  if (place.window == nullptr) return;
  listing.restart();
  for (const state::PaneId id : place.window->panes) {
    place.pane = registry.pane(id);
    if (place.pane != nullptr) listing.add(place, format);
  }
}

void list_session(Listing& listing, const state::Registry& registry, const state::Session& session,
                  std::string_view format) {
  for (const state::WindowLink& link : session.links) list_window(listing, registry, session, link, format);
}

state::Result<void> run(Context& context, const Args& args) {
  ROOST_TRY_ASSIGN(const auto now, context.snapshot());
  const state::Registry& registry = now->registry();
  Listing listing(context, now->world(), args);
  ROOST_TRY_ASSIGN(const Place place, context.target(now->world(), args, TargetKind::window));
  if (args.has('a')) {
    const std::string format = fmt::format("#{{session_name}}:#{{window_index}}.{}", k_tail);
    for (const state::Session* session : sessions_by_name(registry)) list_session(listing, registry, *session, format);
    return {};
  }
  if (args.has('s')) {
    list_session(listing, registry, *place.session, fmt::format("#{{window_index}}.{}", k_tail));
  } else {
    list_window(listing, registry, *place.session, *place.link, k_tail);
  }
  return {};
}

}  // namespace

extern const CommandSpec list_panes_command;
const CommandSpec list_panes_command = {
    .args = {.name = "list-panes",
             .flags = "asF:f:t:",
             .max_operands = 0,
             .usage = "[-as] [-F format] [-f filter] [-t target-window]"},
    .alias = "lsp",
    .run = run,
};

}  // namespace shim
