// SPDX-License-Identifier: ISC
// What link-window, move-window and break-pane share: where a window goes.
#pragma once

#include "shim/commands/context.hpp"

namespace shim {

// The index that -t names, or the one that -a and -b make free in its session; nullopt: the lowest free one.
std::optional<int> destination_index(state::Registry& registry, const Place& target, const Args& args);

enum class SourceLink : std::uint8_t { stays, goes };
// The handler of link-window, and of move-window without -r.
state::Result<void> move_window(Context& context, const Args& args, SourceLink source_link);

}  // namespace shim
