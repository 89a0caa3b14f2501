// SPDX-License-Identifier: ISC
// Follows cmd-move-window.c.
#include "shim/commands/window_move.hpp"

#include "shim/options/option_view.hpp"
#include "shim/tree/links.hpp"
#include "shim/tree/moves.hpp"

namespace shim {

namespace {

void renumber_if_wanted(state::Registry& registry, state::SessionId session) {
  Place place;
  place.session = registry.session(session);
  if (place.session == nullptr || !OptionView(registry, place).flag("renumber-windows")) return;
  renumber_session(registry, session);
}

}  // namespace

std::optional<int> destination_index(state::Registry& registry, const Place& target, const Args& args) {
  if (!args.has('a') && !args.has('b')) return target.index == -1 ? std::nullopt : std::optional(target.index);
  state::Session& session = *registry.edit_session(target.session->id);
  const int at = target.link != nullptr ? target.link->index : session.current;
  return shuffle_up(registry, session, args.has('b') ? at : at + 1);
}

state::Result<void> move_window(Context& context, const Args& args, SourceLink source_link) {
  const auto body = [&](const World& world, state::Registry& registry, TreeChange& change) -> state::Result<void> {
    ROOST_TRY_ASSIGN(const Place source, context.target(world, args, TargetKind::window, 's'));
    ROOST_TRY_ASSIGN(const Place target,
                     context.target(world, args, TargetKind::window, 't', TargetFlag::window_index));
    LinkRequest request;
    request.from = source.session->id;
    request.window = source.window->id;
    request.to = target.session->id;
    request.occupied = args.has('k') ? Occupied::replace : Occupied::fail;
    request.selection = args.has('d') ? Selection::keep : Selection::select;
    request.index = destination_index(registry, target, args);
    const int left = source.link->index;  // only now: -a and -b may have moved it
    ROOST_TRY(link_window(registry, request, change));
    if (source_link == SourceLink::goes) {
      forget_mark_in(registry, request.window);
      unlink_window(registry, request.from, left, change);
    }
    if (!args.has('s')) renumber_if_wanted(registry, request.from);
    return {};
  };
  return args.has('k') ? context.transact_ending(body) : context.transact(body);
}

}  // namespace shim
