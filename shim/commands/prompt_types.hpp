// SPDX-License-Identifier: ISC
// The kinds of prompts that have a history (tmux(1), command-prompt).
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "shim/cli/args.hpp"

namespace shim {

inline constexpr std::array<std::string_view, 4> k_prompt_types{"command", "search", "target", "window-target"};

inline state::Result<void> check_prompt_type(const Args& args) {
  const auto type = args.value('T');
  if (!type || std::find(k_prompt_types.begin(), k_prompt_types.end(), *type) != k_prompt_types.end()) return {};
  return state::fail(state::ErrorCode::invalid_argument, "invalid type: " + std::string(*type));
}

}  // namespace shim
