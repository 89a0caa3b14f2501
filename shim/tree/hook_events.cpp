// SPDX-License-Identifier: ISC
#include "shim/tree/hook_events.hpp"

#include <algorithm>

namespace shim {

namespace {

using state::PaneId;
using state::SessionId;
using state::WindowId;

std::set<std::uint32_t> windows_of(const TreePicture::SessionPart& session) {
  std::set<std::uint32_t> out;
  for (const auto& [index, window] : session.links) out.insert(window.value);
  return out;
}

class Comparison {
 public:
  Comparison(const TreePicture& before, const TreePicture& after, const EventHints& hints)
      : before_(before), after_(after), hints_(hints) {}

  std::vector<HookEvent> run() {
    const bool kills_sessions = hints_.command == "kill-session";
    if (kills_sessions) closed_sessions();
    changed_modes();
    changed_windows();
    renamed();
    for (const auto& [id, session] : after_.sessions) changed_session(SessionId{id}, session);
    for (const auto& [id, session] : before_.sessions) lost_windows(SessionId{id}, session);
    append(std::exchange(late_, {}));
    for (const auto& [id, session] : after_.sessions) {
      if (!before_.sessions.contains(id)) add("session-created", SessionId{id}, session.name);
    }
    if (!kills_sessions) closed_sessions();
    return std::move(out_);
  }

 private:
  void add(std::string name, SessionId session, const std::string& session_name) {
    out_.push_back({std::move(name), session, session_name, {}, {}, {}});
  }
  void add(std::string name, WindowId window) {
    out_.push_back({std::move(name), {}, {}, window, name_of(window), {}});
  }
  HookEvent link_event(std::string name, SessionId session, const std::string& session_name, WindowId window) const {
    return {std::move(name), session, session_name, window, name_of(window), {}};
  }
  void append(std::vector<HookEvent>&& events) {
    out_.insert(out_.end(), std::make_move_iterator(events.begin()), std::make_move_iterator(events.end()));
  }

  std::string name_of(WindowId window) const {
    for (const TreePicture* picture : {&after_, &before_}) {
      if (const auto found = picture->windows.find(window.value); found != picture->windows.end())
        return found->second.name;
    }
    return {};
  }

  void closed_sessions() {
    for (const auto& [id, session] : before_.sessions) {
      if (!after_.sessions.contains(id)) add("session-closed", SessionId{id}, session.name);
    }
  }

  // Once for each mode that was entered or left.
  void changed_modes() {
    for (const std::uint32_t id : after_.panes) {
      const auto count = [&](const TreePicture& picture) {
        const auto found = picture.modes.find(id);
        return found == picture.modes.end() ? std::size_t{0} : found->second.size();
      };
      const std::size_t was = count(before_), now = count(after_);
      std::size_t times = was > now ? was - now : now - was;
      if (times == 0 && was != 0 && before_.modes.at(id) != after_.modes.at(id)) times = 1;
      for (; times > 0; --times) out_.push_back({"pane-mode-changed", {}, {}, {}, {}, PaneId{id}});
    }
  }

  // A pane of the window that does not exist any more: its place is given away before another becomes active.
  bool lost_a_pane(const TreePicture::WindowPart& old) const {
    return std::any_of(old.panes.begin(), old.panes.end(),
                       [&](PaneId pane) { return !after_.panes.contains(pane.value); });
  }

  void changed_windows() {
    std::vector<WindowId> layouts, actives_late;
    for (const auto& [id, window] : after_.windows) {
      const auto found = before_.windows.find(id);
      if (found == before_.windows.end()) continue;
      const TreePicture::WindowPart& old = found->second;
      const WindowId window_id{id};
      if (!(old.active == window.active)) {
        if (lost_a_pane(old)) {
          actives_late.push_back(window_id);
        } else {
          add("window-pane-changed", window_id);
        }
      }
      const auto times = std::count(hints_.laid_out.begin(), hints_.laid_out.end(), window_id);
      const bool rotated = hints_.command == "rotate-window";
      const auto layout_times = times != 0 ? times : old.layout != window.layout && !rotated ? 1 : 0;
      for (long i = 0; i < layout_times; ++i) layouts.push_back(window_id);
    }
    for (const WindowId id : layouts) add("window-layout-changed", id);
    for (const WindowId id : actives_late) add("window-pane-changed", id);
    for (const auto& [id, window] : after_.windows) {
      const auto old = before_.windows.find(id);
      if (old == before_.windows.end()) continue;
      if (old->second.width != window.width || old->second.height != window.height) add("window-resized", WindowId{id});
    }
  }

