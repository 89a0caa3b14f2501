// SPDX-License-Identifier: ISC
#include "shim/commands/add_window.hpp"

#include <algorithm>
#include <cstdio>
#include <limits>

#include "shim/options/option_view.hpp"

namespace shim {

namespace {

constexpr int k_aside = std::numeric_limits<int>::max();  // where a window waits that is being replaced

WindowSize default_size(const state::Registry& registry, const state::Session& session) {
  Place place;
  place.session = &session;
  WindowSize size;
  const std::string text(OptionView(registry, place).text("default-size"));
  if (std::sscanf(text.c_str(), "%ux%u", &size.width, &size.height) != 2) size = {};
  if (size.width == 0) size.width = 1;
  if (size.height == 0) size.height = 1;
  return size;
}

void set_aside(state::Session& session, int index) {
  for (state::WindowLink& link : session.links) {
    if (link.index == index) link.index = k_aside;
  }
  std::sort(session.links.begin(), session.links.end(),
            [](const state::WindowLink& a, const state::WindowLink& b) { return a.index < b.index; });
  std::erase(session.last, index);
  if (session.current == index) session.current = k_aside;
}

}  // namespace

state::Result<state::PaneId> add_window_with_pane(const Context& context, const World& world, state::Registry& registry,
                                                  const Place& origin, const NewWindow& request,
                                                  const ProgramArgs& program, PaneSpawn& spawn, TreeChange& change) {
  const state::SessionId session_id = origin.session->id;
  state::Session& session = *registry.edit_session(session_id);
  if (request.place_taken == PlaceTaken::replace) set_aside(session, *request.index);
  auto created = create_window(registry, session, request.index, default_size(registry, session));
  if (!created) return prefixed("create window failed", created.error());
  state::Window& window = **created;
  ROOST_TRY_ASSIGN(state::Pane * pane, create_first_pane(registry, window));
  const state::PaneId id = pane->id;
  spawn.describe(context, world, registry, id, origin, program);
  if (request.name) {
    Place in_session;
    in_session.session = registry.session(session_id);
    window.name = clean_window_name(context.expand(world, in_session, *request.name)).value_or("");
    window.options["automatic-rename"] = "off";
  } else {
    window.name = window_name_from_command(command_line_of(*registry.pane(id)));
  }
  if (request.place_taken == PlaceTaken::replace) unlink_window(registry, session_id, k_aside, change);
  return id;
}

}  // namespace shim
