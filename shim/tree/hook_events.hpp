// SPDX-License-Identifier: ISC
// Which hooks a change of the tree sets off (tmux: the callers of notify.c). There is no server that would see the
// steps of a command, so the documents before and after it are compared.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "state/registry.hpp"

namespace shim {

struct HookEvent {
  std::string name;
  std::optional<state::SessionId> session;
  std::string session_name;
  std::optional<state::WindowId> window;
  std::string window_name;
  std::optional<state::PaneId> pane;
};

// What the events depend on, as it is in one document.
struct TreePicture {
  struct SessionPart {
    std::string name;
    std::map<int, state::WindowId> links;
    int current = 0;
    std::string group{};
  };
  struct WindowPart {
    std::string name;
    state::PaneId active;
    std::vector<state::PaneId> panes;
    std::string layout;
    unsigned width = 0, height = 0;
  };
  std::map<std::uint32_t, SessionPart> sessions;
  std::map<std::uint32_t, WindowPart> windows;
  std::set<std::uint32_t> panes;
  std::map<std::uint32_t, std::vector<std::string>> modes;  // of the panes that are in one
  std::uint32_t next_window = 0;

  static TreePicture of(const state::Registry& registry);
};

// What the documents do not tell.
struct EventHints {
  std::string_view command{};                 // its name; orders what tmux orders by command
  bool detached = false;                      // it has -d
  bool renumbers = false;                     // it gives the windows of a session new indexes
  std::optional<state::SessionId> session{};  // of its target: in a group the others follow this one
  std::string shell{};                        // what a window with a shell is called
  std::vector<state::WindowId> laid_out{};    // windows whose layout was set, to what it was perhaps
  std::optional<state::PaneId> renamed{};     // its window was given a name, the same perhaps
};

// In tmux's order. Names are those of `after`, for what is gone those of `before`.
std::vector<HookEvent> events_between(const TreePicture& before, const TreePicture& after, const EventHints& hints);

}  // namespace shim
