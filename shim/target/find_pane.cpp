// SPDX-License-Identifier: ISC
// Panes by target.
#include <algorithm>
#include <array>
#include <limits>
#include <string>

#include "shim/layout/number.hpp"
#include "shim/options/option_view.hpp"
#include "shim/target/finder.hpp"
#include "shim/tree/neighbours.hpp"
#include "shim/tree/tree.hpp"

namespace shim {

namespace {

constexpr long long k_int_max_value = std::numeric_limits<int>::max();

struct Side {
  std::string_view text;
  ResizeEdge edge;
};
constexpr std::array<Side, 4> k_sides = {{{"{up-of}", ResizeEdge::up},
                                          {"{down-of}", ResizeEdge::down},
                                          {"{left-of}", ResizeEdge::left},
                                          {"{right-of}", ResizeEdge::right}}};

enum class At : std::uint8_t { start, middle, end };
struct Position {
  std::string_view text;
  At across, down;
};
constexpr std::array<Position, 8> k_positions = {{{"top", At::middle, At::start},
                                                  {"bottom", At::middle, At::end},
                                                  {"left", At::start, At::middle},
                                                  {"right", At::end, At::middle},
                                                  {"top-left", At::start, At::start},
                                                  {"top-right", At::end, At::start},
                                                  {"bottom-left", At::start, At::end},
                                                  {"bottom-right", At::end, At::end}}};

bool same_ignoring_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

unsigned coordinate(At at, unsigned first, unsigned last, unsigned middle) {
  return at == At::start ? first : at == At::end ? last : middle;
}

}  // namespace

bool TargetFinder::use_pane(std::optional<state::PaneId> id) {
  place_.pane = id ? registry().pane(*id) : nullptr;
  return place_.pane != nullptr;
}

bool TargetFinder::use_pane_id(std::string_view text) {
  const auto id = parse_number(text.substr(1), 0, std::numeric_limits<std::uint32_t>::max());
  if (!id || !use_pane(state::PaneId{static_cast<std::uint32_t>(*id)})) return false;
  place_.window = registry().window(place_.pane->window);
  return place_.window != nullptr;
}

bool TargetFinder::find_pane(std::string_view text, bool only) {
  if (text.starts_with('%')) return use_pane_id(text) && use_best_session_of_window();
  place_ = current();
  if (find_pane_in_window(text)) return true;
  if (only || !find_window(text, false)) return false;
  use_active_pane();
  return true;
}

bool TargetFinder::find_pane_in_session(std::string_view text) {
  if (text.starts_with('%')) return use_pane_id(text) && use_link_of_window();
  use_current_window();
  place_.index = place_.link->index;
  return find_pane_in_window(text);
}

bool TargetFinder::find_pane_in_window(std::string_view text) {
  const state::Window& window = *place_.window;
  if (text.starts_with('%')) {
    const bool found = use_pane_id(text) && place_.pane->window == window.id;
    place_.window = &window;
    return found;
  }
  if (text == "!") return !window.last.empty() && use_pane(window.last.front());
  for (const Side& side : k_sides) {
    if (text != side.text) continue;
    const Place& from = current();
    return from.pane != nullptr && use_pane(neighbour(registry(), *from.window, from.pane->id, side.edge));
  }
  if ((text.starts_with('+') || text.starts_with('-')) && step_pane(text)) return true;
  if (const auto index = parse_number(text, 0, k_int_max_value)) {
    Place place;
    place.window = &window;
    const std::int64_t at = *index - OptionView(registry(), place).number("pane-base-index");
    if (at >= 0 && at < static_cast<std::int64_t>(window.panes.size()) &&
        use_pane(window.panes[static_cast<std::size_t>(at)])) {
      return true;
    }
  }
  return find_pane_at_position(text);
}

// "+N" and "-N" from the current pane, around the ends of the target window.
bool TargetFinder::step_pane(std::string_view text) {
  const auto count = text.size() == 1 ? state::Result<long long>(1) : parse_number(text.substr(1), 1, k_int_max_value);
  const Place& from = current();
  if (!count || from.pane == nullptr || from.window == nullptr) return false;
  const bool forward = text.starts_with('+');
  const auto& own = from.window->panes;
  const auto& panes = place_.window->panes;
  const long long size = static_cast<long long>(panes.size());
  const long long at = std::find(own.begin(), own.end(), from.pane->id) - own.begin();
  // Steps that stay in the current pane's own window; the rest go around the target window.
  const long long inside = forward ? static_cast<long long>(own.size()) - 1 - at : at;
  if (*count <= inside) return use_pane(own[static_cast<std::size_t>(forward ? at + *count : at - *count)]);
  const long long around = (*count - inside - 1) % size;
  return use_pane(panes[static_cast<std::size_t>(forward ? around : size - 1 - around)]);
}

// "top-left" and so on: the pane at that point of the window.
bool TargetFinder::find_pane_at_position(std::string_view text) {
  const state::Window& window = *place_.window;
  const auto position = std::find_if(k_positions.begin(), k_positions.end(),
                                     [&](const Position& p) { return same_ignoring_case(p.text, text); });
  if (position == k_positions.end()) return false;
  const BorderStatus status = border_status(registry(), window);
  const unsigned top = status == BorderStatus::top ? 1 : 0;
  const unsigned bottom = window.height - (status == BorderStatus::bottom ? 2 : 1);
  const unsigned x = coordinate(position->across, 0, window.width - 1, window.width / 2);
  const unsigned y = coordinate(position->down, top, bottom, window.height / 2);
  const bool zoomed = !window.zoomed_layout.empty();
  for (const PaneBox& box : all_boxes(registry(), window)) {
    if (zoomed && box.pane != window.active) continue;
    // The border on the right and below counts as the pane's, as in tmux.
    if (x < box.x || x > box.x + box.width || y < box.y || y > box.y + box.height) continue;
    return use_pane(box.pane);
  }
  return false;
}

}  // namespace shim
