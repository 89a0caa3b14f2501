// SPDX-License-Identifier: ISC
#include "shim/tree/window_alerts.hpp"

#include "shim/options/option_view.hpp"

namespace shim {

namespace {

using state::Alert;
using state::Registry;
using state::WindowId;
using state::WindowLink;

struct AlertNames {
  Alert alert;
  std::string_view monitor, action, hook;
};
constexpr AlertNames k_names[] = {
    {Alert::bell, "monitor-bell", "bell-action", "alert-bell"},
    {Alert::activity, "monitor-activity", "activity-action", "alert-activity"},
    {Alert::silence, "monitor-silence", "silence-action", "alert-silence"},
};

const AlertNames& names_of(Alert alert) {
  for (const AlertNames& names : k_names) {
    if (names.alert == alert) return names;
  }
  return k_names[0];
}

template <class Visit>
void each_link(const Registry& registry, WindowId window, Visit visit) {
  for (const state::SessionId id : registry.session_ids()) {
    const state::Session* session = registry.session(id);
    if (session == nullptr) continue;
    for (const WindowLink& link : session->links) {
      if (link.window == window) visit(*session, link);
    }
  }
}

bool action_applies(const Registry& registry, const state::Session& session, const WindowLink& link,
                    std::string_view option) {
  Place place;
  place.session = &session;
  const std::string_view action = OptionView(registry, place).text(option);
  const bool current = session.current == link.index;
  return action == "any" || (action == "current" && current) || (action == "other" && !current);
}

Place place_of(const state::Window* window) {
  Place place;
  place.window = window;
  return place;
}

}  // namespace

bool monitors(const Registry& registry, WindowId id, Alert alert) {
  const state::Window* window = registry.window(id);
  if (window == nullptr) return false;
  return OptionView(registry, place_of(window)).number(names_of(alert).monitor) != 0;
}

std::int64_t silence_limit(const Registry& registry, WindowId id) {
  const state::Window* window = registry.window(id);
  return window == nullptr ? 0 : OptionView(registry, place_of(window)).number("monitor-silence");
}

bool is_news(const Registry& registry, WindowId window, Alert alert) {
  bool news = false;
  each_link(registry, window,
            [&](const state::Session&, const WindowLink& link) { news = news || !has_alert(link, alert); });
  return news;
}

std::vector<HookEvent> alert_events(const Registry& registry, WindowId window, Alert alert) {
  std::vector<HookEvent> events;
  const state::Window* record = registry.window(window);
  each_link(registry, window, [&](const state::Session& session, const WindowLink& link) {
    if (alert != Alert::bell && has_alert(link, alert)) return;
    if (!action_applies(registry, session, link, names_of(alert).action)) return;
    events.push_back({std::string(names_of(alert).hook),
                      session.id,
                      session.name,
                      window,
                      record == nullptr ? std::string() : record->name,
                      {}});
  });
  return events;
}

void raise_alert(Registry& registry, WindowId window, Alert alert) {
  for (const state::SessionId id : registry.session_ids()) {
    const state::Session* session = registry.session(id);
    if (session == nullptr) continue;
    for (std::size_t i = 0; i < session->links.size(); ++i) {
      if (!(session->links[i].window == window) || has_alert(session->links[i], alert)) continue;
      registry.edit_session(id)->links[i].alerts |= static_cast<unsigned>(alert);
    }
  }
}

void clear_alerts(Registry& registry, WindowId window) {
  for (const state::SessionId id : registry.session_ids()) {
    const state::Session* session = registry.session(id);
    if (session == nullptr) continue;
    for (std::size_t i = 0; i < session->links.size(); ++i) {
      if (!(session->links[i].window == window) || session->links[i].alerts == 0) continue;
      registry.edit_session(id)->links[i].alerts = 0;
    }
  }
}

}  // namespace shim
