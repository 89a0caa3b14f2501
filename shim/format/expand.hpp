// SPDX-License-Identifier: ISC
// tmux's formats (tmux(1), FORMATS): "#{pane_id}", "#S", "#{?cond,a,b}", "#{=10:x}", ... Unknown variables are empty.
// Pure but for LiveSource; not thread-safe because that is not.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "shim/live/caller.hpp"
#include "shim/live/place.hpp"
#include "shim/live/world.hpp"

namespace shim {

struct FormatContext {
  const World* world = nullptr;      // null: no server; then only `extra` and constants resolve
  const Caller* caller = nullptr;
  Place place;
  const state::Buffer* buffer = nullptr;
  // Variables of the calling command ("line", "command_list_name", "hook_pane", ...); they win over the table.
  std::map<std::string, std::string, std::less<>> extra = {};
};

enum class TimeExpansion : std::uint8_t { off, strftime };

// Expands once, as display-message -p and -F do (strftime: %H and so on are expanded first, as tmux does where it
// calls format_expand_time).
std::string expand(std::string_view format, const FormatContext& context, TimeExpansion time = TimeExpansion::off);

// tmux's truth of an expanded -f filter: not empty and not "0".
bool is_true(std::string_view expanded);

// The value of one variable, option or "@user" option; empty when unknown.
std::string variable(std::string_view name, const FormatContext& context);

}  // namespace shim
