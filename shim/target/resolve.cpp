// SPDX-License-Identifier: ISC
// Targets: takes the text apart and searches its parts in tmux's order (cmd_find_target).
#include "shim/target/resolve.hpp"

#include <fmt/core.h>

#include "shim/live/marked_pane.hpp"
#include "shim/target/finder.hpp"
#include "shim/target/target_text.hpp"
#include "shim/tree/tree.hpp"

namespace shim {

namespace {

tl::unexpected<state::Error> not_found(std::string message) {
  return state::fail(state::ErrorCode::not_found, std::move(message));
}
tl::unexpected<state::Error> cant_find(std::string_view what, std::string_view text) {
  return not_found(fmt::format("can't find {}: {}", what, text));
}

tl::unexpected<state::Error> no_window(TargetFinder& finder, std::string_view text) {
  finder.place().link = nullptr;
  return cant_find("window", text);
}

state::Result<void> search_in_session(TargetFinder& finder, const TargetText& parts) {
  if (!finder.find_session(*parts.session)) return cant_find("session", *parts.session);
  if (!parts.window && !parts.pane) {
    finder.use_current_window();
    finder.use_active_pane();
    return {};
  }
  if (!parts.window) {
    if (!finder.find_pane_in_session(*parts.pane)) return cant_find("pane", *parts.pane);
    return {};
  }
  if (!finder.find_window_in_session(*parts.window)) return no_window(finder, *parts.window);
  finder.use_active_pane();
  if (parts.pane && !finder.find_pane_in_window(*parts.pane)) return cant_find("pane", *parts.pane);
  return {};
}

state::Result<void> search(TargetFinder& finder, const TargetText& parts) {
  if (parts.session) return search_in_session(finder, parts);
  if (parts.window) {
    if (!finder.find_window(*parts.window, parts.window_only)) return no_window(finder, *parts.window);
    finder.use_active_pane();
    if (parts.pane && !finder.find_pane_in_window(*parts.pane)) return cant_find("pane", *parts.pane);
    return {};
  }
  if (parts.pane) {
    if (!finder.find_pane(*parts.pane, parts.pane_only)) return cant_find("pane", *parts.pane);
    return {};
  }
  finder.place() = finder.current();
  return {};
}

state::Result<Place> find_target(TargetFinder& finder, const World& world, TargetKind kind,
                                 std::optional<std::string_view> target, TargetFlag flags) {
  if (!finder.any_session()) return not_found("no current target");
  const bool wants_index = has_flag(flags, TargetFlag::window_index);
  if (!target || target->empty()) {
    Place place = finder.current();
    if (wants_index) place.index = -1;
    return place;
  }
  if (*target == "=" || *target == "{mouse}") return not_found("no mouse target");
  if (*target == "~" || *target == "{marked}") {
    const Place place = marked_place(world.registry);
    if (place.pane == nullptr) return not_found("no marked target");
    return place;
  }
  const TargetText parts = parse_target(*target, kind);
  if (parts.exact_session) finder.set_exact_session();
  if (parts.exact_window) finder.set_exact_window();
  if (parts.pane && wants_index) return not_found("can't specify pane here");
  ROOST_TRY(search(finder, parts));
  if (!parts.session && !parts.window && !parts.pane && wants_index) finder.place().index = -1;
  return finder.place();
}

// tmux lets a command that can do without go on with the parts that were found: the session of "sess:nope".
Place found_before_error(TargetFinder& finder) {
  Place place = finder.place();
  if (place.session == nullptr) return {};
  place.pane = nullptr;
  if (place.link == nullptr) place.window = nullptr;
  return place;
}

state::Result<Place> find_from(const World& world, const std::function<Place(const TargetFinder&)>& current,
                               TargetKind kind, std::optional<std::string_view> target, TargetFlag flags) {
  TargetFinder finder(world, flags);
  finder.set_current([&]() -> Place {
    if (has_flag(flags, TargetFlag::default_marked)) {
      const Place marked = marked_place(world.registry);
      if (marked.pane != nullptr) return marked;
    }
    return current(finder);
  });
  auto found = find_target(finder, world, kind, target, flags);
  if (!found && has_flag(flags, TargetFlag::can_fail)) return found_before_error(finder);
  return found;
}

}  // namespace

state::Result<Place> resolve(const World& world, const Caller& caller, TargetKind kind,
                             std::optional<std::string_view> target, TargetFlag flags) {
  const auto current = [&](const TargetFinder& finder) { return finder.place_of_caller(caller); };
  return find_from(world, current, kind, target, flags);
}

state::Result<Place> resolve_from(const World& world, const Place& current, TargetKind kind,
                                  std::optional<std::string_view> target, TargetFlag flags) {
  return find_from(
      world, [&](const TargetFinder&) { return current; }, kind, target, flags);
}

state::Result<Place> current_place(const World& world, const Caller& caller) {
  return resolve(world, caller, TargetKind::pane, std::nullopt);
}

}  // namespace shim