  void renamed() {
    for (const auto& [id, session] : after_.sessions) {
      const auto old = before_.sessions.find(id);
      if (old != before_.sessions.end() && old->second.name != session.name)
        add("session-renamed", SessionId{id}, session.name);
    }
    for (const auto& [id, window] : after_.windows) {
      const auto old = before_.windows.find(id);
      // A window that took over a pane is named after it.
      const bool broken_off =
          old == before_.windows.end() && std::all_of(window.panes.begin(), window.panes.end(),
                                                      [&](PaneId pane) { return before_.panes.contains(pane.value); });
      const bool named =
          hints_.renamed && std::find(window.panes.begin(), window.panes.end(), *hints_.renamed) != window.panes.end();
      if (named || broken_off || (old != before_.windows.end() && old->second.name != window.name))
        add("window-renamed", WindowId{id});
    }
  }

  void changed_session(SessionId id, const TreePicture::SessionPart& session) {
    const auto found = before_.sessions.find(id.value);
    const std::set<std::uint32_t> had =
        found == before_.sessions.end() ? std::set<std::uint32_t>() : windows_of(found->second);
    std::vector<HookEvent> linked;
    bool all_new = true;
    for (const auto& [index, window] : session.links) {
      if (hints_.command == "swap-window") break;  // the windows change under their links
      if (had.contains(window.value) && !moved_here(found, index, window)) continue;
      linked.push_back(link_event("window-linked", id, session.name, window));
      all_new = all_new && !before_.windows.contains(window.value);
    }
    const bool moved = found != before_.sessions.end() && changed_window(found->second, session);
    // A window is made current before it is announced when it is new, afterwards when it was there.
    if (!all_new) append(std::exchange(linked, {}));
    if (moved) add("session-window-changed", id, session.name);
    // Of a window that gave its place to a new one is heard first.
    for (const auto& [index, window] : session.links) {
      const bool replaced = found != before_.sessions.end() && found->second.links.contains(index) &&
                            !after_.windows.contains(found->second.links.at(index).value);
      if (!replaced || linked.empty()) continue;
      const WindowId gone = found->second.links.at(index);
      out_.push_back(link_event("window-unlinked", id, session.name, gone));
      told_.insert({id.value, gone.value});
    }
    append(std::move(linked));
  }

  // move-window links a window a second time and then takes the first link away.
  template <class Found>
  bool moved_here(Found found, int index, WindowId window) const {
    if (hints_.command != "move-window") return false;
    const auto& links = found->second.links;
    const auto old = links.find(index);
    return old == links.end() || !(old->second == window);
  }

  static bool changed_window(const TreePicture::SessionPart& old, const TreePicture::SessionPart& session) {
    const auto now = session.links.find(session.current);
    const auto was = old.links.find(old.current);
    if (now == session.links.end() || was == old.links.end() || old.current == session.current) return false;
    return !(now->second == was->second);
  }

  void lost_windows(SessionId id, const TreePicture::SessionPart& session) {
    const auto now = after_.sessions.find(id.value);
    const std::set<std::uint32_t> has =
        now == after_.sessions.end() ? std::set<std::uint32_t>() : windows_of(now->second);
    const std::string& name = now == after_.sessions.end() ? session.name : now->second.name;
    for (const auto& [index, window] : session.links) {
      if (hints_.command == "swap-window") break;
      const bool left_here =
          now != after_.sessions.end() && hints_.command == "move-window" && !now->second.links.contains(index);
      if ((has.contains(window.value) && !left_here) || told_.contains({id.value, window.value})) continue;
      late_.push_back(link_event("window-unlinked", id, name, window));
    }
  }

  const TreePicture& before_;
  const TreePicture& after_;
  const EventHints& hints_;
  std::vector<HookEvent> out_;
  std::vector<HookEvent> late_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> told_;
};

}  // namespace

TreePicture TreePicture::of(const state::Registry& registry) {
  TreePicture picture;
  for (const SessionId id : registry.session_ids()) {
    const state::Session* session = registry.session(id);
    if (session == nullptr) continue;
    SessionPart& part = picture.sessions[id.value];
    part.name = session->name;
    part.current = session->current;
    for (const state::WindowLink& link : session->links) part.links[link.index] = link.window;
  }
  for (const WindowId id : registry.window_ids()) {
    const state::Window* window = registry.window(id);
    if (window == nullptr) continue;
    picture.windows[id.value] = {window->name,   window->active, window->panes,
                                 window->layout, window->width,  window->height};
  }
  for (const PaneId id : registry.pane_ids()) {
    picture.panes.insert(id.value);
    const state::Pane* pane = registry.pane(id);
    if (pane != nullptr && !pane->modes.empty()) picture.modes[id.value] = pane->modes;
  }
  return picture;
}

std::vector<HookEvent> events_between(const TreePicture& before, const TreePicture& after, const EventHints& hints) {
  return Comparison(before, after, hints).run();
}

}  // namespace shim
