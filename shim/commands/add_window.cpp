// SPDX-License-Identifier: ISC
#include "shim/commands/add_window.hpp"

#include <cstdio>

#include "shim/options/option_view.hpp"

namespace shim {

namespace {

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

}  // namespace

state::Result<state::PaneId> add_window_with_pane(const Context& context, const World& world, state::Registry& registry,
                                                  const Place& origin, const NewWindow& request,
                                                  const ProgramArgs& program, PaneSpawn& spawn, TreeChange& change) {
  const state::SessionId session_id = origin.session->id;
  state::Session& session = *registry.edit_session(session_id);
  if (request.place_taken == PlaceTaken::replace) clear_index(registry, session, *request.index, change);
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
  return id;
}

}  // namespace shim
