// SPDX-License-Identifier: ISC
// The invariants of a registry. Each breach is one line that names the record.
#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <string>

#include "state/registry.hpp"

namespace state {

namespace {

std::string label(SessionId id) { return "session $" + std::to_string(id.value); }
std::string label(WindowId id) { return "window @" + std::to_string(id.value); }
std::string label(PaneId id) { return "pane %" + std::to_string(id.value); }

tl::unexpected<Error> breach(std::string text) { return fail(ErrorCode::corrupt, std::move(text)); }

// Pane ids of a layout text: the fourth number of every cell that is no container (tmux: layout_dump).
bool layout_panes(std::string_view layout, std::vector<PaneId>& panes) {
  int commas = 0;
  for (std::size_t at = 0; at < layout.size(); ++at) {
    const char c = layout[at];
    if (c == '{' || c == '[' || c == '}' || c == ']') commas = 0;
    if (c != ',') continue;
    // After a closed container comes the next sibling, which begins with its own size.
    if (at > 0 && (layout[at - 1] == '}' || layout[at - 1] == ']')) continue;
    if (++commas == 4) commas = 0;
    if (commas != 3) continue;
    std::uint32_t id = 0;
    const auto [end, error] = std::from_chars(layout.data() + at + 1, layout.data() + layout.size(), id);
    if (error != std::errc()) return false;
    panes.push_back(PaneId{id});
  }
  return true;
}

class Checker {
 public:
  explicit Checker(const Registry& registry) : registry_(registry) {}

  Result<void> run() {
    ROOST_TRY(check_all(registry_.session_ids(), &Registry::session));
    ROOST_TRY(check_all(registry_.window_ids(), &Registry::window));
    ROOST_TRY(check_all(registry_.pane_ids(), &Registry::pane));
    const auto& marked = registry_.head().marked;
    if (marked && registry_.pane(*marked) == nullptr) return breach("marked " + label(*marked) + " does not exist");
    return registry_.damage();
  }

 private:
  template <class Id, class Find>
  Result<void> check_all(const std::vector<Id>& ids, Find find) {
    for (const Id id : ids) {
      const auto* record = (registry_.*find)(id);
      if (record == nullptr) return breach(label(id) + ": its line is corrupt");
      ROOST_TRY(check(*record));
    }
    return {};
  }

  Result<void> check(const Session& session) {
    const std::string who = label(session.id);
    if (session.id.value >= registry_.head().next_session) return breach(who + " is not below its counter");
    if (session.name.empty()) return breach(who + " has no name");
    if (!names_.insert(session.name).second) return breach(who + ": duplicate name: " + session.name);
    bool has_current = false;
    for (std::size_t i = 0; i < session.links.size(); ++i) {
      const auto& link = session.links[i];
      if (i > 0 && session.links[i - 1].index >= link.index) return breach(who + ": window indexes do not ascend");
      if (registry_.window(link.window) == nullptr)
        return breach(who + ": linked " + label(link.window) + " does not exist");
      has_current = has_current || link.index == session.current;
      linked_.insert(link.window);
    }
    if (session.links.empty()) return breach(who + " has no windows");
    if (!has_current) return breach(who + ": no window at its current index " + std::to_string(session.current));
    return {};
  }

  Result<void> check(const Window& window) {
    const std::string who = label(window.id);
    if (window.id.value >= registry_.head().next_window) return breach(who + " is not below its counter");
    if (!linked_.contains(window.id)) return breach(who + " is in no session");
    if (window.panes.empty()) return breach(who + " has no panes");
    for (const PaneId id : window.panes) {
      const Pane* pane = registry_.pane(id);
      if (pane == nullptr) return breach(who + ": its " + label(id) + " does not exist");
      if (pane->window != window.id)
        return breach(label(id) + " is listed in " + who + " but is in " + label(pane->window));
      if (!listed_.insert(id).second) return breach(label(id) + " is listed twice");
    }
    if (std::find(window.panes.begin(), window.panes.end(), window.active) == window.panes.end())
      return breach(who + ": its active " + label(window.active) + " is not one of its panes");
    return check_layout(window);
  }

  Result<void> check_layout(const Window& window) {
    const bool zoomed = !window.zoomed_layout.empty();
    std::vector<PaneId> in_layout;
    if (!layout_panes(zoomed ? window.zoomed_layout : window.layout, in_layout))
      return breach(label(window.id) + ": bad layout");
    auto listed = window.panes;
    std::sort(listed.begin(), listed.end());
    std::sort(in_layout.begin(), in_layout.end());
    if (listed != in_layout) return breach(label(window.id) + ": its layout does not have its panes");
    if (!zoomed) return {};
    in_layout.clear();
    if (!layout_panes(window.layout, in_layout) || in_layout != std::vector<PaneId>{window.active})
      return breach(label(window.id) + ": it is zoomed, but not to its active pane");
    return {};
  }

  Result<void> check(const Pane& pane) {
    const std::string who = label(pane.id);
    if (pane.id.value >= registry_.head().next_pane) return breach(who + " is not below its counter");
    if (!listed_.contains(pane.id)) return breach(who + " is in no window");
    return {};
  }

  const Registry& registry_;
  std::set<std::string> names_;
  std::set<WindowId> linked_;
  std::set<PaneId> listed_;
};

}  // namespace

Result<void> Registry::check_invariants() const { return Checker(*this).run(); }

}  // namespace state
