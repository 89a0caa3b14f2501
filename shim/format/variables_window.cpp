// SPDX-License-Identifier: ISC
// window_*: of the window itself, and of its place (link) in the session.
#include <algorithm>

#include "shim/format/alerts.hpp"
#include "shim/format/variables.hpp"

namespace shim {
namespace {

using state::Window;
using state::WindowLink;

// A detached window's cells, in pixels, as tmux assumes them.
constexpr int k_cell_width = 16;
constexpr int k_cell_height = 32;

std::string layout_text(const std::string& stored) {
  const auto layout = Layout::parse_stored(stored);
  return layout ? layout->text() : std::string();
}

const state::Session* session_of(const Subject& s) { return s.place().session; }

bool is_current(const Subject& s, const WindowLink& link) {
  return session_of(s) != nullptr && session_of(s)->current == link.index;
}
bool is_last(const Subject& s, const WindowLink& link) {
  return session_of(s) != nullptr && !session_of(s)->last.empty() && session_of(s)->last.front() == link.index;
}

// In a status line a '#' has to be doubled.
enum class Escape : bool { no, yes };

template <Escape Marks>
Value window_flags(const Subject& s, const WindowLink& link) {
  const Window& window = *s.place().window;
  std::string flags = alert_marks(link);
  if (Marks == Escape::yes && flags.starts_with('#')) flags.insert(0, 1, '#');
  if (is_current(s, link)) flags += '*';
  if (is_last(s, link)) flags += '-';
  if (is_marked_link(s, link)) flags += 'M';
  if (is_zoomed(window)) flags += 'Z';
  return flags;
}

Value activity(const Subject& s, const Window& window) {
  std::int64_t latest = std::max(window.created_us, window.activity_us);
  for (const state::PaneId id : window.panes) {
    const state::Pane* pane = s.registry()->pane(id);
    const PaneFacts* facts = pane != nullptr ? s.context().world->live.facts(*pane) : nullptr;
    if (facts != nullptr) latest = std::max(latest, facts->activity_us);
  }
  return seconds(latest);
}

// Linked elsewhere than in the sessions of its own group.
Value is_linked(const Subject& s, const WindowLink& link) {
  const std::size_t links = sessions_linking(*s.registry(), link.window).size();
  if (session_of(s) == nullptr) return yes_no(links != 1);
  return yes_no(links != std::max<std::size_t>(1, sessions_in_group(*s.registry(), *session_of(s)).size()));
}

enum class Linked : bool { any, current };

std::vector<const state::Session*> linked_sessions(const Subject& s, const WindowLink& link, Linked which) {
  std::vector<const state::Session*> out;
  for (const LinkedSession& found : sessions_linking(*s.registry(), link.window))
    if (which == Linked::any || found.session->current == found.link->index) out.push_back(found.session);
  return out;
}

template <Linked Which>
Value session_count(const Subject& s, const WindowLink& link) {
  return number(linked_sessions(s, link, Which).size());
}
template <Linked Which>
Value session_names(const Subject& s, const WindowLink& link) {
  return joined_names(linked_sessions(s, link, Which));
}

Value stack_index(const Subject& s, const WindowLink& link) {
  if (session_of(s) == nullptr) return yes_no(false);
  const auto& last = session_of(s)->last;
  const auto found = std::find(last.begin(), last.end(), link.index);
  return number(found == last.end() ? 0 : found - last.begin() + 1);
}

constexpr auto k_false = [](const Subject&, const WindowLink&) { return yes_no(false); };
template <state::Alert Which>
Value alerted(const Subject&, const WindowLink& link) {
  return yes_no(has_alert(link, Which));
}
constexpr auto k_marked = [](const Subject& s, const WindowLink& link) { return yes_no(is_marked_link(s, link)); };
constexpr auto k_end = [](const Subject& s, const WindowLink& link) {
  return yes_no(session_of(s) != nullptr && session_of(s)->links.back().index == link.index);
};
constexpr auto k_start = [](const Subject& s, const WindowLink& link) {
  return yes_no(session_of(s) != nullptr && session_of(s)->links.front().index == link.index);
};
constexpr auto k_layout = [](const Subject&, const Window& w) -> Value {
  return layout_text(is_zoomed(w) ? w.zoomed_layout : w.layout);
};
constexpr auto k_name = [](const Subject& s, const Window& w) -> Value {
  return s.context().world->live.window_name(*s.registry(), w);
};

constexpr auto k_text = Variable::Kind::text;
constexpr auto k_time = Variable::Kind::time;

constexpr Variable k_rows[] = {
    {"window_active", of_link<[](const Subject& s, const WindowLink& l) { return yes_no(is_current(s, l)); }>, k_text},
    {"window_active_clients", of_link<k_false>, k_text},
    {"window_active_clients_list", none, k_text},
    {"window_active_sessions", of_link<session_count<Linked::current>>, k_text},
    {"window_active_sessions_list", of_link<session_names<Linked::current>>, k_text},
    {"window_activity", of_window<activity>, k_time},
    {"window_activity_flag", of_link<alerted<state::Alert::activity>>, k_text},
    {"window_bell_flag", of_link<alerted<state::Alert::bell>>, k_text},
    {"window_bigger", none, k_text},
    {"window_cell_height", of_window<[](const Subject&, const Window&) { return number(k_cell_height); }>, k_text},
    {"window_cell_width", of_window<[](const Subject&, const Window&) { return number(k_cell_width); }>, k_text},
    {"window_end_flag", of_link<k_end>, k_text},
    {"window_flags", of_link<window_flags<Escape::yes>>, k_text},
    {"window_format", [](const Subject& s) { return yes_no(s.kind() == Subject::Kind::window); }, k_text},
    {"window_height", of_window<[](const Subject&, const Window& w) { return number(w.height); }>, k_text},
    {"window_id", of_window<[](const Subject&, const Window& w) -> Value { return '@' + std::to_string(w.id.value); }>,
     k_text},
    {"window_index", of_link<[](const Subject&, const WindowLink& l) { return number(l.index); }>, k_text},
    {"window_last_flag", of_link<[](const Subject& s, const WindowLink& l) { return yes_no(is_last(s, l)); }>, k_text},
    {"window_layout", of_window<k_layout>, k_text},
    {"window_linked", of_link<is_linked>, k_text},
    {"window_linked_sessions", of_link<session_count<Linked::any>>, k_text},
    {"window_linked_sessions_list", of_link<session_names<Linked::any>>, k_text},
    {"window_marked_flag", of_link<k_marked>, k_text},
    {"window_name", of_window<k_name>, k_text},
    {"window_offset_x", none, k_text},
    {"window_offset_y", none, k_text},
    {"window_panes", of_window<[](const Subject&, const Window& w) { return number(w.panes.size()); }>, k_text},
    {"window_raw_flags", of_link<window_flags<Escape::no>>, k_text},
    {"window_silence_flag", of_link<alerted<state::Alert::silence>>, k_text},
    {"window_stack_index", of_link<stack_index>, k_text},
    {"window_start_flag", of_link<k_start>, k_text},
    {"window_visible_layout", of_window<[](const Subject&, const Window& w) -> Value { return layout_text(w.layout); }>,
     k_text},
    {"window_width", of_window<[](const Subject&, const Window& w) { return number(w.width); }>, k_text},
    {"window_zoomed_flag", of_window<[](const Subject&, const Window& w) { return yes_no(is_zoomed(w)); }>, k_text},
};

}  // namespace

std::span<const Variable> window_variables() { return k_rows; }

}  // namespace shim
