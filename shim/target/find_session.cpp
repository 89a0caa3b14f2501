// SPDX-License-Identifier: ISC
// Sessions by target, and the caller's own place.
#include <fnmatch.h>

#include <algorithm>
#include <string>

#include "shim/layout/number.hpp"
#include "shim/target/finder.hpp"
#include "shim/tree/links.hpp"

namespace shim {

namespace {

using state::Session;

constexpr long long k_id_max = 0xffffffffLL;

}  // namespace

TargetFinder::TargetFinder(const World& world, TargetFlag flags)
    : world_(world), flags_(flags), exact_session_(has_flag(flags, TargetFlag::exact_session)) {
  for (const state::SessionId id : world.registry.session_ids()) {
    const Session* session = world.registry.session(id);
    if (session != nullptr && find_link(*session, session->current) != nullptr) sessions_.push_back(session);
  }
  std::sort(sessions_.begin(), sessions_.end(), [](const Session* a, const Session* b) { return a->name < b->name; });
}

const Place& TargetFinder::current() {
  if (!current_) current_ = make_current_();
  return *current_;
}

// The most recently active; of equals the first by name.
const Session* TargetFinder::best_session(const std::function<bool(const Session&)>& wanted) const {
  const Session* best = nullptr;
  for (const Session* session : sessions_) {
    if (wanted(*session) && (best == nullptr || session->activity_us > best->activity_us)) best = session;
  }
  return best;
}

const Session* TargetFinder::unique_session(const std::function<bool(const Session&)>& wanted) const {
  const Session* found = nullptr;
  for (const Session* session : sessions_) {
    if (!wanted(*session)) continue;
    if (found != nullptr) return nullptr;
    found = session;
  }
  return found;
}

bool TargetFinder::find_session(std::string_view text) {
  if (text.starts_with('$')) {
    const auto id = parse_number(text.substr(1), 0, k_id_max);
    place_.session = id ? unique_session([&](const Session& session) { return session.id.value == *id; }) : nullptr;
    return place_.session != nullptr;
  }
  const std::string pattern(text);
  place_.session = unique_session([&](const Session& session) { return session.name == text; });
  if (place_.session != nullptr) return true;
  if (exact_session_) return false;
  // More than one by prefix is an error, not a reason to try patterns.
  const auto has_prefix = [&](const Session* session) { return session->name.starts_with(text); };
  if (std::any_of(sessions_.begin(), sessions_.end(), has_prefix)) {
    place_.session = unique_session([&](const Session& session) { return has_prefix(&session); });
  } else {
    place_.session = unique_session(
        [&](const Session& session) { return ::fnmatch(pattern.c_str(), session.name.c_str(), 0) == 0; });
  }
  return place_.session != nullptr;
}

const state::Pane* TargetFinder::pane_with_tty(std::string_view tty) const {
  for (const state::PaneId id : registry().pane_ids()) {
    const state::Pane* pane = registry().pane(id);
    const PaneFacts* facts = pane != nullptr ? world_.live.facts(*pane) : nullptr;
    if (facts != nullptr && facts->dead == 0 && tty == facts->tty) return pane;
    world_.live.forget_facts();  // of all panes they would be megabytes
  }
  return nullptr;
}

// tmux asks the terminal first and then $TMUX_PANE (cmd_find_inside_pane). $TMUX_PANE counts only when $TMUX names
// this universe: pane ids of another one mean nothing here. A terminal is looked for among all panes only when that
// pane does not have it.
const state::Pane* TargetFinder::pane_of_caller(const Caller& caller) const {
  const std::string tmux = caller.env("TMUX");
  if (!tmux.empty() && std::string_view(tmux).substr(0, tmux.find(',')) != caller.socket_path) return nullptr;
  const std::string variable = caller.env("TMUX_PANE");
  const state::Pane* pane = nullptr;
  if (!tmux.empty() && variable.starts_with('%')) {
    const auto id = parse_number(std::string_view(variable).substr(1), 0, k_id_max);
    if (id) pane = registry().pane(state::PaneId{static_cast<std::uint32_t>(*id)});
  }
  if (!caller.tty.starts_with("/dev/pts/")) return pane;
  const PaneFacts* facts = pane != nullptr ? world_.live.facts(*pane) : nullptr;
  if (facts != nullptr && caller.tty == facts->tty) return pane;
  const state::Pane* by_tty = pane_with_tty(caller.tty);
  return by_tty != nullptr ? by_tty : pane;
}

Place TargetFinder::place_of_caller(const Caller& caller) const {
  Place place;
  if (const state::Pane* pane = pane_of_caller(caller)) {
    place.session =
        best_session([&](const Session& session) { return find_link_of(session, pane->window) != nullptr; });
  }
  if (place.session == nullptr) place.session = best_session([](const Session&) { return true; });
  if (place.session == nullptr) return place;
  // The pane only chooses the session: what counts is that session's current window and active pane.
  place.link = find_link(*place.session, place.session->current);
  place.window = registry().window(place.link->window);
  place.pane = place.window != nullptr ? registry().pane(place.window->active) : nullptr;
  place.index = place.link->index;
  return place;
}

}  // namespace shim
