// SPDX-License-Identifier: ISC
// Which window of a session comes next (session.c, session_next and so on). Pure.
#pragma once

#include <optional>

#include "state/model.hpp"

namespace shim {

// Indexes; nullopt when the answer would be the current window itself.
std::optional<int> next_index(const state::Session& session);
std::optional<int> previous_index(const state::Session& session);
std::optional<int> last_index(const state::Session& session);

}  // namespace shim
