// SPDX-License-Identifier: ISC
// #{S:...}, #{W:...,...}, #{P:...,...}: the format once for each session, window or pane; #{N:...}: is there one of
// that name?
#include <algorithm>

#include "shim/format/expander.hpp"
#include "shim/format/format_text.hpp"

namespace shim {
namespace {

// The format for all, and the one for the current window or active pane.
std::pair<std::string_view, std::string_view> alternatives(std::string_view format) {
  return split_choice(format).value_or(std::pair{format, format});
}

}  // namespace

std::string Expander::each_session(std::string_view format) {
  const state::Registry* registry = subject_->registry();
  if (registry == nullptr) return {};
  std::vector<const state::Session*> sessions;
  for (const state::SessionId id : registry->session_ids())
    if (const state::Session* session = registry->session(id)) sessions.push_back(session);
  std::sort(sessions.begin(), sessions.end(), [](const auto* a, const auto* b) { return a->name < b->name; });
  std::string out;
  for (const state::Session* session : sessions) {
    Place place;
    place.session = session;
    const Subject subject(subject_->context(), place);
    out += with(subject).expand(format);
  }
  return out;
}

Value Expander::each_window(std::string_view format) {
  const state::Session* session = subject_->place().session;
  if (session == nullptr) return std::nullopt;
  const auto [all, current] = alternatives(format);
  std::string out;
  for (const state::WindowLink& link : session->links) {
    Place place;
    place.session = session;
    place.link = &link;
    const Subject subject(subject_->context(), place);
    out += with(subject).expand(link.index == session->current ? current : all);
  }
  return out;
}

Value Expander::each_pane(std::string_view format) {
  const state::Window* window = subject_->place().window;
  const state::Registry* registry = subject_->registry();
  if (window == nullptr || registry == nullptr) return std::nullopt;
  const auto [all, active] = alternatives(format);
  std::string out;
  for (const state::PaneId id : window->panes) {
    Place place = subject_->place();
    place.pane = registry->pane(id);
    if (place.pane == nullptr) continue;
    const Subject subject(subject_->context(), place);
    out += with(subject).expand(id == window->active ? active : all);
  }
  return out;
}

bool Expander::names_a_session(const std::string& name) const {
  const state::Registry* registry = subject_->registry();
  if (registry == nullptr) return false;
  const auto ids = registry->session_ids();
  return std::any_of(ids.begin(), ids.end(), [&](state::SessionId id) {
    const state::Session* session = registry->session(id);
    return session != nullptr && session->name == name;
  });
}

Value Expander::names_a_window(const std::string& name) const {
  const state::Session* session = subject_->place().session;
  if (session == nullptr || subject_->registry() == nullptr) return std::nullopt;
  const auto has_name = [&](const state::WindowLink& link) {
    const state::Window* window = subject_->registry()->window(link.window);
    return window != nullptr && subject_->context().world->live.window_name(*subject_->registry(), *window) == name;
  };
  return yes_no(std::any_of(session->links.begin(), session->links.end(), has_name));
}

}  // namespace shim
