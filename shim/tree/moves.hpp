// SPDX-License-Identifier: ISC
// Windows and panes that change places: links, swaps, rotation, panes that leave their window or join another (tmux:
// server_link_window, cmd-swap-window.c, cmd-swap-pane.c, cmd-rotate-window.c, cmd-join-pane.c, cmd-break-pane.c).
// Windows whose panes are concerned must be unzoomed before.
#pragma once

#include <cstdint>
#include <optional>

#include "shim/layout/layout_ops.hpp"
#include "shim/tree/tree.hpp"

namespace shim {

enum class Selection : std::uint8_t { keep, select };
enum class Occupied : std::uint8_t { fail, replace };  // what happens to a window that has the index already
enum class Rotation : std::uint8_t { up, down };

struct LinkRequest {
  state::SessionId from;
  state::WindowId window;
  state::SessionId to;
  std::optional<int> index;  // nullopt: the lowest free one from base-index on
  Occupied occupied = Occupied::fail;
  Selection selection = Selection::select;
};
// Errors: "sessions are grouped", "same index: N", "index in use: N".
state::Result<void> link_window(state::Registry& registry, const LinkRequest& request, TreeChange& change);
// Whether a window is anywhere but once in this session or in each of its group.
bool is_linked_elsewhere(const state::Registry& registry, const state::Session& session, state::WindowId window);

struct LinkPlace {
  state::SessionId session;
  int index = 0;
};
// Error: "can't move window, sessions are grouped".
state::Result<void> swap_windows(state::Registry& registry, LinkPlace source, LinkPlace target, Selection selection);

// renumber-windows, by hand or when the option asks for it.
void renumber_session(state::Registry& registry, state::SessionId session);

void rotate_panes(state::Registry& registry, state::WindowId window, Rotation rotation, TreeChange& change);
// Two panes change places, also across windows. Kept selections keep the active place, not the active pane.
void swap_panes(state::Registry& registry, state::PaneId source, state::PaneId target, Selection selection,
                TreeChange& change);

// Puts a pane beside another (`request.at`); `added` and `status` are filled in. The window grows when the split needs
// room; a window without panes goes. Error: "source and target panes must be different".
state::Result<void> join_pane(state::Registry& registry, state::PaneId pane, SplitRequest request, Selection selection,
                              TreeChange& change);
// Puts a pane that is not alone into a window of its own. Error: "index in use: N".
state::Result<state::Window*> break_pane(state::Registry& registry, state::PaneId pane, state::SessionId to,
                                         std::optional<int> index, TreeChange& change);

// A mark (select-pane -m) names a place, not only a pane: it is void once its window is linked elsewhere.
void forget_mark_in(state::Registry& registry, state::WindowId window);

// A window forgets a pane that leaves it. Its successor as the active one: the last active one, else the one before it
// in order, else the one after.
void lose_pane(state::Window& window, state::PaneId pane);

}  // namespace shim
