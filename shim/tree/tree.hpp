// SPDX-License-Identifier: ISC
// Changes to sessions, windows and panes that keep the document's invariants, with tmux's rules (which pane, window or
// session becomes current; groups share their windows; renumber-windows; automatic names). Pure: works on one Registry
// in a transaction; used by the commands and by a pane host whose program ended.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shim/layout/layout_ops.hpp"
#include "shim/live/place.hpp"
#include "state/error.hpp"
#include "state/registry.hpp"

namespace shim {

// What the processes must be told once the transaction is committed.
struct PaneSize {
  state::PaneId pane;
  unsigned width = 0, height = 0;
};
struct TreeChange {
  std::vector<PaneSize> resized;            // panes of windows whose layout changed: every box, changed or not
  std::vector<state::Pane> removed;         // copies of panes that are gone: their hosts must stop
  std::vector<state::WindowId> laid_out{};  // windows whose layout was set, each time
};

// Geometry of a window's panes with pane-border-status taken from its options; a zoomed window has one box.
std::vector<PaneBox> window_boxes(const state::Registry& registry, const state::Window& window);
BorderStatus border_status(const state::Registry& registry, const state::Window& window);

// The place of a pane: its window, and of the sessions that link it the current one of `prefer` or the best.
Place place_of_pane(const state::Registry& registry, state::PaneId pane, std::optional<state::SessionId> prefer = {});

// New records, linked and consistent. Names are already clean (clean_session_name). An empty name becomes the id's
// number, with "prefix-" before it when there is a prefix (a session of a group).
state::Session& create_session(state::Registry& registry, const std::string& name, const std::string& path,
                               std::string_view prefix = {});
// The lowest free index from base-index on when `index` is empty. Error "index N in use".
state::Result<state::Window*> create_window(state::Registry& registry, state::Session& session,
                                            std::optional<int> index, WindowSize size);
// Opens the index by moving links up (new-window -a/-b). Returns the freed index. A group follows when the window is
// created there.
int shuffle_up(state::Registry& registry, state::Session& session, int index);
// Takes away what is linked at an index although the session may be empty then: new-window -k, link-window -k.
// The index stays current when it was. False when nothing was there.
bool clear_index(state::Registry& registry, state::Session& session, int index, TreeChange& change);
// First pane of a window, or a split of it: unzooms, fills `request.added` and `request.status`, makes the new pane
// active only in a window that has none (select_pane does it otherwise), and grows the window when the split needs
// room.
state::Result<state::Pane*> create_first_pane(state::Registry& registry, state::Window& window);
state::Result<state::Pane*> split_pane(state::Registry& registry, state::Window& window, SplitRequest request,
                                       TreeChange& change);

void remove_pane(state::Registry& registry, state::PaneId pane, TreeChange& change);
void remove_window(state::Registry& registry, state::WindowId window, TreeChange& change);
void unlink_window(state::Registry& registry, state::SessionId session, int index, TreeChange& change);
void remove_session(state::Registry& registry, state::SessionId session, TreeChange& change);
void remove_everything(state::Registry& registry, TreeChange& change);  // kill-server: bumps the epoch

void select_window(state::Registry& registry, state::SessionId session, int index);
// Makes a pane active. A zoomed window must be unzoomed first.
void select_pane(state::Registry& registry, state::WindowId window, state::PaneId pane);
void zoom(state::Registry& registry, state::WindowId window, TreeChange& change);
void unzoom(state::Registry& registry, state::WindowId window, TreeChange& change);

// Stores a changed layout and size into the window, and reports every pane's new size.
void set_layout(state::Registry& registry, state::Window& window, const Layout& layout, TreeChange& change);
Layout layout_of(const state::Window& window);  // the real one, also while zoomed

// The sessions of a group by id; none when the name is empty.
std::vector<state::SessionId> group_members(const state::Registry& registry, std::string_view group);

// ':' and '.' become '_', control characters are escaped as tmux does; nullopt for an empty or invalid name.
std::optional<std::string> clean_session_name(std::string_view name);
std::optional<std::string> clean_window_name(std::string_view name);  // empty stays empty
const state::Session* find_session_by_name(const state::Registry& registry, std::string_view name);

}  // namespace shim
