// SPDX-License-Identifier: ISC
// The environment of panes (tmux(1), GLOBAL AND SESSION ENVIRONMENT). There is no server, so the global environment is
// the caller's own with the registry head's overlay (set-environment -g) on top; sessions lie over that. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "state/model.hpp"
#include "state/registry.hpp"

namespace shim {

using EnvironmentList = std::vector<std::string>;  // "KEY=value", as in environ(7)

// What show-environment -g lists: entries are set, hidden or removed, never unset.
state::Environment global_environment(const EnvironmentList& caller, const state::Environment& overlay);

// What a new program gets: global, then session, then `extra` (-e K=V, in order), without hidden and removed
// variables, sorted by name. TERM, TMUX and the like are the spawner's.
EnvironmentList pane_environment(const EnvironmentList& caller, const state::Environment& overlay,
                                 const state::Environment& session, const EnvironmentList& extra);

// Copies into `target` what each pattern (fnmatch) of update-environment finds in the caller's environment; a pattern
// that finds nothing becomes a removed variable. One pattern takes the first match by name, as tmux does.
void update_environment(const std::vector<std::string>& patterns, const EnvironmentList& caller,
                        state::Environment& target);
// The same with the global update-environment option (new-session).
void update_environment(const state::Registry& registry, const EnvironmentList& caller, state::Environment& target);

// The value a format variable has: the session's entry, else the global one; hidden values too. nullopt: none.
std::optional<std::string> environment_value(std::string_view name, const EnvironmentList& caller,
                                             const state::Environment& overlay, const state::Environment* session);

// "K=V" -> set; text without '=' is ignored.
void put_variable(state::Environment& environment, std::string_view text);

}  // namespace shim
