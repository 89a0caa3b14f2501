// SPDX-License-Identifier: ISC
#include "shim/tree/hook_events.hpp"

#include <algorithm>

#include "shim/tree/group_events.hpp"

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
      : before_(before), after_(after), hints_(hints), pictures_{before, after}, groups_(pictures_, hints) {}

  std::vector<HookEvent> run() {
    const bool kills_sessions = hints_.command == "kill-session";
    if (kills_sessions) {
      for (const SessionId id : sessions_by_name()) {
        if (!closes(id)) continue;
        add("session-closed", id, before_.sessions.at(id.value).name);
        lost_windows(id, before_.sessions.at(id.value));
        append(std::exchange(late_, {}));
      }
    }
    changed_modes();
    if (joins_panes()) {
      left_window();
    } else {
      changed_windows();
    }
    renamed();
    // Where a window comes from is heard of after where it goes.
    for (const bool gains : {true, false}) {
      for (const auto& [id, session] : after_.sessions) {
        const auto old = before_.sessions.find(id);
        const bool more = old == before_.sessions.end() || session.links.size() > old->second.links.size();
        const bool now = !moves_links() ? gains : more == gains;
        if (now && !groups_.follows_another(SessionId{id})) changed_session(SessionId{id}, session);
      }
    }
    for (const SessionId id : sessions_by_name()) {
      const TreePicture::SessionPart& session = before_.sessions.at(id.value);
      if (closes(id) && kills_sessions) continue;
      if (!groups_.follows_another(id)) lost_windows(id, session);
      if (!closes(id)) continue;
      append(std::exchange(late_, {}));
      add("session-closed", id, session.name);
    }
    append(std::exchange(late_, {}));
    groups_.follow(out_, told_);
    for (const auto& [id, session] : after_.sessions) {
      if (!before_.sessions.contains(id)) add("session-created", SessionId{id}, session.name);
    }
    if (joins_panes()) joined_window();
    return std::move(out_);
  }

 private:
  void add(std::string name, SessionId session, const std::string& session_name) {
    out_.push_back({std::move(name), session, session_name, {}, {}, {}});
  }
  void add(std::string name, WindowId window) {
    out_.push_back({std::move(name), {}, {}, window, pictures_.name_of(window), {}});
  }
  void append(std::vector<HookEvent>&& events) {
    out_.insert(out_.end(), std::make_move_iterator(events.begin()), std::make_move_iterator(events.end()));
  }

  bool closes(SessionId id) const { return !after_.sessions.contains(id.value); }
  // As tmux's tree of sessions has them.
  std::vector<SessionId> sessions_by_name() const {
    std::vector<SessionId> ids;
    for (const auto& [id, session] : before_.sessions) ids.push_back(SessionId{id});
    std::stable_sort(ids.begin(), ids.end(), [&](SessionId a, SessionId b) {
      return before_.sessions.at(a.value).name < before_.sessions.at(b.value).name;
    });
    return ids;
  }

  bool joins_panes() const { return hints_.command == "join-pane" || hints_.command == "move-pane"; }
  // Links are followed by their index then; a session may have a window more than once.
  bool moves_links() const {
    return (hints_.command == "move-window" && !hints_.renumbers) || hints_.command == "link-window" ||
           hints_.command == "break-pane";
  }

  // The windows between which join-pane moves a pane, which may be one.
  struct Journey {
    WindowId from, to;
  };
  std::optional<Journey> journey() const {
    const auto window_of = [](const TreePicture& picture, PaneId pane) -> std::optional<WindowId> {
      for (const auto& [id, window] : picture.windows)
        if (std::find(window.panes.begin(), window.panes.end(), pane) != window.panes.end()) return WindowId{id};
      return std::nullopt;
    };
    for (const std::uint32_t id : after_.panes) {
      const auto from = window_of(before_, PaneId{id}), to = window_of(after_, PaneId{id});
      if (from && to && !(*from == *to)) return Journey{*from, *to};
    }
    for (const auto& [id, window] : after_.windows) {
      const auto old = before_.windows.find(id);
      if (old != before_.windows.end() && old->second.panes != window.panes) return Journey{WindowId{id}, WindowId{id}};
    }
    return std::nullopt;
  }
  bool other_pane_is_active(WindowId id) const {
    const auto old = before_.windows.find(id.value), now = after_.windows.find(id.value);
    return old != before_.windows.end() && now != after_.windows.end() && !(old->second.active == now->second.active);
  }
  // cmd-join-pane.c: the layout without the pane, and the pane made active; the layouts of both come last.
  void left_window() {
    const auto moved = journey();
    if (!moved) return;
    add("window-layout-changed", moved->from);
    if (other_pane_is_active(moved->from)) add("window-pane-changed", moved->from);
    if (!(moved->from == moved->to) && other_pane_is_active(moved->to)) add("window-pane-changed", moved->to);
  }
  void joined_window() {
    const auto moved = journey();
    if (!moved) return;
    if (after_.windows.contains(moved->from.value)) add("window-layout-changed", moved->from);
    add("window-layout-changed", moved->to);
  }

  // Panes that change places within a window: the active one is another for a moment.
  static bool swapped_the_active(const TreePicture::WindowPart& old, const TreePicture::WindowPart& window) {
    const auto place = [&](const TreePicture::WindowPart& part) {
      return std::find(part.panes.begin(), part.panes.end(), window.active) - part.panes.begin();
    };
    return old.active == window.active && old.panes.size() == window.panes.size() && place(old) != place(window);
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
      if (hints_.command == "swap-pane" && hints_.detached && swapped_the_active(old, window)) {
        add("window-pane-changed", window_id);
        add("window-pane-changed", window_id);
      }
      if (!(old.active == window.active)) {
        if (lost_a_pane(old)) {
          actives_late.push_back(window_id);
        } else {
          add("window-pane-changed", window_id);
        }
      }
      const auto times = std::count(hints_.laid_out.begin(), hints_.laid_out.end(), window_id);
      const bool rotated = hints_.command == "rotate-window";
      const auto lost = hints_.command == "kill-pane" ? static_cast<long>(old.panes.size() - window.panes.size()) : 0;
      const auto layout_times = times != 0                                ? times
                                : old.layout != window.layout && !rotated ? std::max<long>(lost, 1)
                                                                          : 0;
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
      linked.push_back(pictures_.link_event("window-linked", id, session.name, window));
      all_new = all_new && !before_.windows.contains(window.value);
    }
    const bool moved = found != before_.sessions.end() && changed_window(found->second, session);
    // A window is made current before it is announced when it is new, afterwards when it was there.
    if (moves_links()) announce_replaced(id, session, found);
    if (!all_new || hints_.command == "break-pane") append(std::exchange(linked, {}));
    if (moved) add("session-window-changed", id, session.name);
    // Of a window that gave its place to a new one is heard first.
    for (const auto& [index, window] : session.links) {
      const bool replaced = found != before_.sessions.end() && found->second.links.contains(index) &&
                            !after_.windows.contains(found->second.links.at(index).value);
      if (!replaced || linked.empty()) continue;
      const WindowId gone = found->second.links.at(index);
      out_.push_back(pictures_.link_event("window-unlinked", id, session.name, gone));
      told_.insert({id.value, gone.value});
    }
    append(std::move(linked));
  }

  // link-window -k: what was at the index goes first.
  template <class Found>
  void announce_replaced(SessionId id, const TreePicture::SessionPart& session, Found found) {
    if (found == before_.sessions.end()) return;
    for (const auto& [index, window] : session.links) {
      const auto old = found->second.links.find(index);
      if (old == found->second.links.end() || old->second == window) continue;
      out_.push_back(pictures_.link_event("window-unlinked", id, session.name, old->second));
      told_.insert({id.value, old->second.value});
    }
  }

  // move-window links a window a second time and then takes the first link away.
  template <class Found>
  bool moved_here(Found found, int index, WindowId window) const {
    if (!moves_links()) return false;
    const auto& links = found->second.links;
    const auto old = links.find(index);
    return old == links.end() || !(old->second == window);
  }

  bool changed_window(const TreePicture::SessionPart& old, const TreePicture::SessionPart& session) const {
    const auto now = session.links.find(session.current);
    const auto was = old.links.find(old.current);
    if (now == session.links.end() || was == old.links.end()) return false;
    const bool same_window = now->second == was->second;
    if (hints_.command == "swap-window") return old.current != session.current;
    if (moves_links()) return old.current != session.current || !same_window;
    // At the same index it is another one when windows were moved up, but not when it was replaced.
    const bool still_here = windows_of(session).contains(was->second.value);
    return !same_window && (old.current != session.current || still_here);
  }

  void lost_windows(SessionId id, const TreePicture::SessionPart& session) {
    const auto now = after_.sessions.find(id.value);
    const std::set<std::uint32_t> has =
        now == after_.sessions.end() ? std::set<std::uint32_t>() : windows_of(now->second);
    const std::string& name = now == after_.sessions.end() ? session.name : now->second.name;
    std::vector<std::pair<int, WindowId>> links(session.links.begin(), session.links.end());
    // A session that is destroyed takes the root of its tree of windows first (session_destroy).
    const bool second_is_root = links.size() >= 3 && links.size() <= 7;
    if (now == after_.sessions.end() && second_is_root) std::rotate(links.begin(), links.begin() + 1, links.end());
    for (const auto& [index, window] : links) {
      if (hints_.command == "swap-window") break;
      const bool left_here = now != after_.sessions.end() && !hints_.renumbers &&
                             (moves_links() || hints_.command == "unlink-window") && !now->second.links.contains(index);
      if ((has.contains(window.value) && !left_here) || told_.contains({id.value, window.value})) continue;
      late_.push_back(pictures_.link_event("window-unlinked", id, name, window));
    }
  }

  const TreePicture& before_;
  const TreePicture& after_;
  const EventHints& hints_;
  const PicturePair pictures_;
  const GroupEvents groups_;
  std::vector<HookEvent> out_;
  std::vector<HookEvent> late_;
  ReplacedWindows told_;
};

}  // namespace

std::vector<HookEvent> events_between(const TreePicture& before, const TreePicture& after, const EventHints& hints) {
  return Comparison(before, after, hints).run();
}

}  // namespace shim
