// SPDX-License-Identifier: ISC
// Where set-option and show-options look: -s, -g, -w, -p and -t against what the option is (options.c,
// options_scope_from_name and options_scope_from_flags).
#pragma once

#include <cstdint>

#include "shim/commands/context.hpp"
#include "shim/options/option_name.hpp"
#include "shim/options/set_value.hpp"

namespace shim {

enum class OptionSite : std::uint8_t { server, global_session, session, global_window, window, pane };

// set-window-option and show-window-options mean windows without -w.
enum class OptionVerb : std::uint8_t { any, window };

// Errors (not_found): "no such session: x", "no current session", and the same of window and pane.
state::Result<OptionSite> site_for_flags(const Args& args, OptionVerb verb, const Place& place);
state::Result<OptionSite> site_for_name(const Args& args, OptionVerb verb, const OptionName& option,
                                        const Place& place);

OptionScope scope_of(OptionSite site);
LevelView level_at(const state::Registry& registry, OptionSite site, const Place& place);
// The same to change: marks the record as edited.
OptionLevel edit_level_at(state::Registry& registry, OptionSite site, const Place& place);

// The place -t means; an empty one when it means nothing, for then the scope decides whether that is an error
// (tmux: CMD_FIND_CANFAIL).
Place option_place(const Context& context, const World& world, const Args& args, OptionVerb verb);

// "no such session: x" or "no current session".
tl::unexpected<state::Error> missing_session(const Args& args);

// Expands a format unless the text can't hold any.
std::string expand_text(const Context& context, const World& world, const Place& place, std::string_view text);

}  // namespace shim
