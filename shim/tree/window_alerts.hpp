// SPDX-License-Identifier: ISC
// Bell, activity and silence in a window, as its links remember them (tmux: alerts.c). No session has an attached
// client, so the current window of a session is alerted about like any other.
#pragma once

#include <vector>

#include "shim/tree/hook_events.hpp"
#include "state/registry.hpp"

namespace shim {

// Option monitor-bell or its kin.
bool monitors(const state::Registry& registry, state::WindowId window, state::Alert alert);
// Seconds without output, 0: option monitor-silence is off.
std::int64_t silence_limit(const state::Registry& registry, state::WindowId window);

// A link of the window does not have it yet.
bool is_news(const state::Registry& registry, state::WindowId window, state::Alert alert);

// Of the links that have it not yet, for a bell of all: where bell-action or its kin wants the hook alert-bell or its
// kin.
std::vector<HookEvent> alert_events(const state::Registry& registry, state::WindowId window, state::Alert alert);

void raise_alert(state::Registry& registry, state::WindowId window, state::Alert alert);
// The window is current somewhere now: seen, wherever it is linked (winlink_clear_flags).
void clear_alerts(state::Registry& registry, state::WindowId window);

}  // namespace shim
