// SPDX-License-Identifier: ISC
// Finds what -t means (tmux(1), COMMANDS; cmd-find.c): %1 @2 $3, =exact, prefix, fnmatch, name:index.pane, ^ $ ! + -
// {last} {top-left} and so on, and the current place when there is none. Pure but for LiveSource.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shim/live/caller.hpp"
#include "shim/live/place.hpp"
#include "shim/live/world.hpp"
#include "state/error.hpp"

namespace shim {

enum class TargetKind : std::uint8_t { session, window, pane };

enum class TargetFlag : std::uint8_t {
  none = 0,
  window_index = 1,  // the window may be an index that does not exist (new-window -t, move-window)
  prefer_unattached = 2,
  exact_session = 4,
  default_marked = 8,
  quiet = 16,     // the caller discards the error and goes on with an empty place (display-message, set-option -q)
  can_fail = 32,  // not an error: the parts that were found, the others null
};
constexpr TargetFlag operator|(TargetFlag a, TargetFlag b) {
  return static_cast<TargetFlag>(static_cast<std::uint8_t>(a) | static_cast<std::uint8_t>(b));
}
constexpr bool has_flag(TargetFlag set, TargetFlag flag) {
  return (static_cast<std::uint8_t>(set) & static_cast<std::uint8_t>(flag)) != 0;
}

// Errors (not_found) in tmux's words: "can't find pane: %9", "can't find window: 5", "can't find session: x",
// "no current target". Never the current pane because a target did not parse.
state::Result<Place> resolve(const World& world, const Caller& caller, TargetKind kind,
                             std::optional<std::string_view> target, TargetFlag flags = TargetFlag::none);

// The same with a given current place: that of an earlier command of the same list.
state::Result<Place> resolve_from(const World& world, const Place& current, TargetKind kind,
                                  std::optional<std::string_view> target, TargetFlag flags = TargetFlag::none);

// The caller's place, as tmux sees it: the session that has the caller's pane (by terminal, else by $TMUX_PANE when
// $TMUX is this universe), else the most recent one; in it the current window and its active pane.
// Error "no current target" when there is no session.
state::Result<Place> current_place(const World& world, const Caller& caller);

}  // namespace shim
