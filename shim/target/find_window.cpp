// SPDX-License-Identifier: ISC
// Windows by target.
#include <fnmatch.h>

#include <limits>
#include <string>

#include "shim/layout/number.hpp"
#include "shim/target/finder.hpp"
#include "shim/tree/links.hpp"

namespace shim {

namespace {

using state::WindowLink;

constexpr long long k_int_max_value = std::numeric_limits<int>::max();

// The count of "+N" and "-N", 1 when there is none.
std::optional<int> step_count(std::string_view text) {
  if (text.size() == 1) return 1;
  const auto count = parse_number(text.substr(1), 1, k_int_max_value);
  if (!count) return std::nullopt;
  return static_cast<int>(*count);
}

}  // namespace

bool TargetFinder::use_link(const WindowLink* link) {
  if (link == nullptr) return false;
  place_.link = link;
  place_.index = link->index;
  place_.window = registry().window(link->window);
  return place_.window != nullptr;
}

void TargetFinder::use_current_window() {
  place_.link = find_link(*place_.session, place_.session->current);
  place_.window = registry().window(place_.link->window);
}

void TargetFinder::use_active_pane() {
  place_.pane = place_.window != nullptr ? registry().pane(place_.window->active) : nullptr;
}

bool TargetFinder::use_link_of_window() { return use_link(find_link_of(*place_.session, place_.window->id)); }

bool TargetFinder::use_best_session_of_window() {
  place_.session =
      best_session([&](const state::Session& session) { return find_link_of(session, place_.window->id) != nullptr; });
  return place_.session != nullptr && use_link_of_window();
}

bool TargetFinder::use_window_id(std::string_view text) {
  const auto id = parse_number(text.substr(1), 0, std::numeric_limits<std::uint32_t>::max());
  place_.window = id ? registry().window(state::WindowId{static_cast<std::uint32_t>(*id)}) : nullptr;
  return place_.window != nullptr;
}

bool TargetFinder::find_window(std::string_view text, bool only) {
  if (text.starts_with('@')) return use_window_id(text) && use_best_session_of_window();
  place_.session = current().session;
  if (find_window_in_session(text)) return true;
  if (only || !find_session(text)) return false;
  use_current_window();
  place_.index = has_flag(flags_, TargetFlag::window_index) ? -1 : place_.link->index;
  return true;
}

bool TargetFinder::find_window_in_session(std::string_view text) {
  use_current_window();  // stays when the target is the index of no window
  if (text.starts_with('@')) return use_window_id(text) && use_link_of_window();
  const state::Session& session = *place_.session;
  if (!exact_window_) {
    if (text.starts_with('+') || text.starts_with('-')) {
      if (step_count(text)) return step_window(text);
    }
    if (text == "!") return !session.last.empty() && use_link(find_link(session, session.last.front()));
    if (text == "^") return use_link(&session.links.front());
    if (text == "$") return use_link(&session.links.back());
  }
  if (!text.starts_with('+') && !text.starts_with('-')) {
    if (const auto index = parse_number(text, 0, k_int_max_value)) {
      if (use_link(find_link(session, static_cast<int>(*index)))) return true;
      if (has_flag(flags_, TargetFlag::window_index)) {
        place_.index = static_cast<int>(*index);
        return true;
      }
    }
  }
  return find_window_by_name(text);
}

// "+N" and "-N": windows around the ends, or plain arithmetic when an index is wanted.
bool TargetFinder::step_window(std::string_view text) {
  const state::Session& session = *place_.session;
  const int count = *step_count(text);
  const bool forward = text.starts_with('+');
  if (has_flag(flags_, TargetFlag::window_index)) {
    if (forward ? std::numeric_limits<int>::max() - session.current < count : count > session.current) return false;
    place_.index = forward ? session.current + count : session.current - count;
    return true;
  }
  int index = session.current;
  for (std::size_t left = static_cast<std::size_t>(count) % session.links.size(); left > 0; --left) {
    index = forward ? *next_index(session, index) : *previous_index(session, index);
  }
  return use_link(find_link(session, index));
}

// Exact, then as a prefix, then as a pattern; more than one at any of these is an error.
bool TargetFinder::find_window_by_name(std::string_view text) {
  const std::string pattern(text);
  std::vector<std::string> names;
  for (const WindowLink& link : place_.session->links) {
    const state::Window* window = registry().window(link.window);
    names.push_back(window != nullptr ? world_.live.window_name(registry(), *window) : std::string());
  }
  using Match = bool (*)(const std::string& name, const std::string& pattern);
  constexpr Match k_matches[] = {
      [](const std::string& name, const std::string& wanted) { return name == wanted; },
      [](const std::string& name, const std::string& wanted) { return name.starts_with(wanted); },
      [](const std::string& name, const std::string& wanted) {
        return ::fnmatch(wanted.c_str(), name.c_str(), 0) == 0;
      },
  };
  for (const Match match : k_matches) {
    const WindowLink* found = nullptr;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (!match(names[i], pattern)) continue;
      if (found != nullptr) return false;
      found = &place_.session->links[i];
    }
    if (found != nullptr) return use_link(found);
    if (exact_window_) return false;
  }
  return false;
}

}  // namespace shim
